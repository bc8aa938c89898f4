package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.basis.Outdated;
import org.nightjar.analysis.identity.IdentityChain;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.job.JobContext;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;

/** Merges, splits and aliases in a case on disk; databases changed; what becomes of findings. */
class PeopleTest {

    private static final JobContext JOB = JobContext.unwatched();

    @TempDir
    Path folder;

    private OpenCase opened;

    @BeforeEach
    void imports() throws Exception {
        opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"));
        StringBuilder lines = new StringBuilder();
        for (int day = 1; day <= 9; day++) {
            lines.append(record(day, "alice", "81.2.69.160"));
            lines.append(record(day, "adm-alice", "81.2.69.160"));
            lines.append(record(day, "bob", "198.51.100.9"));
        }
        Path log = Files.writeString(folder.resolve("log.jsonl"), lines);
        opened.importEvidence(List.of(log), ImportOptions.DEFAULT, JOB);
        opened.detect(DetectionOptions.DEFAULT, JOB);
    }

    @AfterEach
    void closes() throws NightjarException {
        opened.close();
    }

    private static String record(int day, String user, String address) {
        return "{\"eventVersion\":\"1.08\",\"eventTime\":\"2024-05-0" + day
                + "T10:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
                + "\"awsRegion\":\"eu-central-1\",\"recipientAccountId\":\"111122223333\",\"sourceIPAddress\":\""
                + address + "\",\"userAgent\":\"aws-cli/2.15.0\",\"eventID\":\"" + user + day
                + "\",\"userIdentity\":{\"type\":\"IAMUser\",\"accountId\":\"111122223333\",\"userName\":\"" + user
                + "\",\"arn\":\"arn:aws:iam::111122223333:user/" + user + "\",\"accessKeyId\":\"AKIA"
                + user.toUpperCase(java.util.Locale.ROOT).replace("-", "") + "\"}}\n";
    }

    private void reopen() throws NightjarException {
        opened.close();
        opened = new LocalCaseFiles("test").open(folder.resolve("case"));
    }

    private int events(String query) throws NightjarException {
        return EventQuery.parse(query).select(opened.data().index()).size();
    }

    private void merge(String into, String... parts) throws NightjarException {
        opened.changePeople(new PeopleEdit.Merge(into, List.of(parts)), JOB);
    }

    private Set<Outdated.Reason> outdated(String user) {
        return opened.data().outdated().reasons(user);
    }

    @Test
    void mergedUsersAreOneAndSplitAgainAreTwo() throws NightjarException {
        merge("alice", "adm-alice");
        assertEquals(18, events("user:alice"));
        assertEquals(0, events("user:adm-alice"));
        reopen();
        assertEquals(18, events("user:alice"), "it is kept in the case");
        opened.changePeople(new PeopleEdit.Split("alice"), JOB);
        assertEquals(9, events("user:alice"));
        assertEquals(9, events("user:adm-alice"));
        List<String> log = opened.actions().stream()
                .filter(entry -> entry.action().equals("people"))
                .map(entry -> entry.detail())
                .toList();
        assertEquals(List.of("user adm-alice merged into alice.", "user adm-alice split from alice."), log);
        assertTrue(opened.verify(JOB).failed().isEmpty(), "the chain of the action log holds");
    }

    @Test
    void mergesAddUpAndAreFoundWithoutRegardToCapitals() throws NightjarException {
        merge("ALICE", "Adm-Alice");
        merge("bob", "alice");
        assertEquals(27, events("user:bob"));
        assertEquals(List.of("adm-alice", "alice"), opened.data().people().partsOf("bob"));
        NightjarException part = assertThrows(NightjarException.class, () -> merge("alice", "bob"));
        assertEquals("“alice” is a part of “bob”; split it first.", part.userMessage());
    }

    @Test
    void whoIsNotThereOrIsTheSameCannotBeMerged() {
        assertEquals(
                ErrorKind.USAGE,
                assertThrows(NightjarException.class, () -> merge("alice", "carol"))
                        .kind());
        assertEquals(
                ErrorKind.USAGE,
                assertThrows(NightjarException.class, () -> merge("alice", "Alice"))
                        .kind());
        assertThrows(NightjarException.class, () -> opened.changePeople(new PeopleEdit.Split("bob"), JOB));
        assertTrue(opened.data().people().isEmpty());
    }

    @Test
    void whatWasSaidIsTakenBackStepByStep() throws NightjarException {
        merge("alice", "adm-alice", "bob");
        opened.changePeople(new PeopleEdit.Alias(Optional.empty(), "alice", "Alice Miller"), JOB);
        reopen();
        assertEquals("user alice is called “Alice Miller”.", opened.undoPeople(JOB));
        assertEquals(27, events("user:alice"));
        opened.undoPeople(JOB);
        assertEquals(9, events("user:alice"));
        assertEquals("", opened.undoPeople(JOB), "nothing is left to take back");
        reopen();
        assertTrue(opened.data().people().isEmpty());
    }

