package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.IncidentPart;
import org.nightjar.model.KnownAccounts;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RunRecord;
import org.nightjar.model.Severity;
import org.nightjar.model.TimeRange;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventBatch;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;
import org.nightjar.store.EvidenceWriter;
import org.nightjar.store.StoredColumn;
import org.nightjar.support.TestEnrichment;

class H2CaseStoreTest {

    @TempDir
    Path folder;

    private H2CaseStore create() throws NightjarException {
        return H2CaseStore.create(folder.resolve("x.nightjar"), "Example", "1.0");
    }

    private H2CaseStore reopen() throws NightjarException {
        return H2CaseStore.open(folder.resolve("x.nightjar"));
    }

    private static byte[] bytes(AuditEvent event) {
        return ("{\"eventID\":\"" + event.eventId() + "\",\"ü\":1}").getBytes(StandardCharsets.UTF_8);
    }

    private static void add(EvidenceWriter writer, AuditEvent event) throws NightjarException {
        byte[] raw = ("xx" + new String(bytes(event), StandardCharsets.UTF_8) + "yy").getBytes(StandardCharsets.UTF_8);
        EventBatch batch = new EventBatch();
        batch.add(event, raw, 2, raw.length - 4);
        writer.add(batch);
    }

    private static EvidenceItem importAll(H2CaseStore store, List<AuditEvent> events) throws NightjarException {
        try (EvidenceWriter writer = store.beginEvidence("a.json", "ab".repeat(32), 99)) {
            for (AuditEvent event : events) {
                add(writer, event);
            }
            return writer.finish(EvidenceStatus.COMPLETE, "");
        }
    }

    @Test
    void eventsComeBackAsTheyWentIn() throws NightjarException {
        AuditEvent odd = anEvent()
                .id("nj-odd id")
                .at("2024-05-01T10:00:00.123Z")
                .byRole("web", "i-1")
                .denied()
                .from("2001:db8::1")
                .on("arn:a", "arn:b")
                .sharedWith("999988887777")
                .detail("retentionInDays=1")
                .issues("ASIANEXT")
                .shared("a0b1c2d3-0706-0504-0302-010000000000")
                .standsAt("logs/a.json", 7, 12_345_678_901L)
                .build();
        try (H2CaseStore store = create()) {
            importAll(store, List.of(odd));
        }
        try (H2CaseStore store = reopen()) {
            EventTable table = store.loadEvents(JobContext.unwatched());
            EventIndex index = EventIndex.build(table, new TestEnrichment());
            assertEquals("nj-odd id", index.eventId(0));
            assertEquals(odd.time(), index.time(0));
            assertEquals(odd.principal(), index.principal(0));
            assertEquals(odd.outcome(), index.outcome(0));
            assertEquals(odd.position(), index.position(0));
            assertEquals("ASIANEXT", index.issuedKeyId(0));
            assertEquals("a0b1c2d3-0706-0504-0302-010000000000", table.text(0, StoredColumn.SHARED_EVENT));
            assertEquals(1, index.evidenceId(0));
            assertArrayEquals(bytes(odd), store.rawRecord(index.storeRow(0)));
        }
    }

    @Test
    void manyEventsSpanBlocksAndKeepTheirBytes() throws NightjarException {
        List<AuditEvent> events = anEvent().times(70_000, Duration.ofMillis(1500));
        try (H2CaseStore store = create()) {
            EvidenceItem item = importAll(store, events);
            assertEquals(70_000, item.stored());
        }
        try (H2CaseStore store = reopen()) {
            EventTable table = store.loadEvents(JobContext.unwatched());
            assertEquals(70_000, table.rows());
            for (int row : new int[] {0, 1, 32_767, 32_768, 50_000, 69_999}) {
                assertArrayEquals(bytes(events.get(row)), store.rawRecord(row));
                assertEquals(events.get(row).eventId(), table.eventId(row));
            }
            assertEquals(List.of(), store.check(JobContext.unwatched()));
        }
    }

    @Test
    void theSameEventTwiceIsADuplicateAcrossItemsAndSessions() throws NightjarException {
        List<AuditEvent> events = anEvent().times(10, Duration.ofSeconds(1));
        try (H2CaseStore store = create()) {
            assertEquals(10, importAll(store, events).stored());
            assertEquals(10, importAll(store, events).duplicates());
        }
        try (H2CaseStore store = reopen()) {
            EvidenceItem again = importAll(store, events);
            assertEquals(0, again.stored());
            assertEquals(10, again.duplicates());
            assertEquals(again.read(), again.stored() + again.duplicates() + again.rejected());
            assertEquals(10, store.countEvents());
        }
    }

