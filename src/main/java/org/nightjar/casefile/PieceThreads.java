package org.nightjar.casefile;

import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.PieceReaders;
import org.nightjar.job.JobContext;
import org.nightjar.job.OnAllCores;
import org.nightjar.model.NightjarException;
import org.nightjar.parse.EntryParser;
import org.nightjar.store.EventBatch;

/**
 * Threads that read pieces of the file that is being written, so that one large archive is not the work of one core. Files
 * that are only read ahead get none, so a piece is never held for long. Memory: 16 MiB of each piece that was begun.
 */
final class PieceThreads implements AutoCloseable {

    private final ExecutorService threads = OnAllCores.threads("nightjar-piece");
    private final Queue<EventBatch> idle = new ConcurrentLinkedQueue<>();
    private final EvidenceLimits limits;
    private final EntryParser parser;
    private final JobContext job;

    PieceThreads(EvidenceLimits limits, EntryParser parser, JobContext job) {
        this.limits = limits;
        this.parser = parser;
        this.job = job;
    }

    /** Readers whose findings go into the feed of a file, when it is their turn. */
    PieceReaders into(ItemFeed<ItemPart> feed) {
        return reading -> {
            Piece piece = new Piece(reading, feed);
            if (feed.isWaitedFor()) {
                threads.execute(piece);
            }
            return piece;
        };
    }

    /** One piece; begun once, by whoever claims it. */
    private final class Piece implements PieceReaders.Piece, Runnable {

        private final PieceReaders.PieceReading reading;
        private final ItemFeed<ItemPart> into;
        private final ItemFeed<ItemPart> own = ItemFeed.ofPiece();
        private final AtomicBoolean claimed = new AtomicBoolean();

        Piece(PieceReaders.PieceReading reading, ItemFeed<ItemPart> into) {
            this.reading = reading;
            this.into = into;
        }

        @Override
        public void run() {
            if (claim()) {
                EventBatch batch = idle.poll();
                EventBatch empty = batch == null ? new EventBatch() : batch;
                ItemParsing parsing = new ItemParsing(own, limits, parser, job, empty, Optional.empty());
                idle.add(parsing.piece(reading));
            }
        }

        @Override
        public boolean claim() {
            return claimed.compareAndSet(false, true);
        }

        @Override
        public void take() throws IOException, NightjarException {
            ItemPart part = own.take();
            while (!(part instanceof ItemPart.End)) {
                into.put(part);
                part = own.take();
            }
            Exception failure = ((ItemPart.End) part).failure();
            if (failure instanceof IOException unread) {
                throw unread;
            } else if (failure instanceof NightjarException known) {
                throw known;
            } else if (failure != null) {
                throw failure instanceof RuntimeException other ? other : new IllegalStateException(failure);
            }
        }

        @Override
        public void drop() {
            claimed.set(true);
            own.drop();
        }
    }

    /** Stops what is still being read. */
    @Override
    public void close() {
        OnAllCores.stop(threads);
    }
}
