package org.nightjar.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nightjar.job.JobContext;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.ChainProof;
import org.nightjar.model.Dimension;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.UserKind;
import org.nightjar.store.SectionReader.Section;
import org.nightjar.store.SectionTasks.Later;
import org.nightjar.store.SectionTasks.LaterValues;

/**
 * Reads the sections that {@link IndexWriting} wrote back into an index. What scans read is copied into the heap; ids,
 * places of records and texts stay in the file. Every code is known to be below the number of its values.
 */
final class IndexReading {

    private final SectionTasks in;
    private final int rows;
    private final Map<Dimension, Later<Column>> columns = new EnumMap<>(Dimension.class);
    private final Map<Dimension, LaterValues> values = new EnumMap<>(Dimension.class);
    private final Map<Dimension, Later<Codes>> codes = new EnumMap<>(Dimension.class);

    private IndexReading(SectionTasks in, int rows) {
        this.in = in;
        this.rows = rows;
    }

    /** An index and what was written beside it. */
    record Read(EventIndex index, List<String> databases) {}

    static Read read(SectionReader in, int rows, JobContext job) throws IOException {
        return new IndexReading(new SectionTasks(in, job), rows).read();
    }

    private Read read() throws IOException {
        Later<Longs> times = in.longs(rows, false);
        Later<Codes> flags = in.codes(rows, EventIndexBuilder.FLAGS);
        Later<Codes> storeRows = in.mapped(rows, rows);
        Later<EventIdColumn> ids = ids();
        Later<Codes> recordIndexes = in.mapped(rows, Integer.MAX_VALUE);
        Later<Longs> byteOffsets = in.longs(rows, true);
        Later<SourceFiles> sources = files();
        Later<Column> errorMessages = inFile(in.values());
        LaterValues keys = in.values();
        Later<Column> issuedKeys = inFile(keys);
        Later<Column> sharedEvents = inFile(in.values());
        for (Dimension dimension : IndexWriting.DIRECT) {
            direct(dimension);
        }
        for (Dimension dimension : IndexWriting.MULTIPLE) {
            multiple(dimension);
        }
        derived(
                IndexWriting.BY_ADDRESS,
                codesOf(Dimension.ADDRESS),
                valuesOf(Dimension.ADDRESS).size());
        derived(
                IndexWriting.BY_AGENT,
                codesOf(Dimension.AGENT),
                valuesOf(Dimension.AGENT).size());
        LaterValues uses = in.values();
        Later<FoldedUsers> people = people(uses);
        Later<SharedCalls> sharedCalls = sharedCalls(uses.size(), keys.size());
        Later<List<AddressFacts>> addresses = addresses();
        Later<List<AgentFacts>> agents = agents();
        LaterValues databases = in.texts(-1);
        in.run();
        SourceFiles files = sources.get();
        Map<Dimension, Column> all = new EnumMap<>(Dimension.class);
        EventIndexBuilder.byFlags(flags.get(), all);
        all.put(Dimension.EVIDENCE, files.evidence());
        all.put(Dimension.INTEGRITY, files.integrity(IntegrityReport.NONE));
        for (Map.Entry<Dimension, Later<Column>> column : columns.entrySet()) {
            all.put(column.getKey(), column.getValue().get());
        }
        IndexParts parts = new IndexParts(
                times.get(),
                flags.get(),
                storeRows.get(),
                ids.get(),
                recordIndexes.get(),
                byteOffsets.get(),
                files,
                errorMessages.get(),
                issuedKeys.get(),
                sharedEvents.get(),
                all,
                people.get(),
                sharedCalls.get(),
                addresses.get(),
                agents.get());
        return new Read(new EventIndex(parts), lines(databases.values().get()));
    }

