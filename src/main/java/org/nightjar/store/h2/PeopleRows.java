package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightjar.model.People;
import org.nightjar.model.PeopleStep;
import org.nightjar.model.UndoHistory;

/** Rows of what the analyst says of who is who, and of the steps in which it was said. */
final class PeopleRows {

    /** The newest first. */
    private static final String STEPS = "SELECT said.step, time, COALESCE(undoes, 0)"
            + " FROM (SELECT DISTINCT step FROM people_change) said LEFT JOIN people_step ON people_step.step = said.step"
            + " ORDER BY said.step DESC FETCH FIRST ? ROWS ONLY";

    /** Steps before the last so many are not taken back any more. */
    private static final int FARTHEST_UNDO = 100_000;

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

    /** Does the changes, and remembers them as a step under the next number. */
    static void add(Connection connection, PeopleStep step) throws SQLException {
        int number = lastStep(connection) + 1;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO people_step VALUES (?, ?, ?)")) {
            insert.setInt(1, number);
            insert.setObject(2, Database.utc(step.time()));
            insert.setInt(3, step.undoes());
            insert.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO people_change VALUES (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < step.changes().size(); i++) {
                People.Change change = step.changes().get(i);
                insert.setInt(1, number);
                insert.setInt(2, i);
                insert.setString(3, change.kind().id());
                insert.setString(4, change.subject());
                insert.setString(5, change.before());
                insert.setString(6, change.after());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        apply(connection, step.changes());
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

    static Optional<PeopleStep> lastToUndo(Connection connection) throws SQLException {
        Steps steps = steps(connection);
        return step(connection, steps, steps.history().lastToUndo());
    }

    static Optional<PeopleStep> lastToRedo(Connection connection) throws SQLException {
        Steps steps = steps(connection);
        return step(connection, steps, steps.history().lastToRedo());
    }

    static Optional<Instant> lastDone(Connection connection) throws SQLException {
        Steps steps = steps(connection);
        return steps.history().lastDone().map(steps::time);
    }

    /** The steps and when each was said, in the order of their numbers. */
    private record Steps(List<UndoHistory.Step> all, Map<Integer, Instant> times) {

        UndoHistory history() {
            return new UndoHistory(all);
        }

        Instant time(int number) {
            return times.getOrDefault(number, Instant.EPOCH);
        }

        int undoes(int number) {
            return all.stream()
                    .filter(step -> step.number() == number)
                    .mapToInt(UndoHistory.Step::undoes)
                    .findFirst()
                    .orElse(0);
        }
    }

    private static Steps steps(Connection connection) throws SQLException {
        ArrayDeque<UndoHistory.Step> all = new ArrayDeque<>();
        Map<Integer, Instant> times = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(STEPS)) {
            select.setInt(1, FARTHEST_UNDO);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int number = row.getInt(1);
                    all.addFirst(new UndoHistory.Step(number, row.getInt(3)));
                    if (row.getObject(2) != null) {
                        times.put(number, Database.time(row, 2));
                    }
                }
            }
        }
        return new Steps(List.copyOf(all), times);
    }

    private static Optional<PeopleStep> step(Connection connection, Steps steps, Optional<Integer> wanted)
            throws SQLException {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        int number = wanted.get();
        List<People.Change> changes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT kind, subject, before, after FROM people_change WHERE step = ? ORDER BY in_order")) {
            select.setInt(1, number);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(new People.Change(
                            kind(row.getString(1)), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
        return Optional.of(new PeopleStep(number, steps.time(number), changes, steps.undoes(number)));
    }
}
