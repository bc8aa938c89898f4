package org.nightjar.store;

import java.time.Instant;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobContext;
import org.nightjar.model.Access;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.Annotations;
import org.nightjar.model.Dimension;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.LogSource;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Outcome;
import org.nightjar.model.People;
import org.nightjar.model.Principal;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.TimeRange;
import org.nightjar.model.User;
import org.nightjar.model.UserLink;

/**
 * All events of a case in memory, in time order, as columns: what views and detectors read. Row 0 is the earliest
 * event; events of the same millisecond keep the order in which they were stored. Immutable and thread-safe.
 */
public final class EventIndex {

    private final int size;
    private final IndexParts parts;
    private final Longs times;
    private final Codes flags;
    private final Map<Dimension, Column> columns;
    private final UserRows users;
    private final Optional<RecordSearch> records;
    private final People people;
    private final AnnotatedRows annotated;
    private final IntegrityReport integrity;

    EventIndex(IndexParts parts) {
        this(
                parts,
                null,
                Optional.empty(),
                People.NONE,
                AnnotatedRows.none(parts.flags().size()),
                IntegrityReport.NONE);
    }

    private EventIndex(
            IndexParts parts,
            @Nullable UserRows known,
            Optional<RecordSearch> records,
            People people,
            AnnotatedRows annotated,
            IntegrityReport integrity) {
        this.parts = parts;
        this.integrity = integrity;
        this.records = records;
        this.people = people;
        this.annotated = annotated;
        size = parts.flags().size();
        times = parts.times();
        flags = parts.flags();
        columns = new EnumMap<>(parts.columns());
        columns.put(Dimension.TAG, annotated.tags());
        users = known == null ? UserRows.of(column(Dimension.USER), size) : known;
        columns.put(Dimension.USER, users.column());
    }

    IndexParts parts() {
        return parts;
    }

    /** Builds an index of these events; the table must not change afterwards. */
    public static EventIndex build(EventTable table, Enrichment enrichment) {
        return build(table, enrichment, People.NONE);
    }

    /** The same with what the analyst says of who is who. */
    public static EventIndex build(EventTable table, Enrichment enrichment, People people) {
        return build(table, enrichment, people, JobContext.unwatched());
    }

    /**
     * The same for somebody who may cancel it.
     *
     * @throws org.nightjar.job.JobCancelledException between two columns or two steps of sorting, and where the enrichment
     *     throws it
     */
    public static EventIndex build(EventTable table, Enrichment enrichment, People people, JobContext job) {
        return new EventIndexBuilder(table, enrichment, people, job).build();
    }

    /** The same events with what digests say of them; costs nothing an event. */
    public EventIndex withIntegrity(IntegrityReport report) {
        Map<Dimension, Column> others = new EnumMap<>(parts.columns());
        others.put(Dimension.INTEGRITY, parts.files().integrity(report));
        return new EventIndex(parts.with(others), users, records, people, annotated, report);
    }

    /** The same events with the hashes of the entries that they stand in. */
    public EventIndex withEntryHashes(CaseStore store) throws NightjarException {
        return new EventIndex(
                parts.with(parts.files().withHashes(store)), users, records, people, annotated, integrity);
    }

    /** The same events, whose original records can be searched. */
    public EventIndex withRecords(RecordSearch search) {
        return new EventIndex(parts, users, Optional.of(search), people, annotated, integrity);
    }

    /** The same events with their addresses placed by others: asked once an address, without reading the events again. */
    public EventIndex placedBy(Enrichment enrichment) {
        Map<Dimension, Column> all = new EnumMap<>(parts.columns());
        DerivedColumns made = new DerivedColumns(enrichment, all);
        made.byAddress(column(Dimension.ADDRESS));
        return new EventIndex(
                parts.with(all, parts.users(), made.addresses()), users, records, people, annotated, integrity);
    }

    /** The same events with what the analyst says of who is who; aliases alone cost nothing an event. */
    public EventIndex withPeople(Enrichment enrichment, People said) {
        boolean sameUsers = said.of(People.Kind.MERGE).equals(people.of(People.Kind.MERGE));
        return sameUsers ? saying(said) : folded(enrichment, said);
    }

    /** The same events, of which that is said; merged users must have been folded already. */
    public EventIndex saying(People said) {
        return new EventIndex(parts, users, records, said, annotated, integrity);
    }

    /**
     * The same events with the analyst's tags and notes on them, laid over the columns: costs a bit an event and a
     * look-up for each event named.
     */
    public EventIndex annotated(Annotations said) {
        return said == annotated.said()
                ? this
                : new EventIndex(parts, users, records, people, annotated.saying(said, parts.ids(), size), integrity);
    }

    private EventIndex folded(Enrichment enrichment, People said) {
        Map<Dimension, Column> all = new EnumMap<>(parts.columns());
        FoldedUsers folded = new DerivedColumns(enrichment, all)
                .byPrincipal(
                        column(Dimension.PRINCIPAL).base(),
                        parts.users().uses(),
                        parts.issuedKeys(),
                        parts.sharedCalls(),
                        said);
        return new EventIndex(parts.with(all, folded, parts.addresses()), null, records, said, annotated, integrity);
    }

    /** Whether it says the same of the same rows, but perhaps for tags and notes. */
    public boolean isOfSame(EventIndex other) {
        return parts == other.parts && people == other.people;
    }

    /** What digests say of the evidence; of each event it is {@link Dimension#INTEGRITY}. */
    public IntegrityReport integrity() {
        return integrity;
    }

