package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightjar.evidence.EvidenceFinder;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.EvidenceReader;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Outcome;
import org.nightjar.support.SharedData;

/** Real logs beside the checkout: what their publishers say is in them is what comes out. */
class RealLogsTest {

    /** All files under a folder or one file, read into one pot; outcomes are kept by file. */
    private static Collected read(String name) throws NightjarException {
        Collected all = new Collected(EvidenceLimits.DEFAULT);
        for (Path file : EvidenceFinder.find(SharedData.require(name), Path.of("case.nightjar"), JobContext.unwatched())
                .files()) {
            if (file.getFileName().toString().startsWith("LICENSE")) {
                continue;
            }
            Collected one = Collected.of(file);
            all.events.addAll(one.events);
            all.raw.addAll(one.raw);
            all.rejects.addAll(one.rejects);
            one.outcomes.forEach((entry, outcome) -> all.outcomes.put(file.getFileName() + "!/" + entry, outcome));
        }
        return all;
    }

    private static long count(Collected collected, EntryOutcome.Kind kind) {
        return collected.outcomes.values().stream()
                .filter(outcome -> outcome.kind() == kind)
                .count();
    }

    private static Set<String> different(Collected collected) {
        return collected.events.stream().map(AuditEvent::eventId).collect(Collectors.toSet());
    }

    @Test
    void flaws2TreeHasThirtySevenEvents() throws NightjarException {
        Collected found = read("flaws2");
        assertEquals(37, found.events.size());
        assertEquals(List.of(), found.rejects);
        assertEquals(8, found.outcomes.size());
        assertEquals(
                27,
                found.events.stream()
                        .filter(event -> event.sourceAddress().equals("104.102.221.250"))
                        .count());
        assertTrue(found.events.stream()
                .anyMatch(event -> event.principal().arn().endsWith("assumed-role/level1/level1")));
    }

    @Test
    void zipOfAThousandGzipsIsReadWithoutAReject() throws NightjarException {
        Collected found = read("sans504-service-noise/sans504-2021-08-01.zip");
        assertEquals(7_615, found.events.size());
        assertEquals(List.of(), found.rejects);
        assertEquals(1_034, found.outcomes.size());
        assertEquals(5_938, different(found).size());
        assertTrue(found.events.get(0).position().entry().endsWith(".json.gz"));
    }

    @Test
    void jsonLinesInAZipAreRead() throws NightjarException {
        Collected found = read("otrf-security-datasets/ec2_proxy_s3_exfiltration.zip");
        assertEquals(103, found.events.size());
        assertEquals(List.of(), found.rejects);
    }

    @Test
    void trailDiscoverExamplesAreReadAndThreeAreEmpty() throws NightjarException {
        Collected found = read("traildiscover/logExamples");
        assertEquals(158, found.events.size());
        assertEquals(List.of(), found.rejects);
        assertEquals(3, count(found, EntryOutcome.Kind.EMPTY));
        assertEquals(153, Set.copyOf(found.actions()).size());
    }

