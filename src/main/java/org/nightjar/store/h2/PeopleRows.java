package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightjar.model.People;

/** Rows of what the analyst says of who is who, and of the steps in which it was said. */
final class PeopleRows {

    private PeopleRows() {}

    static People load(Connection connection) throws SQLException {
        List<People.Change> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT kind, subject, said FROM people")) {
            while (row.next()) {
                all.add(new People.Change(kind(row.getString(1)), row.getString(2), "", row.getString(3)));
            }
        }
        return People.NONE.with(all);
    }

    private static People.Kind kind(String id) {
        return People.Kind.valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** Does the changes, and remembers them as a step that can be taken back. */
    static void change(Connection connection, List<People.Change> changes) throws SQLException {
        int step = lastStep(connection) + 1;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO people_change VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < changes.size(); i++) {
                People.Change change = changes.get(i);
                insert.setInt(1, step);
                insert.setInt(2, i);
                insert.setString(3, change.kind().id());
                insert.setString(4, change.subject());
                insert.setString(5, change.before());
                insert.setString(6, change.after());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        apply(connection, changes);
    }

    private static void apply(Connection connection, List<People.Change> changes) throws SQLException {
        for (People.Change change : changes) {
            boolean removed = change.after().isEmpty();
            try (PreparedStatement statement = connection.prepareStatement(
                    removed
                            ? "DELETE FROM people WHERE kind = ? AND subject = ?"
                            : "MERGE INTO people (kind, subject, said) KEY (kind, subject) VALUES (?, ?, ?)")) {
                statement.setString(1, change.kind().id());
                statement.setString(2, change.subject());
                if (!removed) {
                    statement.setString(3, change.after());
                }
                statement.executeUpdate();
            }
        }
    }

    private static int lastStep(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(step), 0) FROM people_change")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** The changes of the last step, in the order in which they were made; none if nothing can be taken back. */
    static List<People.Change> last(Connection connection) throws SQLException {
        List<People.Change> changes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT kind, subject, before, after FROM people_change WHERE step = ? ORDER BY in_order")) {
            select.setInt(1, lastStep(connection));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(new People.Change(
                            kind(row.getString(1)), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return changes;
    }

    /** Takes the last step back. */
    static void takeBack(Connection connection) throws SQLException {
        List<People.Change> backwards = new ArrayList<>();
        for (People.Change change : last(connection)) {
            backwards.add(0, change.reversed());
        }
        apply(connection, backwards);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM people_change WHERE step = ?")) {
            delete.setInt(1, lastStep(connection));
            delete.executeUpdate();
        }
    }
}
