package org.nightjar.store;

import org.nightjar.model.NightjarException;

/** Reads original records in any order, best in that of storing: it holds the block it read last. Confined to a thread. */
public interface RawRecords extends AutoCloseable {

    /** The original bytes of an event's record. */
    byte[] record(long storeRow) throws NightjarException;

    @Override
    void close() throws NightjarException;
}
