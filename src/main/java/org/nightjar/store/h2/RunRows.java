package org.nightjar.store.h2;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.KnownAccounts;
import org.nightjar.model.PastFinding;
import org.nightjar.model.RunRecord;
import org.nightjar.model.Severity;
import org.nightjar.model.TimeRange;

/** Rows of detection runs and of the findings that later runs superseded; the last {@value #KEPT} runs are kept. */
final class RunRows {

    /** Runs in all, the newest included: enough to compare, and a border that is dragged all day fills no disk. */
    static final int KEPT = 10;

    /** As in the column {@code scope}; accounts only where something is said of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ScopeText(
            String baselineFrom,
            String baselineTo,
            String incidentFrom,
            String incidentTo,
            List<String> leftOutUsers,
            @Nullable KnownAccounts accounts) {

        static ScopeText of(DetectionScope scope) {
            return new ScopeText(
                    scope.baseline().map(range -> range.from().toString()).orElse(""),
                    scope.baseline().map(range -> range.to().toString()).orElse(""),
                    scope.incident().map(range -> range.from().toString()).orElse(""),
                    scope.incident().map(range -> range.to().toString()).orElse(""),
                    scope.leftOutUsers(),
                    scope.accounts().equals(KnownAccounts.NONE) ? null : scope.accounts());
        }

        DetectionScope scope() {
            return new DetectionScope(
                    range(baselineFrom, baselineTo),
                    range(incidentFrom, incidentTo),
                    List.copyOf(leftOutUsers),
                    accounts == null ? KnownAccounts.NONE : accounts);
        }

        private static Optional<TimeRange> range(String from, String to) {
            return from.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TimeRange(Instant.parse(from), Instant.parse(to)));
        }
    }

    private RunRows() {}

    /** Moves the findings of the newest run to the superseded ones and drops runs that are too old to be kept. */
    static void supersede(Connection connection) throws SQLException {
        int newest = newest(connection);
        if (newest == 0) {
            return;
        }
        try (PreparedStatement copy = connection.prepareStatement("INSERT INTO superseded_finding"
                + " SELECT ?, best_first, id, detector, title, severity, score, user_id, window_start, window_end,"
                + " (SELECT COUNT(*) FROM finding_event WHERE finding_id = finding.id), explanation FROM finding")) {
            copy.setInt(1, newest);
            copy.executeUpdate();
        }
        for (String dropped : List.of(
                "DELETE FROM superseded_finding WHERE run <= ?", "DELETE FROM detection_run WHERE number <= ?")) {
            try (PreparedStatement delete = connection.prepareStatement(dropped)) {
                delete.setInt(1, newest + 1 - KEPT);
                delete.executeUpdate();
            }
        }
    }

    private static int newest(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT COALESCE(MAX(number), 0) FROM detection_run");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Adds a run under the next number, which it gives. */
    static int add(Connection connection, RunRecord run) throws SQLException {
        int number = newest(connection) + 1;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO detection_run VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, number);
            insert.setObject(2, Database.utc(run.time()));
            insert.setLong(3, run.events());
            insert.setString(4, JsonTexts.write(ScopeText.of(run.scope())));
            insert.setString(5, run.inputs());
            insert.setInt(6, run.findings());
            insert.setInt(7, run.incidents());
            insert.executeUpdate();
        }
        return number;
    }

    static List<RunRecord> all(Connection connection) throws SQLException, DamagedBlockException {
        List<RunRecord> runs = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT number, time, events, scope, inputs, findings, incidents"
                                + " FROM detection_run ORDER BY number");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                runs.add(new RunRecord(
                        row.getInt(1),
                        Database.time(row, 2),
                        row.getLong(3),
                        JsonTexts.read(row.getString(4), ScopeText.class).scope(),
                        row.getString(5),
                        row.getInt(6),
                        row.getInt(7)));
            }
            return runs;
        } catch (JsonProcessingException damaged) {
            throw new DamagedBlockException("a run of detection cannot be read: " + damaged.getMessage());
        }
    }

    /** The findings of a superseded run, best first; none if it is not kept. */
    static List<PastFinding> findings(Connection connection, int run) throws SQLException, DamagedBlockException {
        List<PastFinding> findings = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, detector, title, severity, score,"
                + " user_id, window_start, window_end, event_count, explanation FROM superseded_finding"
                + " WHERE run = ? ORDER BY best_first")) {
            select.setInt(1, run);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    findings.add(new PastFinding(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            Severity.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                            row.getDouble(5),
                            row.getString(6),
                            Database.time(row, 7),
                            Database.time(row, 8),
                            row.getInt(9),
                            JsonTexts.explanation(row.getString(10))));
                }
            }
            return findings;
        } catch (JsonProcessingException damaged) {
            throw new DamagedBlockException("a superseded finding cannot be read: " + damaged.getMessage());
        }
    }
}
