package org.nightjar.detect.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.support.SharedData;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

/** Each rule of Nightjar's own pack has a record that it matches and one that it does not. */
class OwnRulesTest {

    private static final Path RULES = Path.of("assets", "rules");
    private static final Path RECORDS = Path.of("src/test/resources/org/nightjar/detect/sigma/own-rules.jsonl");
    private static final EventIndex INDEX =
            new TestEnrichment().index(List.of(TestEvents.anEvent().build()));

    private static boolean matches(SigmaRule rule, JsonNode rec) {
        LoggedRecord logged = new LoggedRecord(rec.toString().getBytes(StandardCharsets.UTF_8), rec);
        return BoundCriterion.bind(rule.criterion(), new KeptFields(INDEX)).onRecord(RecordView.alone(logged));
    }

    @Test
    void eachRuleMatchesItsRecordAndNotTheOther() throws IOException, NightjarException {
        RuleSet set = RuleSetReader.read(List.of(RULES), JobContext.unwatched());
        assertEquals(List.of(), set.unusable());
        Map<String, SigmaRule> rules = new TreeMap<>();
        for (SigmaRule rule : set.rules()) {
            String file = rule.head().file().name();
            rules.put(file.substring(file.lastIndexOf('/') + 1), rule);
            assertTrue(rule.head().source().isCloudTrail(), file);
            assertFalse(
                    rule.head().description().isEmpty()
                            || rule.head().falsePositives().isEmpty(),
                    file);
            assertFalse(rule.head().techniques().isEmpty(), file);
        }
        List<String> tried = Files.readAllLines(RECORDS);
        assertEquals(rules.size(), tried.size(), "each rule is tried");
        for (String line : tried) {
            JsonNode trial = new ObjectMapper().readTree(line);
            String file = trial.get("rule").asText();
            SigmaRule rule = Objects.requireNonNull(rules.remove(file), file);
            assertTrue(matches(rule, trial.get("matches")), line);
            assertFalse(matches(rule, trial.get("other")), line);
            if (rule.head().file().name().contains("snapshot_given")) {
                ObjectNode refused = trial.get("matches").deepCopy();
                assertFalse(matches(rule, refused.put("errorCode", "Client.UnauthorizedOperation")), "refused");
            }
        }
        assertEquals(Map.of(), rules);
    }

    @Test
    void aPrefixOfNoBitsIsOpenToAllWhateverStandsBeforeIt() throws IOException, NightjarException {
        SigmaRule rule = RuleSetReader.read(
                        List.of(RULES.resolve("aws/port_opened_to_all.yml")), JobContext.unwatched())
                .rules()
                .get(0);
        String rec = "{\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"AuthorizeSecurityGroupIngress\","
                + "\"requestParameters\":{\"cidrIp\":\"%s\",\"fromPort\":22,\"toPort\":22,\"ipPermissions\":{}}}";
        for (String open : List.of("0.0.0.0/0", "198.51.100.7/0")) {
            assertTrue(matches(rule, new ObjectMapper().readTree(String.format(rec, open))), open);
        }
        for (String closed : List.of("198.51.100.0/24", "198.51.0.0/10", "10.0.0.0/20")) {
            assertFalse(matches(rule, new ObjectMapper().readTree(String.format(rec, closed))), closed);
        }
    }

    @Test
    void thePackOfTheProgramIsEveryRuleOfTheFolder() throws NightjarException {
        List<String> inFolder = hashes(RuleSetReader.read(List.of(RULES), JobContext.unwatched()));
        List<String> inProgram = hashes(RuleSetReader.read(true, List.of(), JobContext.unwatched()));
        assertEquals(inFolder, inProgram);
        assertTrue(inFolder.size() >= 30);
        RuleSet both = RuleSetReader.read(true, List.of(RULES), JobContext.unwatched());
        assertEquals(List.of(), both.unusable(), "rules that are given besides are not read twice");
        assertEquals(inFolder.size(), both.size());
    }

    private static List<String> hashes(RuleSet set) {
        return set.files().stream().map(RuleFile::sha256).sorted().toList();
    }

    /** How many of the labelled records of other people's rules this pack hits; said in the page on rules. */
    @Test
    void labelledRecordsOfOtherRulesAreHitAsThePageSays() throws IOException, NightjarException {
        List<SigmaRule> rules =
                RuleSetReader.read(List.of(RULES), JobContext.unwatched()).rules();
        int[] alerts = new int[2];
        int[] hits = new int[2];
        for (String line : Files.readAllLines(SharedData.require("panther-rule-tests/aws_cloudtrail_rules.jsonl"))) {
            JsonNode trial = new ObjectMapper().readTree(line);
            JsonNode log = trial.get("log");
            if (log != null && log.hasNonNull("eventName")) {
                int label = trial.get("expected_alert").asBoolean() ? 1 : 0;
                alerts[label]++;
                hits[label] += rules.stream().anyMatch(rule -> matches(rule, log)) ? 1 : 0;
            }
        }
        String page = Files.readString(Path.of("src/site/markdown/detectors/sigma-rules.md"));
        String said = hits[1] + " of " + alerts[1] + " that should alert, and " + hits[0] + " of " + alerts[0]
                + " that should not";
        assertTrue(page.replaceAll("\\s+", " ").contains(said), said);
    }

    /** How many recordings of Stratus Red Team this pack hits; said in the page on rules. */
    @Test
    void recordingsOfTechniquesAreHitAsThePageSays() throws IOException, NightjarException {
        List<SigmaRule> rules =
                RuleSetReader.read(List.of(RULES), JobContext.unwatched()).rules();
        int hits = 0;
        int all = 0;
        try (Stream<Path> files = Files.list(SharedData.require("stratus-red-team"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                boolean hit = false;
                for (JsonNode log : new ObjectMapper().readTree(file.toFile())) {
                    hit |= rules.stream().anyMatch(rule -> matches(rule, log));
                }
                all++;
                hits += hit ? 1 : 0;
            }
        }
        String page = Files.readString(Path.of("src/site/markdown/detectors/sigma-rules.md"));
        String said = "Of the " + all + " recordings of Stratus Red Team the pack hits " + hits + ";";
        assertTrue(page.replaceAll("\\s+", " ").contains(said), said);
    }
}
