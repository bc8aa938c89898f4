package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.store.AnnotationStore;

/**
 * Rows of tags and notes: only ever added. A case from elsewhere may hold any rows, so no more are read than a case of
 * Nightjar's own can have, and of texts no more than is needed to see that they are too long.
 */
final class AnnotationRows {

    private static final String STEPS = "SELECT number, time, action, "
            + cut("text", AnnotationStep.LONGEST_NOTE) + ", " + cut("before", AnnotationStep.LONGEST_NOTE)
            + ", note, undoes FROM annotation_step WHERE number > ? ORDER BY number FETCH FIRST ? ROWS ONLY";

    private static final String SUBJECTS = "SELECT number, in_order, kind, " + cut("subject", AnnotationSubject.LONGEST)
            + " FROM annotation_subject WHERE ";

    /** The rest of a step. */
    private static final String IN_STEP =
            SUBJECTS + "number = ? AND in_order > ? ORDER BY in_order FETCH FIRST ? ROWS ONLY";

    /** What comes behind it, up to another step. */
    private static final String BEHIND =
            SUBJECTS + "number > ? AND number <= ? ORDER BY number, in_order FETCH FIRST ? ROWS ONLY";

    /** H2 writes longer answers to a file before it gives the first row. */
    private static final int ROWS = 20_000;

    /** So many steps are held at a time. */
    private static final int PAGE = 1_000;

    private static final int BATCH = 10_000;

    private AnnotationRows() {}

    /** One character more than fits, so that it is seen to be too long. */
    private static String cut(String column, int longest) {
        return "SUBSTRING(" + column + ", 1, " + (longest + 1) + ")";
    }

    /** Adds a step under the next number and gives it as it was kept. */
    static AnnotationStep add(Connection connection, AnnotationStep step) throws SQLException {
        AnnotationStep kept = step.numbered(last(connection) + 1);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO annotation_step VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, kept.number());
            insert.setObject(2, Database.utc(kept.time()));
            insert.setString(3, kept.action().id());
            insert.setString(4, kept.text());
            insert.setString(5, kept.before());
            insert.setInt(6, kept.note());
            insert.setInt(7, kept.undoes());
            insert.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO annotation_subject VALUES (?, ?, ?, ?)")) {
            int order = 0;
            for (AnnotationSubject subject : kept.subjects()) {
                insert.setInt(1, kept.number());
                insert.setInt(2, order++);
                insert.setString(3, subject.kind().id());
                insert.setString(4, subject.id());
                insert.addBatch();
                if (order % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        return kept;
    }

    private static int last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(number), 0) FROM annotation_step")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** What holds after all steps. */
    static AnnotationStore.Read load(Connection connection) throws SQLException {
        Annotations.Replay replay = new Annotations.Replay();
        int leftOut = 0;
        int room = Annotations.MOST_SUBJECTS;
        List<Row> page = page(connection, 0, PAGE);
        while (!page.isEmpty() && room >= 0) {
            int last = page.get(page.size() - 1).number;
            Map<Integer, List<AnnotationSubject>> subjects = subjects(connection, page.get(0).number, last, room + 1);
            for (Row row : page) {
                List<AnnotationSubject> on = subjects.getOrDefault(row.number, List.of());
                room -= on.size();
                leftOut += row.step.map(step -> step.on(on)).filter(replay::add).isPresent() ? 0 : 1;
            }
            page = page(connection, last, PAGE);
        }
        return new AnnotationStore.Read(replay.said(), leftOut + (page.isEmpty() ? 0 : 1));
    }

    /** The last step that is neither undone nor an undoing. */
    static Optional<AnnotationStep> lastToUndo(Connection connection) throws SQLException {
        int number;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(number), 0) FROM annotation_step"
                        + " WHERE undoes = 0 AND number NOT IN"
                        + " (SELECT undoes FROM annotation_step WHERE undoes <> 0)")) {
            row.next();
            number = row.getInt(1);
        }
        List<Row> found = number == 0 ? List.of() : page(connection, number - 1, 1);
        if (found.isEmpty() || found.get(0).step.isEmpty()) {
            return Optional.empty();
        }
        List<AnnotationSubject> on = subjects(connection, number, number, AnnotationStep.MOST_EVENTS + 1)
                .getOrDefault(number, List.of());
        return found.get(0)
                .step
                .map(step -> step.on(on))
                .filter(step -> step.flaw().isEmpty());
    }

    /** A step without its subjects; empty if it does what no step does. */
    private record Row(int number, Optional<AnnotationStep> step) {}

    private static List<Row> page(Connection connection, int after, int most) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(STEPS)) {
            select.setInt(1, after);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int number = row.getInt(1);
                    Instant time = Database.time(row, 2);
                    String text = row.getString(4);
                    String before = row.getString(5);
                    int note = row.getInt(6);
                    int undoes = row.getInt(7);
                    rows.add(new Row(
                            number,
                            AnnotationStep.Action.findById(row.getString(3))
                                    .map(action -> new AnnotationStep(
                                            number, time, action, text, before, note, List.of(), undoes))));
                }
            }
        }
        return rows;
    }

    /** What the steps from one number to another are on, as long as there is room. */
    private static Map<Integer, List<AnnotationSubject>> subjects(Connection connection, int from, int to, int most)
            throws SQLException {
        Map<Integer, List<AnnotationSubject>> subjects = new HashMap<>();
        int[] at = {from - 1, Integer.MAX_VALUE};
        int left = most;
        boolean more = true;
        while (more && left > 0) {
            int inStep = read(connection, IN_STEP, at[0], at[1], Math.min(left, ROWS), subjects, at);
            left -= inStep;
            more = inStep == ROWS;
            if (!more && left > 0) {
                int behind = read(connection, BEHIND, at[0], to, Math.min(left, ROWS), subjects, at);
                left -= behind;
                more = behind == ROWS;
            }
        }
        return subjects;
    }

    /**
     * Reads some rows; gives how many.
     *
     * @param at becomes number and order of the last
     */
    private static int read(
            Connection connection,
            String question,
            int first,
            int second,
            int most,
            Map<Integer, List<AnnotationSubject>> into,
            int[] at)
            throws SQLException {
        int rows = 0;
        try (PreparedStatement select = connection.prepareStatement(question)) {
            select.setInt(1, first);
            select.setInt(2, second);
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    at[0] = row.getInt(1);
                    at[1] = row.getInt(2);
                    into.computeIfAbsent(at[0], number -> new ArrayList<>()).add(subject(row));
                    rows++;
                }
            }
        }
        return rows;
    }

    /** Of an unknown kind it becomes an event without an id, which no case has. */
    private static AnnotationSubject subject(ResultSet row) throws SQLException {
        Optional<AnnotationSubject.Kind> kind = AnnotationSubject.Kind.findById(row.getString(3));
        String id = row.getString(4);
        return kind.map(one -> new AnnotationSubject(one, id)).orElse(AnnotationSubject.event(""));
    }
}
