package org.nightjar.store;

import java.util.Optional;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EntryHash;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;

/**
 * Writes one evidence item into a case. Nothing of it can be seen in the case before {@link #finish}; an item that
 * was abandoned, or cut off by the end of the program, leaves nothing behind. Confined to one thread.
 */
public interface EvidenceWriter extends AutoCloseable {

    /** Number of the item in the case. */
    int evidenceId();

    /**
     * The next entry of the item begins; events that are added belong to it. An item of one entry need not say so.
     *
     * @param gzip data that inflates to just this entry: it is kept as it is, in place of the records' own bytes, so
     *     each event's position must name the place of exactly these bytes, in rising order. Empty if there is none.
     */
    void entry(Optional<byte[]> gzip) throws NightjarException;

    /**
     * Keeps events of the entry with their original bytes, unless the case already has an event of that id: then it is
     * a duplicate. A record of a known id that says something else is a conflict: it is kept as a reject.
     *
     * @param events with the bytes of their records if the entry was not given as gzip, and without them if it was
     */
    void add(EventBatch events) throws NightjarException;

    /** Notes something that could not become an event and has no bytes of its own. */
    default void reject(RecordPosition position, String reason, String message, String excerpt)
            throws NightjarException {
        reject(position, reason, message, excerpt, RejectContent.NONE);
    }

    /** Notes something that could not become an event. */
    void reject(RecordPosition position, String reason, String message, String excerpt, RejectContent content)
            throws NightjarException;

    /** Notes an entry that is another log: it counts as nothing that was read, and is listed. */
    void otherLog(String entry, String kind) throws NightjarException;

    /** Notes what an entry holds; in the order of entries. */
    void hashed(EntryHash hash) throws NightjarException;

    /** Notes what became of the records of an entry; in the order of entries. */
    void counted(EntryCount count) throws NightjarException;

    /** So many of the duplicates are events that the item itself has from when it was read before. */
    void metAgain(long events);

    /** Notes which version of the parser reads the item. */
    void readBy(String version);

    /** So many rejects of the item are kept with excerpt and bytes; of those beyond it only what and where. */
    void keepRejects(int most);

    /** Rejects of which only place, reason and sentence are kept. */
    long shortened();

    /** Events kept so far. */
    long stored();

    long duplicates();

    /** What was rejected, conflicts included. */
    long rejected();

    /** Records that contradict an event of the case. */
    long conflicts();

    /** Makes the item part of the case; safe on disk within moments, or at {@link CaseStore#flushEvidence}. */
    EvidenceItem finish(EvidenceStatus status, String message) throws NightjarException;

    /** Takes everything back unless the item was finished. */
    @Override
    void close() throws NightjarException;
}
