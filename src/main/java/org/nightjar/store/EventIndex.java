package org.nightjar.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nightjar.model.Access;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.Dimension;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.LogSource;
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
    private final long[] times;
    private final byte[] flags;
    private final int[] storeRows;
    private final EventTable table;
    private final Map<Dimension, Column> columns;
    private final List<User> users;
    private final List<Principal> principals;
    private final List<UserLink> links;
    private final int[] principalCodes;
    private final List<AddressFacts> addresses;
    private final List<AgentFacts> agents;
    private final int[][] rowsByUser;
    private final EventIdLookup ids;
    private final SourceFiles files;
    private final People people;

    EventIndex(EventIndexBuilder builder) {
        size = builder.size;
        times = builder.times;
        flags = builder.flags;
        storeRows = builder.storeRows;
        table = builder.table;
        columns = new EnumMap<>(builder.columns);
        users = List.copyOf(builder.users);
        principals = List.copyOf(builder.principals);
        links = List.copyOf(builder.links);
        principalCodes = builder.principalCodes;
        addresses = List.copyOf(builder.addresses);
        agents = List.copyOf(builder.agents);
        rowsByUser = builder.rowsByUser;
        ids = new EventIdLookup(table, storeRows);
        files = builder.files;
        people = builder.people;
    }

    private EventIndex(EventIndex same, Column integrity, People people) {
        size = same.size;
        times = same.times;
        flags = same.flags;
        storeRows = same.storeRows;
        table = same.table;
        columns = new EnumMap<>(same.columns);
        columns.put(Dimension.INTEGRITY, integrity);
        users = same.users;
        principals = same.principals;
        links = same.links;
        principalCodes = same.principalCodes;
        addresses = same.addresses;
        agents = same.agents;
        rowsByUser = same.rowsByUser;
        ids = same.ids;
        files = same.files;
        this.people = people;
    }

    /** Builds an index of these events; the table must not change afterwards. */
    public static EventIndex build(EventTable table, Enrichment enrichment) {
        return build(table, enrichment, People.NONE);
    }

    /** The same with what the analyst says of who is who. */
    public static EventIndex build(EventTable table, Enrichment enrichment, People people) {
        return new EventIndexBuilder(table, enrichment, people).build();
    }

    /** The same events with what digests say of them; costs nothing an event. */
    public EventIndex withIntegrity(IntegrityReport report) {
        return new EventIndex(this, files.integrity(report), people);
    }

    /** The same events with other answers: asked once a distinct value, without sorting or reading the events again. */
    public EventIndex enrichedBy(Enrichment enrichment) {
        return new EventIndexBuilder(this, enrichment, people).buildFacts();
    }

    /** The same events with what the analyst says of who is who; aliases alone cost nothing an event. */
    public EventIndex withPeople(Enrichment enrichment, People said) {
        boolean sameUsers = said.of(People.Kind.MERGE).equals(people.of(People.Kind.MERGE));
        return sameUsers
                ? new EventIndex(this, column(Dimension.INTEGRITY), said)
                : new EventIndexBuilder(this, enrichment, said).buildUsers(this);
    }

    /** What the analyst says of who is who: merged users are folded here, aliases are only shown. */
    public People people() {
        return people;
    }

    EventTable table() {
        return table;
    }

    long[] times() {
        return times;
    }

    byte[] flags() {
        return flags;
    }

    int[] storeRows() {
        return storeRows;
    }

    int[] principalCodes() {
        return principalCodes;
    }

    SourceFiles sourceFiles() {
        return files;
    }

    Map<Dimension, Column> columns() {
        return columns;
    }

    List<AddressFacts> addresses() {
        return addresses;
    }

    List<AgentFacts> agents() {
        return agents;
    }

    /** How many entries of the evidence the events come from. */
    public int files() {
        return files.count();
    }

    /** Number of the entry that the event comes from, from 0 to {@link #files()}. */
    public int file(int row) {
        return files.file(row);
    }

    /** How many events there are. */
    public int size() {
        return size;
    }

    /** UTC, milliseconds since 1970; ascends with the row. */
    public long timeMillis(int row) {
        return times[row];
    }

    public Instant time(int row) {
        return Instant.ofEpochMilli(times[row]);
    }

    /** The first row at or after that time, or {@link #size()}. */
    public int rowAtOrAfter(long millis) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < millis) {
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
        return Access.values()[flags[row] & 3];
    }

    public Outcome outcome(int row) {
        return Outcome.values()[(flags[row] >> 2) & 3];
    }

    public LogSource source(int row) {
        return LogSource.values()[(flags[row] >> 4) & 7];
    }

    /** Whether the event's id was made by Nightjar because its record has none. */
    public boolean hasDerivedId(int row) {
        return (flags[row] & 0x80) != 0;
    }

    /** The user of a code of {@link Dimension#USER}. */
    public User user(int userCode) {
        return users.get(userCode);
    }

    /** Rows of a user, by code of {@link Dimension#USER}, in time order. */
    public RowSet rowsOfUser(int userCode) {
        return RowSet.of(rowsByUser[userCode]);
    }

    public Principal principal(int row) {
        return principals.get(principalCodes[row]);
    }

    /** Number of the row's principal, for those who judge each only once; from 0 to {@link #principals()}. */
    public int principalCode(int row) {
        return principalCodes[row];
    }

    /** How many principals are numbered; the same one may have several numbers. */
    public int principals() {
        return principals.size();
    }

    /** The principal of a number. */
    public Principal principalOf(int principalCode) {
        return principals.get(principalCode);
    }

    /** The user behind a principal of a number, and the number of the principal that obtained its credential. */
    public UserLink link(int principalCode) {
        return links.get(principalCode);
    }

    /** Facts of a code of {@link Dimension#ADDRESS}. */
    public AddressFacts address(int addressCode) {
        return addresses.get(addressCode);
    }

    /** Facts of the row's address. */
    public AddressFacts addressOf(int row) {
        return addresses.get(column(Dimension.ADDRESS).code(row));
    }

    /** Facts of a code of {@link Dimension#AGENT}. */
    public AgentFacts agent(int agentCode) {
        return agents.get(agentCode);
    }

    public String eventId(int row) {
        return table.eventId(storeRows[row]);
    }

    /** The row of an event, or -1. */
    public int findRow(String eventId) {
        return ids.find(eventId);
    }

    public String errorMessage(int row) {
        return table.text(storeRows[row], StoredColumn.ERROR_MESSAGE);
    }

    /** Id of a credential that the event handed out, or "". */
    public String issuedKeyId(int row) {
        return table.text(storeRows[row], StoredColumn.ISSUED_KEY);
    }

    /** The evidence item the event comes from. */
    public int evidenceId(int row) {
        return table.evidenceIds()[storeRows[row]];
    }

    public RecordPosition position(int row) {
        int stored = storeRows[row];
        return new RecordPosition(
                table.text(stored, StoredColumn.ENTRY), table.recordIndexes()[stored], table.byteOffsets()[stored]);
    }

    /** The row in the store, by which the original record can be asked for. */
    public long storeRow(int row) {
        return storeRows[row];
    }
}