    @Test
    void anAbandonedItemLeavesNothingBehind() throws NightjarException {
        List<AuditEvent> events = anEvent().times(40_000, Duration.ofSeconds(1));
        try (H2CaseStore store = create()) {
            try (EvidenceWriter writer = store.beginEvidence("big.json", "", 1)) {
                for (AuditEvent event : events) {
                    add(writer, event);
                }
                writer.reject(new RecordPosition("", 1, 1), "broken-json", "Broken.", "{");
            }
            assertEquals(List.of(), store.evidence());
            assertEquals(List.of(), store.rejects(10));
            assertEquals(0, store.countEvents());
            assertEquals(40_000, importAll(store, events).stored());
            assertEquals(List.of(), store.check(JobContext.unwatched()));
        }
    }

    @Test
    void anItemCutOffByTheEndOfTheProgramIsTakenBackAtTheNextStart() throws Exception {
        List<AuditEvent> events = anEvent().times(40_000, Duration.ofSeconds(1));
        Path copy = folder.resolve("copy.nightjar");
        try (H2CaseStore store = create()) {
            importAll(store, events.subList(0, 5));
            try (EvidenceWriter writer = store.beginEvidence("big.json", "", 1)) {
                for (AuditEvent event : events) {
                    add(writer, event);
                }
                // What a kill would leave: the file as it is now, unfinished item and all.
                store.flushEvidence();
                java.nio.file.Files.createDirectories(copy);
                java.nio.file.Files.copy(Database.file(folder.resolve("x.nightjar")), Database.file(copy));
            }
        }
        try (H2CaseStore store = H2CaseStore.open(copy)) {
            assertEquals(5, store.countEvents());
            assertEquals(1, store.evidence().size());
            assertEquals(39_995, importAll(store, events).stored());
            assertEquals(List.of(), store.check(JobContext.unwatched()));
        }
    }

    @Test
    void anItemOfNothingButRejectsDoesNotFillTheMemory() throws Exception {
        try (H2CaseStore store = create()) {
            try (EvidenceWriter writer = store.beginEvidence("flood.json", "00", 1);
                    java.sql.Connection second = Database.openAgain(folder.resolve("x.nightjar"))) {
                int most = 0;
                for (int i = 0; i < 40_000; i++) {
                    writer.reject(new RecordPosition("", i, i), "broken-json", "Broken.", "x".repeat(500));
                    most = i % 500 == 0 ? Math.max(most, Database.unsaved(second)) : most;
                }
                assertTrue(most < 24 << 20, most + " bytes");
                assertEquals(40_000, writer.finish(EvidenceStatus.PARTIAL, "").rejected());
            }
            assertEquals(40_000, store.rejects(50_000).size());
        }
    }

    @Test
    void aDiskThatTakesNoMoreIsNotSaidToBeDamage() {
        Exception full =
                new org.h2.mvstore.MVStoreException(org.h2.mvstore.DataUtils.ERROR_WRITING_FAILED, "Writing failed");
        java.sql.SQLException closed = new java.sql.SQLException(
                "closed", "90098", org.h2.api.ErrorCode.DATABASE_IS_CLOSED, new IllegalStateException(full));
        for (NightjarException said :
                List.of(Database.failed(closed), Database.failed(full), Database.damaged(folder, closed))) {
            assertEquals(ErrorKind.OUTPUT_FAILED, said.kind());
            assertTrue(said.userMessage().contains("full"), said.userMessage());
        }
        assertEquals(
                ErrorKind.CASE_DAMAGED,
                Database.failed(new java.sql.SQLException("x", "90098", org.h2.api.ErrorCode.DATABASE_IS_CLOSED))
                        .kind());
    }

    @Test
    void rejectsAreKeptWithTheirPlace() throws NightjarException {
        try (H2CaseStore store = create()) {
            try (EvidenceWriter writer = store.beginEvidence("a.json", "", 1)) {
                writer.reject(new RecordPosition("in.json", 3, 512), "broken-json", "Record 3 is broken.", "{\"a\":");
                EvidenceItem item = writer.finish(EvidenceStatus.PARTIAL, "");
                assertEquals(1, item.read());
            }
            assertEquals(512, store.rejects(10).get(0).position().byteOffset());
            assertEquals("Record 3 is broken.", store.rejects(10).get(0).message());
        }
    }

