package org.nightjar.store;

import java.util.List;
import org.nightjar.model.NightjarException;
import org.nightjar.model.SavedSearch;

/** The searches of a case: those kept by name, and those asked last. Thread-safe as the store is. */
public interface SearchStore {

    /** By name. */
    List<SavedSearch> saved() throws NightjarException;

    /** Keeps a query; one of that name is replaced. */
    void save(String name, String query) throws NightjarException;

    /** Forgets it; says whether there was one. */
    boolean remove(String name) throws NightjarException;

    /** Remembers that a query was asked; only the last few hundred are remembered. */
    void asked(String query) throws NightjarException;

    /** The newest first. */
    List<String> recent(int limit) throws NightjarException;
}
