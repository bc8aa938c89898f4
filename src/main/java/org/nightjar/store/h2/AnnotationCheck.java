package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Whether tags and notes are as they were said: no step is missing, each is whole, and stands in the action log. */
final class AnnotationCheck {

    private AnnotationCheck() {}

    static void of(Connection connection, List<String> wrong) throws SQLException {
        long steps = one(connection, "SELECT COUNT(*) FROM annotation_step");
        long last = one(connection, "SELECT COALESCE(MAX(number), 0) FROM annotation_step");
        long logged = one(connection, "SELECT COUNT(*) FROM action_log WHERE action IN ('tag', 'note')");
        if (steps != last || steps != logged) {
            wrong.add("The store has " + steps + " steps of tags and notes, the last of which is number " + last
                    + ", and the action log tells of " + logged + ".");
        }
        int leftOut = AnnotationRows.load(connection).leftOut();
        if (leftOut > 0) {
            wrong.add("No Nightjar wrote " + leftOut + " of the steps of tags and notes; they are left out.");
        }
        String named = "SELECT number FROM annotation_subject UNION SELECT number FROM annotation_event";
        long lost = one(
                connection,
                "SELECT COUNT(*) FROM (" + named + " UNION SELECT number FROM noted_finding) named"
                        + " WHERE number NOT IN (SELECT number FROM annotation_step)");
        long bare = one(connection, "SELECT COUNT(*) FROM annotation_step WHERE number NOT IN (" + named + ")");
        if (lost + bare > 0) {
            wrong.add("Of tags and notes " + bare + " steps name nothing, and of " + lost
                    + " there are names without the step.");
        }
    }

    private static long one(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