    @Test
    void findingsComeBackAsTheyWentIn() throws NightjarException, SQLException {
        Instant at = Instant.parse("2024-05-01T10:00:00Z");
        Explanation why = new Explanation(
                "S \"q\" é", "t", "a", "b", "p", List.of("f1", "f2"), List.of("g"), "user:\"x\"", List.of("n"));
        DetectionResult result = new DetectionResult(
                List.of(new Finding(
                        "f1",
                        "new",
                        "New",
                        Severity.HIGH,
                        71.5,
                        "alice",
                        at,
                        at,
                        List.of("e2", "e1"),
                        List.of("T1078"),
                        why)),
                List.of(new Incident(1, "alice", 80, at, at, List.of("f1"), List.of("e1", "e2"), "Story")),
                List.of(new UserRisk(
                        1, new User("alice", UserKind.HUMAN, "1"), 80, 5, 1, at, at, List.of("AKIA", "arn:x"))),
                List.of(new DetectorReport("new", "New", false, "No events.", 0, "days=7 d")));
        try (H2CaseStore store = create()) {
            assertEquals(DetectionResult.EMPTY, store.detections().load());
            store.detections().save(result, RUN, JobContext.unwatched());
            store.detections().save(result, RUN, JobContext.unwatched());
        }
        try (H2CaseStore store = reopen()) {
            assertEquals(result, store.detections().load());
        }
        try (Connection sql = DriverManager.getConnection(
                        "jdbc:h2:" + folder.resolve("x.nightjar/case").toAbsolutePath(), "", "");
                Statement statement = sql.createStatement()) {
            statement.executeUpdate("UPDATE finding_event SET in_order = in_order + 2");
            statement.executeUpdate("UPDATE finding_event SET in_order = 3 - in_order, event_id ="
                    + " CASE event_id WHEN 'e1' THEN 'e2' ELSE 'e1' END");
        }
        try (H2CaseStore store = reopen()) {
            assertEquals(result, store.detections().load(), "written in another order, asked for in theirs");
        }
    }

    private static final RunRecord RUN = new RunRecord(
            0,
            Instant.parse("2024-06-01T10:00:00Z"),
            5,
            new DetectionScope(
                    Optional.of(new TimeRange(
                            Instant.parse("2024-05-01T00:00:00Z"), Instant.parse("2024-05-20T00:00:00Z"))),
                    Optional.empty(),
                    List.of("bob", "al\"ice"),
                    new KnownAccounts(List.of("444455556666", "111122223333"), List.of("999988887777"))),
            "rule.yml abc",
            1,
            1);

    private static Finding finding(String id) {
        Instant at = Instant.parse("2024-05-21T10:00:00Z");
        Explanation why = new Explanation("S", "t", "a", "b", "p", List.of(), List.of(), "user:\"x\"", List.of());
        return new Finding(
                id,
                "new",
                "New",
                Severity.HIGH,
                71.5,
                "alice",
                at,
                at.plusSeconds(5),
                List.of("e1", "e2"),
                List.of(),
                why);
    }

    private static DetectionResult found(String... ids) {
        return new DetectionResult(
                Arrays.stream(ids).map(H2CaseStoreTest::finding).toList(),
                List.of(new Incident(
                        1,
                        "alice",
                        80,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        List.of(ids),
                        List.of("e1"),
                        "Story",
                        List.of(new IncidentPart("act", "doing something else", 4.2, 26.5, List.of(ids))))),
                List.of(),
                List.of());
    }

    @Test
    void findingsOfEarlierRunsAreKeptAsSupersededButNotForEver() throws NightjarException {
        try (H2CaseStore store = create()) {
            for (int run = 1; run <= RunRows.KEPT + 3; run++) {
                assertEquals(
                        run,
                        store.detections()
                                .save(found("f" + run, "g"), RUN, JobContext.unwatched())
                                .number());
            }
        }
        try (H2CaseStore store = reopen()) {
            int newest = RunRows.KEPT + 3;
            assertEquals(found("f" + newest, "g"), store.detections().load());
            List<RunRecord> runs = store.detections().runs();
            assertEquals(RunRows.KEPT, runs.size());
            assertEquals(RUN.numbered(4), runs.get(0));
            assertEquals(RUN.numbered(newest), runs.get(runs.size() - 1));
            assertEquals(
                    List.of(PastFinding.of(finding("f4")), PastFinding.of(finding("g"))),
                    store.detections().superseded(4));
            assertEquals(List.of(), store.detections().superseded(3));
            assertEquals(
                    List.of(), store.detections().superseded(newest), "those of the last run are no superseded ones");
        }
    }

