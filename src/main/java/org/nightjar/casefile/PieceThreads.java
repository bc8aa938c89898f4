package org.nightjar.casefile;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.PieceReaders;
import org.nightjar.job.JobContext;
import org.nightjar.job.OnAllCores;
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

    private final class Piece extends FeedPiece<ItemPart> {

        private final PieceReaders.PieceReading reading;
        private final ItemFeed<ItemPart> into;
        private final ItemFeed<ItemPart> own;

        Piece(PieceReaders.PieceReading reading, ItemFeed<ItemPart> into) {
            this(reading, into, ItemFeed.ofPiece());
        }

        private Piece(PieceReaders.PieceReading reading, ItemFeed<ItemPart> into, ItemFeed<ItemPart> own) {
            super(own);
            this.reading = reading;
            this.into = into;
            this.own = own;
        }

        @Override
        void read() {
            EventBatch batch = idle.poll();
            EventBatch empty = batch == null ? new EventBatch() : batch;
            ItemParsing parsing = new ItemParsing(own, limits, parser, job, empty, Optional.empty());
            idle.add(parsing.piece(reading));
        }

        @Override
        void handOver(ItemPart part) {
            into.put(part);
        }
    }

    /** Stops what is still being read. */
    @Override
    public void close() {
        OnAllCores.stop(threads);
    }
}
