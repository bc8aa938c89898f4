package org.nightjar.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nightjar.model.Dimension;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.SharedCall;

/**
 * What the {@code sharedEventID}s of a case say: which principals made a call that the logs of two accounts hold, and the
 * credential that it handed out. The ids themselves are not needed any more. An id that more than two accounts have, or
 * several principals of one account, or different calls, says nothing: CloudTrail gives one to the two copies of one call.
 *
 * <p>As many as there are different pairs of principals, and one for each credential that such a call handed out.
 * Immutable.
 */
final class SharedCalls {

    private final int[] ones;
    private final int[] others;
    private final int[] keys;

    /**
     * As kept.
     *
     * @param ones number of the principal in one account's log
     * @param others and in the other's
     * @param keys code of the key that was handed out, or 0
     */
    SharedCalls(int[] ones, int[] others, int[] keys) {
        this.ones = ones;
        this.others = others;
        this.keys = keys;
    }

    /**
     * Of the events of an index.
     *
     * @param ids the {@code sharedEventID} of each event
     * @param principals number of each event's principal
     * @param issuedKeys the key that each event handed out
     * @param columns has accounts, services and actions
     */
    static SharedCalls of(Column ids, Codes principals, Column issuedKeys, Map<Dimension, Column> columns) {
        return new Pairing(ids, principals, issuedKeys, columns).calls();
    }

    /** In words. */
    List<SharedCall> calls(List<PrincipalUse> uses, Values issuedKeys) {
        List<SharedCall> calls = new ArrayList<>(ones.length);
        for (int at = 0; at < ones.length; at++) {
            calls.add(new SharedCall(uses.get(ones[at]), uses.get(others[at]), issuedKeys.value(keys[at])));
        }
        return calls;
    }

    boolean isSame(SharedCalls other) {
        return Arrays.equals(ones, other.ones)
                && Arrays.equals(others, other.others)
                && Arrays.equals(keys, other.keys);
    }

    void writeTo(SectionWriter out) throws IOException {
        Codes.of(ones).writeTo(out);
        Codes.of(others).writeTo(out);
        Codes.of(keys).writeTo(out);
    }

    /** Finds the two copies of each call; memory for each id, none for each event. */
    private static final class Pairing {
        private final Column ids;
        private final Codes principals;
        private final Column issuedKeys;
        private final Column accounts;
        private final Column services;
        private final Column actions;

        /** Of each id a row and one, in the order of time: of the first account that has it, and of the second. */
        private final int[] first;

        private final int[] second;

        /** Credentials that the two handed out, or 0. */
        private final int[] keyOf;

        private final BitSet contradicted = new BitSet();

        Pairing(Column ids, Codes principals, Column issuedKeys, Map<Dimension, Column> columns) {
            this.ids = ids;
            this.principals = principals;
            this.issuedKeys = issuedKeys;
            accounts = Objects.requireNonNull(columns.get(Dimension.ACCOUNT));
            services = Objects.requireNonNull(columns.get(Dimension.SERVICE));
            actions = Objects.requireNonNull(columns.get(Dimension.ACTION));
            int count = ids.dictionary().size();
            first = new int[count];
            second = new int[count];
            keyOf = new int[count];
        }

        SharedCalls calls() {
            int rows = first.length > 1 ? principals.size() : 0;
            for (int row = 0; row < rows; row++) {
                int id = ids.code(row);
                if (id != 0 && accounts.code(row) != 0) {
                    add(id, row);
                }
            }
            return distinct();
        }

        private void add(int id, int row) {
            if (first[id] == 0) {
                first[id] = row + 1;
            } else if (accounts.code(first[id] - 1) == accounts.code(row)) {
                require(id, principals.get(first[id] - 1) == principals.get(row));
            } else if (second[id] == 0) {
                second[id] = row + 1;
            } else {
                boolean known = accounts.code(second[id] - 1) == accounts.code(row);
                require(id, known && principals.get(second[id] - 1) == principals.get(row));
            }
            int before = first[id] - 1;
            require(id, actions.code(before) == actions.code(row) && services.code(before) == services.code(row));
            int key = issuedKeys.code(row);
            require(id, key == 0 || keyOf[id] == 0 || key == keyOf[id]);
            keyOf[id] = Math.max(key, keyOf[id]);
        }

        private void require(int id, boolean agrees) {
            if (!agrees) {
                contradicted.set(id);
            }
        }

        private record Pair(int one, int other, int key) {}

        private SharedCalls distinct() {
            Set<Pair> pairs = new LinkedHashSet<>();
            for (int id = 1; id < first.length; id++) {
                if (second[id] != 0 && !contradicted.get(id)) {
                    int one = principals.get(first[id] - 1);
                    int other = principals.get(second[id] - 1);
                    if (one != other) {
                        pairs.add(new Pair(Math.min(one, other), Math.max(one, other), keyOf[id]));
                    }
                }
            }
            return new SharedCalls(
                    pairs.stream().mapToInt(Pair::one).toArray(),
                    pairs.stream().mapToInt(Pair::other).toArray(),
                    pairs.stream().mapToInt(Pair::key).toArray());
        }
    }
}
