package org.nightjar.store;

import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;

/**
 * The events of one evidence item as the case keeps them, one after the other in store order, each with its original
 * record: for those who check them. Holds one block of events and one of records. Confined to one thread.
 */
public interface StoredRecords extends AutoCloseable {

    /** Goes to the first event of an item; from there {@link #next} leads to the others. */
    void start(int evidenceId) throws NightjarException;

    /** Goes to the next event; false behind the last. */
    boolean next() throws NightjarException;

    /**
     * Whether the event stands at that place of the item.
     *
     * @param numbered whether the number of the record counts too, beside the entry and the byte
     */
    boolean isAt(RecordPosition position, boolean numbered);

    RecordPosition position();

    String eventId();

    /** The hash of what the record says, as it was kept; 0 if it cannot be compared. */
    long contentHash();

    /** Whether the original record is these bytes. */
    boolean isRecord(byte[] buffer, int offset, int length) throws NightjarException;

    /** The bytes of the original record. */
    byte[] record() throws NightjarException;

    /** Whether every column is what that event would be kept as, its place aside. */
    boolean says(AuditEvent event);

    @Override
    void close() throws NightjarException;
}