    @Test
    void stepsOfTriageComeBackInTheirOrder() throws NightjarException {
        Instant at = Instant.parse("2024-06-01T10:00:00Z");
        List<TriageSubject> two = List.of(
                TriageSubject.of(finding("f1")),
                TriageSubject.of(found("f1").incidents().get(0)));
        TriageStep first = new TriageStep(0, at, two, TriageState.CONFIRMED, "", 0);
        TriageStep second = new TriageStep(0, at, two.subList(0, 1), TriageState.DISMISSED, "a \"test\"", 1);
        try (H2CaseStore store = create()) {
            assertEquals(1, store.detections().addTriage(first, "confirmed: f1").number());
            assertEquals(
                    2, store.detections().addTriage(second, "dismissed: f1").number());
        }
        try (H2CaseStore store = reopen()) {
            assertEquals(
                    List.of(
                            new TriageStep(1, at, two, TriageState.CONFIRMED, "", 0),
                            new TriageStep(2, at, two.subList(0, 1), TriageState.DISMISSED, "a \"test\"", 1)),
                    store.detections().triage());
            assertEquals("dismissed: f1", store.actions().get(1).detail());
        }
    }

    @Test
    void theActionLogShowsAChangedLine() throws NightjarException, java.sql.SQLException {
        try (H2CaseStore store = create()) {
            store.logAction("import", "a.json");
            store.logAction("detect", "");
            assertEquals(List.of(), store.check(JobContext.unwatched()));
            assertEquals(2, store.actions().size());
        }
        try (java.sql.Connection raw = Database.openAgain(folder.resolve("x.nightjar"));
                java.sql.Statement statement = raw.createStatement()) {
            statement.executeUpdate("UPDATE action_log SET detail = 'b.json' WHERE number = 1");
            raw.commit();
        }
        try (H2CaseStore store = reopen()) {
            assertEquals(List.of("The action log was changed at line 1."), store.check(JobContext.unwatched()));
        }
    }

    @Test
    void settingsAndAddressFactsAreReplaced() throws NightjarException {
        try (H2CaseStore store = create()) {
            store.saveSetting("k", "1");
            store.saveSetting("k", "2");
            assertEquals("2", store.findSetting("k").orElseThrow());
            assertTrue(store.findSetting("absent").isEmpty());
            List<AddressFacts> facts =
                    List.of(AddressFacts.placeless("10.0.0.1", AddressKind.PRIVATE, NetworkClass.PRIVATE));
            store.saveAddressFacts(facts, "db 2026");
            store.saveAddressFacts(facts, "db 2026");
            assertEquals("Example", store.info().name());
            assertFalse(store.info().createdAt().equals(Instant.EPOCH));
        }
    }

    @Test
    void whatIsNoCaseIsSaidInASentence() throws NightjarException {
        NightjarException missing = assertThrows(NightjarException.class, this::reopen);
        assertEquals(ErrorKind.CASE_NOT_FOUND, missing.kind());
        create().close();
        NightjarException exists = assertThrows(NightjarException.class, this::create);
        assertEquals(ErrorKind.CASE_EXISTS, exists.kind());
    }

    @Test
    void everyEventIsARowForPlainSqlAndLaterOnesAreAdded() throws Exception {
        try (H2CaseStore store = create()) {
            importAll(
                    store,
                    List.of(anEvent().id("first").on("arn:a", "arn:b").denied().build()));
            assertEquals(1, store.fillSqlEvents(JobContext.unwatched()));
            importAll(
                    store,
                    List.of(anEvent()
                            .id("second")
                            .byRole("web", "i-1")
                            .shared("shared-1")
                            .build()));
            assertEquals(2, store.fillSqlEvents(JobContext.unwatched()));
            assertEquals(2, store.fillSqlEvents(JobContext.unwatched()), "nothing is written twice");
        }
        try (Connection sql = DriverManager.getConnection(
                        "jdbc:h2:" + folder.resolve("x.nightjar/case").toAbsolutePath() + ";ACCESS_MODE_DATA=r",
                        "",
                        "");
                Statement statement = sql.createStatement();
                ResultSet row = statement.executeQuery("SELECT event_id, outcome, resources, session_name, evidence_id"
                        + " FROM event ORDER BY store_row")) {
            row.next();
            assertEquals("first", row.getString(1));
            assertEquals("denied", row.getString(2));
            assertEquals("arn:a\narn:b", row.getString(3));
            row.next();
            assertEquals("second", row.getString(1));
            assertEquals("i-1", row.getString(4));
            assertEquals(2, row.getInt(5));
            assertEquals(List.of("1 shared-1"), sharedRows(statement));
        }
        try (H2CaseStore store = reopen()) {
            store.removeSqlEvents();
            assertEquals(2, store.fillSqlEvents(JobContext.unwatched()), "they can be written again");
        }
    }

    private static List<String> sharedRows(Statement statement) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT store_row, shared_event_id FROM shared_event")) {
            while (row.next()) {
                rows.add(row.getLong(1) + " " + row.getString(2));
            }
        }
        return rows;
    }
}
