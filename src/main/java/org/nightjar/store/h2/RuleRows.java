package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;

/** Rows of what became of rules and lists in the last detection. */
final class RuleRows {

    private RuleRows() {}

    /** Replaces them. */
    static void save(Connection connection, List<RuleReport> reports) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM rule_report");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO rule_report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            int order = 0;
            for (RuleReport report : reports) {
                insert.setInt(1, order++);
                insert.setString(2, report.kind());
                insert.setString(3, report.id());
                insert.setString(4, report.title());
                insert.setString(5, report.file());
                insert.setString(6, report.sha256());
                insert.setString(7, report.level());
                insert.setString(8, report.state().id());
                insert.setString(9, report.reason());
                insert.setLong(10, report.events());
                insert.setInt(11, report.findings());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** @throws IllegalArgumentException if a state is none */
    static List<RuleReport> load(Connection connection) throws SQLException {
        List<RuleReport> reports = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT kind, rule_id, title, file, sha256, level, state, reason,"
                                + " events, findings FROM rule_report ORDER BY in_order")) {
            while (row.next()) {
                reports.add(new RuleReport(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        RuleState.valueOf(
                                row.getString(7).toUpperCase(Locale.ROOT).replace('-', '_')),
                        row.getString(8),
                        row.getLong(9),
                        row.getInt(10)));
            }
        }
        return reports;
    }
}
