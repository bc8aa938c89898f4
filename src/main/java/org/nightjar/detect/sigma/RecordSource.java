package org.nightjar.detect.sigma;

import org.nightjar.model.NightjarException;

/** Gives original records by row of an index, to several threads at once. */
@FunctionalInterface
public interface RecordSource {

    /** A reader for a thread of its own. */
    Reader open() throws NightjarException;

    /** Is asked in the order of storing, so that a store unpacks each of its blocks once. Confined to a thread. */
    interface Reader extends AutoCloseable {

        LoggedRecord read(int row) throws NightjarException;

        @Override
        void close() throws NightjarException;
    }
}
