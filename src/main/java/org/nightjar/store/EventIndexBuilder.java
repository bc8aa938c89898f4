package org.nightjar.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.nightjar.job.JobContext;
import org.nightjar.model.Access;
import org.nightjar.model.Dimension;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.LogSource;
import org.nightjar.model.Outcome;
import org.nightjar.model.People;

/** Sorts a table by time, asks the enrichment once a distinct value, and derives the columns. Used once. */
final class EventIndexBuilder {

    /** How many combinations of flags there are. */
    static final int FLAGS = 256;

    private final EventTable table;
    private final JobContext job;
    private final Enrichment enrichment;
    private final People people;
    private final int size;
    private final int[] storeRows;
    private final Codes flags;
    private final SourceFiles files;
    private final Map<Dimension, Column> columns = new EnumMap<>(Dimension.class);

    EventIndexBuilder(EventTable table, Enrichment enrichment, People people, JobContext job) {
        this.table = table;
        this.job = job;
        this.enrichment = enrichment;
        this.people = people;
        size = table.rows();
        storeRows = TimeOrder.of(table.times(), size, job);
        files = SourceFiles.of(table, storeRows);
        byte[] sorted = new byte[size];
        for (int row = 0; row < size; row++) {
            sorted[row] = table.flags()[storeRows[row]];
        }
        flags = Codes.of(sorted);
    }

    EventIndex build() {
        direct(Dimension.ACTION, StoredColumn.ACTION);
        direct(Dimension.SERVICE, StoredColumn.SERVICE);
        direct(Dimension.ERROR_CODE, StoredColumn.ERROR_CODE);
        direct(Dimension.ACCOUNT, StoredColumn.ACCOUNT);
        direct(Dimension.REGION, StoredColumn.REGION);
        direct(Dimension.DETAIL, StoredColumn.DETAIL);
        multiple(Dimension.RESOURCE, StoredColumn.RESOURCES);
        multiple(Dimension.TARGET, StoredColumn.TARGETS);
        byFlags(flags, columns);
        DerivedColumns derived = new DerivedColumns(enrichment, columns);
        derived.byAddress(column(StoredColumn.ADDRESS));
        derived.byAgent(column(StoredColumn.AGENT));
        Column issuedKeys = column(StoredColumn.ISSUED_KEY);
        Codes principals = sorted(table.codes(StoredColumn.PRINCIPAL_USE));
        Column sharedEvents = column(StoredColumn.SHARED_EVENT);
        SharedCalls shared = SharedCalls.of(sharedEvents, principals, issuedKeys, columns);
        FoldedUsers users = derived.byPrincipal(
                principals, table.dictionary(StoredColumn.PRINCIPAL_USE), issuedKeys, shared, people);
        columns.put(Dimension.EVIDENCE, files.evidence());
        columns.put(Dimension.INTEGRITY, files.integrity(IntegrityReport.NONE));
        EventIdColumn ids = EventIdColumn.of(
                Longs.of(sorted(table.idHigh())),
                Longs.of(sorted(table.idLow())),
                sorted(table.codes(StoredColumn.EVENT_ID_TEXT)),
                table.dictionary(StoredColumn.EVENT_ID_TEXT));
        return new EventIndex(new IndexParts(
                        Longs.pack(sorted(table.times())),
                        flags,
                        Codes.of(storeRows),
                        ids,
                        sorted(table.recordIndexes()),
                        Longs.pack(sorted(table.byteOffsets())),
                        files,
                        column(StoredColumn.ERROR_MESSAGE),
                        issuedKeys,
                        sharedEvents,
                        columns,
                        users,
                        shared,
                        derived.addresses(),
                        derived.agents()))
                .saying(people);
    }

    private Codes sorted(int[] stored) {
        job.checkCancelled();
        int[] codes = new int[size];
        for (int row = 0; row < size; row++) {
            codes[row] = stored[storeRows[row]];
        }
        return Codes.pack(codes, size);
    }

    private long[] sorted(long[] stored) {
        job.checkCancelled();
        long[] inTime = new long[size];
        for (int row = 0; row < size; row++) {
            inTime[row] = stored[storeRows[row]];
        }
        return inTime;
    }

    private Column column(StoredColumn column) {
        return Column.direct(sorted(table.codes(column)), table.dictionary(column));
    }

    private void direct(Dimension dimension, StoredColumn column) {
        columns.put(dimension, column(column));
    }

    private void multiple(Dimension dimension, StoredColumn column) {
        Dictionary joined = table.dictionary(column);
        Dictionary single = new Dictionary();
        int[][] sets = new int[joined.size()][];
        for (int code = 0; code < sets.length; code++) {
            String value = joined.value(code);
            sets[code] = value.isEmpty()
                    ? new int[0]
                    : Arrays.stream(value.split("\n")).mapToInt(single::code).toArray();
        }
        columns.put(dimension, Column.multiple(sorted(table.codes(column)), sets, single));
    }

    /** What the flags of {@link EventTable#flags} say. */
    static void byFlags(Codes flags, Map<Dimension, Column> columns) {
        columns.put(Dimension.ACCESS, ofFlags(flags, 0, 3, Access.values().length, i -> Access.values()[i].name()));
        columns.put(Dimension.OUTCOME, ofFlags(flags, 2, 3, Outcome.values().length, i -> Outcome.values()[i].name()));
        columns.put(
                Dimension.SOURCE, ofFlags(flags, 4, 7, LogSource.values().length, i -> LogSource.values()[i].name()));
    }

    private static Column ofFlags(Codes flags, int shift, int mask, int values, IntFunction<String> name) {
        Dictionary dictionary = new Dictionary();
        int[] codes = new int[mask + 1];
        for (int i = 0; i < values; i++) {
            codes[i] = dictionary.code(name.apply(i).toLowerCase(Locale.ROOT));
        }
        int[] map = new int[FLAGS];
        for (int all = 0; all < FLAGS; all++) {
            map[all] = codes[all >> shift & mask];
        }
        return Column.derived(flags, map, dictionary);
    }
}
