package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.support.DigestedTrail;

/** A trail with digests from the files to what the commands say, with a real store. */
class DigestJourneyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final RealCommands commands = new RealCommands();
    private String out = "";
    private String err = "";

    private int run(String... args) {
        int status = commands.run(args);
        out = commands.out();
        err = commands.err();
        return status;
    }

    private String caseFolder() {
        return folder.resolve("trail").toString();
    }

    private Path evidence() {
        return folder.resolve("evidence");
    }

    private int importAll() {
        return run("import", "--case", caseFolder(), "--json", evidence().toString());
    }

    private JsonNode json() throws IOException {
        return JSON.readTree(out);
    }

    private long events(String query) {
        assertEquals(0, run("events", "--case", caseFolder(), "--format", "jsonl", query), err);
        return out.lines().count();
    }

    @Test
    void digestsAreImportedAsWhatTheyAreAndEventsAreVerified() throws IOException {
        DigestedTrail trail = DigestedTrail.of(3);
        trail.write(evidence());
        assertEquals(0, importAll(), err);
        assertEquals(12, json().get("read").asInt());
        assertEquals(12, json().get("stored").asInt());
        assertEquals(0, json().get("rejected").asInt());
        long digests = 0;
        for (JsonNode item : json().get("evidence")) {
            digests += item.get("status").asText().equals("digest") ? 1 : 0;
        }
        assertEquals(3, digests);
        assertTrue(err.contains("3 CloudTrail digests in the case: 6 log files verified"), err);
        assertEquals(12, events("integrity:verified"));
        assertTrue(out.contains("\"integrity\":\"verified\""), out);
        assertEquals(0, events("integrity:contradicted"));
    }

    @Test
    void oneZipOfEverythingIsTheSame() throws IOException {
        DigestedTrail trail = DigestedTrail.of(3);
        Files.createDirectories(evidence());
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(evidence().resolve("bucket.zip")))) {
            for (var object : trail.objects.entrySet()) {
                zip.putNextEntry(new ZipEntry("some/where/" + object.getKey()));
                zip.write(DigestedTrail.gzip(object.getValue()));
            }
        }
        assertEquals(0, importAll(), err);
        assertEquals("complete", json().get("evidence").get(0).get("status").asText());
        assertEquals(12, events("integrity:verified"));
    }

    @Test
    void verifySaysWhatHoldsAndWhatWasNotChecked() throws IOException {
        DigestedTrail.of(3).write(evidence());
        importAll();
        assertEquals(0, run("verify", "--case", caseFolder()), err);
        assertTrue(out.contains("holds: 6 log files have the SHA-256 that a digest lists."), out);
        assertTrue(out.contains("not checked: 2 signatures were not checked for want of the public key"), out);
        Path keys = folder.resolve("keys.json");
        Files.writeString(keys, DigestedTrail.publicKeys());
        assertEquals(0, run("verify", "--case", caseFolder(), "--public-keys", keys.toString()), err);
        assertTrue(out.contains("2 of them also by a signature"), out);
        assertFalse(out.contains("for want of the public key"), out);
        assertEquals(0, run("verify", "--case", caseFolder()), err);
        assertTrue(out.contains("2 of them also by a signature"), "the case keeps the keys");
        Files.writeString(keys, "{}");
        assertEquals(2, run("verify", "--case", caseFolder(), "--public-keys", keys.toString()));
    }

    @Test
    void reCompressedAndUnpackedFilesAreStillVerified() throws IOException {
        DigestedTrail trail = DigestedTrail.of(3);
        trail.write(evidence());
        Path unpacked = evidence().resolve(trail.logs.get(0));
        Files.write(unpacked, trail.content(trail.logs.get(0)));
        Path twice = evidence().resolve(trail.logs.get(1));
        Files.write(twice, DigestedTrail.gzip(DigestedTrail.gzip(trail.content(trail.logs.get(1)))));
        assertEquals(0, importAll(), err);
        assertEquals(12, events("integrity:verified"));
    }

    @Test
    void changedTruncatedAndInsertedFilesFailAndTheirEventsAreMarked() throws IOException {
        DigestedTrail trail = DigestedTrail.of(4);
        trail.replace(trail.logs.get(0), "198.51.100.7", "198.51.100.8");
        trail.logFile(DigestedTrail.START.plusSeconds(3600 + 1500));
        trail.write(evidence());
        Path cut = evidence().resolve(trail.logs.get(5));
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 12));
        assertEquals(3, importAll());
        assertTrue(err.contains("3 contradicted"), err);
        assertEquals(3, run("verify", "--case", caseFolder(), "--json"));
        assertFalse(json().get("holds").asBoolean());
        String failed = json().get("failed").toString();
        String name = Path.of(trail.logs.get(0)).getFileName().toString();
        assertTrue(failed.matches(".*Log file of item \\d+ \\([^)]*" + Pattern.quote(name) + "\\): .*"), failed);
        assertTrue(failed.contains("the file was changed."), failed);
        assertTrue(failed.contains("the file was changed ("), "says that it breaks off: " + failed);
        assertTrue(failed.contains("do not list it"), failed);
        assertTrue(events("integrity:contradicted") >= 4);
    }

    @Test
    void deletedLogFileAndMissingDigestFail() throws IOException {
        DigestedTrail trail = DigestedTrail.of(4);
        trail.objects.remove(trail.logs.get(2));
        trail.objects.remove(trail.digests.get(2));
        trail.write(evidence());
        assertEquals(0, importAll(), "nothing that is there is contradicted: " + err);
        assertTrue(err.contains("; 1 log file and 1 digest missing; nightjar verify says why"), err);
        assertEquals(0, run("coverage", "--case", caseFolder()), err);
        assertTrue(out.contains("1 file missing") && out.contains("1 digest missing"), out);
        Path report = folder.resolve("report.html");
        assertEquals(0, run("export", "--case", caseFolder(), "--format", "html", "--out", report.toString()), err);
        assertTrue(Files.readString(report).contains("1 log file and 1 digest missing."));
        assertEquals(3, run("verify", "--case", caseFolder(), "--json"));
        String failed = json().get("failed").toString();
        assertTrue(failed.contains("it was deleted or not handed over"), failed);
        assertTrue(failed.contains("is missing between 2024-03-04T12:00:00Z and 2024-03-04T13:00:00Z"), failed);
    }

    @Test
    void whatDigestsShowAfterTheTrailWasStoppedStandsWithTheFindingAndTheCoverage() throws IOException {
        DigestedTrail trail = DigestedTrail.of(4);
        trail.objects.remove(trail.logs.get(4));
        trail.restart().hour(6, 2);
        trail.write(evidence());
        Files.writeString(evidence().resolve("stop.json"), """
                {"eventVersion":"1.08","eventID":"11111111-aaaa","eventTime":"2024-03-04T11:59:00Z",
                 "eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging","awsRegion":"eu-west-1",
                 "recipientAccountId":"111122223333","userIdentity":{"type":"IAMUser","userName":"eve",
                 "accountId":"111122223333"},"sourceIPAddress":"198.51.100.9"}
                """);
        assertEquals(0, importAll(), err);
        assertEquals(0, run("detect", "--case", caseFolder()), err);
        assertEquals(0, run("findings", "--case", caseFolder(), "--format", "json"), err);
        JsonNode finding = json().get(0);
        assertEquals("log-tampering", finding.get("detector").asText());
        JsonNode region =
                finding.get("missing").get(0).get("digests").get("regions").get(0);
        assertEquals("eu-west-1", region.get("region").asText());
        assertEquals(1, region.get("missingFiles").asInt());
        assertTrue(region.get("newChain").asBoolean());
        assertEquals("2024-03-04T16:00:00Z", region.get("resumes").asText());
        assertEquals(
                "[{\"from\":\"2024-03-04T12:00:00Z\",\"to\":\"2024-03-04T13:00:00Z\",\"state\":\"files-missing\"},"
                        + "{\"from\":\"2024-03-04T13:00:00Z\",\"to\":\"2024-03-04T14:00:00Z\",\"state\":\"whole\"},"
                        + "{\"from\":\"2024-03-04T14:00:00Z\",\"to\":\"2024-03-04T16:00:00Z\",\"state\":\"no-digest\"},"
                        + "{\"from\":\"2024-03-04T16:00:00Z\",\"to\":\"2024-03-04T17:00:00Z\",\"state\":\"whole\"}]",
                region.get("stretches").toString());
        String why = finding.get("explanation").get("for").toString();
        assertTrue(why.contains("Digests list 1 log file with events of this time that the evidence lacks"), why);
        assertEquals(0, run("coverage", "--case", caseFolder()), err);
        assertTrue(out.contains("  Digests list 1 log file with events of this time"), out);
        assertTrue(out.contains("then a new chain from 2024-03-04 16:00 UTC"), out);
    }

    @Test
    void evidenceAddedLaterIsCheckedAgainstTheDigestsThatCameBefore() {
        DigestedTrail trail = DigestedTrail.of(3);
        trail.write(evidence());
        Path logs = evidence().resolve("AWSLogs/111122223333/CloudTrail");
        Path digests = evidence().resolve("AWSLogs/111122223333/CloudTrail-Digest");
        assertEquals(0, run("import", "--case", caseFolder(), digests.toString()), err);
        assertEquals(0, run("import", "--case", caseFolder(), logs.toString()), err);
        assertEquals(12, events("integrity:verified"));
    }

    @Test
    void answersStayWhenTheEvidenceIsGone() throws IOException {
        DigestedTrail trail = DigestedTrail.of(3);
        trail.write(evidence());
        importAll();
        for (String log : trail.logs) {
            Files.delete(evidence().resolve(log));
        }
        assertEquals(0, run("verify", "--case", caseFolder()), err);
        assertTrue(out.contains("holds: 6 log files have the SHA-256"), out);
        for (String digest : trail.digests) {
            Files.delete(evidence().resolve(digest));
        }
        assertEquals(0, run("verify", "--case", caseFolder()), err);
        assertTrue(out.contains("what follows is what the last check found"), out);
        assertEquals(12, events("integrity:verified"));
    }

    @Test
    void coverageShowsEveryHourAndWhatIsMissing() throws IOException {
        DigestedTrail trail =
                DigestedTrail.of(2).hour(2, 0).hour(3, 2).hour(4, 1).hour(5, 1);
        trail.objects.remove(trail.logs.get(4));
        trail.objects.remove(trail.logs.get(5));
        trail.objects.remove(trail.digests.get(4));
        trail.write(evidence());
        importAll();
        assertEquals(0, run("coverage", "--case", caseFolder(), "--format", "json"), err);
        StringBuilder hours = new StringBuilder();
        for (JsonNode hour : json()) {
            hours.append(hour.get("hour").asText(), 11, 13)
                    .append(' ')
                    .append(hour.get("state").asText())
                    .append(' ')
                    .append(hour.get("events"))
                    .append('/')
                    .append(hour.get("verified"))
                    .append('/')
                    .append(hour.get("files"))
                    .append(" missing ")
                    .append(hour.get("missingFiles"))
                    .append('/')
                    .append(hour.get("digestsMissing"))
                    .append('\n');
        }
        assertEquals("""
                10 events 4/4/2 missing 0/0
                11 events 4/4/2 missing 0/0
                12 quiet 0/0/0 missing 0/0
                13 lost 0/0/0 missing 2/0
                14 events 2/0/1 missing 0/1
                15 events 2/2/1 missing 0/0
                """, hours.toString());
        assertEquals(0, run("coverage", "--case", caseFolder()), err);
        assertTrue(out.contains("  2 files missing"), out);
        assertEquals(0, run("coverage", "--case", caseFolder(), "--format", "csv"), err);
        assertEquals(7, out.lines().count());
        assertTrue(out.contains("111122223333,eu-west-1,2024-03-04T12:00:00Z,1,quiet,0,0,0,0,1,0,0,0,0,on"), out);
    }

    @Test
    void reportHasAStripForWhatIsVerifiedAndWhatIsNot() throws IOException {
        DigestedTrail trail = DigestedTrail.of(4);
        trail.replace(trail.logs.get(2), "198.51.100.7", "198.51.100.8");
        trail.objects.remove(trail.logs.get(4));
        trail.write(evidence());
        importAll();
        Path report = folder.resolve("report.html");
        assertEquals(0, run("export", "--case", caseFolder(), "--format", "html", "--out", report.toString()), err);
        String html = Files.readString(report);
        assertTrue(html.contains("id=\"coverage\""), "the section");
        assertTrue(
                html.contains("6 log files verified, 0 not covered, 1 contradicted, 1 log file missing."),
                "the figures");
        assertTrue(html.contains("class=\"cover verified\""), "a verified slot");
        assertTrue(html.contains("class=\"cover contradicted\""), "a contradicted slot");
        assertTrue(html.contains("class=\"cover digest\""), "a slot with missing files");
        assertTrue(html.contains("The digest lists another SHA-256 under its name"), "the reason");
    }

    @Test
    void caseWithoutDigestsSaysSo() {
        DigestedTrail trail = DigestedTrail.of(2);
        trail.digests.forEach(trail.objects::remove);
        trail.write(evidence());
        importAll();
        assertEquals(0, run("verify", "--case", caseFolder()), err);
        assertTrue(out.contains("holds no CloudTrail digest"), out);
        assertEquals(8, events("integrity:not-covered"));
    }
}
