package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.Finding;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;
import org.nightjar.model.Severity;
import org.nightjar.model.Sha256;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.support.SharedData;

/** Rules and lists of the analyst's on a sample case, from files to findings that are kept. */
class GivenRulesTest {

    private static final String SHARING = """
            title: Snapshot permissions changed
            id: 11111111-2222-4333-8444-555555555555
            level: high
            tags: [attack.exfiltration, attack.t1537]
            author: Tests
            logsource: {product: aws, service: cloudtrail}
            detection:
                sel:
                    eventSource: ec2.amazonaws.com
                    eventName: ModifySnapshotAttribute
                    requestParameters.createVolumePermission.add.items.userId|re: '^[0-9]{12}$'
                condition: sel
            falsepositives: [Backups that are kept in another account]
            """;

    private static final String NOISE = """
            title: Anything that reads
            level: critical
            logsource: {product: aws, service: cloudtrail}
            detection:
                sel:
                    eventName|startswith: [Get, List, Describe, Assume]
                condition: sel
            """;

    @TempDir
    static Path folder;

    private static OpenCase opened;

    @BeforeAll
    static void imports() throws NightjarException {
        opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("given"));
        opened.importEvidence(
                List.of(Path.of("sample-cases", "snapshot-exfiltration", "evidence.zip")),
                ImportOptions.DEFAULT,
                JobContext.unwatched());
    }

    @AfterAll
    static void closes() throws NightjarException {
        opened.close();
    }

    private static DetectionResult detect(List<Path> sigma, List<Path> indicators) throws NightjarException {
        return opened.detect(new DetectionOptions(DetectionScope.ALL, sigma, indicators), JobContext.unwatched());
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static RuleReport report(DetectionResult result, String title) {
        return result.rules().stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRuleOnSharedSnapshotsFiresAndItsFindingCanBeChecked() throws NightjarException, IOException {
        Path rules = file("sharing.yml", SHARING);
        DetectionResult result = detect(List.of(rules), List.of());
        RuleReport report = report(result, "Snapshot permissions changed");
        assertEquals(RuleState.MATCHED, report.state());
        assertTrue(report.events() > 0 && report.findings() > 0);
        List<Finding> findings = result.findings().stream()
                .filter(one -> one.detector().equals("sigma.11111111-2222-4333-8444-555555555555"))
                .toList();
        assertEquals(report.findings(), findings.size());
        EventIndex index = opened.data().index();
        for (Finding finding : findings) {
            assertEquals(Severity.HIGH, finding.severity());
            assertEquals(List.of("T1537"), finding.techniques());
            assertTrue(finding.explanation().evidenceFor().toString().contains(report.sha256()));
            assertTrue(
                    finding.explanation().evidenceFor().toString().contains("eventName is “ModifySnapshotAttribute”"));
            assertTrue(finding.explanation().evidenceAgainst().toString().contains("Backups that are kept"));
            RowSet selected = EventQuery.parse(finding.explanation().query()).select(index);
            for (String id : finding.eventIds()) {
                assertTrue(
                        selected.contains(index.findRow(id)),
                        finding.explanation().query());
            }
        }
        assertEquals(result, detect(List.of(rules), List.of()), "the same again");
        assertEquals(result.findings(), opened.data().detection().findings());
        String logged = opened.actions().get(opened.actions().size() - 1).detail();
        assertTrue(logged.contains("sharing.yml " + report.sha256()), logged);
        assertTrue(result.detectors().stream().anyMatch(one -> one.detector().equals("sigma") && one.applicable()));
    }

    @Test
    void aNoisyCriticalRuleMovesNobodyAndIsFolded() throws NightjarException, IOException {
        DetectionResult before = detect(List.of(), List.of());
        assertTrue(before.rules().isEmpty());
        DetectionResult with = detect(List.of(file("noise.yml", NOISE)), List.of());
        assertTrue(report(with, "Anything that reads").events() > 2_000);
        assertEquals(
                before.users().get(0).user().id(), with.users().get(0).user().id());
        assertEquals(before.incidents().get(0).user(), with.incidents().get(0).user());
        assertEquals(before.incidents().size(), with.incidents().size());
        Map<String, Integer> ofUser = new HashMap<>();
        Set<String> own = new HashSet<>();
        for (Finding finding : with.findings()) {
            if (finding.detector().startsWith("sigma.")) {
                ofUser.merge(finding.user(), 1, Integer::sum);
            } else {
                own.add(finding.id());
            }
        }
        List<String> expected = before.findings().stream().map(Finding::id).toList();
        assertEquals(new HashSet<>(expected), own, "the detectors' own findings stay what they were");
        long incidents = with.incidents().size();
        ofUser.forEach((user, count) -> assertTrue(count <= 1 + incidents, user + " has " + count));
    }

    @Test
    void listsMatchAndSayWhatTheyAre() throws NightjarException, IOException {
        EventIndex index = opened.data().index();
        String attacker = detect(List.of(), List.of()).users().get(0).user().id();
        int code = index.column(Dimension.USER).dictionary().find(attacker);
        RowSet rows = index.rowsOfUser(code);
        String address = "";
        String key = "";
        for (int at = 0; at < rows.size(); at++) {
            boolean rented = index.value(Dimension.NETWORK_CLASS, rows.row(at)).equals("vpn-or-hosting");
            address = rented ? index.value(Dimension.ADDRESS, rows.row(at)) : address;
            key = rented ? index.value(Dimension.ACCESS_KEY, rows.row(at)) : key;
        }
        String network = address.substring(0, address.lastIndexOf('.')) + ".0/24";
        Path list = file("bad.txt", "# seen elsewhere\n" + network + " # rented racks\n" + key + "\nnonsense here\n");
        DetectionResult result = detect(List.of(), List.of(list));
        RuleReport report = report(result, "bad.txt");
        assertEquals(RuleState.MATCHED, report.state());
        assertEquals(
                "1 of 3 entries were not understood, the first of them “nonsense here”, entry 4.", report.reason());
        List<Finding> found = result.findings().stream()
                .filter(one ->
                        one.detector().startsWith("indicators.") && one.user().equals(attacker))
                .toList();
        assertFalse(found.isEmpty());
        assertTrue(found.stream()
                .anyMatch(one ->
                        one.explanation().evidenceFor().toString().contains("Entry 2 of the list: rented racks")));
        assertEquals(attacker, result.users().get(0).user().id());
        String logged = opened.actions().get(opened.actions().size() - 1).detail();
        assertTrue(logged.contains("bad.txt " + report.sha256()), logged);
    }

    @Test
    void whatIsNotThereIsOneSentence() {
        for (DetectionOptions wrong : List.of(
                new DetectionOptions(DetectionScope.ALL, List.of(folder.resolve("nowhere")), List.of()),
                new DetectionOptions(DetectionScope.ALL, List.of(), List.of(folder.resolve("nowhere.txt"))))) {
            NightjarException said =
                    assertThrows(NightjarException.class, () -> opened.detect(wrong, JobContext.unwatched()));
            assertEquals(ErrorKind.USAGE, said.kind());
            assertTrue(said.userMessage().contains("nowhere"), said.userMessage());
        }
    }

    @Test
    void sigmaHqsRuleFiresOnTheSampleThatSharesASnapshot() throws NightjarException {
        DetectionResult result = detect(List.of(SharedData.require("sigma-rules/rules")), List.of());
        assertEquals(294, result.rules().size());
        assertEquals(
                RuleState.MATCHED,
                report(result, "AWS Snapshot Backup Exfiltration").state());
        List<String> states = new ArrayList<>();
        result.rules().forEach(one -> states.add(one.state().id()));
        assertEquals(237, states.stream().filter("no-log-source"::equals).count());
        assertFalse(states.contains("broken"));
        assertTrue(report(result, "AWS Bedrock Guardrail Deleted").reason().contains("eventName is “DeleteGuardrail”"));
    }

    @Test
    void valuesOfPlaceholdersAreUsedKeptAndHashed() throws NightjarException, IOException {
        Path rules = file(
                "asks.yml",
                SHARING.replaceAll("requestParameters.*", "userAgent|expand: '%agents%'")
                        .replace("high", "low"));
        Path values = file("values.yml", "agents: ['*']\n");
        RuleChoice before = opened.ruleChoice();
        DetectionResult without = detect(List.of(rules), List.of());
        assertEquals(RuleState.NOT_SUPPORTED, without.rules().get(0).state());
        assertTrue(without.rules().get(0).reason().contains("“%agents%”"));
        RuleChoice choice = new RuleChoice(false, List.of(rules), List.of(), List.of(values));
        DetectionResult with =
                opened.detect(new DetectionOptions(DetectionScope.ALL, Optional.of(choice)), JobContext.unwatched());
        assertEquals(RuleState.MATCHED, with.rules().get(0).state());
        assertEquals(List.of(values), opened.ruleChoice().placeholders());
        String logged = opened.actions().get(opened.actions().size() - 1).detail();
        assertTrue(logged.contains("values.yml " + Sha256.hex(Files.readAllBytes(values))), logged);
        Path broken = file("broken-values.yml", "agents: {a: b}\n");
        RuleChoice wrong = new RuleChoice(false, List.of(rules), List.of(), List.of(broken));
        NightjarException said = assertThrows(
                NightjarException.class,
                () -> opened.detect(
                        new DetectionOptions(DetectionScope.ALL, Optional.of(wrong)), JobContext.unwatched()));
        assertTrue(said.userMessage().contains("“agents”"), said.userMessage());
        opened.chooseRules(before);
    }

    @Test
    void whatWasChosenIsKeptAndDetectingAgainUsesIt() throws NightjarException, IOException {
        Path rules = file("kept.yml", SHARING);
        try (OpenCase kept = new LocalCaseFiles("test").openOrCreate(folder.resolve("kept"))) {
            kept.importEvidence(
                    List.of(Path.of("sample-cases", "snapshot-exfiltration", "evidence.zip")),
                    ImportOptions.DEFAULT,
                    JobContext.unwatched());
            assertEquals(RuleChoice.DEFAULT, kept.ruleChoice());
            DetectionResult first = kept.detect(
                    new DetectionOptions(DetectionScope.ALL, List.of(rules), List.of()), JobContext.unwatched());
            DetectionResult again = kept.detect(DetectionOptions.DEFAULT, JobContext.unwatched());
            assertEquals(first.findings(), again.findings());
            assertEquals(
                    RuleState.MATCHED,
                    report(again, "Snapshot permissions changed").state());
        }
        try (OpenCase kept = new LocalCaseFiles("test").openOrCreate(folder.resolve("kept"))) {
            assertEquals(1, kept.data().detection().rules().size(), "rule health is read back");
            Files.delete(rules);
            List<String> warnings = new ArrayList<>();
            kept.detect(DetectionOptions.DEFAULT, warning(warnings));
            assertTrue(warnings.toString().contains("kept.yml"), "what is gone is said: " + warnings);
            kept.chooseRules(RuleChoice.DEFAULT);
            DetectionResult own = kept.detect(DetectionOptions.DEFAULT, JobContext.unwatched());
            assertTrue(own.rules().stream().allMatch(rule -> rule.file().startsWith("nightjar/")));
            assertTrue(own.rules().stream().anyMatch(rule -> rule.state() == RuleState.MATCHED));
            DetectionResult given = kept.detect(
                    new DetectionOptions(
                            DetectionScope.ALL,
                            Optional.of(new RuleChoice(true, List.of(Path.of("assets/rules")), List.of()))),
                    JobContext.unwatched());
            assertEquals(own.rules(), given.rules(), "the same file is not read twice");
        }
    }

    private static JobContext warning(List<String> warnings) {
        return (JobContext) java.lang.reflect.Proxy.newProxyInstance(
                JobContext.class.getClassLoader(), new Class<?>[] {JobContext.class}, (proxy, method, args) -> {
                    if (method.getName().equals("warn")) {
                        warnings.add(String.valueOf(args[0]));
                    }
                    return null;
                });
    }
}