    /** The analyst's tags and notes; the tags of events are {@link Dimension#TAG}. */
    public Annotations annotations() {
        return annotated.said();
    }

    /** What the analyst says of who is who: merged users are folded here, aliases are only shown. */
    public People people() {
        return people;
    }

    /** Searches the original records, by {@link #storeRow}; empty if only the columns are at hand. */
    public Optional<RecordSearch> records() {
        return records;
    }

    /** How many entries of the evidence the events come from. */
    public int files() {
        return parts.files().count();
    }

    /** Number of the entry that the event comes from, from 0 to {@link #files()}. */
    public int file(int row) {
        return parts.files().file(row);
    }

    /** How many events there are. */
    public int size() {
        return size;
    }

    /** UTC, milliseconds since 1970; ascends with the row. */
    public long timeMillis(int row) {
        return times.get(row);
    }

    public Instant time(int row) {
        return Instant.ofEpochMilli(times.get(row));
    }

    /** The first row at or after that time, or {@link #size()}. */
    public int rowAtOrAfter(long millis) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.get(middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** From the first event to just after the last; empty at 1970 if there are no events. */
    public TimeRange span() {
        return size == 0
                ? new TimeRange(Instant.EPOCH, Instant.EPOCH)
                : new TimeRange(time(0), time(size - 1).plusMillis(1));
    }

    public Column column(Dimension dimension) {
        Column column = columns.get(dimension);
        if (column == null) {
            throw new IllegalStateException("no column of " + dimension);
        }
        return column;
    }

    public String value(Dimension dimension, int row) {
        return column(dimension).value(row);
    }

    public Access access(int row) {
        return EventFlags.access(flags.get(row));
    }

    public Outcome outcome(int row) {
        return EventFlags.outcome(flags.get(row));
    }

    public LogSource source(int row) {
        return EventFlags.source(flags.get(row));
    }

    /** Whether the event's id was made by Nightjar because its record has none. */
    public boolean hasDerivedId(int row) {
        return EventFlags.hasDerivedId(flags.get(row));
    }

    /** The user of a code of {@link Dimension#USER}. */
    public User user(int userCode) {
        return parts.users().user(userCode);
    }

    /** Rows of a user, by code of {@link Dimension#USER}, in time order. */
    public RowSet rowsOfUser(int userCode) {
        return users.of(userCode);
    }

    /**
     * What somebody works out of times, users, access and outcomes of all events and wants again: made once, and kept as long as
     * those are the same. Whoever asks meanwhile waits; the maker must not ask for it itself.
     */
    public <T> T kept(Class<T> what, Supplier<T> maker) {
        return users.kept(what, maker);
    }

    public Principal principal(int row) {
        return principalOf(principalCode(row));
    }

    /** Number of the row's principal, for those who judge each only once; from 0 to {@link #principals()}. */
    public int principalCode(int row) {
        return column(Dimension.PRINCIPAL).base().get(row);
    }

    /** How many principals are numbered; the same one may have several numbers. */
    public int principals() {
        return parts.users().principals();
    }

    /** The principal of a number. */
    public Principal principalOf(int principalCode) {
        return parts.users().principal(principalCode);
    }

    /** The user behind a principal of a number, and the number of the principal that obtained its credential. */
    public UserLink link(int principalCode) {
        return parts.users().link(principalCode);
    }

    /** Facts of a code of {@link Dimension#ADDRESS}. */
    public AddressFacts address(int addressCode) {
        return parts.addresses().get(addressCode);
    }

    /** Facts of the row's address. */
    public AddressFacts addressOf(int row) {
        return parts.addresses().get(column(Dimension.ADDRESS).code(row));
    }

    /** Facts of a code of {@link Dimension#AGENT}. */
    public AgentFacts agent(int agentCode) {
        return parts.agents().get(agentCode);
    }

    public String eventId(int row) {
        return parts.ids().id(row);
    }

    /** The row of an event, or -1. */
    public int findRow(String eventId) {
        return parts.ids().find(eventId);
    }

    public String errorMessage(int row) {
        return parts.errorMessages().value(row);
    }

    /** Number of the row's error message, for those who judge each only once. */
    public int errorMessageCode(int row) {
        return parts.errorMessages().code(row);
    }

    /** The error messages by their numbers. */
    public Values errorMessages() {
        return parts.errorMessages().dictionary();
    }

    /** Id of a credential that the event handed out, or "". */
    public String issuedKeyId(int row) {
        return parts.issuedKeys().value(row);
    }

    /** {@code sharedEventID}: the same in the copies of the event that the logs of several accounts hold, or "". */
    public String sharedEventId(int row) {
        return parts.sharedEvents().value(row);
    }

    /** The evidence item the event comes from. */
    public int evidenceId(int row) {
        return parts.files().evidenceId(row);
    }

    /** SHA-256 of the archive's member that the event stands in, lower-case hex; "" elsewhere, or if it is not known. */
    public String entrySha256(int row) {
        return parts.files().sha256(row);
    }

    public RecordPosition position(int row) {
        return new RecordPosition(
                parts.files().entry(row),
                parts.recordIndexes().get(row),
                parts.byteOffsets().get(row));
    }

    /** The row in the store, by which the original record can be asked for. */
    public long storeRow(int row) {
        return parts.storeRows().get(row);
    }

    /** Whether an event's record is one of these store rows. */
    public CodeTest ofRecords(BitSet storeRows) {
        return new CodeTest(parts.storeRows(), storeRows, size());
    }
}
