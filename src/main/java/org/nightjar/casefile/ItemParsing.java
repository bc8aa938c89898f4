package org.nightjar.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.EvidenceDigest;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.EvidenceReader;
import org.nightjar.evidence.HashedFile;
import org.nightjar.evidence.PieceReaders;
import org.nightjar.evidence.SplitArchive;
import org.nightjar.evidence.Unfolder;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.EntryHash;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;
import org.nightjar.parse.EntryOutcome;
import org.nightjar.parse.EntryParser;
import org.nightjar.parse.RecordSink;
import org.nightjar.store.EventBatch;

/** Reads one file and puts what it finds into a feed. Confined to the thread that runs it. */
final class ItemParsing implements EntryHandler, RecordSink {

    /** Rejects that are handed over together. */
    private static final int MOST_REJECTS = 256;

    private static final long MOST_REJECT_BYTES = 1 << 20;

    private final ItemFeed<ItemPart> feed;
    private final EvidenceLimits limits;
    private final EntryParser parser;
    private final JobContext job;
    private final Optional<PieceReaders> readers;
    private EventBatch batch;
    private Optional<byte[]> gzip = Optional.empty();
    private boolean announced;
    private boolean inside;
    private Optional<Path> file = Optional.empty();
    private List<ItemPart.Rejected> rejects = new ArrayList<>();
    private long rejectBytes;

    /**
     * A reading of one file, or of a piece of one.
     *
     * @param batch an empty one
     * @param readers who may read pieces of it
     */
    ItemParsing(
            ItemFeed<ItemPart> feed,
            EvidenceLimits limits,
            EntryParser parser,
            JobContext job,
            EventBatch batch,
            Optional<PieceReaders> readers) {
        this.batch = batch;
        this.readers = readers;
        this.feed = feed;
        this.limits = limits;
        this.parser = parser;
        this.job = job;
    }

    /**
     * Reads the file and says how it ended, whatever happens.
     *
     * @param isKnown whether the case has these bytes, by SHA-256: then they are not parsed
     */
    void run(Path file, Predicate<String> isKnown) {
        Optional<EvidenceDigest> digest = Optional.empty();
        Exception failure = null;
        this.file = Optional.of(file);
        try {
            feed.begin();
            HashedFile hashed = EvidenceReader.open(file, job);
            EvidenceDigest before = hashed.digest();
            feed.put(new ItemPart.Start(before));
            if (isKnown.test(before.sha256())) {
                job.advance(before.bytes());
                digest = Optional.of(before);
            } else {
                digest = Optional.of(hashed.read(this, limits, job));
            }
        } catch (NightjarException | RuntimeException failed) {
            failure = failed;
        } catch (OutOfMemoryError exhausted) {
            failure = new IllegalStateException(exhausted);
        }
        end(new ItemPart.End(digest, failure));
    }

    /** Reads a piece and says how it ended, whatever happens; gives an empty batch for the next. */
    EventBatch piece(PieceReaders.PieceReading reading) {
        end(new ItemPart.End(Optional.empty(), FeedPiece.failureOf(reading, this)));
        return batch.rows() == 0 ? batch : batch.next();
    }

    @Override
    public Optional<PieceReaders> readers() {
        return readers;
    }

    private void end(ItemPart.End end) {
        try {
            flush();
            feed.put(end);
        } catch (JobCancelledException nobodyTakes) {
            // the writer has stopped: what was read is not wanted any more
        }
    }

    @Override
    public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
            throws IOException {
        flush();
        this.gzip = gzip;
        announced = false;
        inside = true;
        EntryOutcome outcome;
        try {
            outcome = parser.parse(entryPath, content, unfolder, this, job);
        } catch (IOException unread) {
            flush();
            inside = false;
            feed.put(new ItemPart.EntryEnd(entryPath, EntryOutcome.brokenOff()));
            throw unread;
        }
        flush();
        inside = false;
        this.gzip = Optional.empty();
        feed.put(new ItemPart.EntryEnd(entryPath, entryPath.isEmpty() ? withAdvice(outcome) : outcome));
    }

    /** Of a file that is no log, what else its name tells. */
    private EntryOutcome withAdvice(EntryOutcome outcome) {
        return outcome.kind() != EntryOutcome.Kind.NOT_A_LOG
                ? outcome
                : file.flatMap(SplitArchive::advice).map(outcome::with).orElse(outcome);
    }

    /** Members of archives: a file by itself has its own hash, and gzip a checksum of what is in it. */
    @Override
    public boolean wantsHash(String entryPath) {
        return !entryPath.isEmpty();
    }

    @Override
    public void hashed(EntryHash hash) {
        feed.put(new ItemPart.Hashed(hash));
    }

    @Override
    public void transcoded() {
        gzip = Optional.empty();
    }

    /** From here on records are kept by themselves, not as places in the gzip of the entry. */
    @Override
    public void carried() {
        flush();
        gzip = Optional.empty();
        announced = false;
    }

    @Override
    public void event(AuditEvent event, byte[] buffer, int offset, int length) {
        if (batch.isFull() || !rejects.isEmpty()) {
            flush();
        }
        if (gzip.isPresent()) {
            batch.add(event, length);
        } else {
            batch.add(event, buffer, offset, length);
        }
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt) {
        reject(position, reason, message, excerpt, RejectContent.NONE);
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt, RejectContent content) {
        if (batch.rows() > 0 || rejects.size() == MOST_REJECTS || rejectBytes >= MOST_REJECT_BYTES) {
            flush();
        }
        rejects.add(new ItemPart.Rejected(position, reason, message, excerpt, content));
        rejectBytes += content.bytes().length;
    }

    @Override
    public void skipped(String entryPath, String message) {
        feed.put(new ItemPart.Skipped());
    }

    /** Hands over what is held: events or rejects, never both. */
    private void flush() {
        if (!rejects.isEmpty()) {
            feed.put(new ItemPart.Rejects(rejects, rejectBytes, inside));
            rejects = new ArrayList<>();
            rejectBytes = 0;
        }
        if (batch.rows() > 0) {
            if (!announced) {
                feed.put(new ItemPart.Entry(gzip));
                announced = true;
            }
            feed.put(new ItemPart.Events(batch));
            batch = batch.next();
        }
    }
}
