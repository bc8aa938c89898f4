package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Severity;
import org.nightjar.store.EventIndex;
import org.nightjar.support.SharedData;

/** The main job on real logs, from import to findings. */
class RealLogsTest {

    @TempDir
    Path folder;

    private OpenCase newCase() throws NightjarException {
        return new LocalCaseFiles("test").openOrCreate(folder.resolve("real"));
    }

    private static ImportSummary read(OpenCase into, String name) throws NightjarException {
        ImportSummary summary =
                into.importEvidence(List.of(SharedData.require(name)), ImportOptions.DEFAULT, JobContext.unwatched());
        assertEquals(summary.read(), summary.stored() + summary.duplicates() + summary.rejected());
        return summary;
    }

    private static DetectionResult detect(OpenCase in) throws NightjarException {
        return in.detect(DetectionOptions.DEFAULT, JobContext.unwatched());
    }

    /** Users with a finding of at least LOW whose events include one from that address. */
    private static Set<String> usersFoundFrom(OpenCase in, DetectionResult result, String address) {
        EventIndex index = in.data().index();
        return result.findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.LOW) >= 0)
                .filter(finding -> finding.eventIds().stream()
                        .anyMatch(id -> index.value(Dimension.ADDRESS, index.findRow(id))
                                .equals(address)))
                .map(Finding::user)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void flaws2ShowsTheStolenRoleSessions() throws NightjarException {
        try (OpenCase opened = newCase()) {
            ImportSummary summary = read(opened, "flaws2");
            assertEquals(37, summary.read());
            assertEquals(37, summary.stored());
            Set<String> found = usersFoundFrom(opened, detect(opened), "104.102.221.250");
            assertTrue(found.containsAll(Set.of("level1", "level3")), found.toString());
        }
    }

    @Test
    void aQuietDayStaysQuiet() throws NightjarException {
        try (OpenCase opened = newCase()) {
            ImportSummary summary = read(opened, "sans504-service-noise/sans504-2021-08-01.zip");
            assertEquals(7_615, summary.read());
            assertEquals(5_938, summary.stored());
            assertEquals(1_677, summary.duplicates());
            assertEquals(0, summary.rejected());
            List<Finding> loud = detect(opened).findings().stream()
                    .filter(finding -> finding.severity().compareTo(Severity.LOW) > 0)
                    .toList();
            assertEquals(List.of(), loud);
        }
    }

    @Test
    void roleCredentialsUsedByACommandLineToolAreFound() throws NightjarException {
        try (OpenCase opened = newCase()) {
            ImportSummary summary = read(opened, "otrf-security-datasets/ec2_proxy_s3_exfiltration.zip");
            assertEquals(103, summary.stored());
            DetectionResult result = detect(opened);
            EventIndex index = opened.data().index();
            List<Finding> found = result.findings().stream()
                    .filter(finding -> finding.user().contains("BankingWAFRole"))
                    .filter(finding -> finding.eventIds().stream()
                            .anyMatch(id -> index.value(Dimension.AGENT, index.findRow(id))
                                    .contains("aws-cli")))
                    .toList();
            assertTrue(
                    found.stream().anyMatch(finding -> finding.severity().compareTo(Severity.LOW) >= 0),
                    () -> result.findings().toString());
        }
    }

    /** Each file is one technique, run by one principal in minutes: there are no days before to compare with. */
    @Test
    void whoRanATechniqueRanksFirstWithTheTechniqueInTheFindings() throws NightjarException, IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(SharedData.require("stratus-red-team"))) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertEquals(18, files.size());
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve(name))) {
                opened.importEvidence(List.of(file), ImportOptions.DEFAULT, JobContext.unwatched());
                DetectionResult result = detect(opened);
                assertFalse(result.incidents().isEmpty(), name);
                assertEquals(
                        result.users().get(0).user().id(),
                        result.incidents().get(0).user(),
                        name);
                assertTrue(result.users().get(0).risk() > 0, name);
            }
        }
    }

    /** Nineteen events of a teaching case in one day, without places or days before. */
    @Test
    void aDayOfATeachingCaseGivesAllThatItDocuments() throws NightjarException {
        try (OpenCase opened = newCase()) {
            assertEquals(
                    19,
                    read(opened, "plaintext-labs/lab15-cloudtrail-events.json").stored());
            DetectionResult result = detect(opened);
            assertEquals(
                    List.of("attacker-provisioned", "MeridianDataPipelineRole"),
                    result.users().stream()
                            .limit(2)
                            .map(risk -> risk.user().id())
                            .toList());
            assertEquals(
                    Set.of("MeridianDataPipelineRole", "attacker-provisioned", "ops-carlos", "root", "dev-alice"),
                    result.incidents().stream().map(Incident::user).collect(Collectors.toSet()));
            assertTrue(
                    result.findings().stream()
                            .anyMatch(finding -> finding.user().equals("dev-alice")
                                    && finding.detector().equals("parallel-use")),
                    "her key reads from an exit of Tor, between two uses from the office");
        }
    }

    @Test
    void theWorkloadWhoseCredentialsWereTakenRanksFirst() throws NightjarException {
        try (OpenCase opened = newCase()) {
            read(opened, "flaws2");
            List<String> first = detect(opened).users().stream()
                    .limit(2)
                    .map(risk -> risk.user().id())
                    .toList();
            assertEquals(List.of("level1", "level3"), first);
        }
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("bank"))) {
            read(opened, "otrf-security-datasets/ec2_proxy_s3_exfiltration.zip");
            DetectionResult result = detect(opened);
            assertTrue(result.users().get(0).user().id().contains("BankingWAFRole"));
            assertEquals(11, result.incidents().get(0).eventIds().size(), "all that was done with them");
        }
    }

    @Test
    void everyFileOfTrailDiscoverIsAccountedFor() throws NightjarException {
        try (OpenCase opened = newCase()) {
            ImportSummary summary = read(opened, "traildiscover/logExamples");
            assertEquals(158, summary.read());
            assertEquals(0, summary.rejected());
            List<String> empty = summary.evidence().stream()
                    .filter(item -> item.status() == EvidenceStatus.EMPTY)
                    .map(item -> item.message())
                    .toList();
            assertEquals(3, empty.size());
            assertTrue(empty.stream().allMatch(message -> message.contains("empty")), empty.toString());
            assertEquals(158, summary.stored() + summary.duplicates());
        }
    }

    @Test
    void theSameRecordsInTwoFormsAreStoredOnce() throws NightjarException {
        try (OpenCase opened = newCase()) {
            ImportSummary summary = opened.importEvidence(
                    List.of(
                            SharedData.require("trailscraper")
                                    .resolve(
                                            "111111111111_CloudTrail_eu-central-1_20171211T1505Z_A6kvhMoVeCsc7v8U.json"),
                            SharedData.require("trailscraper")
                                    .resolve(
                                            "111111111111_CloudTrail_eu-central-1_20171211T1505Z_A6kvhMoVeCsc7v8U.json.gz")),
                    ImportOptions.DEFAULT,
                    JobContext.unwatched());
            assertEquals(2, summary.stored());
            assertEquals(2, summary.duplicates());
        }
    }

    @Test
    void aNotificationThatLooksLikeCloudTrailIsNotImported() throws NightjarException {
        try (OpenCase opened = newCase()) {
            ImportSummary summary = read(opened, "grycap-cloudtrail-tracker/event.json");
            assertEquals(0, summary.stored());
            assertEquals(0, summary.rejected());
            assertEquals(
                    "Amazon S3 event notifications", opened.otherLogs().get(0).kind());
        }
    }
}
