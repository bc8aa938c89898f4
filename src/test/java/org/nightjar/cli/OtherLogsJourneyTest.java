package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.LocalCaseFiles;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobContext;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.OtherLog;
import org.nightjar.support.DigestedTrail;

/** Other logs in the same tree are told by what they are, counted and listed; they are neither events nor rejects. */
class OtherLogsJourneyTest {

    private static final String FINDING = "{\"schemaVersion\":\"2.0\",\"service\":{\"serviceName\":\"guardduty\"}}";
    private static final String ACCESS =
            "36c1f05b76016b78528454e6e0c60e2b7ff7aa20c0a5e4c748276e5b0a2debd2 b [01/Aug/2019:00:24:41 +0000] 10.0.0.1 -";
    private static final String EVENT = "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":"
            + "\"s3.amazonaws.com\",\"eventName\":\"A\",\"eventID\":\"e-1\"}";

    @TempDir
    Path folder;

    private void write(String name, String text) {
        DigestedTrail.writeFile(folder.resolve("evidence").resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private void writeTree() {
        for (int i = 0; i < 7; i++) {
            write("guardduty/" + i + ".json", FINDING + " ".repeat(i));
        }
        for (int i = 0; i < 5; i++) {
            write("access/" + i + ".log", (ACCESS + "\n").repeat(i + 1));
        }
        write("trail/a.json", EVENT);
    }

    private record Line(int status, String out, String err) {}

    private static Line run(String... args) {
        RealCommands commands = new RealCommands();
        int status = commands.run(args);
        return new Line(status, commands.out(), commands.err());
    }

    private Line importAll() {
        return run(
                "import",
                "--case",
                folder.resolve("case").toString(),
                "--json",
                folder.resolve("evidence").toString());
    }

    @Test
    void otherLogsAreCountedByKindAndAreNoRejects() throws Exception {
        writeTree();
        Line line = importAll();
        assertEquals(0, line.status(), line.err());
        assertTrue(
                line.err().contains("12 entries are other logs: GuardDuty findings (7), S3 access logs (5)"),
                line.err());
        JsonNode json = new ObjectMapper().readTree(line.out());
        assertEquals(1, json.get("read").asInt());
        assertEquals(1, json.get("stored").asInt());
        assertEquals(0, json.get("rejected").asInt());
        assertEquals("GuardDuty findings", json.at("/otherLogs/0/kind").asText());
        assertEquals(7, json.at("/otherLogs/0/entries").asInt());
        assertEquals(5, json.at("/otherLogs/1/entries").asInt());
        long others = 0;
        for (JsonNode item : json.get("evidence")) {
            others += item.get("status").asText().equals("other-log") ? 1 : 0;
        }
        assertEquals(12, others);
        Line again = importAll();
        assertEquals(0, again.status(), again.err());
        assertFalse(again.err().contains("other logs"), "only what is new: " + again.err());
        assertEquals(
                0, run("verify", "--case", folder.resolve("case").toString()).status());
    }

    @Test
    void whatNobodyKnowsIsStillARejectBesideThem() {
        writeTree();
        write("notes.txt", "some words");
        Line line = importAll();
        assertEquals(3, line.status());
        assertTrue(line.err().contains("12 entries are other logs"), line.err());
        assertTrue(line.err().contains("1 record or entry was rejected, in 1 of 14"), line.err());
    }

    @Test
    void anArchiveSaysWhatItHoldsBesideItsEvents() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String entry : List.of("g1.json", "g2.json", "s3.log", "trail.json")) {
                out.putNextEntry(new ZipEntry(entry));
                String text = entry.startsWith("g") ? FINDING : entry.startsWith("s") ? ACCESS : EVENT;
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        DigestedTrail.writeFile(folder.resolve("evidence/all.zip"), zip.toByteArray());
        assertEquals(0, importAll().status());
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            EvidenceItem item = opened.data().evidence().get(0);
            assertEquals(EvidenceStatus.COMPLETE, item.status());
            assertEquals("3 entries are other logs: GuardDuty findings (2), S3 access logs (1).", item.message());
            assertEquals(item.read(), item.stored() + item.duplicates() + item.rejected());
            assertEquals(
                    List.of(new OtherLog(1, "GuardDuty findings", 2), new OtherLog(1, "S3 access logs", 1)),
                    opened.otherLogs());
        }
    }

    @Test
    void readingAgainDoesNotListThemTwice() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("g.json"));
            out.write(FINDING.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("notes.txt"));
            out.write("words".getBytes(StandardCharsets.UTF_8));
        }
        DigestedTrail.writeFile(folder.resolve("evidence/all.zip"), zip.toByteArray());
        assertEquals(3, importAll().status());
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            assertEquals(1, opened.data().evidence().get(0).rejected());
            opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(List.of(new OtherLog(1, "GuardDuty findings", 1)), opened.otherLogs());
            assertEquals(1, opened.data().evidence().get(0).rejected());
        }
    }

    @Test
    void theReportNamesThem() throws Exception {
        writeTree();
        importAll();
        Path report = folder.resolve("report.html");
        Line line = run(
                "export", "--case", folder.resolve("case").toString(), "--format", "html", "--out", report.toString());
        assertEquals(0, line.status(), line.err());
        assertTrue(Files.readString(report).contains("12 entries are other logs: GuardDuty findings (7)"), "the kinds");
    }
}
