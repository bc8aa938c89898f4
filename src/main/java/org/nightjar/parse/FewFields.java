package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object in their order, as a {@link LinkedHashMap} has them, for objects that have few and are looked at
 * once: two short arrays. With more than {@value #FEW} it becomes such a map. Nothing is taken out. Confined to one thread.
 */
final class FewFields extends AbstractMap<String, JsonNode> {

    private static final int FIRST = 4;
    private static final int FEW = 16;

    private @Nullable String[] names = new String[FIRST];
    private @Nullable JsonNode[] values = new JsonNode[FIRST];
    private int size;
    private @Nullable Map<String, JsonNode> many;

    @Override
    public @Nullable JsonNode get(@Nullable Object name) {
        if (many != null) {
            return many.get(name);
        }
        int at = name == null ? -1 : place(name);
        return at < 0 ? null : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public @Nullable JsonNode put(String name, JsonNode value) {
        if (many != null) {
            return many.put(name, value);
        }
        int at = place(name);
        if (at >= 0) {
            JsonNode before = values[at];
            values[at] = value;
            return before;
        }
        if (size == FEW) {
            many = new LinkedHashMap<>(this);
            return many.put(name, value);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        names[size] = name;
        values[size++] = value;
        return null;
    }

    private int place(Object name) {
        int at = size - 1;
        while (at >= 0 && !name.equals(names[at])) {
            at--;
        }
        return at;
    }

    @Override
    public int size() {
        return many == null ? size : many.size();
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
        return many == null ? new Entries() : many.entrySet();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super JsonNode> taker) {
        if (many != null) {
            many.forEach(taker);
            return;
        }
        for (int i = 0; i < size; i++) {
            taker.accept(names[i], values[i]);
        }
    }

    private final class Entries extends AbstractSet<Entry<String, JsonNode>> {

        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Entry<String, JsonNode>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public Entry<String, JsonNode> next() {
                    if (next == size) {
                        throw new NoSuchElementException();
                    }
                    return new SimpleImmutableEntry<>(names[next], values[next++]);
                }
            };
        }
    }
}
