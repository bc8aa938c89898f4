package org.nightjar.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct values of a column, numbered from 0. Code 0 is always "" and means "the log does not say".
 *
 * <p>Append-only. Not thread-safe while it grows; any number of threads may read one that no longer does.
 */
public final class Dictionary {

    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();

    public Dictionary() {
        code("");
    }

    /** The value's code; the value is added if it is new. */
    public int code(String value) {
        Integer known = codes.putIfAbsent(value, values.size());
        if (known != null) {
            return known;
        }
        values.add(value);
        return values.size() - 1;
    }

    /** The value's code, or -1 if it does not occur. */
    public int find(String value) {
        return codes.getOrDefault(value, -1);
    }

    public String value(int code) {
        return values.get(code);
    }

    /** How many values there are, "" included. */
    public int size() {
        return values.size();
    }
}
