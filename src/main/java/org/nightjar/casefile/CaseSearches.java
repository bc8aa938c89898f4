package org.nightjar.casefile;

import java.util.List;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.SavedSearch;
import org.nightjar.store.SearchStore;

/** The searches of an open case: kept by name and logged as what they are, part of the case. Thread-safe. */
public final class CaseSearches {

    /** Writes a line into the action log. */
    public interface Log {
        void add(String action, String detail) throws NightjarException;
    }

    private final SearchStore store;
    private final Log log;

    public CaseSearches(SearchStore store, Log log) {
        this.store = store;
        this.log = log;
    }

    /** By name. */
    public List<SavedSearch> saved() throws NightjarException {
        return store.saved();
    }

    /**
     * The query of that name.
     *
     * @throws NightjarException USAGE if there is none
     */
    public String require(String name) throws NightjarException {
        return saved().stream()
                .filter(search -> search.name().equals(name))
                .map(SavedSearch::query)
                .findFirst()
                .orElseThrow(() -> new NightjarException(
                        ErrorKind.USAGE,
                        "The case has no search “" + name + "”; nightjar searches lists those that it has."));
    }

    /**
     * Keeps a query by a name, in place of one of that name.
     *
     * @throws NightjarException QUERY_INVALID if it cannot be read, USAGE if the name is blank or too long
     */
    public void save(String name, String query) throws NightjarException {
        if (name.isBlank() || name.length() > SavedSearch.LONGEST || query.length() > SavedSearch.LONGEST) {
            throw new NightjarException(ErrorKind.USAGE, "A search needs a name, and may not be endlessly long.");
        }
        EventQuery.parse(query);
        store.save(name.strip(), query.strip());
        log.add("search", "Saved “" + name.strip() + "”: " + query.strip());
    }

    /** Forgets a search; says whether there was one. */
    public boolean remove(String name) throws NightjarException {
        boolean removed = store.remove(name);
        if (removed) {
            log.add("search", "Removed “" + name + "”.");
        }
        return removed;
    }

    /** Remembers that a query was asked; not logged, as looking changes nothing. */
    public void asked(String query) throws NightjarException {
        if (!query.isBlank() && query.length() <= SavedSearch.LONGEST) {
            store.asked(query.strip());
        }
    }

    /** What was asked last, the newest first. */
    public List<String> recent(int limit) throws NightjarException {
        return store.recent(limit);
    }
}
