package org.nightjar.detect.detectors;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/** The events made with certain keys, found in one pass. Confined to one run. */
final class KeyUses {

    private final Column column;
    private final Map<Integer, IntArray> uses = new TreeMap<>();

    /** @param keys ids; those that no event was made with, and "", are left out */
    KeyUses(EventIndex index, Collection<String> keys) {
        column = index.column(Dimension.ACCESS_KEY);
        for (String key : keys) {
            int code = column.dictionary().find(key);
            if (code > 0) {
                uses.put(code, new IntArray());
            }
        }
        if (!uses.isEmpty()) {
            for (int row = 0; row < index.size(); row++) {
                IntArray rows = uses.get(column.code(row));
                if (rows != null) {
                    rows.add(row);
                }
            }
        }
    }

    /** Rows with that key for so long from the first on; none if there are none. */
    int[] rows(EventIndex index, String key, long millis) {
        IntArray rows = uses.get(column.dictionary().find(key));
        if (rows == null || rows.isEmpty()) {
            return new int[0];
        }
        long until = index.timeMillis(rows.get(0)) + millis;
        IntArray within = new IntArray();
        for (int at = 0; at < rows.size() && index.timeMillis(rows.get(at)) < until; at++) {
            within.add(rows.get(at));
        }
        return within.toArray();
    }
}
