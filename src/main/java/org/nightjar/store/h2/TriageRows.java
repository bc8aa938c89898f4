package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;

/** Rows of triage steps: only ever added. */
final class TriageRows {

    private TriageRows() {}

    /** Adds a step under the next number and gives it as it was kept. */
    static TriageStep add(Connection connection, TriageStep step) throws SQLException {
        int number = 1;
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT COALESCE(MAX(number), 0) + 1 FROM triage_step");
                ResultSet row = select.executeQuery()) {
            row.next();
            number = row.getInt(1);
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO triage_step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            int order = 0;
            for (TriageSubject subject : step.subjects()) {
                insert.setInt(1, number);
                insert.setInt(2, order++);
                insert.setObject(3, Database.utc(step.time()));
                insert.setString(4, subject.id());
                insert.setString(5, subject.detector());
                insert.setString(6, subject.title());
                insert.setString(7, subject.user());
                insert.setObject(8, Database.utc(subject.windowStart()));
                insert.setObject(9, Database.utc(subject.windowEnd()));
                insert.setString(10, step.state().id());
                insert.setString(11, step.reason());
                insert.setInt(12, step.undoes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return new TriageStep(number, step.time(), step.subjects(), step.state(), step.reason(), step.undoes());
    }

    static List<TriageStep> all(Connection connection) throws SQLException, DamagedBlockException {
        List<TriageStep> steps = new ArrayList<>();
        List<TriageSubject> subjects = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT number, time, subject, detector, title,"
                        + " user_id, window_start, window_end, state, reason, undoes FROM triage_step"
                        + " ORDER BY number, in_order");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int number = row.getInt(1);
                if (!steps.isEmpty() && steps.get(steps.size() - 1).number() == number) {
                    subjects.addAll(steps.remove(steps.size() - 1).subjects());
                }
                subjects.add(new TriageSubject(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Database.time(row, 7),
                        Database.time(row, 8)));
                steps.add(new TriageStep(
                        number,
                        Database.time(row, 2),
                        subjects,
                        state(row.getString(9)),
                        row.getString(10),
                        row.getInt(11)));
                subjects.clear();
            }
        }
        return steps;
    }

    private static TriageState state(String id) throws DamagedBlockException {
        return TriageState.findById(id)
                .orElseThrow(() -> new DamagedBlockException("a triage step has the unknown state " + id));
    }
}
