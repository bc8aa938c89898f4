package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a field that the index holds says, number by number. Numbers that say the same share a group, so that each rule
 * judges a type of identity once and not once a session; the values are unpacked once for all rules. Immutable.
 *
 * @param groupOfCode of each number of the column
 * @param values of each group; null where the record must be asked
 */
record HeldValues(int[] groupOfCode, List<@Nullable FieldValues> values) {

    static HeldValues of(ColumnField column) {
        int[] groups = new int[column.codes()];
        Map<@Nullable FieldValues, Integer> known = new HashMap<>();
        List<@Nullable FieldValues> values = new ArrayList<>();
        for (int code = 0; code < groups.length; code++) {
            FieldValues held = column.held().apply(code);
            Integer group = known.get(held);
            if (group == null) {
                group = values.size();
                known.put(held, group);
                values.add(held);
            }
            groups[code] = group;
        }
        return new HeldValues(groups, values);
    }
}