    @Test
    void stratusTechniquesAreReadWithTheirTargets() throws NightjarException {
        Collected found = read("stratus-red-team");
        assertEquals(142, found.events.size());
        assertEquals(List.of(), found.rejects);
        AuditEvent backdoor = found.events.stream()
                .filter(event -> event.action().equals("UpdateAssumeRolePolicy"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("193672423079"), backdoor.targets());
    }

    @Test
    void sameRecordsComeOutOfPlainAndGzip() throws NightjarException {
        Collected found = read("trailscraper");
        assertEquals(4, found.events.size());
        assertEquals(2, different(found).size());
    }

    @Test
    void bucketNotificationsAreRefusedByName() throws NightjarException {
        Collected found = read("grycap-cloudtrail-tracker/event.json");
        assertEquals(List.of(), found.events);
        assertEquals(EntryOutcome.Kind.OTHER_LOG, found.outcome().kind());
        assertTrue(found.outcome().message().contains("Amazon S3 event notifications"));
    }

    @Test
    void oldRecordsWithoutReadOnlyAreRead() throws NightjarException {
        Collected found = read("grycap-cloudtrail-tracker/sample-cloudtrail-event.json");
        assertEquals(142, found.events.size());
        assertEquals(List.of(), found.rejects);
    }

    @Test
    void brokenFilesKeepTheirGoodRecordsAndSayWhatIsBroken() throws NightjarException {
        Collected found = read("cloudgrep");
        assertEquals(EntryOutcome.Kind.NOT_A_LOG, found.outcome("000000!/").kind());
        assertEquals(EntryOutcome.Kind.NOT_A_LOG, found.outcome("000000.gz!/").kind());
        assertEquals(
                EntryOutcome.Kind.NOT_A_LOG, found.outcome("000000.zip!/000000").kind());
        assertEquals(EntryOutcome.Kind.OTHER_LOG, found.outcome("azure.json!/").kind());
        assertTrue(found.outcome("azure.json!/").message().contains("Azure"));
        assertEquals(new EntryOutcome(EntryOutcome.Kind.RECORDS, 1, ""), found.outcome("bad_cloudtrail.json!/"));
        assertEquals(List.of("broken-json", "truncated", "truncated"), found.reasons());
        assertEquals(2, found.events.size());
    }

    @Test
    void elasticParserTestsAreReadWithoutLoss() throws NightjarException, IOException {
        Path folder = SharedData.require("elastic-integrations/aws/cloudtrail");
        List<Path> logs;
        try (Stream<Path> files = Files.list(folder)) {
            logs = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        assertEquals(16, logs.size());
        for (Path log : logs) {
            long lines;
            try (Stream<String> text = Files.lines(log)) {
                lines = text.filter(line -> !line.isBlank()).count();
            }
            Collected found = Collected.of(log);
            assertEquals(lines, found.events.size(), log.toString());
            assertEquals(List.of(), found.rejects, log.toString());
        }
    }

    @Test
    void otherLogsOfTheSameTreeAreNoCloudTrail() throws NightjarException {
        for (String name : List.of("guardduty", "waf", "vpcflow", "elb_logs", "s3access", "cloudfront_logs")) {
            Collected found = read("elastic-integrations/aws/" + name);
            assertEquals(List.of(), found.events, name);
            assertEquals(List.of(), found.rejects, name);
            assertEquals(
                    found.outcomes.size(),
                    count(found, EntryOutcome.Kind.NOT_A_LOG) + count(found, EntryOutcome.Kind.OTHER_LOG),
                    name);
        }
    }

    @Test
    void failedConsoleLoginsAreFailures() throws NightjarException {
        Collected found = read("elastic-integrations/aws/cloudtrail/test-console-login-json.log");
        assertTrue(found.events.stream().anyMatch(event -> event.outcome() == Outcome.FAILURE));
        assertTrue(found.events.stream().anyMatch(event -> event.outcome() == Outcome.SUCCESS));
    }

    @Test
    void everyRecordsBytesStandAtItsPosition() throws NightjarException, IOException {
        for (String name : List.of("stratus-red-team", "traildiscover/logExamples", "grycap-cloudtrail-tracker")) {
            for (Path file : EvidenceFinder.find(
                            SharedData.require(name), Path.of("case.nightjar"), JobContext.unwatched())
                    .files()) {
                byte[] source = Files.readAllBytes(file);
                Collected found = Collected.of(file);
                for (int i = 0; i < found.events.size(); i++) {
                    byte[] raw = found.raw.get(i);
                    int at = (int) found.events.get(i).position().byteOffset();
                    assertArrayEquals(raw, Arrays.copyOfRange(source, at, at + raw.length), file.toString());
                    assertEquals('{', raw[0]);
                    assertEquals('}', raw[raw.length - 1]);
                }
            }
        }
    }

    @Test
    void hashIsTheSameWithAndWithoutReading() throws NightjarException {
        Path zip = SharedData.require("sans504-service-noise/sans504-2021-08-01.zip");
        Collected pot = new Collected(EvidenceLimits.DEFAULT);
        assertEquals(
                EvidenceReader.hash(zip, JobContext.unwatched()),
                EvidenceReader.read(zip, pot, EvidenceLimits.DEFAULT, JobContext.unwatched()));
    }
}
