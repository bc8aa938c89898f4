package org.nightjar.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;

/** The entries of the evidence that events were read from, numbered from 0. Immutable; at most four bytes an event. */
final class SourceFiles {

    /** One entry of an evidence item. */
    private record Key(int evidenceId, String entry) {}

    private final Codes byRow;
    private final int[] evidenceIds;
    private final int[] entryCodes;
    private final Values entries;
    private final FileHashes hashes;

    /**
     * Over what was numbered before.
     *
     * @param byRow the file of each row
     * @param evidenceIds the item of each file
     * @param entryCodes the entry of each file
     */
    SourceFiles(Codes byRow, int[] evidenceIds, int[] entryCodes, Values entries) {
        this(byRow, evidenceIds, entryCodes, entries, FileHashes.NONE);
    }

    private SourceFiles(Codes byRow, int[] evidenceIds, int[] entryCodes, Values entries, FileHashes hashes) {
        this.byRow = byRow;
        this.evidenceIds = evidenceIds;
        this.entryCodes = entryCodes;
        this.entries = entries;
        this.hashes = hashes;
    }

    /** The same with what the case knows of their bytes. */
    SourceFiles withHashes(CaseStore store) throws NightjarException {
        return new SourceFiles(
                byRow, evidenceIds, entryCodes, entries, FileHashes.of(evidenceIds, entryCodes, entries, store));
    }

    /** @param storeRows store row of each index row */
    static SourceFiles of(EventTable table, int[] storeRows) {
        int[] entries = table.codes(StoredColumn.ENTRY);
        int[] items = table.evidenceIds();
        int[] stored = new int[storeRows.length];
        Map<Long, Integer> numbers = new HashMap<>();
        int[] evidenceIds = new int[16];
        int[] entryCodes = new int[16];
        for (int row = 0; row < stored.length; row++) {
            if (row > 0 && entries[row] == entries[row - 1] && items[row] == items[row - 1]) {
                stored[row] = stored[row - 1];
                continue;
            }
            int next = numbers.size();
            Integer known = numbers.putIfAbsent((long) items[row] << 32 | entries[row], next);
            stored[row] = known == null ? next : known;
            if (known == null) {
                if (next == evidenceIds.length) {
                    evidenceIds = java.util.Arrays.copyOf(evidenceIds, next * 2);
                    entryCodes = java.util.Arrays.copyOf(entryCodes, next * 2);
                }
                evidenceIds[next] = items[row];
                entryCodes[next] = entries[row];
            }
        }
        int[] byRow = new int[storeRows.length];
        for (int row = 0; row < byRow.length; row++) {
            byRow[row] = stored[storeRows[row]];
        }
        int files = numbers.size();
        return new SourceFiles(
                Codes.pack(byRow, byRow.length),
                java.util.Arrays.copyOf(evidenceIds, files),
                java.util.Arrays.copyOf(entryCodes, files),
                table.dictionary(StoredColumn.ENTRY));
    }

    int count() {
        return evidenceIds.length;
    }

    int file(int row) {
        return byRow.get(row);
    }

    int evidenceId(int row) {
        return evidenceIds[byRow.get(row)];
    }

    String entry(int row) {
        return entries.value(entryCodes[byRow.get(row)]);
    }

    /** SHA-256 of the entry, in hex; "" if it is not known. */
    String sha256(int row) {
        return hashes.of(byRow.get(row));
    }

    /** The item of each event, by way of its entry. */
    Column evidence() {
        Dictionary names = new Dictionary();
        int[] map = new int[count()];
        for (int file = 0; file < map.length; file++) {
            map[file] = names.code(Integer.toString(evidenceIds[file]));
        }
        return Column.derived(byRow, map, names);
    }

    /** What digests say of each event, by way of its entry; of two entries of one name the worse. */
    Column integrity(IntegrityReport report) {
        Map<Key, Integrity> states = new HashMap<>();
        for (EntryIntegrity entry : report.entries()) {
            states.merge(new Key(entry.evidenceId(), entry.entry()), entry.state(), SourceFiles::worse);
        }
        Dictionary names = new Dictionary();
        int[] map = new int[count()];
        for (int file = 0; file < map.length; file++) {
            Integrity state = states.isEmpty()
                    ? Integrity.NOT_COVERED
                    : states.getOrDefault(
                            new Key(evidenceIds[file], entries.value(entryCodes[file])), Integrity.NOT_COVERED);
            map[file] = names.code(state.id());
        }
        return Column.derived(byRow, map, names);
    }

    private static Integrity worse(Integrity one, Integrity other) {
        return one == Integrity.VERIFIED || other == Integrity.CONTRADICTED ? other : one;
    }

    void writeTo(SectionWriter out) throws IOException {
        PackedValues.write(entries, out);
        Codes.of(evidenceIds).writeTo(out);
        Codes.of(entryCodes).writeTo(out);
        byRow.writeTo(out);
    }
}
