package org.nightjar.evidence;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.NightjarException;

/**
 * The members of one zip on their way to whoever reads them: some at a time, so that several threads can share them.
 * Pieces are begun in any order and handed over in the zip's. Limits hold as if one thread read all: what a piece unfolds is
 * added to the whole at its turn, and a piece that does not fit is read again by the thread of the file, from the count that
 * it has there. Confined to the thread that reads the file.
 */
final class ZipPieces implements AutoCloseable {

    private static final int MOST_MEMBERS = 64;
    private static final long MOST_BYTES = 256 << 10;
    private static final int AHEAD = 2 * Runtime.getRuntime().availableProcessors() + 1;

    /** Reads some members with a handler and a count of their own; false if no more may follow. */
    interface Reading {
        boolean read(List<ZipMember> members, EntryHandler handler, Unfolding unfolding)
                throws IOException, NightjarException;
    }

    private final Reading reading;
    private final EntryHandler handler;
    private final Unfolding whole;
    private final Optional<PieceReaders> readers;
    private final Deque<Ahead> ahead = new ArrayDeque<>();
    private List<ZipMember> members = new ArrayList<>();
    private long bytes;
    private boolean ended;

    ZipPieces(Reading reading, EntryHandler handler, Unfolding whole, Optional<PieceReaders> readers) {
        this.reading = reading;
        this.handler = handler;
        this.whole = whole;
        this.readers = readers;
    }

    /** A piece that others may have begun. */
    private record Ahead(List<ZipMember> members, Unfolding own, PieceReaders.Piece piece) {}

    /** Adds the next member; false if reading has ended before it. */
    boolean add(ZipMember member) throws IOException, NightjarException {
        members.add(member);
        bytes += Math.max(0, member.compressedBytes());
        if (readers.isEmpty() || members.size() == MOST_MEMBERS || bytes >= MOST_BYTES) {
            cut();
        }
        return !ended;
    }

    /** Reads what is left; false if reading has ended before the last member. */
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
        List<ZipMember> piece = members;
        members = new ArrayList<>();
        bytes = 0;
        if (readers.isEmpty()) {
            ended = !reading.read(piece, handler, whole);
            return;
        }
        Unfolding own = whole.part();
        ahead.add(new Ahead(piece, own, readers.get().offer(with -> reading.read(piece, with, own))));
        if (ahead.size() >= AHEAD) {
            next();
        }
    }

    private void next() throws IOException, NightjarException {
        Ahead first = ahead.remove();
        if (first.piece.claim()) {
            ended = !reading.read(first.members, handler, whole);
        } else if (first.own.join(whole)) {
            first.piece.take();
            ended = whole.hasTooManyEntries();
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
