package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.Conflict;
import org.nightjar.model.EvidenceItem;

/** A file of little but rejects: each is counted and found by its place, and the case does not outgrow the evidence. */
class ManyRejectsTest {

    @TempDir
    Path folder;

    private static String record(String id, String action) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"" + action
                + "\",\"eventID\":\"" + id + "\"}";
    }

    /** A zip of broken lines, conflicts, events and a broken table, and a file behind it. */
    private List<Path> evidence() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            lines.append(record("e-" + i % 40, i < 40 ? "A" : "B" + i % 3)).append('\n');
            lines.append("x".repeat(i % 7)).append("{\"eventName\" ").append(i).append(i % 2 == 0 ? "\n" : "\u20ac\n");
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("lines.json"));
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("none.txt"));
            out.write("hello".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("table.csv"));
            String heading = "Event name,Event time,Event source,Event ID\n";
            out.write((heading + "a,b\n".repeat(50)).getBytes(StandardCharsets.UTF_8));
        }
        return List.of(
                Files.write(folder.resolve("a.zip"), zip.toByteArray()),
                Files.writeString(folder.resolve("b.json"), record("e-1", "C") + "\n{\"eventName\" \n"));
    }

    private OpenCase open(String name) throws Exception {
        return new LocalCaseFiles("test").openOrCreate(folder.resolve(name));
    }

    private static ImportSummary read(OpenCase opened, List<Path> files, long rejects) throws Exception {
        ImportOptions options =
                ImportOptions.DEFAULT.withLimit("rejects", rejects).orElseThrow();
        ImportSummary summary = opened.importEvidence(files, options, JobContext.unwatched());
        assertEquals(summary.read(), summary.stored() + summary.duplicates() + summary.rejected());
        return summary;
    }

    /** Everything of each reject but what a limit may take. */
    private static List<String> told(OpenCase opened) throws Exception {
        List<String> told = new ArrayList<>();
        opened.eachReject((reject, content) -> told.add(reject.evidenceId() + " " + reject.position() + reject.reason()
                + reject.message() + content.wholeBytes()));
        return told;
    }

    private static List<String> conflicts(OpenCase opened) throws Exception {
        return opened.conflicts(Integer.MAX_VALUE).stream()
                .map(one -> one.eventId() + one.first() + one.second() + one.secondEvidenceId())
                .toList();
    }

    private static long kept(OpenCase opened) throws Exception {
        long[] kept = new long[1];
        opened.eachReject((reject, content) -> kept[0] += content.bytes().length > 0 ? 1 : 0);
        return kept[0];
    }

    @Test
    void rejectsBeyondTheLimitAreCountedAndFoundLikeTheOthers() throws Exception {
        List<Path> files = evidence();
        try (OpenCase whole = open("whole")) {
            ImportSummary all = read(whole, files, 10_000);
            assertTrue(all.rejected() > 500, all.toString());
            assertEquals(all.rejected(), told(whole).size());
            for (long limit : new long[] {0, 1, 100}) {
                try (OpenCase cut = open("cut" + limit)) {
                    ImportSummary summary = read(cut, files, limit);
                    assertEquals(all.rejected(), summary.rejected());
                    assertEquals(told(whole), told(cut));
                    assertEquals(conflicts(whole), conflicts(cut));
                    assertEquals(5, cut.conflicts(5).size());
                    assertEquals(limit == 0 ? 0 : limit == 1 ? 2 : 102, kept(cut));
                    assertEquals(
                            told(whole).size(), cut.rejects(Integer.MAX_VALUE).size());
                    assertEquals(3, cut.rejects(3).size());
                    assertTrue(
                            item(summary).message().contains("“rejects”"),
                            item(summary).message());
                    VerifyReport report = cut.verify(JobContext.unwatched());
                    long said = conflicts(whole).size();
                    assertTrue(report.failed().isEmpty(), report.failed().toString());
                    assertTrue(said > 100, "conflicts " + said);
                }
            }
        }
    }

    private static EvidenceItem item(ImportSummary summary) {
        return summary.evidence().get(0);
    }

    @Test
    void retryUnderAWiderLimitKeepsTheBytesAsWell() throws Exception {
        List<Path> files = evidence();
        try (OpenCase whole = open("whole");
                OpenCase cut = open("cut")) {
            read(whole, files, 10_000);
            ImportSummary first = read(cut, files, 3);
            ImportSummary again = cut.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(first.rejected(), again.rejected());
            assertEquals(first.stored(), again.stored());
            assertEquals(first.duplicates(), again.duplicates());
            assertEquals(told(whole), told(cut));
            assertEquals(kept(whole), kept(cut));
            assertTrue(cut.verify(JobContext.unwatched()).failed().isEmpty());
        }
    }

    @Test
    void manySmallFilesKeepNoMoreThanTheLimitOfTheImportAndAFewEach() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            files.add(Files.writeString(
                    folder.resolve("f" + i + ".json"),
                    record("f-" + i, "A") + "\n" + ("{\"eventName\" " + i + "\n").repeat(30)));
        }
        ImportOptions options =
                ImportOptions.DEFAULT.withLimit("all-rejects", 50).orElseThrow();
        try (OpenCase whole = open("whole");
                OpenCase cut = open("cut")) {
            read(whole, files, 10_000);
            ImportSummary summary = cut.importEvidence(files, options, JobContext.unwatched());
            assertEquals(600, summary.rejected());
            assertEquals(told(whole), told(cut));
            assertEquals(30 + 20 + 18 * 10, kept(cut));
            String message = summary.evidence().get(19).message();
            assertTrue(message.contains("Of 20 of them") && message.contains("“all-rejects”"), message);
            cut.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(kept(whole), kept(cut));
            assertTrue(cut.verify(JobContext.unwatched()).failed().isEmpty());
        }
    }

    @Test
    void exportHasEveryReject() throws Exception {
        try (OpenCase cut = open("cut")) {
            ImportSummary summary = read(cut, evidence(), 3);
            Path out = folder.resolve("rejects.jsonl");
            cut.exportRejects(out, JobContext.unwatched());
            List<String> lines = Files.readAllLines(out);
            assertEquals(summary.rejected(), lines.size());
            assertTrue(lines.get(lines.size() - 3).contains("\"whole\":false"), lines.get(lines.size() - 3));
            assertTrue(lines.stream().anyMatch(line -> line.contains(Conflict.REASON)));
        }
    }

    @Test
    void damagedBlocksAndWrongCountsAreSaid() throws Exception {
        try (OpenCase cut = open("cut")) {
            read(cut, evidence(), 3);
        }
        for (String change : List.of(
                "UPDATE reject_block SET reject_count = reject_count + 1",
                "UPDATE reject_block SET reject_count = 1",
                "UPDATE reject_block SET data = SUBSTRING(data, 1, OCTET_LENGTH(data) - 9)",
                "DELETE FROM reject_block")) {
            String url = "jdbc:h2:file:" + folder.resolve("cut.nightjar/case").toAbsolutePath();
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate(change);
            }
            try (OpenCase cut = open("cut")) {
                VerifyReport report = cut.verify(JobContext.unwatched());
                assertTrue(report.failed().toString().contains("rejects"), change + " " + report.failed());
            }
        }
    }

    @Test
    void aCaseOfNothingButRejectsIsNotLargerThanItsEvidence() throws Exception {
        byte[] rows = "a,b\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, "Event name,Event time,Event source,Event ID\nA,2024-01-02T03:04:05Z,s3,e-1\n");
        Files.write(file, rows, java.nio.file.StandardOpenOption.APPEND);
        try (OpenCase opened = open("rows")) {
            ImportSummary summary = opened.importEvidence(List.of(file), ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(1_000_000, summary.rejected());
            long[] place = {-1, 0};
            opened.eachReject((reject, content) -> {
                place[1] += reject.position().byteOffset() > place[0] ? 1 : 0;
                place[0] = reject.position().byteOffset();
            });
            assertEquals(1_000_000, place[1]);
        }
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder.resolve("rows.nightjar"))) {
            for (Path one : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(one);
            }
        }
        assertTrue(bytes < rows.length, "the case has " + bytes + " bytes");
    }
}
