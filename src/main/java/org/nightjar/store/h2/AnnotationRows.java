package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.model.TriageSubject;
import org.nightjar.model.UndoHistory;
import org.nightjar.store.AnnotationStore;

/**
 * Rows of tags and notes: only ever added. A case from elsewhere may hold any rows, so no more are read than a case of
 * Nightjar's own can have, and of texts no more than is needed to see that they are too long.
 */
final class AnnotationRows {

    private static final String STEPS = "SELECT step.number, time, action, "
            + cut("text", AnnotationStep.LONGEST_NOTE) + ", " + cut("before", AnnotationStep.LONGEST_NOTE)
            + ", note, undoes, " + cut("detector", AnnotationSubject.LONGEST) + ", "
            + cut("title", AnnotationSubject.LONGEST)
            + ", " + cut("user_id", AnnotationSubject.LONGEST) + ", window_start, window_end"
            + " FROM annotation_step step LEFT JOIN noted_finding noted ON noted.number = step.number"
            + " WHERE step.number > ? ORDER BY step.number FETCH FIRST ? ROWS ONLY";

    /** So many steps are held at a time. */
    private static final int PAGE = 1_000;

    /** Steps before the last so many are not taken back any more. */
    private static final int FARTHEST_UNDO = 100_000;

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
        SubjectRows.add(connection, kept);
        if (kept.finding().isPresent()) {
            addFinding(connection, kept.number(), kept.finding().get());
        }
        return kept;
    }

    private static void addFinding(Connection connection, int number, TriageSubject finding) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO noted_finding VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, finding.detector());
            insert.setString(3, finding.title());
            insert.setString(4, finding.user());
            insert.setObject(5, Database.utc(finding.windowStart()));
            insert.setObject(6, Database.utc(finding.windowEnd()));
            insert.executeUpdate();
        }
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
            Map<Integer, List<AnnotationSubject>> subjects =
                    SubjectRows.of(connection, page.get(0).number, last, room + 1);
            for (Row row : page) {
                List<AnnotationSubject> on = subjects.getOrDefault(row.number, List.of());
                room -= on.size();
                leftOut += row.whole(on).filter(replay::add).isPresent() ? 0 : 1;
            }
            page = page(connection, last, PAGE);
        }
        return new AnnotationStore.Read(replay.said(), leftOut + (page.isEmpty() ? 0 : 1));
    }

    static Optional<AnnotationStep> lastToUndo(Connection connection) throws SQLException {
        return step(connection, history(connection).lastToUndo());
    }

    static Optional<AnnotationStep> lastToRedo(Connection connection) throws SQLException {
        return step(connection, history(connection).lastToRedo());
    }

    static Optional<Instant> lastDone(Connection connection) throws SQLException {
        return step(connection, history(connection).lastDone()).map(AnnotationStep::time);
    }

    private static UndoHistory history(Connection connection) throws SQLException {
        ArrayDeque<UndoHistory.Step> steps = new ArrayDeque<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT number, undoes FROM annotation_step ORDER BY number DESC FETCH FIRST ? ROWS ONLY")) {
            select.setInt(1, FARTHEST_UNDO);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    steps.addFirst(new UndoHistory.Step(row.getInt(1), row.getInt(2)));
                }
            }
        }
        return new UndoHistory(List.copyOf(steps));
    }

    private static Optional<AnnotationStep> step(Connection connection, Optional<Integer> wanted) throws SQLException {
        int number = wanted.orElse(0);
        List<Row> found = number == 0 ? List.of() : page(connection, number - 1, 1);
        if (found.isEmpty() || found.get(0).step.isEmpty()) {
            return Optional.empty();
        }
        List<AnnotationSubject> on = SubjectRows.of(connection, number, number, AnnotationStep.MOST_EVENTS + 1)
                .getOrDefault(number, List.of());
        return found.get(0).whole(on).filter(step -> step.flaw().isEmpty());
    }

    /** A step without its subjects, empty if it does what no step does; with what is said of a noted finding. */
    private record Row(int number, Optional<AnnotationStep> step, Optional<TriageSubject> finding) {

        /** The step on these; what no case has of a finding makes it unsound. */
        Optional<AnnotationStep> whole(List<AnnotationSubject> on) {
            String id = on.size() == 1 ? on.get(0).id() : "";
            Optional<TriageSubject> noted = finding.map(one ->
                    new TriageSubject(id, one.detector(), one.title(), one.user(), one.windowStart(), one.windowEnd()));
            return step.map(one -> one.on(on)).flatMap(one -> {
                AnnotationStep about = one.about(noted);
                return about.finding().equals(noted) ? Optional.of(about) : Optional.empty();
            });
        }
    }

    private static List<Row> page(Connection connection, int after, int most) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(STEPS)) {
            select.setInt(1, after);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
        }
        return rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        int number = row.getInt(1);
        Instant time = Database.time(row, 2);
        String text = row.getString(4);
        String before = row.getString(5);
        int note = row.getInt(6);
        int undoes = row.getInt(7);
        String detector = row.getString(8);
        Optional<TriageSubject> finding = detector == null
                ? Optional.empty()
                : Optional.of(new TriageSubject(
                        "",
                        detector,
                        row.getString(9),
                        row.getString(10),
                        Database.time(row, 11),
                        Database.time(row, 12)));
        return new Row(
                number,
                AnnotationStep.Action.findById(row.getString(3))
                        .map(action -> new AnnotationStep(number, time, action, text, before, note, List.of(), undoes)),
                finding);
    }
}
