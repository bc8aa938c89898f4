package org.nightjar.detect.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.LocalCaseFiles;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleState;
import org.nightjar.parse.LoggedFields;
import org.nightjar.store.EventIndex;
import org.nightjar.support.SharedData;

/** SigmaHQ's cloud rules load unchanged, and those of AWS match real events as their records say. */
class SigmaHqRulesTest {

    @TempDir
    Path folder;

    private static RuleSet cloudRules() throws NightjarException {
        return RuleSetReader.read(List.of(SharedData.require("sigma-rules/rules")), JobContext.unwatched());
    }

    @Test
    void everyRuleLoadsAndNoneFails() throws NightjarException {
        RuleSet rules = cloudRules();
        assertEquals(List.of(), rules.unusable());
        assertEquals(294, rules.size());
        assertEquals(
                57,
                rules.rules().stream()
                        .filter(rule -> rule.head().source().isCloudTrail())
                        .count());
        assertTrue(rules.files().stream().allMatch(file -> file.sha256().matches("[0-9a-f]{64}")));
    }

    @Test
    void columnsAndRecordsAgreeOnRealEventsAndRulesFire() throws NightjarException, IOException {
        List<SigmaRule> rules = cloudRules().rules();
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("real"))) {
            opened.importEvidence(
                    List.of(
                            panther(),
                            SharedData.require("stratus-red-team"),
                            SharedData.require("traildiscover"),
                            SharedData.require("flaws2")),
                    ImportOptions.DEFAULT,
                    JobContext.unwatched());
            EventIndex index = opened.data().index();
            assertTrue(index.size() > 350, () -> "events " + index.size());
            Reading records = row -> {
                byte[] raw = opened.rawRecord(row);
                return new LoggedRecord(raw, LoggedFields.of(raw));
            };
            Map<String, Set<Integer>> byRecord = byRecord(rules, index, records);
            List<RuleMatches> scanned =
                    new RuleScan(index, new KeptFields(index), () -> records, JobContext.unwatched()).run(rules);
            Map<String, String> differences = new HashMap<>();
            Set<String> fired = new HashSet<>();
            for (RuleMatches rule : scanned) {
                Set<Integer> rows = new HashSet<>();
                for (int row : rule.rows()) {
                    rows.add(row);
                }
                if (rule.state() != RuleState.NO_LOG_SOURCE
                        && !rows.equals(byRecord.get(rule.head().title()))) {
                    differences.put(
                            rule.head().title(),
                            rows + " scanned, read " + byRecord.get(rule.head().title()));
                }
                if (rule.state() == RuleState.MATCHED) {
                    fired.add(rule.head().title());
                }
            }
            assertEquals(Map.of(), differences);
            assertFired(fired);
        }
    }

    /** Has nothing to close; the case may be asked by any thread. */
    private interface Reading extends RecordSource.Reader {
        @Override
        default void close() {}
    }

    private static void assertFired(Set<String> fired) {
        for (String title : List.of(
                "AWS Snapshot Backup Exfiltration",
                "AWS CloudTrail Important Change",
                "AWS VPC Flow Logs Deleted",
                "Potential Malicious Usage of CloudTrail System Manager",
                "Ingress/Egress Security Group Modification",
                "AWS Root Credentials",
                "AWS Successful Console Login Without MFA",
                "AWS User Login Profile Was Modified",
                "Restore Public AWS RDS Instance",
                "AWS GuardDuty Important Change")) {
            assertTrue(fired.contains(title), title + " did not fire; fired: " + fired);
        }
        assertTrue(fired.size() >= 29, () -> fired.size() + " fired: " + fired);
    }

    /** What each rule says of each record when nothing but the record is asked. */
    private static Map<String, Set<Integer>> byRecord(List<SigmaRule> rules, EventIndex index, Reading records)
            throws NightjarException {
        Map<String, Set<Integer>> matches = new HashMap<>();
        KeptFields kept = new KeptFields(index);
        for (int row = 0; row < index.size(); row++) {
            RecordView record = RecordView.alone(records.read(row));
            for (SigmaRule rule : rules) {
                if (rule.head().source().isCloudTrail()) {
                    Set<Integer> rows = matches.computeIfAbsent(rule.head().title(), title -> new HashSet<>());
                    if (BoundCriterion.bind(rule.criterion(), kept).onRecord(record)) {
                        rows.add(row);
                    }
                }
            }
        }
        return matches;
    }

    /** Records of the unit tests of other rules, one a line; each gets an id of its own. */
    private Path panther() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Path tests = SharedData.require("panther-rule-tests/aws_cloudtrail_rules.jsonl");
        List<String> lines = new ArrayList<>();
        try (Stream<String> read = Files.lines(tests)) {
            for (String line : read.toList()) {
                JsonNode log = json.readTree(line).get("log");
                if (log != null && log.isObject() && log.has("eventName")) {
                    ((com.fasterxml.jackson.databind.node.ObjectNode) log).put("eventID", "panther-" + lines.size());
                    lines.add(json.writeValueAsString(log));
                }
            }
        }
        return Files.write(folder.resolve("panther.jsonl"), lines);
    }
}
