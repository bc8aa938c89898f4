package org.nightjar.evidence;

import java.io.IOException;
import org.nightjar.model.NightjarException;

/**
 * Those who may read pieces of one file at the same time as its reader. A piece is read by whoever begins it first; what
 * others find in it is held back until its turn, so that everything comes in the order of the file. Called by the thread
 * that reads the file.
 */
public interface PieceReaders {

    /** Offers a piece to the others. */
    Piece offer(PieceReading reading);

    /** Reads a piece and hands over what is in it. Called at most once. */
    interface PieceReading {
        void read(EntryHandler handler) throws IOException, NightjarException;
    }

    /** A piece that was offered. */
    interface Piece {

        /** Takes the piece back; false if somebody has begun it. */
        boolean claim();

        /**
         * Hands over what was found, waiting for what is not yet read.
         *
         * @throws IOException and NightjarException as reading it did
         */
        void take() throws IOException, NightjarException;

        /** What was found is not wanted: reading it stops soon, and its end is not waited for. */
        void drop();
    }
}
