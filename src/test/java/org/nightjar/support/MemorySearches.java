package org.nightjar.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.nightjar.model.SavedSearch;
import org.nightjar.store.SearchStore;

/** Searches kept in memory. */
public final class MemorySearches implements SearchStore {

    private final TreeMap<String, SavedSearch> saved = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();

    @Override
    public List<SavedSearch> saved() {
        return List.copyOf(saved.values());
    }

    @Override
    public void save(String name, String query) {
        saved.put(name, new SavedSearch(name, query, Instant.parse("2024-06-01T00:00:00Z")));
    }

    @Override
    public boolean remove(String name) {
        return saved.remove(name) != null;
    }

    @Override
    public void asked(String query) {
        asked.remove(query);
        asked.add(0, query);
    }

    @Override
    public List<String> recent(int limit) {
        return asked.stream().limit(limit).toList();
    }
}
