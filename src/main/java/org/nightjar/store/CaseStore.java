package org.nightjar.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nightjar.job.JobContext;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EntryHash;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.Reject;

/** A case on disk: everything that is kept of it. Thread-safe; one {@link EvidenceWriter} at a time. */
public interface CaseStore extends AutoCloseable {

    CaseInfo info() throws NightjarException;

    /** All evidence items, in the order in which they were imported. */
    List<EvidenceItem> evidence() throws NightjarException;

    /** The first rejects, in the order of evidence; at most {@code limit}. */
    List<Reject> rejects(int limit) throws NightjarException;

    /** Every reject with its bytes, in the order of evidence; few of them are held at a time. */
    void eachReject(RejectVisitor visitor) throws NightjarException;

    /** Entries that are other logs, counted by item and kind, in the order of evidence. */
    List<OtherLog> otherLogs() throws NightjarException;

    /**
     * What became of the records of entries with paths of their own, of one item or of all, in the order of reading; none of
     * items that are one entry.
     */
    List<EntryCount> entryCounts(OptionalInt evidenceId, int limit) throws NightjarException;

    /** The first of {@link #entryCounts} of all items that are not {@link EntryCount#isWhole whole}. */
    List<EntryCount> incompleteEntries(int limit) throws NightjarException;

    /** What entries of an item held when it was read: of members of archives, in their order. */
    List<EntryHash> entryHashes(int evidenceId) throws NightjarException;

    /** The items of which hashes of entries are kept, in their order. */
    List<Integer> itemsWithEntryHashes() throws NightjarException;

    /** The first records that contradict an event, in the order of evidence. */
    List<ConflictRow> conflicts(int limit) throws NightjarException;

    long countConflicts() throws NightjarException;

    /** The version of the parser that read an item; "" if it is not known. */
    String parserOf(int evidenceId) throws NightjarException;

    /**
     * Starts an item.
     *
     * @param path as the analyst named it
     * @param sha256 lower-case hex of the file, "" if it cannot be read
     * @param bytes size of the file
     * @throws IllegalStateException if another item is being written
     */
    EvidenceWriter beginEvidence(String path, String sha256, long bytes) throws NightjarException;

    /**
     * Starts reading a known item once more. Its events stay; new ones are added, its rejects are replaced, and its
     * counts are brought up to date, all at once when the writer finishes. Abandoned, it leaves the item as it was.
     *
     * @param sha256 of the file as it is now
     */
    EvidenceWriter readAgain(EvidenceItem known, String sha256, long bytes) throws NightjarException;

    /** Adds a line to the action log that becomes safe together with the evidence finished so far. */
    void logWithEvidence(String action, String detail) throws NightjarException;

    /** The same of an imported item, which has just been finished; many that were read without a remark share a line. */
    void logItem(EvidenceItem item);

    /** Makes everything that was finished safe on disk. */
    void flushEvidence() throws NightjarException;

    /** Reads all events of finished items, in store order. */
    EventTable loadEvents(JobContext job) throws NightjarException;

    /** The distinct values of a column, the empty one left out, in the order of their codes. */
    List<String> values(StoredColumn column) throws NightjarException;

    /**
     * Writes every event that is not there yet as a row of a plain SQL table, and gives how many rows there are. What was
     * written when the job is cancelled stays.
     */
    long fillSqlEvents(JobContext job) throws NightjarException;

    /** Empties that table. */
    void removeSqlEvents() throws NightjarException;

    /** How many events there are. */
    long countEvents() throws NightjarException;

    /** The original bytes of an event's record. */
    byte[] rawRecord(long storeRow) throws NightjarException;

    /** Reads original records for a thread of its own; to be closed before anything is imported. */
    RawRecords openRawRecords() throws NightjarException;

    /** Searches the original records of the case; the same one each time, so that its answers are shared. */
    RecordSearch recordSearch();

    /**
     * So many readers of what the case keeps of each event, each for a thread of its own; they share what they hold of
     * the case's dictionaries. Nothing may be imported as long as they are open.
     */
    List<StoredRecords> openRecords(int readers) throws NightjarException;

    /** What detection found, and what the analyst thinks of it. */
    DetectionStore detections();

    /**
     * Replaces what the last check of CloudTrail digests found, and keeps what it has read of some items.
     *
     * @param read replaces what was kept of its items; of others that stays
     */
    void saveIntegrity(IntegrityReport report, DigestsRead read) throws NightjarException;

    /** What checks of CloudTrail digests have read so far. */
    DigestsRead loadDigestsRead() throws NightjarException;

    /** What the last check of CloudTrail digests found; {@link IntegrityReport#NONE} before the first. */
    IntegrityReport loadIntegrity() throws NightjarException;

    /** Replaces the facts about addresses, with a name and date of the databases that gave them. */
    void saveAddressFacts(List<AddressFacts> facts, String databases) throws NightjarException;

    /** The searches that are kept in the case. */
    SearchStore searches();

    /** What the analyst says of who is who. */
    PeopleStore people();

    /** The analyst's tags and notes. */
    AnnotationStore annotations();

    Optional<String> findSetting(String key) throws NightjarException;

    void saveSetting(String key, String value) throws NightjarException;

    /** Adds a line to the action log. */
    void logAction(String action, String detail) throws NightjarException;

    List<ActionEntry> actions() throws NightjarException;

    /** What was missing when the case was opened, in a sentence, though it had been there when it was closed. */
    Optional<String> lostBeforeOpening();

    /** What is wrong inside the store, a sentence each; empty if all is well. */
    List<String> check(JobContext job) throws NightjarException;

    @Override
    void close() throws NightjarException;
}
