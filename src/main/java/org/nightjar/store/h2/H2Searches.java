package org.nightjar.store.h2;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.NightjarException;
import org.nightjar.model.SavedSearch;
import org.nightjar.store.SearchStore;

/** Rows of searches. */
final class H2Searches implements SearchStore {

    static final int REMEMBERED = 300;

    private final CaseConnections connections;

    H2Searches(CaseConnections connections) {
        this.connections = connections;
    }

    private interface Asking<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Asking<T> asking) throws NightjarException {
        return connections.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return asking.ask(statement);
            }
        });
    }

    private static OffsetDateTime now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<SavedSearch> saved() throws NightjarException {
        return with("SELECT name, query, saved_at FROM saved_search ORDER BY LOWER(name), name", select -> {
            List<SavedSearch> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Instant at = Database.time(row, 3);
                    all.add(new SavedSearch(row.getString(1), row.getString(2), at));
                }
            }
            return all;
        });
    }

    @Override
    public void save(String name, String query) throws NightjarException {
        with("MERGE INTO saved_search (name, query, saved_at) KEY (name) VALUES (?, ?, ?)", merge -> {
            merge.setString(1, name);
            merge.setString(2, query);
            merge.setObject(3, now());
            return merge.executeUpdate();
        });
    }

    @Override
    public boolean remove(String name) throws NightjarException {
        return with("DELETE FROM saved_search WHERE name = ?", delete -> {
            delete.setString(1, name);
            return delete.executeUpdate() > 0;
        });
    }

    @Override
    public void asked(String query) throws NightjarException {
        with("MERGE INTO asked_search (query, asked_at) KEY (query) VALUES (?, ?)", merge -> {
            merge.setString(1, query);
            merge.setObject(2, now());
            return merge.executeUpdate();
        });
        with(
                "DELETE FROM asked_search WHERE query NOT IN (SELECT query FROM asked_search"
                        + " ORDER BY asked_at DESC, query FETCH FIRST " + REMEMBERED + " ROWS ONLY)",
                PreparedStatement::executeUpdate);
    }

    @Override
    public List<String> recent(int limit) throws NightjarException {
        return with("SELECT query FROM asked_search ORDER BY asked_at DESC, query FETCH FIRST ? ROWS ONLY", select -> {
            select.setInt(1, limit);
            List<String> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(row.getString(1));
                }
            }
            return all;
        });
    }
}