    @Test
    void whatWasTakenBackIsDoneAgainUntilSomethingElseIsSaid() throws NightjarException {
        merge("alice", "adm-alice");
        opened.changePeople(new PeopleEdit.Alias(Optional.empty(), "bob", "Bob"), JOB);
        opened.undoPeople(JOB);
        opened.undoPeople(JOB);
        reopen();
        assertEquals("user adm-alice merged into alice.", opened.redoPeople(JOB), "the first again first");
        assertEquals(18, events("user:alice"));
        assertEquals("user bob is called “Bob”.", opened.redoPeople(JOB));
        assertEquals("Bob", opened.data().people().alias(Dimension.USER, "bob"));
        assertEquals("", opened.redoPeople(JOB), "nothing is left to do again");
        assertEquals("user bob is called “Bob”.", opened.undoPeople(JOB), "and it can be taken back as any other");
        opened.changePeople(new PeopleEdit.Split("alice"), JOB);
        assertEquals("", opened.redoPeople(JOB), "what is said anew ends it");
        List<String> log = opened.actions().stream()
                .filter(entry -> entry.action().equals("people"))
                .map(entry -> entry.detail())
                .toList();
        assertTrue(log.contains("Done again: user bob is called “Bob”."), log.toString());
        assertTrue(opened.verify(JOB).failed().isEmpty(), "the chain of the action log holds");
    }

    @Test
    void oneHistoryOfUndoHoldsTagsAndPeople() throws NightjarException {
        opened.annotate(new AnnotationEdit.Tag("first", List.of("alice1"), ""));
        merge("alice", "adm-alice");
        assertEquals(OpenCase.StepOf.PEOPLE, opened.undo(), "the merge was last; taking it back is a job");
        opened.undoPeople(JOB);
        assertEquals(OpenCase.StepOf.ANNOTATION, opened.undo());
        assertEquals(OpenCase.StepOf.NOTHING, opened.undo());
        assertEquals(OpenCase.StepOf.ANNOTATION, opened.redo());
        assertEquals(OpenCase.StepOf.PEOPLE, opened.redo());
        opened.redoPeople(JOB);
        assertEquals(18, events("user:alice"));
        assertEquals(OpenCase.StepOf.NOTHING, opened.redo());
        opened.undoPeople(JOB);
        opened.annotate(new AnnotationEdit.Tag("second", List.of("alice1"), ""));
        assertEquals(OpenCase.StepOf.NOTHING, opened.redo(), "something else was said since");
    }

    @Test
    void aliasIsFoundByQueriesAndStandsInExports() throws Exception {
        opened.changePeople(new PeopleEdit.Alias(Optional.empty(), "198.51.100.9", "Office VPN"), JOB);
        opened.changePeople(new PeopleEdit.Alias(Optional.empty(), "akiabob", "old laptop"), JOB);
        opened.changePeople(new PeopleEdit.Alias(Optional.empty(), "111122223333", "Production"), JOB);
        assertEquals(9, events("address:\"office vpn\""));
        assertEquals(9, events("laptop"));
        Path out = folder.resolve("out.jsonl");
        opened.export(ExportFormat.JSONL, out, "user:bob", JOB);
        String first = Files.readAllLines(out).get(0);
        assertTrue(first.contains("\"sourceIp\":\"198.51.100.9\""), first);
        assertTrue(first.contains("\"sourceIpAlias\":\"Office VPN\""), first);
        assertTrue(first.contains("\"accessKeyAlias\":\"old laptop\""), first);
        assertTrue(first.contains("\"accountAlias\":\"Production\""), first);
        Path report = folder.resolve("out.html");
        opened.export(ExportFormat.HTML, report, "", JOB);
        assertTrue(Files.readString(report).contains("address 198.51.100.9 is called “Office VPN”"));
    }

    @Test
    void aliasThatIsAnothersNameIsRefused() {
        NightjarException refused = assertThrows(
                NightjarException.class,
                () -> opened.changePeople(new PeopleEdit.Alias(Optional.empty(), "alice", "bob"), JOB));
        assertTrue(refused.userMessage().contains("merge the two"), refused.userMessage());
        assertThrows(
                NightjarException.class,
                () -> opened.changePeople(new PeopleEdit.Alias(Optional.empty(), "alice", "two\nlines"), JOB));
        assertThrows(
                NightjarException.class,
                () -> opened.changePeople(new PeopleEdit.Alias(Optional.empty(), "203.0.113.1", "nowhere"), JOB));
    }

