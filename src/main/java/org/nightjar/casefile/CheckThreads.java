package org.nightjar.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.PieceReaders;
import org.nightjar.evidence.Unfolder;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.OnAllCores;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.EntryHash;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.parse.EntryParser;
import org.nightjar.parse.RecordSink;

/**
 * Threads that read pieces of archives again while others compare, when there are fewer files than cores: each file has a
 * thread of its own already. What they find is held until its turn, at most 16 MiB of a piece, and compared by the
 * thread of the file, in order.
 */
final class CheckThreads implements AutoCloseable {

    /** An event is about so much larger than its record. */
    private static final int EVENT_BYTES = 2 << 10;

    /** Bytes of events that are handed over together. */
    private static final long EVENTS_BYTES = 256 << 10;

    private final ExecutorService threads = OnAllCores.threads("nightjar-check");
    private final AtomicInteger files = new AtomicInteger();
    private final EntryParser parser;
    private final EvidenceLimits limits;
    private final JobContext job;
    private final int busy;

    /** @param busy so many files at once keep all cores busy, so that none gets help */
    CheckThreads(EntryParser parser, EvidenceLimits limits, JobContext job, int busy) {
        this.busy = busy;
        this.parser = parser;
        this.limits = limits;
        this.job = job;
    }

    /** A file is begun; until {@link #ended} it keeps one core busy. */
    void begun() {
        files.incrementAndGet();
    }

    void ended() {
        files.decrementAndGet();
    }

    PieceReaders of(CheckedItem item) {
        return reading -> {
            Piece piece = new Piece(reading, item);
            if (files.get() < busy) {
                threads.execute(piece);
            }
            return piece;
        };
    }

    private static long bytes(CheckPart part) {
        if (part instanceof CheckPart.Events events) {
            return events.bytes();
        }
        return part instanceof CheckPart.Held held
                ? held.bytes().map(all -> all.length).orElse(0)
                : 0;
    }

    private final class Piece extends FeedPiece<CheckPart> implements EntryHandler, RecordSink {

        private final PieceReaders.PieceReading reading;
        private final CheckedItem item;
        private final ItemFeed<CheckPart> found;
        private List<CheckPart.Event> events = new ArrayList<>();
        private long eventBytes;

        Piece(PieceReaders.PieceReading reading, CheckedItem item) {
            this(reading, item, ItemFeed.ofPiece(CheckThreads::bytes));
        }

        private Piece(PieceReaders.PieceReading reading, CheckedItem item, ItemFeed<CheckPart> found) {
            super(found);
            this.reading = reading;
            this.item = item;
            this.found = found;
        }

        @Override
        void read() {
            Exception failure = failureOf(reading, this);
            try {
                put(new CheckPart.End(failure));
            } catch (JobCancelledException nobodyTakes) {
                // the comparing thread has stopped: what was read is not wanted any more
            }
        }

        @Override
        void handOver(CheckPart part) throws NightjarException {
            item.take(part);
        }

        @Override
        public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
                throws IOException {
            put(new CheckPart.Begin(entryPath));
            if (!item.holdsDigests()) {
                parse(entryPath, content, unfolder);
                return;
            }
            DigestHolding holding = new DigestHolding(content, limits.maxDigestBytes());
            try {
                parse(entryPath, holding, unfolder);
                holding.readOn();
            } finally {
                put(new CheckPart.Held(holding.held()));
            }
        }

        private void parse(String entryPath, InputStream content, Unfolder unfolder) throws IOException {
            if (item.readsRecords()) {
                parser.parse(entryPath, content, unfolder, this, job);
            }
        }

        @Override
        public void event(AuditEvent event, byte[] buffer, int offset, int length) {
            events.add(new CheckPart.Event(event, Arrays.copyOfRange(buffer, offset, offset + length)));
            eventBytes += EVENT_BYTES + length;
            if (eventBytes >= EVENTS_BYTES) {
                flush();
            }
        }

        private void flush() {
            if (!events.isEmpty()) {
                found.put(new CheckPart.Events(events, eventBytes));
                events = new ArrayList<>();
                eventBytes = 0;
            }
        }

        private void put(CheckPart part) {
            flush();
            found.put(part);
        }

        @Override
        public boolean wantsHash(String entryPath) {
            return item.wantsHash(entryPath);
        }

        @Override
        public void hashed(EntryHash hash) {
            put(new CheckPart.Hashed(hash));
        }

        /** What could not be read was listed when it was imported. */
        @Override
        public void reject(RecordPosition position, String reason, String message, String excerpt) {}

        @Override
        public void skipped(String entryPath, String message) {}
    }

    /** Stops what is still being read. */
    @Override
    public void close() {
        OnAllCores.stop(threads);
    }
}
