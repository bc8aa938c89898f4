package org.nightjar.casefile;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobCancelledException;

/**
 * The parts of one file, or of a piece of it, on their way from the thread that reads it to the one that writes or compares.
 *
 * @param <P> such a part
 */
final class ItemFeed<P> {

    /** Fewer make the reader of one file wait while another is written: with 4 a third of its time. */
    private static final int PARTS = 16;

    /** Kibibytes of a piece that are held: a piece of ordinary size is held whole. */
    private static final int PIECE_KIB = 16 << 10;

    /** An empty batch is some arrays too. */
    private static final int BATCH_KIB = 32;

    /** Some arrays, a thousand ids, and what is new to each. */
    private static final int EVENTS_KIB = 224;

    private final BlockingQueue<P> parts = new LinkedBlockingQueue<>();
    private final int room;
    private final Semaphore free;
    private final ToIntFunction<P> size;
    private final ToIntFunction<P> weight;
    private final @Nullable AheadRoom ahead;
    private volatile boolean current;
    private volatile boolean dropped;

    private ItemFeed(int room, ToIntFunction<P> size, ToIntFunction<P> weight, @Nullable AheadRoom ahead) {
        this.room = room;
        this.free = new Semaphore(room);
        this.size = size;
        this.weight = weight;
        this.ahead = ahead;
    }

    /** Of a file. */
    static ItemFeed<ItemPart> ofItem(AheadRoom ahead) {
        return new ItemFeed<>(PARTS, part -> 1, ItemFeed::kib, ahead);
    }

    /** Of a piece that is read before its turn. */
    static ItemFeed<ItemPart> ofPiece() {
        return ofPiece(ItemFeed::bytes);
    }

    /** The same of other parts. */
    static <P> ItemFeed<P> ofPiece(ToLongFunction<P> bytes) {
        ToIntFunction<P> kib = part -> (int) Math.min(PIECE_KIB, 1 + (bytes.applyAsLong(part) >> 10));
        return new ItemFeed<>(PIECE_KIB, kib, kib, null);
    }

    /** Waits for room, if it is the feed of a file and nobody waits for its parts. */
    void begin() {
        if (ahead != null) {
            ahead.enter(this::isWaitedFor);
        }
    }

    /** What a part is to those that are read ahead: beside its bytes mostly texts, which are not measured. */
    private static int kib(ItemPart part) {
        return (int) (bytes(part) >> 10) + (part instanceof ItemPart.Events ? EVENTS_KIB : 0);
    }

    private static long bytes(ItemPart part) {
        if (part instanceof ItemPart.Events events) {
            return ((long) BATCH_KIB << 10) + events.batch().bytes().length;
        } else if (part instanceof ItemPart.Entry entry) {
            return entry.gzip().map(gzip -> gzip.length).orElse(0);
        } else if (part instanceof ItemPart.Rejects rejects) {
            return rejects.bytes();
        }
        return 0;
    }

    /** Waits while the feed is full. */
    void put(P part) {
        try {
            free.acquire(size.applyAsInt(part));
            if (dropped) {
                throw new JobCancelledException();
            }
            if (ahead != null) {
                ahead.put(weight.applyAsInt(part));
            }
            parts.put(part);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        }
    }

    /** Waits for the next part; after {@link ItemPart.End} there is none. */
    P take() {
        try {
            P part = parts.take();
            free.release(size.applyAsInt(part));
            if (ahead != null) {
                ahead.taken(weight.applyAsInt(part));
            }
            return part;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        }
    }

    /** Nobody takes any more: whoever puts is stopped. */
    void drop() {
        dropped = true;
        parts.clear();
        free.release(room);
    }

    /** From here on somebody waits for its parts. */
    void waitedFor() {
        current = true;
        if (ahead != null) {
            ahead.look();
        }
    }

    /** Whether somebody waits for its parts, so that it is worth more than one thread. */
    boolean isWaitedFor() {
        return current;
    }
}
