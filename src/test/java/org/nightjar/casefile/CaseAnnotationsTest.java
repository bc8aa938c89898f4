package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.job.JobContext;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageSubject;

/** Tags and notes in a case on disk: what becomes of them, and of those in a case from elsewhere. */
class CaseAnnotationsTest {

    private static final JobContext JOB = JobContext.unwatched();

    @TempDir
    Path folder;

    private OpenCase opened;

    @BeforeEach
    void imports() throws Exception {
        opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"));
        importDays("a", 1, 4);
    }

    @AfterEach
    void closes() throws NightjarException {
        opened.close();
    }

    private void importDays(String name, int from, int to) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int day = from; day <= to; day++) {
            for (String user : List.of("alice", "bob")) {
                lines.append("{\"eventVersion\":\"1.08\",\"eventTime\":\"2024-05-0" + day
                        + "T10:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
                        + "\"awsRegion\":\"eu-central-1\",\"recipientAccountId\":\"111122223333\","
                        + "\"sourceIPAddress\":\"81.2.69.160\",\"userAgent\":\"aws-cli/2.15.0\",\"eventID\":\"" + user
                        + day
                        + "\",\"userIdentity\":{\"type\":\"IAMUser\",\"accountId\":\"111122223333\",\"userName\":\""
                        + user + "\",\"arn\":\"arn:aws:iam::111122223333:user/" + user + "\"}}\n");
            }
        }
        Path log = Files.writeString(folder.resolve(name + ".jsonl"), lines);
        opened.importEvidence(List.of(log), ImportOptions.DEFAULT, JOB);
    }

    private void reopen() throws NightjarException {
        opened.close();
        opened = new LocalCaseFiles("test").open(folder.resolve("case"));
    }

    private int events(String query) throws NightjarException {
        return EventQuery.parse(query).select(opened.data().index()).size();
    }

    private void tag(String tag, String... ids) throws NightjarException {
        opened.annotate(new AnnotationEdit.Tag(tag, List.of(ids), ""));
    }

    private void note(String event, String text) throws NightjarException {
        opened.annotate(new AnnotationEdit.Write(AnnotationSubject.event(event), text));
    }

    @Test
    void tagsAndNotesAreAskedForAndSurviveImportsDetectionsAndOpenings() throws Exception {
        tag("Suspicious", "alice1", "alice2");
        note("bob1", "Key seen\nin a paste");
        opened.detect(DetectionOptions.DEFAULT, JOB);
        assertEquals(2, events("tag:suspicious"));
        reopen();
        assertEquals(2, events("tag:SUSP*"));
        assertEquals(1, events("note:paste"));
        importDays("b", 5, 6);
        assertEquals(2, events("tag:suspicious"));
        assertEquals(1, events("note:* AND user:bob"));
        assertEquals(10, events("NOT tag:*"));
        reopen();
        assertEquals(2, events("tag:suspicious"), "over columns that were kept");
        assertEquals(List.of(), opened.verify(JOB).failed());
        assertEquals(2, events("tag:suspicious"), "after the columns were compared");
    }

    @Test
    void everyStepStandsInTheLogAndNothingIsSaidTwice() throws NightjarException {
        opened.annotate(new AnnotationEdit.Tag("x", List.of("alice1", "alice1", "bob2"), "user:*"));
        assertTrue(opened.annotate(new AnnotationEdit.Tag("X", List.of("bob2"), ""))
                .isEmpty());
        note("bob1", "a\nb");
        opened.undo();
        List<String> log = opened.actions().stream()
                .filter(entry -> List.of("tag", "note").contains(entry.action()))
                .map(entry -> entry.detail())
                .toList();
        assertEquals(
                List.of(
                        "Step 1: tag “x” on 2 events alice1, bob2, chosen by the query user:*.",
                        "Step 2: note 2 on event bob1 says: a b",
                        "Step 2 was taken back. Step 3: note 2 on event bob1 taken away, which said: a b"),
                log);
        assertEquals(0, events("note:*"));
        assertEquals(2, events("tag:x"));
    }

    @Test
    void undoTakesBackExactlyWhatAStepChanged() throws NightjarException {
        tag("x", "alice1");
        tag("x", "alice1", "alice2", "bob1");
        assertEquals(3, events("tag:x"));
        opened.undoAnnotation();
        assertEquals(1, events("tag:x"), "what had the tag before keeps it");
        opened.annotate(new AnnotationEdit.Untag("x", List.of("alice1", "bob2"), ""));
        assertEquals(0, events("tag:x"));
        reopen();
        opened.undoAnnotation();
        assertEquals(1, events("tag:x"));
        opened.undoAnnotation();
        assertEquals(0, events("tag:x"));
        assertTrue(opened.undoAnnotation().isEmpty());
    }

    @Test
    void undoTakesWhateverWasDoneLast() throws Exception {
        opened.triage(
                List.of(new TriageSubject("F-1", "d", "t", "alice", java.time.Instant.EPOCH, java.time.Instant.EPOCH)),
                TriageState.CONFIRMED,
                "");
        Thread.sleep(5);
        tag("x", "alice1");
        assertEquals(OpenCase.StepOf.ANNOTATION, opened.undo());
        assertEquals(OpenCase.StepOf.TRIAGE, opened.undo());
        assertEquals(OpenCase.StepOf.NOTHING, opened.undo());
    }

    @Test
    void redoDoesAgainInTurnWhatWasTakenBack() throws Exception {
        TriageSubject finding =
                new TriageSubject("F-1", "d", "t", "alice", java.time.Instant.EPOCH, java.time.Instant.EPOCH);
        opened.triage(List.of(finding), TriageState.CONFIRMED, "");
        Thread.sleep(5);
        tag("x", "alice1", "bob1");
        note("alice1", "stolen");
        assertEquals(OpenCase.StepOf.NOTHING, opened.redo(), "nothing was taken back");
        for (int steps = 0; steps < 3; steps++) {
            Thread.sleep(5);
            opened.undo();
        }
        assertEquals(0, events("tag:x"));
        reopen();
        assertEquals(OpenCase.StepOf.TRIAGE, opened.redo());
        assertEquals(OpenCase.StepOf.ANNOTATION, opened.redo());
        assertEquals(2, events("tag:x"));
        assertEquals(OpenCase.StepOf.ANNOTATION, opened.redo());
        assertEquals(1, events("note:stolen"));
        assertEquals(OpenCase.StepOf.NOTHING, opened.redo());
        assertEquals(OpenCase.StepOf.ANNOTATION, opened.undo(), "what was done again is taken back as any other");
        assertEquals(0, events("note:*"));
        tag("y", "alice2");
        assertEquals(OpenCase.StepOf.NOTHING, opened.redo(), "something new ends it");
        assertEquals(0, events("note:*"));
    }

    @Test
    void somethingDoneWithFindingsEndsWhatOfTagsCouldBeDoneAgain() throws Exception {
        tag("x", "alice1");
        opened.undo();
        Thread.sleep(5);
        opened.triage(
                List.of(new TriageSubject("F-1", "d", "t", "alice", java.time.Instant.EPOCH, java.time.Instant.EPOCH)),
                TriageState.CONFIRMED,
                "");
        assertEquals(OpenCase.StepOf.NOTHING, opened.redo());
        assertEquals(0, events("tag:x"));
    }

    @Test
    void whatTheCaseDoesNotHaveOrCannotHoldIsRefused() throws NightjarException {
        assertEquals(
                ErrorKind.USAGE,
                assertThrows(NightjarException.class, () -> tag("x", "nobody")).kind());
        assertThrows(NightjarException.class, () -> tag("two words", "alice1"));
        assertThrows(NightjarException.class, () -> note("alice1", "  \n "));
        assertThrows(NightjarException.class, () -> note("alice1", "a\u202Eb"));
        assertThrows(NightjarException.class, () -> opened.annotate(new AnnotationEdit.Rewrite(99, "text")));
        assertTrue(opened.data().annotations().isEmpty());
        assertTrue(opened.actions().stream().noneMatch(entry -> entry.action().equals("note")));
    }

    @Test
    void notesAreOnUsersAndMomentsToo() throws NightjarException {
        AnnotationSubject alice =
                AnnotationSubject.user(opened.data().index().value(org.nightjar.model.Dimension.USER, 0));
        opened.annotate(new AnnotationEdit.Write(alice, "on leave"));
        opened.annotate(new AnnotationEdit.Write(
                AnnotationSubject.time(java.time.Instant.parse("2024-05-02T00:00:00Z")), "keys rotated"));
        reopen();
        assertEquals(1, opened.data().annotations().notesOn(alice).size());
        assertEquals(0, events("note:*"), "no event has one");
        assertThrows(
                NightjarException.class,
                () -> opened.annotate(new AnnotationEdit.Write(AnnotationSubject.user("nobody"), "x")));
    }

    @Test
    void stepsThatNoNightjarWritesAreLeftOutAndSaid() throws Exception {
        tag("x", "alice1");
        opened.close();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:" + folder.resolve("case.nightjar/case").toAbsolutePath(), "", "");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE annotation_step ALTER COLUMN text VARCHAR");
            String values = ", TIMESTAMP WITH TIME ZONE '2024-06-01 00:00:00Z', ";
            List<String> hostile = List.of(
                    "'tag', '=cmd()', '', 0, 0",
                    "'tag', REPEAT('x', 50000), '', 0, 0",
                    "'note', 'a' || CHAR(8238) || 'b', '', 3, 0",
                    "'note', REPEAT('x', 500000), '', 4, 0",
                    "'drop', 'x', '', 0, 0",
                    "'tag', 'counted-wrongly', '', 0, 0",
                    "'tag', 'too-many-a-row', '', 0, 0",
                    "'note', 'on no such finding', '', 9, 0");
            for (int i = 0; i < hostile.size(); i++) {
                statement.execute("INSERT INTO annotation_step VALUES (" + (i + 2) + values + hostile.get(i) + ")");
                if (i < 5) {
                    statement.execute("INSERT INTO annotation_subject VALUES (" + (i + 2) + ", 0, 'event', 'alice2')");
                }
            }
            statement.execute("INSERT INTO annotation_event VALUES (7, 0, 3, 'alice1' || CHAR(10) || 'alice2')");
            statement.execute("INSERT INTO annotation_event VALUES (8, 0, 101, REPEAT('x' || CHAR(10), 100) || 'x')");
            statement.execute("INSERT INTO annotation_subject VALUES (9, 0, 'finding', 'F-1')");
            statement.execute(
                    "INSERT INTO noted_finding VALUES (9, 'd', REPEAT('x', 2048), 'alice',"
                            + " TIMESTAMP WITH TIME ZONE '2024-06-02 00:00:00Z', TIMESTAMP WITH TIME ZONE '2024-06-01 00:00:00Z')");
        }
        opened = new LocalCaseFiles("test").open(folder.resolve("case"));
        assertEquals(List.of("x"), opened.data().annotations().tags());
        assertTrue(opened.data().annotations().notes().isEmpty());
        List<String> failed = opened.verify(JOB).failed();
        assertTrue(
                failed.stream().anyMatch(text -> text.contains("8 of the steps of tags and notes")), failed::toString);
        assertTrue(failed.stream().anyMatch(text -> text.contains("action log tells of 1")), failed::toString);
    }

    @Test
    void tagsOfCasesFromBeforeStandOneEventARowAndAreReadAlike() throws Exception {
        tag("x", "alice1", "bob2");
        opened.close();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:" + folder.resolve("case.nightjar/case").toAbsolutePath(), "", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM annotation_event");
            statement.execute(
                    "INSERT INTO annotation_subject VALUES (1, 0, 'event', 'alice1'), (1, 1, 'event', 'bob2')");
        }
        opened = new LocalCaseFiles("test").open(folder.resolve("case"));
        assertEquals(2, events("tag:x"));
        assertEquals(List.of(), opened.verify(JOB).failed());
        opened.undoAnnotation();
        assertEquals(0, events("tag:x"));
    }

    /** As formats/case.md says it. */
    @Test
    void plainSqlJoinsTagsToEvents() throws Exception {
        tag("x", IntStream.range(1, 5).mapToObj(day -> "alice" + day).toArray(String[]::new));
        opened.fillSqlEvents(JOB);
        opened.close();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:" + folder.resolve("case.nightjar/case").toAbsolutePath(), "", "");
                Statement statement = connection.createStatement();
                java.sql.ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM event JOIN ("
                        + "SELECT REGEXP_SUBSTR(ids, '[^\n]+', 1, CAST(x AS INTEGER)) AS id"
                        + " FROM annotation_event, SYSTEM_RANGE(1, 100) WHERE x <= events) tagged"
                        + " ON tagged.id = event.event_id")) {
            rows.next();
            assertEquals(4, rows.getInt(1));
        }
        opened = new LocalCaseFiles("test").open(folder.resolve("case"));
    }

    @Test
    void aSelectionOfManyEventsIsTaggedAsOneStep() throws Exception {
        StringBuilder lines = new StringBuilder();
        int count = 41_000;
        for (int i = 0; i < count; i++) {
            lines.append("{\"eventVersion\":\"1.08\",\"eventTime\":\"2024-05-07T10:00:00Z\","
                    + "\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"ListObjects\",\"eventID\":\"many" + i
                    + "\",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"carol\"}}\n");
        }
        Path log = Files.writeString(folder.resolve("many.jsonl"), lines);
        opened.importEvidence(List.of(log), ImportOptions.DEFAULT, JOB);
        List<String> ids = IntStream.range(0, count).mapToObj(i -> "many" + i).toList();
        tag("before", "alice1");
        opened.annotate(new AnnotationEdit.Tag("bulk", ids, "action:ListObjects"));
        tag("after", "bob1", "bob2");
        reopen();
        assertEquals(2, events("tag:after"));
        opened.undoAnnotation();
        assertEquals(count, events("tag:bulk"));
        opened.undoAnnotation();
        assertEquals(0, events("tag:bulk"));
    }
}
