package org.nightjar.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;

/**
 * The entries of the evidence that events were read from, numbered from 0. Immutable; four bytes an event.
 */
final class SourceFiles {

    /** One entry of an evidence item. */
    private record Key(int evidenceId, String entry) {}

    private final List<Key> files = new ArrayList<>();
    private final int[] byRow;

    /** @param storeRows store row of each index row */
    SourceFiles(EventTable table, int[] storeRows) {
        int[] entries = table.codes(StoredColumn.ENTRY);
        int[] evidenceIds = table.evidenceIds();
        int[] stored = new int[storeRows.length];
        Map<Long, Integer> numbers = new HashMap<>();
        for (int row = 0; row < stored.length; row++) {
            boolean same = row > 0 && entries[row] == entries[row - 1] && evidenceIds[row] == evidenceIds[row - 1];
            stored[row] = same ? stored[row - 1] : number(table, entries[row], evidenceIds[row], numbers);
        }
        byRow = new int[storeRows.length];
        for (int row = 0; row < byRow.length; row++) {
            byRow[row] = stored[storeRows[row]];
        }
    }

    private int number(EventTable table, int entry, int evidenceId, Map<Long, Integer> numbers) {
        Integer known = numbers.putIfAbsent((long) evidenceId << 32 | entry, files.size());
        if (known != null) {
            return known;
        }
        files.add(new Key(evidenceId, table.dictionary(StoredColumn.ENTRY).value(entry)));
        return files.size() - 1;
    }

    int count() {
        return files.size();
    }

    int file(int row) {
        return byRow[row];
    }

    /** What digests say of each event, by way of its entry; of two entries of one name the worse. */
    Column integrity(IntegrityReport report) {
        Map<Key, Integrity> states = new HashMap<>();
        for (EntryIntegrity entry : report.entries()) {
            states.merge(new Key(entry.evidenceId(), entry.entry()), entry.state(), SourceFiles::worse);
        }
        Dictionary names = new Dictionary();
        int[] map = new int[files.size()];
        for (int file = 0; file < map.length; file++) {
            map[file] = names.code(
                    states.getOrDefault(files.get(file), Integrity.NOT_COVERED).id());
        }
        return Column.derived(byRow, map, names);
    }

    private static Integrity worse(Integrity one, Integrity other) {
        return one == Integrity.VERIFIED || other == Integrity.CONTRADICTED ? other : one;
    }
}
