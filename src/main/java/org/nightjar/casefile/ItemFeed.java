package org.nightjar.casefile;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.nightjar.job.JobCancelledException;

/** The parts of one file on their way from the thread that reads it to the one that writes. */
final class ItemFeed {

    /** Fewer make the reader of one file wait while another is written: with 4 a third of its time. */
    private static final int PARTS = 16;

    private final BlockingQueue<ItemPart> parts = new ArrayBlockingQueue<>(PARTS);

    /** Waits while the feed is full. */
    void put(ItemPart part) {
        try {
            parts.put(part);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        }
    }

    /** Waits for the next part; after {@link ItemPart.End} there is none. */
    ItemPart take() {
        try {
            return parts.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        }
    }
}
