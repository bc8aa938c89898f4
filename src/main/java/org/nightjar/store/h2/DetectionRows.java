package org.nightjar.store.h2;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.IncidentPart;
import org.nightjar.model.Severity;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserRisk;

/** Rows of what the last detection found. */
final class DetectionRows {

    private static final List<String> TABLES = List.of(
            "finding",
            "finding_event",
            "incident",
            "incident_finding",
            "incident_event",
            "incident_part",
            "user_risk",
            "detector_report",
            "user_basis");

    private DetectionRows() {}

    /**
     * Puts a result in the place of the one before, within the transaction that is open.
     *
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled; the transaction must then be taken back
     */
    static void save(Connection connection, DetectionResult result, JobContext job) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                job.checkCancelled();
                statement.executeUpdate("DELETE FROM " + table);
            }
        }
        saveFindings(connection, result.findings(), job);
        job.checkCancelled();
        saveIncidents(connection, result.incidents());
        job.checkCancelled();
        saveUsers(connection, result.users());
        saveReports(connection, result.detectors());
        RuleRows.save(connection, result.rules());
        UserBasisRows.save(connection, result.basis());
    }

    private static void saveFindings(Connection connection, List<Finding> findings, JobContext job)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            int rank = 0;
            for (Finding finding : findings) {
                insert.setString(1, finding.id());
                insert.setInt(2, ++rank);
                insert.setString(3, finding.detector());
                insert.setString(4, finding.title());
                insert.setString(5, finding.severity().id());
                insert.setDouble(6, finding.score());
                insert.setString(7, finding.user());
                insert.setObject(8, Database.utc(finding.windowStart()));
                insert.setObject(9, Database.utc(finding.windowEnd()));
                insert.setString(10, String.join(" ", finding.techniques()));
                insert.setString(11, JsonTexts.write(finding.explanation()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO finding_event VALUES (?, ?, ?)")) {
            for (Finding finding : findings) {
                job.checkCancelled();
                for (int i = 0; i < finding.eventIds().size(); i++) {
                    insert.setString(1, finding.id());
                    insert.setInt(2, i);
                    insert.setString(3, finding.eventIds().get(i));
                    insert.addBatch();
                }
                insert.executeBatch();
                job.advance(1);
            }
        }
    }

    private static void saveIncidents(Connection connection, List<Incident> incidents) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Incident incident : incidents) {
                insert.setInt(1, incident.rank());
                insert.setString(2, incident.user());
                insert.setDouble(3, incident.score());
                insert.setObject(4, Database.utc(incident.windowStart()));
                insert.setObject(5, Database.utc(incident.windowEnd()));
                insert.setString(6, incident.summary());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        for (Incident incident : incidents) {
            saveList(connection, "incident_finding", incident.rank(), incident.findingIds());
            saveList(connection, "incident_event", incident.rank(), incident.eventIds());
            saveParts(connection, incident);
        }
    }

    private static void saveParts(Connection connection, Incident incident) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO incident_part VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            int order = 0;
            for (IncidentPart part : incident.parts()) {
                insert.setInt(1, incident.rank());
                insert.setInt(2, order++);
                insert.setString(3, part.aspect());
                insert.setString(4, part.words());
                insert.setDouble(5, part.decades());
                insert.setDouble(6, part.scoreSoFar());
                insert.setString(7, String.join("\n", part.findingIds()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Map<Integer, List<IncidentPart>> loadParts(Connection connection)
            throws SQLException, JsonProcessingException {
        Map<Integer, List<IncidentPart>> parts = new HashMap<>();
        read(
                connection,
                "SELECT incident, aspect, words, decades, score_so_far, finding_ids FROM incident_part"
                        + " ORDER BY incident, in_order",
                row -> parts.computeIfAbsent(row.getInt(1), owner -> new ArrayList<>())
                        .add(new IncidentPart(
                                row.getString(2),
                                row.getString(3),
                                row.getDouble(4),
                                row.getDouble(5),
                                row.getString(6).lines().toList())));
        return parts;
    }

    private static void saveList(Connection connection, String table, int owner, List<String> values)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?)")) {
            for (int i = 0; i < values.size(); i++) {
                insert.setInt(1, owner);
                insert.setInt(2, i);
                insert.setString(3, values.get(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void saveUsers(Connection connection, List<UserRisk> users) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO user_risk VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (UserRisk user : users) {
                insert.setInt(1, user.rank());
                insert.setString(2, user.user().id());
                insert.setString(3, user.user().kind().id());
                insert.setString(4, user.user().account());
                insert.setDouble(5, user.risk());
                insert.setLong(6, user.events());
                insert.setInt(7, user.findings());
                insert.setObject(8, Database.utc(user.firstSeen()));
                insert.setObject(9, Database.utc(user.lastSeen()));
                insert.setString(10, JsonTexts.write(user.principals()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void saveReports(Connection connection, List<DetectorReport> reports) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO detector_report VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            int order = 0;
            for (DetectorReport report : reports) {
                insert.setInt(1, order++);
                insert.setString(2, report.detector());
                insert.setString(3, report.title());
                insert.setBoolean(4, report.applicable());
                insert.setString(5, report.reason());
                insert.setInt(6, report.findings());
                insert.setString(7, report.parameters());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static DetectionResult load(Connection connection) throws SQLException, DamagedBlockException {
        try {
            return new DetectionResult(
                            loadFindings(connection),
                            loadIncidents(connection),
                            loadUsers(connection),
                            loadReports(connection))
                    .withRules(RuleRows.load(connection))
                    .withBasis(UserBasisRows.load(connection));
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw new DamagedBlockException("a finding cannot be read: " + damaged.getMessage());
        }
    }

    private static List<Finding> loadFindings(Connection connection) throws SQLException, JsonProcessingException {
        Map<String, List<String>> events = loadLists(connection, "finding_event", "finding_id", "event_id");
        List<Finding> findings = new ArrayList<>();
        read(
                connection,
                "SELECT id, detector, title, severity, score, user_id, window_start, window_end, techniques,"
                        + " explanation FROM finding ORDER BY best_first",
                row -> findings.add(new Finding(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Severity.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                        row.getDouble(5),
                        row.getString(6),
                        Database.time(row, 7),
                        Database.time(row, 8),
                        events.getOrDefault(row.getString(1), List.of()),
                        row.getString(9).isEmpty()
                                ? List.of()
                                : List.of(row.getString(9).split(" ")),
                        JsonTexts.explanation(row.getString(10)))));
        return findings;
    }

    /**
     * The texts of each owner, by the text of its key. As they were written, which is in order and takes half as long as by the
     * index; by that only if they are not.
     */
    private static Map<String, List<String>> loadLists(Connection connection, String table, String owner, String text)
            throws SQLException, JsonProcessingException {
        String question = "SELECT " + owner + ", " + text + ", in_order FROM " + table;
        Map<String, List<String>> lists = new HashMap<>();
        int[] misplaced = new int[1];
        read(connection, question, row -> {
            List<String> ofOwner = lists.computeIfAbsent(row.getString(1), id -> new ArrayList<>());
            misplaced[0] += row.getInt(3) == ofOwner.size() ? 0 : 1;
            ofOwner.add(row.getString(2));
        });
        if (misplaced[0] > 0) {
            lists.clear();
            read(
                    connection,
                    question + " ORDER BY " + owner + ", in_order",
                    row -> lists.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(row.getString(2)));
        }
        return lists;
    }

    private static List<Incident> loadIncidents(Connection connection) throws SQLException, JsonProcessingException {
        Map<String, List<String>> findings = loadLists(connection, "incident_finding", "incident", "finding_id");
        Map<String, List<String>> events = loadLists(connection, "incident_event", "incident", "event_id");
        Map<Integer, List<IncidentPart>> parts = loadParts(connection);
        List<Incident> incidents = new ArrayList<>();
        read(
                connection,
                "SELECT best_first, user_id, score, window_start, window_end, summary FROM incident"
                        + " ORDER BY best_first",
                row -> incidents.add(new Incident(
                        row.getInt(1),
                        row.getString(2),
                        row.getDouble(3),
                        Database.time(row, 4),
                        Database.time(row, 5),
                        findings.getOrDefault(row.getString(1), List.of()),
                        events.getOrDefault(row.getString(1), List.of()),
                        row.getString(6),
                        parts.getOrDefault(row.getInt(1), List.of()))));
        return incidents;
    }

    private static List<UserRisk> loadUsers(Connection connection) throws SQLException, JsonProcessingException {
        List<UserRisk> users = new ArrayList<>();
        read(
                connection,
                "SELECT best_first, user_id, kind, account, risk, events, findings, first_seen, last_seen,"
                        + " principals FROM user_risk ORDER BY best_first",
                row -> users.add(new UserRisk(
                        row.getInt(1),
                        new User(
                                row.getString(2),
                                UserKind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                                row.getString(4)),
                        row.getDouble(5),
                        row.getLong(6),
                        row.getInt(7),
                        Database.time(row, 8),
                        Database.time(row, 9),
                        JsonTexts.list(row.getString(10)))));
        return users;
    }

    private static List<DetectorReport> loadReports(Connection connection)
            throws SQLException, JsonProcessingException {
        List<DetectorReport> reports = new ArrayList<>();
        read(
                connection,
                "SELECT detector, title, applicable, reason, findings, parameters FROM detector_report"
                        + " ORDER BY in_order",
                row -> reports.add(new DetectorReport(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6))));
        return reports;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException, JsonProcessingException;
    }

    private static void read(Connection connection, String question, RowReader reader)
            throws SQLException, JsonProcessingException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
