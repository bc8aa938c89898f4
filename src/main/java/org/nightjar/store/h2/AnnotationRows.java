package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private static final String COLUMNS = "s.number, s.time, s.action, SUBSTRING(s.text, 1, "
            + (AnnotationStep.LONGEST_NOTE + 1) + "), SUBSTRING(s.before, 1, " + (AnnotationStep.LONGEST_NOTE + 1)
            + "), s.note, s.undoes, j.kind, SUBSTRING(j.subject, 1, " + (AnnotationSubject.LONGEST + 1)
            + ") FROM annotation_step s JOIN annotation_subject j ON j.number = s.number";

    private static final int BATCH = 10_000;

    private AnnotationRows() {}

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
        Steps steps = new Steps(step -> replay.add(step) ? 0 : 1);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + COLUMNS
                        + " ORDER BY s.number, j.in_order FETCH FIRST " + (Annotations.MOST_SUBJECTS + 1)
                        + " ROWS ONLY")) {
            while (row.next()) {
                steps.take(row);
            }
        }
        return new AnnotationStore.Read(replay.said(), steps.end());
    }

    /** The last step that is neither undone nor an undoing. */
    static Optional<AnnotationStep> lastToUndo(Connection connection) throws SQLException {
        List<AnnotationStep> found = new ArrayList<>();
        Steps steps = new Steps(step -> {
            found.add(step);
            return 0;
        });
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + COLUMNS + " WHERE s.number = (SELECT MAX(number)"
                        + " FROM annotation_step WHERE undoes = 0 AND number NOT IN"
                        + " (SELECT undoes FROM annotation_step)) ORDER BY j.in_order FETCH FIRST "
                        + (AnnotationStep.MOST_EVENTS + 1) + " ROWS ONLY")) {
            while (row.next()) {
                steps.take(row);
            }
        }
        steps.end();
        return found.stream().filter(step -> step.flaw().isEmpty()).findFirst();
    }

    /** Puts steps together out of the rows of their subjects. */
    private static final class Steps {

        /** Takes a whole step; gives 1 if it leaves it out. */
        interface Taker {
            int take(AnnotationStep step);
        }

        private final Taker taker;
        private final List<AnnotationSubject> subjects = new ArrayList<>();
        private Optional<AnnotationStep> open = Optional.empty();
        private boolean readable = true;
        private int number;
        private int leftOut;

        Steps(Taker taker) {
            this.taker = taker;
        }

        void take(ResultSet row) throws SQLException {
            if (row.getInt(1) != number) {
                finish();
                begin(row);
            }
            Optional<AnnotationSubject.Kind> kind = AnnotationSubject.Kind.findById(row.getString(8));
            readable &= kind.isPresent() && subjects.size() <= AnnotationStep.MOST_EVENTS;
            if (readable) {
                subjects.add(new AnnotationSubject(kind.orElseThrow(), row.getString(9)));
            }
        }

        private void begin(ResultSet row) throws SQLException {
            number = row.getInt(1);
            Instant time = Database.time(row, 2);
            String text = row.getString(4);
            String before = row.getString(5);
            int note = row.getInt(6);
            int undoes = row.getInt(7);
            open = AnnotationStep.Action.findById(row.getString(3))
                    .map(action -> new AnnotationStep(number, time, action, text, before, note, List.of(), undoes));
            readable = open.isPresent();
        }

        private void finish() {
            if (number != 0) {
                leftOut += readable ? taker.take(open.orElseThrow().on(subjects)) : 1;
            }
            subjects.clear();
        }

        int end() {
            finish();
            number = 0;
            return leftOut;
        }
    }
}
