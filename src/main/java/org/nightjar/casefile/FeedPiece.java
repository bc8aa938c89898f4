package org.nightjar.casefile;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.PieceReaders;
import org.nightjar.model.NightjarException;

/**
 * A piece of a file whose parts wait in a feed of its own until it is the piece's turn. Begun once, by whoever claims it.
 *
 * @param <P> what is found in it, bit by bit
 */
abstract class FeedPiece<P> implements PieceReaders.Piece, Runnable {

    /** Last of all parts. */
    interface End {

        /** Why reading ended early, or null. */
        @Nullable
        Exception failure();
    }

    private final ItemFeed<P> found;
    private final AtomicBoolean claimed = new AtomicBoolean();

    FeedPiece(ItemFeed<P> found) {
        this.found = found;
    }

    /** Puts all parts of the piece into its feed, last of all its end. */
    abstract void read();

    /** Takes over one part, on the thread whose turn it is. */
    abstract void handOver(P part) throws IOException, NightjarException;

    /** Reads a piece; gives why that ended early, or null. */
    static @Nullable Exception failureOf(PieceReaders.PieceReading reading, EntryHandler handler) {
        try {
            reading.read(handler);
            return null;
        } catch (IOException | NightjarException | RuntimeException failed) {
            return failed;
        } catch (OutOfMemoryError exhausted) {
            return new IllegalStateException(exhausted);
        }
    }

    @Override
    public final void run() {
        if (claim()) {
            read();
        }
    }

    @Override
    public final boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    @Override
    public final void take() throws IOException, NightjarException {
        P part = found.take();
        while (!(part instanceof End)) {
            handOver(part);
            part = found.take();
        }
        Exception failure = ((End) part).failure();
        if (failure instanceof IOException unread) {
            throw unread;
        } else if (failure instanceof NightjarException known) {
            throw known;
        } else if (failure != null) {
            throw failure instanceof RuntimeException other ? other : new IllegalStateException(failure);
        }
    }

    @Override
    public final void drop() {
        claimed.set(true);
        found.drop();
    }
}