    @Test
    void chainSaysThatTheAnalystMergedIt() throws NightjarException {
        merge("alice", "adm-alice");
        EventIndex index = opened.data().index();
        int row = index.findRow("adm-alice3");
        assertEquals(
                "alice (merged from adm-alice by the analyst)",
                IdentityChain.of(index, index.principalCode(row)).sentence());
    }

    @Test
    void findingsOfMergedUsersAreOutOfDateUntilDetectedAgain() throws NightjarException {
        assertTrue(opened.data().outdated().isEmpty());
        merge("alice", "adm-alice");
        assertEquals(Set.of(Outdated.Reason.PEOPLE), outdated("alice"));
        assertEquals(Set.of(Outdated.Reason.PEOPLE), outdated("adm-alice"));
        assertEquals(Set.of(), outdated("bob"));
        reopen();
        assertEquals(Set.of(Outdated.Reason.PEOPLE), outdated("alice"), "also when the case is opened again");
        opened.undoPeople(JOB);
        assertTrue(opened.data().outdated().isEmpty(), "taken back, all is as it was");
        merge("alice", "adm-alice");
        opened.detect(DetectionOptions.DEFAULT, JOB);
        assertTrue(opened.data().outdated().isEmpty());
        reopen();
        assertTrue(opened.data().outdated().isEmpty());
    }

    @Test
    void aliasMakesNothingOutOfDate() throws NightjarException {
        opened.changePeople(new PeopleEdit.Alias(Optional.empty(), "alice", "Alice Miller"), JOB);
        assertTrue(opened.data().outdated().isEmpty());
    }

    @Test
    void findingsOfThoseWhoseAddressesMovedAreOutOfDate() throws Exception {
        Path own = Files.writeString(folder.resolve("exits.txt"), "81.2.69.0/24 tor\n");
        opened.useGeoDatabases(List.of(own), JOB);
        assertEquals(Set.of(Outdated.Reason.PLACES), outdated("alice"));
        assertEquals(Set.of(), outdated("bob"), "nothing else is known of the address");
        reopen();
        assertEquals(Set.of(Outdated.Reason.PLACES), outdated("alice"));
        opened.useGeoDatabases(List.of(), JOB);
        assertTrue(opened.data().outdated().isEmpty(), "by the same data all is as it was");
    }

    @Test
    void damagedDatabaseChangesNothing() throws Exception {
        List<String> before = opened.data().geoDatabases();
        Path broken = Files.write(folder.resolve("broken.mmdb"), new byte[64]);
        assertThrows(NightjarException.class, () -> opened.useGeoDatabases(List.of(broken), JOB));
        assertEquals(before, opened.data().geoDatabases());
        reopen();
        assertEquals(before, opened.data().geoDatabases());
    }

    @Test
    void importedEventsMakeFindingsOutOfDate() throws Exception {
        Path more = Files.writeString(
                folder.resolve("more.jsonl"), record(9, "bob2", "198.51.100.9").replace("bob29", "x"));
        opened.importEvidence(List.of(more), ImportOptions.DEFAULT, JOB);
        assertEquals(Set.of(Outdated.Reason.EVENTS), outdated("bob2"));
        assertFalse(opened.data().outdated().isOutdated("alice"));
    }

    @Test
    void anAliasStandsInTheSentencesOfFindingsAndGoesWithIt() throws Exception {
        String stops = record(9, "alice", "81.2.69.160")
                .replace("GetObject", "StopLogging")
                .replace("s3.amazonaws", "cloudtrail.amazonaws")
                .replace("alice9", "stops");
        opened.importEvidence(
                List.of(Files.writeString(folder.resolve("more.jsonl"), stops)), ImportOptions.DEFAULT, JOB);
        opened.detect(DetectionOptions.DEFAULT, JOB);
        List<String> before = sentences();
        String named = before.stream()
                .filter(sentence -> sentence.contains("alice"))
                .findFirst()
                .orElseThrow();

        opened.changePeople(new PeopleEdit.Alias(Optional.of(Dimension.USER), "alice", "Alice A."), JOB);
        assertTrue(sentences().stream().anyMatch(sentence -> sentence.contains("Alice A. (alice)")), named);
        reopen();
        assertTrue(sentences().stream().anyMatch(sentence -> sentence.contains("Alice A. (alice)")), named);

        opened.undoPeople(JOB);
        assertEquals(before, sentences());
    }

    private List<String> sentences() {
        return opened.data().detection().findings().stream()
                .flatMap(finding -> java.util.stream.Stream.of(
                        finding.explanation().summary(), finding.explanation().actual()))
                .toList();
    }
}
