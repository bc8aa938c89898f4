package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.Conflict;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Reject;
import org.nightjar.model.RejectContent;

/** Every record is stored, a duplicate, or rejected; conflicts are shown; what was rejected can be tried again. */
class ReconciliationTest {

    @TempDir
    Path folder;

    private OpenCase opened;

    @BeforeEach
    void open() throws NightjarException {
        opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"));
    }

    @AfterEach
    void close() throws NightjarException {
        opened.close();
    }

    private void reopen() throws NightjarException {
        opened.close();
        opened = new LocalCaseFiles("test").open(folder.resolve("case"));
    }

    private static String record(String id, String action) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"" + action
                + "\",\"eventID\":\"" + id + "\"}";
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(
                Files.createDirectories(folder.resolve("evidence")).resolve(name), text);
    }

    private ImportSummary read(Path... files) throws NightjarException {
        return read(ImportOptions.DEFAULT, files);
    }

    private ImportSummary read(ImportOptions options, Path... files) throws NightjarException {
        ImportSummary summary = opened.importEvidence(List.of(files), options, JobContext.unwatched());
        assertReconciled(summary);
        return summary;
    }

    private static void assertReconciled(ImportSummary summary) {
        assertEquals(summary.read(), summary.stored() + summary.duplicates() + summary.rejected());
        for (EvidenceItem item : summary.evidence()) {
            assertEquals(item.read(), item.stored() + item.duplicates() + item.rejected());
        }
    }

    private Map<Reject, RejectContent> rejects() throws NightjarException {
        Map<Reject, RejectContent> all = new java.util.LinkedHashMap<>();
        opened.eachReject(all::put);
        return all;
    }

    @Test
    void sameIdWithOtherContentIsAConflictThatKeepsBothRecords() throws Exception {
        String first = record("e-1", "GetObject");
        String second = record("e-1", "DeleteObject");
        Path a = write("a.json", first);
        Path b = write("b.json", record("e-2", "PutObject") + "\n" + second + "\n");
        read(a);
        reopen();
        ImportSummary summary = read(b);
        assertEquals(1, summary.stored());
        assertEquals(0, summary.duplicates());
        assertEquals(1, summary.rejected());
        EvidenceItem item = summary.evidence().get(0);
        assertEquals(EvidenceStatus.PARTIAL, item.status());
        assertEquals("1 record has the id of an event and other content.", item.message());
        Conflict conflict = opened.conflicts(10).get(0);
        assertEquals("e-1", conflict.eventId());
        assertEquals(1, conflict.firstEvidenceId());
        assertEquals(0, conflict.first().byteOffset());
        assertEquals(2, conflict.secondEvidenceId());
        assertEquals(record("e-2", "PutObject").length() + 1, conflict.second().byteOffset());
        assertTrue(conflict.excerpt().contains("DeleteObject"));
        Reject reject = rejects().keySet().iterator().next();
        assertEquals(Conflict.REASON, reject.reason());
        assertArrayEquals(
                second.getBytes(StandardCharsets.UTF_8),
                rejects().values().iterator().next().bytes());
        VerifyReport verified = opened.verify(JobContext.unwatched());
        assertTrue(verified.holds(), verified.failed().toString());
        assertTrue(verified.notChecked().stream()
                .anyMatch(line -> line.contains("e-1") && line.contains("b.json, record 1")));
    }

    @Test
    void conflictsInGzipOfSeveralMembersKeepTheirOwnBytes() throws Exception {
        StringBuilder known = new StringBuilder();
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (int member = 0; member < 4; member++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 400; i++) {
                String id = "e-" + member + "-" + i;
                known.append(record(id, "GetObject")).append('\n');
                String second = record(id, i % 150 == 7 ? "DeleteObject" + i : "GetObject");
                lines.append(second).append('\n');
                if (i % 150 == 7) {
                    expected.add(second);
                }
            }
            try (java.util.zip.GZIPOutputStream gzip = new java.util.zip.GZIPOutputStream(packed)) {
                gzip.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        read(write("a.json", known.toString()));
        Path b = Files.write(folder.resolve("evidence").resolve("b.gz"), packed.toByteArray());
        ImportSummary summary = read(b);
        assertEquals(0, summary.stored());
        assertEquals(expected.size(), summary.rejected());
        assertEquals(1600 - expected.size(), summary.duplicates());
        assertEquals(
                expected,
                rejects().values().stream()
                        .map(content -> new String(content.bytes(), StandardCharsets.UTF_8))
                        .toList());
        VerifyReport verified = opened.verify(JobContext.unwatched());
        assertTrue(verified.holds(), verified.failed().toString());
    }

    @Test
    void sameRecordsInOtherContainersAndLayoutsAreDuplicates() throws Exception {
        String one = record("e-1", "GetObject");
        read(write("a.json", one));
        String inText = one.replace("\"", "\\\"");
        ImportSummary again = read(
                write(
                        "pretty.json",
                        "{ \"Records\" : [\n" + one.replace(",", " ,\n  ").replace(":\"", " : \"") + " ] }"),
                write("lookup.json", "{\"Events\":[{\"EventId\":\"e-1\",\"CloudTrailEvent\":\"" + inText + "\"}]}"),
                write("bridge.json", "{\"detail-type\":\"x\",\"detail\":" + one + "}"),
                write(
                        "table.csv",
                        "Event name,Event time,Event source,Event ID\nGetObject,2024-01-02T03:04:05Z,s3,e-1\n"),
                write("escaped.json", one.replace("s3.amazonaws", "\\u0073\\u0033.amazonaws")));
        assertEquals(0, again.stored());
        assertEquals(0, again.rejected());
        assertEquals(5, again.duplicates());
        assertEquals(List.of(), opened.conflicts(10));
    }

    @Test
    void folderWithTheSameFileTwiceAddsItOnce() throws Exception {
        write("x.json", record("e-1", "A"));
        write("y.json", record("e-1", "A"));
        write("z.json", record("e-2", "A"));
        ImportSummary first = read(folder.resolve("evidence"));
        assertEquals(2, first.stored());
        assertEquals(1, first.duplicates());
        assertEquals(EvidenceStatus.ALREADY_IMPORTED, first.evidence().get(1).status());
        ImportSummary second = read(folder.resolve("evidence"));
        assertEquals(0, second.stored());
        assertEquals(3, second.duplicates());
        assertEquals(2, opened.data().index().size());
    }

    @Test
    void rejectsKeepTheirBytesAndAreExportedWithThem() throws Exception {
        String broken = "{\"eventName\":\"A\", broken \"\u00e9";
        read(write("a.json", record("e-1", "A") + "\n" + broken + "\n"));
        Path out = folder.resolve("rejects.jsonl");
        opened.exportRejects(out, JobContext.unwatched());
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertEquals(1, lines.size());
        assertEquals("broken-json", lines.get(0).get("reason").textValue());
        assertEquals(broken, lines.get(0).get("text").textValue());
        assertEquals(
                broken.getBytes(StandardCharsets.UTF_8).length,
                lines.get(0).get("bytes").intValue());
        assertTrue(lines.get(0).get("whole").booleanValue());
        assertTrue(lines.get(0).get("path").textValue().endsWith("a.json"));
    }

    @Test
    void bytesOfRejectsAreKeptUpToTheLimit() throws Exception {
        ImportOptions small = ImportOptions.DEFAULT.withLimit("reject", 10).orElseThrow();
        read(small, write("a.json", record("e-1", "A") + "\n{\"eventName\":\"A\", broken\n"));
        RejectContent content = rejects().values().iterator().next();
        assertEquals(10, content.bytes().length);
        assertEquals(24, content.wholeBytes());
    }

    @Test
    void itemWithRejectsIsReadAgainAndGainsWhatCanBeReadNow() throws Exception {
        String large = record("e-2", "B").replace("{", "{\"x\":\"" + "y".repeat(500) + "\",");
        Path file =
                write("a.json", record("e-1", "A") + "\n" + large + "\n{\"eventName\" broken\n" + record("e-3", "C"));
        Path other = write("b.json", record("e-3", "C"));
        read(other);
        ImportSummary first =
                read(ImportOptions.DEFAULT.withLimit("record", 300).orElseThrow(), file);
        assertEquals(List.of(1L, 1L, 2L), List.of(first.stored(), first.duplicates(), first.rejected()));
        byte[] before = opened.rawRecord(opened.data().index().findRow("e-1"));

        ImportSummary again = opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
        assertReconciled(again);
        assertEquals(List.of(2L, 1L, 1L), List.of(again.stored(), again.duplicates(), again.rejected()));
        assertEquals(1, again.evidence().size());
        assertEquals(2, opened.data().evidence().size());
        assertEquals(3, opened.data().index().size());
        assertArrayEquals(before, opened.rawRecord(opened.data().index().findRow("e-1")));
        int row = opened.data().index().findRow("e-2");
        assertArrayEquals(large.getBytes(StandardCharsets.UTF_8), opened.rawRecord(row));
        assertEquals(2, opened.data().index().evidenceId(row));
        assertEquals(1, rejects().size());
        assertTrue(opened.verify(JobContext.unwatched()).holds());

        reopen();
        ImportSummary third = opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
        assertEquals(List.of(2L, 1L, 1L), List.of(third.stored(), third.duplicates(), third.rejected()));
        assertTrue(opened.verify(JobContext.unwatched()).holds());
    }

    @Test
    void fileThatMovedOrChangedIsLeftAsItWasAndSaid() throws Exception {
        Path moved = write("moved.json", record("e-1", "A") + "\n{\"eventName\" broken\n");
        Path changed = write("changed.json", record("e-2", "A") + "\n{\"eventName\" broken\n");
        read(moved, changed);
        Files.delete(moved);
        Files.writeString(changed, record("e-9", "Z"));
        ImportSummary again = opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
        assertEquals(2, again.stored());
        assertEquals(2, again.rejected());
        assertTrue(again.evidence().get(0).message().contains("no longer there"));
        assertTrue(again.evidence().get(1).message().contains("has changed"));
        assertEquals(2, rejects().size());
        assertEquals(2, opened.data().index().size());
    }

    @Test
    void itemThatCouldNotBeReadAtAllIsReadOnceItIsThere() throws Exception {
        Path file = folder.resolve("evidence").resolve("late.json");
        assertEquals(EvidenceStatus.UNREADABLE, read(file).evidence().get(0).status());
        write("late.json", record("e-1", "A"));
        ImportSummary again = opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
        assertEquals(List.of(1L, 0L, 0L), List.of(again.stored(), again.duplicates(), again.rejected()));
        assertEquals(EvidenceStatus.COMPLETE, opened.data().evidence().get(0).status());
        assertEquals(64, opened.data().evidence().get(0).sha256().length());
        assertTrue(opened.verify(JobContext.unwatched()).holds());
    }

    @Test
    void whatIsNoLogSaysWhatItBeginsWith() throws Exception {
        read(write("notes.txt", "Dear all,\nnothing here\n"));
        assertEquals(
                "Dear all, nothing here",
                rejects().keySet().iterator().next().excerpt().strip());
    }

    @Test
    void linksAreNotFollowedWhenTheyAreTriedAgainAndFoldersAreToldAsSuch() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside.json"), record("e-9", "A"));
        write("a.json", record("e-1", "A"));
        Files.createSymbolicLink(folder.resolve("evidence").resolve("link.json"), outside);
        Path late = folder.resolve("evidence").resolve("late");
        read(folder.resolve("evidence"), late);
        Files.createDirectory(late);
        ImportSummary again = opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
        assertEquals(
                List.of(
                        "It is a link, which may lead out of the evidence; import what it points to instead.",
                        "It is a folder, of which the files are items of their own; import it once more."),
                again.evidence().stream().map(EvidenceItem::message).toList());
        assertEquals(1, opened.data().index().size());
    }

    @Test
    void everyRefusalAtALimitNamesTheLimit() throws Exception {
        byte[] blanks = new byte[3 << 20];
        java.util.Arrays.fill(blanks, (byte) ' ');
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(blanks);
        }
        Path bomb = Files.write(folder.resolve("bomb.gz"), packed.toByteArray());
        Path two = write("two.json", record("e-1", "A"));
        ImportOptions none = ImportOptions.DEFAULT;
        assertRefusal("ratio", none.withLimit("ratio-floor", 1024).orElseThrow(), bomb);
        assertRefusal("inflated", none.withLimit("inflated", 1 << 20).orElseThrow(), write(bomb, "b.gz"));
        assertRefusal("depth", none.withLimit("depth", 0).orElseThrow(), write(bomb, "c.gz"));
        assertRefusal("record", none.withLimit("record", 20).orElseThrow(), two);
    }

    /** Other bytes, so that they are read and not taken for known. */
    private Path write(Path source, String name) throws Exception {
        byte[] bytes = Files.readAllBytes(source);
        bytes[4] = (byte) name.charAt(0);
        return Files.write(folder.resolve(name), bytes);
    }

    private void assertRefusal(String limit, ImportOptions options, Path file) throws NightjarException {
        int before = rejects().size();
        read(options, file);
        List<Reject> all = List.copyOf(rejects().keySet());
        assertEquals(before + 1, all.size(), limit);
        assertTrue(
                all.get(before).message().contains("“" + limit + "”"),
                all.get(before).message());
    }

    @Test
    void whatCannotBeReadIsKeptOnceHoweverOftenItIsImported() throws Exception {
        Path target = write("a.json", record("e-1", "A"));
        Files.createSymbolicLink(folder.resolve("evidence").resolve("link"), target);
        for (int i = 0; i < 3; i++) {
            ImportSummary summary = read(folder.resolve("evidence"), folder.resolve("none"));
            assertEquals(2, summary.rejected());
            assertEquals(i == 0 ? 1 : 0, summary.stored());
            assertEquals(2, rejects().size());
            assertEquals(3, opened.data().evidence().size());
            reopen();
        }
        assertTrue(opened.verify(JobContext.unwatched()).holds());
    }

    @Test
    void aRecordWithATimeBeyondAllClocksCostsItselfAlone() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (String time :
                List.of("-999999999-01-01T00:00:00Z", "+292278993-01-01T00:00:00Z", "2023-02-30T00:00:00Z")) {
            lines.append(record("e-" + time, "A").replace("2024-01-02T03:04:05Z", time))
                    .append('\n');
        }
        for (String time : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
            lines.append(record("e-" + time, "A").replace("2024-01-02T03:04:05Z", time))
                    .append('\n');
        }
        ImportSummary summary = read(write("a.json", lines.toString()), write("b.json", record("e-1", "A")));
        assertEquals(List.of(3L, 3L), List.of(summary.stored(), summary.rejected()));
        assertTrue(opened.verify(JobContext.unwatched()).holds());
    }

    @Test
    void aFileWhoseNameIsNoTextIsFoundAgain() throws Exception {
        write("a.json", record("e-1", "A"));
        Path odd = Path.of(java.net.URI.create(folder.resolve("evidence").toUri() + "/b%FF.json"));
        Files.writeString(odd, record("e-2", "A") + "\n{\"eventName\" broken");
        read(folder.resolve("evidence"));
        VerifyReport verified = opened.verify(JobContext.unwatched());
        assertTrue(verified.holds());
        assertTrue(verified.notChecked().stream().noneMatch(line -> line.contains("no longer there")));
        ImportSummary again = opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
        assertEquals(List.of(1L, 1L), List.of(again.stored(), again.rejected()));
    }

    @Test
    void evidenceIsKeptByItsWholePathAndTheCaseIsNone() throws Exception {
        Path relative = Path.of("").toAbsolutePath().relativize(write("a.json", record("e-1", "A")));
        ImportSummary summary = read(relative, folder, Path.of(""));
        assertTrue(Path.of(summary.evidence().get(summary.evidence().size() - 1).path())
                .isAbsolute());
        assertTrue(summary.evidence().stream().noneMatch(item -> item.path().contains("case.nightjar")));
        assertEquals(List.of(1L, 1L, 1L), List.of(summary.stored(), summary.duplicates(), summary.rejected()));
    }
}