    private static List<String> lines(Values texts) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(texts.value(i));
        }
        return lines;
    }

    private LaterValues valuesOf(Dimension dimension) {
        return java.util.Objects.requireNonNull(values.get(dimension));
    }

    private Later<Codes> codesOf(Dimension dimension) {
        return java.util.Objects.requireNonNull(codes.get(dimension));
    }

    private Later<EventIdColumn> ids() throws IOException {
        Later<Longs> high = in.longs(rows, true);
        Later<Longs> low = in.longs(rows, true);
        Later<Column> texts = inFile(in.values());
        Later<Codes> starts = in.mappedRising(EventIdColumn.groups(rows) + 1, rows);
        Later<Codes> inOrder = in.mapped(rows, rows);
        return () -> new EventIdColumn(
                high.get(),
                low.get(),
                texts.get().base(),
                texts.get().dictionary(),
                new EventIdColumn.Lookup(starts.get(), inOrder.get()));
    }

    private Later<SourceFiles> files() throws IOException {
        LaterValues entries = in.values();
        int count = in.countOfNext();
        Later<int[]> evidenceIds = in.ints(count, Integer.MAX_VALUE);
        Later<int[]> entryCodes = in.ints(count, entries.size());
        Later<Codes> byRow = in.codes(rows, count);
        return () -> new SourceFiles(
                byRow.get(),
                evidenceIds.get(),
                entryCodes.get(),
                entries.values().get());
    }

    /** A column that is looked at row by row. */
    private Later<Column> inFile(LaterValues texts) throws IOException {
        Later<Codes> own = in.mapped(rows, texts.size());
        return () -> Column.direct(own.get(), texts.values().get());
    }

    private void direct(Dimension dimension) throws IOException {
        LaterValues texts = in.values();
        Later<Codes> own = in.counted(rows, texts.size());
        values.put(dimension, texts);
        codes.put(dimension, own);
        columns.put(dimension, () -> Column.direct(own.get(), texts.values().get()));
    }

    private void multiple(Dimension dimension) throws IOException {
        LaterValues texts = in.values();
        int sets = in.countOfNext();
        Later<int[]> ends = in.ints(sets, Integer.MAX_VALUE);
        Later<int[]> members = in.ints(-1, texts.size());
        Later<Codes> own = in.counted(rows, sets);
        columns.put(
                dimension,
                () -> Column.multiple(
                        own.get(),
                        sets(ends.get(), members.get()),
                        texts.values().get()));
    }

    private static int[][] sets(int[] ends, int[] members) throws IOException {
        int[][] sets = new int[ends.length][];
        int start = 0;
        for (int code = 0; code < sets.length; code++) {
            Section.require(ends[code] >= start && ends[code] <= members.length, "a set lies outside");
            sets[code] = Arrays.copyOfRange(members, start, ends[code]);
            start = ends[code];
        }
        return sets;
    }

    private void derived(List<Dimension> dimensions, Later<Codes> base, int size) throws IOException {
        for (Dimension dimension : dimensions) {
            LaterValues texts = in.values();
            Later<int[]> map = in.ints(size, texts.size());
            values.put(dimension, texts);
            columns.put(
                    dimension,
                    () -> Column.derived(base.get(), map.get(), texts.values().get()));
        }
    }

    private Later<FoldedUsers> people(LaterValues uses) throws IOException {
        Later<Codes> base = in.counted(rows, uses.size());
        derived(IndexWriting.BY_PRINCIPAL, base, uses.size());
        Later<Codes> issuers = in.codes(uses.size(), uses.size() + 1);
        Later<Codes> proofs = in.codes(uses.size(), ChainProof.values().length);
        LaterValues ids = valuesOf(Dimension.USER);
        Later<Codes> kinds = in.codes(ids.size(), UserKind.values().length);
        LaterValues accounts = in.texts(ids.size());
        Later<Column> users = java.util.Objects.requireNonNull(columns.get(Dimension.USER));
        return () -> new FoldedUsers(
                FoldedUsers.users(
                        ids.values().get(), kinds.get(), accounts.values().get()),
                uses.values().get(),
                users.get().map(),
                issuers.get(),
                proofs.get(),
                Map.of());
    }

    private Later<SharedCalls> sharedCalls(int uses, int keys) throws IOException {
        int count = in.countOfNext();
        Later<int[]> ones = in.ints(count, uses);
        Later<int[]> others = in.ints(count, uses);
        Later<int[]> handedOut = in.ints(count, keys);
        return () -> new SharedCalls(ones.get(), others.get(), handedOut.get());
    }

    private Later<List<AddressFacts>> addresses() throws IOException {
        LaterValues logged = valuesOf(Dimension.ADDRESS);
        int size = logged.size();
        Later<Codes> kinds = in.codes(size, AddressKind.values().length);
        Later<Codes> classes = in.codes(size, NetworkClass.values().length);
        List<Later<Longs>> numbers = new ArrayList<>();
        for (int i = 0; i < FactTexts.NUMBERS_AN_ADDRESS; i++) {
            numbers.add(in.longs(size, false));
        }
        LaterValues texts = in.texts(Math.multiplyExact(size, FactTexts.TEXTS_AN_ADDRESS));
        return () -> {
            Longs[] all = new Longs[numbers.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = numbers.get(i).get();
            }
            return FactTexts.addresses(
                    logged.values().get(),
                    kinds.get(),
                    classes.get(),
                    all,
                    texts.values().get());
        };
    }

    private Later<List<AgentFacts>> agents() throws IOException {
        int size = valuesOf(Dimension.AGENT).size();
        Later<Codes> interactive = in.codes(size, 2);
        LaterValues texts = in.texts(Math.multiplyExact(size, FactTexts.TEXTS_AN_AGENT));
        return () -> FactTexts.agents(interactive.get(), texts.values().get());
    }
}
