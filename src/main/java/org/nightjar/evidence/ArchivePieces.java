package org.nightjar.evidence;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.NightjarException;

/**
 * The members of one archive on their way to whoever reads them: some at a time, so that several threads can share them.
 * Pieces are begun in any order and handed over in the archive's. Limits hold as if one thread read all: what a piece unfolds is
 * added to the whole at its turn, and a piece that does not fit is read again by the thread of the file, from the count that
 * it has there. Confined to the thread that reads the file.
 *
 * @param <M> a member, with all that is needed to read it
 */
final class ArchivePieces<M> implements AutoCloseable {

    private static final int MOST_MEMBERS = 64;
    private static final long MOST_BYTES = 256 << 10;
    private static final int AHEAD = 2 * Runtime.getRuntime().availableProcessors() + 1;

    /** Reads some members with a handler and a count of their own; false if no more may follow. */
    interface Reading<M> {
        boolean read(List<M> members, EntryHandler handler, Unfolding unfolding) throws IOException, NightjarException;
    }

    private final Reading<M> reading;
    private final EntryHandler handler;
    private final Unfolding whole;
    private final Optional<PieceReaders> readers;
    private final Deque<Ahead<M>> ahead = new ArrayDeque<>();
    private List<M> members = new ArrayList<>();
    private long bytes;
    private boolean ended;

    ArchivePieces(Reading<M> reading, EntryHandler handler, Unfolding whole, Optional<PieceReaders> readers) {
        this.reading = reading;
        this.handler = handler;
        this.whole = whole;
        this.readers = readers;
    }

    /** A piece that others may have begun. */
    private record Ahead<M>(List<M> members, Unfolding own, PieceReaders.Piece piece) {}

    /**
     * Adds the next member; false if reading has ended before it.
     *
     * @param size in the archive, as far as it is known
     */
    boolean add(M member, long size) throws IOException, NightjarException {
        members.add(member);
        bytes += Math.max(0, size);
        if (readers.isEmpty() || members.size() == MOST_MEMBERS || bytes >= MOST_BYTES) {
            cut();
        }
        return !ended;
    }

    /** Reads all that was added so far; false if reading has ended before the last of them. */
    boolean finish() throws IOException, NightjarException {
        if (!members.isEmpty() && !ended) {
            cut();
        }
        while (!ahead.isEmpty() && !ended) {
            next();
        }
        return !ended;
    }

    private void cut() throws IOException, NightjarException {
        List<M> piece = members;
        members = new ArrayList<>();
        bytes = 0;
        if (readers.isEmpty()) {
            ended = !reading.read(piece, handler, whole);
            return;
        }
        Unfolding own = whole.part();
        ahead.add(new Ahead<>(piece, own, readers.get().offer(with -> reading.read(piece, with, own))));
        if (ahead.size() >= AHEAD) {
            next();
        }
    }

    private void next() throws IOException, NightjarException {
        Ahead<M> first = ahead.remove();
        if (first.piece.claim()) {
            ended = !reading.read(first.members, handler, whole);
        } else if (first.own.join(whole)) {
            first.piece.take();
            ended = whole.hasEnded();
        } else {
            first.piece.drop();
            ended = !reading.read(first.members, handler, whole);
        }
    }

    /** Lets go of what nobody wants any more. */
    @Override
    public void close() {
        ahead.forEach(one -> one.piece.drop());
        ahead.clear();
    }
}
