package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/** Which of many ranked paths an object may have, told by the names of its fields alone. */
final class FirstNames {

    private static final int[] NONE = {};

    private FirstNames() {}

    /** Notes the rank of a path under its first name. */
    static void add(Map<String, int[]> ranks, FieldPath path, int rank) {
        int[] before = ranks.getOrDefault(path.first(), NONE);
        int[] now = Arrays.copyOf(before, before.length + 1);
        now[before.length] = rank;
        ranks.put(path.first(), now);
    }

    /** The ranks of the paths that begin with the name of a field of the object. */
    static BitSet present(Map<String, int[]> ranks, JsonNode object) {
        BitSet present = new BitSet();
        mark(ranks, object, present);
        return present;
    }

    /** The same, added to others. */
    static void mark(Map<String, int[]> ranks, JsonNode object, BitSet present) {
        object.forEachEntry((name, value) -> {
            for (int rank : ranks.getOrDefault(name, NONE)) {
                present.set(rank);
            }
        });
    }
}
