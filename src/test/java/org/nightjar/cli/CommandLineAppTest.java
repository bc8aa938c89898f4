package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.VerifyReport;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.LogSource;
import org.nightjar.model.NightjarException;

class CommandLineAppTest {

    private final CommandLineRun line = new CommandLineRun();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open",
                "demo",
                "import",
                "detect",
                "users",
                "findings",
                "incidents",
                "events",
                "verify",
                "export",
                "evaluate",
                "simulate"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        assertEquals(0, line.run(command, "--help"));
        assertTrue(line.out().contains("Example") && line.out().contains("  nightjar " + command), line.out());
        assertEquals("", line.err());
    }

    @Test
    void aCommandIsMadeByTheNameThatItGivesItself() {
        for (String name : CommandLineApp.COMMANDS) {
            CommandLineRun one = new CommandLineRun();
            assertEquals(0, one.run(name, "--help"), name);
            assertTrue(one.out().contains("nightjar " + name + " "), one.out());
        }
    }

    @Test
    void theHelpNamesEveryCommand() {
        assertEquals(0, line.run("--help"));
        for (String name : CommandLineApp.COMMANDS) {
            assertTrue(line.out().lines().anyMatch(row -> row.startsWith("  " + name + " ")), name);
        }
    }

    @Test
    void versionIsPrinted() {
        assertEquals(0, line.run("--version"));
        assertTrue(line.out().startsWith("nightjar "), line.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "users",
                "users --case acme --format yaml",
                "import --case acme",
                "findings --case acme --what",
                "import --case acme --source okta x.zip",
                "detect --case acme --baseline 2024",
                "detect --case acme --baseline 2024-06-01/2024-05-01",
                "detect --case acme --incident yesterday",
                "findings --case acme --state maybe",
                "triage --case acme f-share",
                "triage --case acme --state confirmed",
                "triage --case acme --state confirmed F-none",
                "runs --case acme --compare 1",
                "events --case acme user:(",
                "events --case acme nofield:x",
                "export --case acme --format pdf --out x",
                "demo --story ../../etc"
            })
    void wrongUsageIsTwoAndOneSentence(String args) {
        assertEquals(2, line.run(args.split(" ")), line.err());
        assertEquals("", line.out());
        assertTrue(line.err().startsWith("nightjar: ") && !line.err().contains("\tat "), line.err());
    }

    @Test
    void windowsAndUsersLeftOutAreHandedOn() {
        assertEquals(
                0,
                line.run(
                        "detect",
                        "--case",
                        "acme",
                        "--baseline",
                        "2024-05-01/2024-05-20",
                        "--incident",
                        "2024-05-20T08:00:00Z/2024-05-22",
                        "--leave-out",
                        "pentest",
                        "bob",
                        "--own-account",
                        "444455556666"),
                line.err());
        assertTrue(
                line.files.asked.get(1).contains("2024-05-20T08:00:00Z, to=2024-05-22T00:00:00Z")
                        && line.files.asked.get(1).contains("[bob, pentest]")
                        && line.files.asked.get(1).contains("ours=[444455556666]"),
                line.files.asked.get(1));
    }

    @Test
    void whatIsNoAccountIsWrongUsage() {
        assertEquals(2, line.run("detect", "--case", "acme", "--foreign-account", "acme"));
        assertTrue(line.err().contains("“acme” is no account; its id has twelve digits."), line.err());
    }

    @Test
    void findingsAndIncidentsAreGivenAStateTogether() {
        assertEquals(
                0,
                line.run("triage", "--case", "acme", "--state", "Under-Review", "f-share", "incident:1"),
                line.err());
        assertEquals("2 now under-review\n", line.out().replace("\r", ""));
        assertTrue(line.files.asked.get(1).startsWith("triage under-review ["), line.files.asked.get(1));
    }

    @Test
    void missingCaseFailsWithItsSentence() {
        assertEquals(1, line.run("users", "--case", "nowhere"));
        assertEquals(
                "nightjar: There is no case at nowhere.nightjar.\n", line.err().replace("\r", ""));
    }

    @Test
    void rejectedInputIsThreeAndSaidOnStderr() {
        assertEquals(3, line.run("import", "--case", "acme", "bucket.zip"));
        assertTrue(line.err().contains("3 records or entries were rejected, in 1 of 1 evidence items"), line.err());
        assertTrue(line.out().contains("duplicates 9 + rejected 3, in 1.3 s"), line.out());
    }

    @Test
    void importOfWholeEvidenceIsZeroAndMakesTheCase() {
        line.files.imported = List.of();
        assertEquals(0, line.run("import", "--case", "new", "--geo", "city.mmdb", "--source", "CloudTrail", "a", "b"));
        assertEquals("open new.nightjar", line.files.asked.get(0));
        assertEquals(
                "import [a, b] " + new ImportOptions(Optional.of(LogSource.CLOUDTRAIL), List.of(Path.of("city.mmdb"))),
                line.files.asked.get(1));
        assertEquals("close", line.files.asked.get(2));
    }

    @Test
    void peopleAreMergedSplitNamedAndTakenBack() {
        String[][] runs = {
            {"merge", "alice", "adm-alice", "a2"},
            {"split", "alice"},
            {"alias", "203.0.113.7", "Office VPN", "--kind", "address"},
            {"unalias", "alice"},
            {"undo"},
            {"redo"}
        };
        for (String[] words : runs) {
            List<String> args = new ArrayList<>(List.of("people", "--case", "acme"));
            args.addAll(List.of(words));
            assertEquals(0, line.run(args.toArray(new String[0])), line.err());
        }
        assertEquals(
                List.of(
                        "people Merge[into=alice, parts=[adm-alice, a2]]",
                        "people Split[user=alice]",
                        "people Alias[dimension=Optional[ADDRESS], value=203.0.113.7, alias=Office VPN]",
                        "people Alias[dimension=Optional.empty, value=alice, alias=]",
                        "undo people",
                        "redo people"),
                line.files.asked.stream()
                        .filter(asked -> asked.contains("people"))
                        .toList());
    }

    @Test
    void wrongWordsOfPeopleAreTwo() {
        for (String[] args : new String[][] {
            {"people", "--case", "acme", "marry", "a", "b"},
            {"people", "--case", "acme", "merge", "a"},
            {"people", "--case", "acme", "alias", "a", "b", "c"},
            {"people", "--case", "acme", "alias", "a", "b", "--kind", "country"}
        }) {
            assertEquals(2, line.run(args), String.join(" ", args));
        }
    }

    @Test
    void placesAreChangedByFilesOrBackToTheBundledData() {
        assertEquals(0, line.run("places", "--case", "acme", "--geo", "own.mmdb"));
        assertEquals(0, line.run("places", "--case", "acme", "--bundled"));
        assertEquals(2, line.run("places", "--case", "acme", "--bundled", "--geo", "x"));
        assertEquals(
                List.of("places [own.mmdb]", "places []"),
                line.files.asked.stream()
                        .filter(asked -> asked.startsWith("places"))
                        .toList());
    }

    @Test
    void fileThatIsNoLogIsThree() {
        line.files.imported = List.of(line.files.sample.evidence().get(1));
        assertEquals(3, line.run("import", "--case", "acme", "readme.txt"));
        assertTrue(line.err().contains("not-a-log. Plain text"), line.err());
    }

    @Test
    void failedImportIsOneAndClosesTheCase() {
        line.files.failure = new NightjarException(ErrorKind.EVIDENCE_NOT_FOUND, "There is no file x.zip.");
        assertEquals(1, line.run("import", "--case", "acme", "x.zip"));
        assertEquals("nightjar: There is no file x.zip.\n", line.err().replace("\r", ""));
        assertEquals("close", line.files.asked.get(line.files.asked.size() - 1));
    }

    @Test
    void unexpectedErrorIsOneSentenceAndNoTrace() {
        line.files.failure = new IllegalArgumentException("boom");
        assertEquals(1, line.run("import", "--case", "acme", "x.zip"));
        assertTrue(line.err().contains("unexpected error") && line.err().contains("boom"), line.err());
        assertFalse(line.err().contains("\tat "), line.err());
        assertEquals(1, line.err().lines().count());
    }

    @Test
    void checkThatDoesNotHoldIsThree() {
        assertEquals(0, line.run("verify", "--case", "acme"));
        line.files.verified = new VerifyReport(List.of(), List.of("a.zip changed."), List.of("No digests."));
        assertEquals(3, line.run("verify", "--case", "acme"));
        assertTrue(line.out().contains("DOES NOT HOLD: a.zip changed."), line.out());
    }

    @Test
    void interruptedImportIsCancelledAndTheCaseIsClosed() {
        line.files.importUntilCancelled = true;
        Interruption interruption = line.interruption();
        CompletableFuture<Integer> status =
                CompletableFuture.supplyAsync(() -> line.run(interruption, "import", "--case", "acme", "x.zip"));
        int ended = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            line.files.importing.await();
            interruption.request();
            return status.get();
        });
        assertEquals(1, ended);
        assertTrue(line.err().contains("cancelled; evidence items that were whole stay"), line.err());
        assertEquals("close", line.files.asked.get(line.files.asked.size() - 1));
    }

    @Test
    void interruptedWindowClosesItsCase() {
        Interruption interruption = line.interruption();
        line.withDisplay().whileOpen = interruption::request;
        assertEquals(1, line.run(interruption, "open", "acme"));
        assertEquals(1, line.ended);
        assertEquals("nightjar: cancelled; nothing half-written is left behind\n", line.err());
    }

    @Test
    void interruptionBeforeTheCommandBeginsIsToldAndNothingIsDone() {
        Interruption interruption = line.interruption();
        interruption.request();
        assertEquals(1, line.run(interruption, "import", "--case", "acme", "x.zip"));
        assertEquals("nightjar: stopped before the command began\n", line.err());
        assertTrue(line.files.asked.isEmpty(), line.files.asked.toString());
    }

    @Test
    void interruptionOfWhatIsDoneAlreadyIsTold() {
        Interruption interruption = line.interruption();
        line.files.whenClosed = interruption::request;
        assertEquals(0, line.run(interruption, "verify", "--case", "acme"));
        assertEquals("nightjar: a stop was asked for when the command was done; its result is whole\n", line.err());
    }

    @Test
    void withoutDisplayTheWorkbenchSaysWhyAndFails() {
        assertEquals(1, line.run());
        assertTrue(line.err().startsWith("nightjar: There is no display here."), line.err());
        assertTrue(line.err().contains("nightjar --help"), line.err());
        assertEquals(1, line.run("open", "acme"));
    }

    @Test
    void withDisplayTheWorkbenchOpens() {
        line.withDisplay();
        assertEquals(0, line.run());
        assertEquals(0, line.run("open", "acme"));
        assertEquals(List.of(Optional.empty(), Optional.of(Path.of("acme.nightjar"))), line.windows);
    }

    @Test
    void demoPrintsFindingsAndWritesAReportWhereThereIsNoDisplay(@TempDir Path home) throws IOException {
        sampleEvidence(home);
        assertEquals(0, line.run("demo", "--case", home.resolve("demo").toString()), line.err());
        assertTrue(line.out().contains("alice") && line.out().contains("Snapshots shared outside"), line.out());
        assertTrue(Files.exists(home.resolve("snapshot-exfiltration-report.html")));
        assertTrue(line.out().contains("snapshot-exfiltration-report.html"));
    }

    @Test
    void demoOpensTheWorkbenchOnTheClosedCase(@TempDir Path home) throws IOException {
        sampleEvidence(home);
        line.withDisplay();
        assertEquals(0, line.run("demo", "--case", home.resolve("demo").toString()), line.err());
        assertEquals("close", line.files.asked.get(line.files.asked.size() - 1));
        assertEquals(List.of(Optional.of(home.resolve("demo.nightjar"))), line.windows);
    }

    private static void sampleEvidence(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("sample-cases").resolve("snapshot-exfiltration"));
        Files.writeString(folder.resolve("evidence.zip"), "any bytes");
        System.setProperty("nightjar.home", home.toString());
    }

    @Test
    void demoWithoutSampleCasesSaysSo(@TempDir Path home) {
        System.setProperty("nightjar.home", home.toString());
        assertEquals(1, line.run("demo"));
        assertTrue(line.err().contains("no sample case “snapshot-exfiltration”"), line.err());
    }

    @Test
    void tablesFitATerminalAndShowHostileTextAsCodes() {
        for (String[] args : new String[][] {
            {"users", "--case", "acme"},
            {"findings", "--case", "acme"},
            {"incidents", "--case", "acme"},
            {"events", "--case", "acme"},
        }) {
            line.run(args);
        }
        line.run("import", "--case", "acme", "x");
        line.out().lines().forEach(text -> assertTrue(text.length() <= 120, text.length() + ": " + text));
        for (String printed : List.of(line.out(), line.err())) {
            assertTrue(printed.chars().noneMatch(c -> c == 0x1b || c == 0x202e || c == 0), printed);
        }
        assertTrue(line.out().contains("2024-05-26 03:02Z") && line.out().contains("critical"), line.out());
    }

    @Test
    void csvOfResultsHasTheFieldsOfTheContract() {
        line.run("users", "--case", "acme", "--format", "csv", "--limit", "1");
        assertTrue(
                line.out()
                        .startsWith("rank,user,kind,account,risk,events,findings,firstSeen,lastSeen,principals"
                                + ",userAlias,mergedFrom,outOfDate,chains,proofs\r\n1,alice,human,"),
                line.out());
        CommandLineRun findings = new CommandLineRun();
        findings.run("findings", "--case", "acme", "--user", "BOB", "--format", "csv");
        assertEquals(2, findings.out().split("\r\n").length);
        CommandLineRun incidents = new CommandLineRun();
        incidents.run("incidents", "--case", "acme", "--format", "csv");
        assertEquals(3, incidents.out().split("\r\n").length);
        CommandLineRun events = new CommandLineRun();
        events.run("events", "--case", "acme", "--format", "csv", "id:night-1");
        assertTrue(events.out().startsWith("eventId,time,") && events.out().contains("\r\nnight-1,"), events.out());
    }

    @Test
    void outputThatNobodyReadsIsAFailure() {
        PrintStream closed = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("broken pipe");
                    }
                },
                false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        String[] events = {"events", "--case", "acme", "--format", "jsonl"};
        try (Interruption interruption = line.interruption()) {
            assertEquals(1, CommandLineApp.run(events, line.files, line, closed, err, interruption));
        }
    }

    @Test
    void wordsOfAQueryMustAllHold() throws IOException {
        Path out = Files.createTempFile("nightjar", ".csv");
        assertEquals(
                0,
                line.run(
                        "export",
                        "--case",
                        "acme",
                        "--format",
                        "CSV",
                        "--out",
                        out.toString(),
                        "user:alice",
                        "country:NL"));
        Files.delete(out);
        assertTrue(line.files.asked.get(1).endsWith(" user:alice country:NL"), line.files.asked.toString());
    }
}
