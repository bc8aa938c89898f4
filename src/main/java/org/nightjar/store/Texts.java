package org.nightjar.store;

import java.util.ArrayList;
import java.util.List;

/** Texts by number, which need not differ from each other. Confined to one thread while it grows. */
final class Texts implements Values {

    private final List<String> all = new ArrayList<>();

    void add(String text) {
        all.add(text);
    }

    @Override
    public String value(int code) {
        return all.get(code);
    }

    @Override
    public int find(String value) {
        return all.indexOf(value);
    }

    @Override
    public int size() {
        return all.size();
    }
}
