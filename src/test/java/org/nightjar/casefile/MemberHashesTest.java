package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.record.EventJsonLines;
import org.nightjar.analysis.record.EventRow;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.support.DigestedTrail;

/** What each member of an archive holds is kept when it is imported, shown, and compared later. */
class MemberHashesTest {

    @TempDir
    Path folder;

    private static byte[] records(String prefix, int count) {
        StringBuilder text = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",")
                    .append("\"eventName\":\"GetObject\",\"eventID\":\"")
                    .append(prefix)
                    .append(i)
                    .append("\"}");
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> members, int level) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static final byte[] NOTES = "nothing that is a log\n".repeat(60_000).getBytes(StandardCharsets.UTF_8);

    /** Nested gzip, a plain member, a zip in the zip, and one that is no log and long. */
    private static Map<String, byte[]> members() throws Exception {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("a/one.json.gz", DigestedTrail.gzip(records("one-", 30)));
        members.put("a/two.json", records("two-", 20));
        members.put("inner.zip", zip(Map.of("three.json", records("three-", 10)), 9));
        members.put("notes.txt", NOTES);
        return members;
    }

    private Path write(String name, byte[] bytes) {
        Path file = folder.resolve("evidence").resolve(name);
        DigestedTrail.writeFile(file, bytes);
        return file;
    }

    private void read() throws NightjarException {
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"))) {
            opened.importEvidence(List.of(folder.resolve("evidence")), ImportOptions.DEFAULT, JobContext.unwatched());
        }
    }

    private VerifyReport verify() throws NightjarException {
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            return opened.verify(JobContext.unwatched());
        }
    }

    private Connection database() throws Exception {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("case.nightjar/case").toAbsolutePath());
    }

    private Map<String, String> kept() throws Exception {
        Map<String, String> kept = new TreeMap<>();
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT entry, sha256, size_bytes, broken FROM entry_hash")) {
            while (row.next()) {
                kept.put(row.getString(1), row.getString(2) + " " + row.getLong(3) + row.getString(4));
            }
        }
        return kept;
    }

    private static String told(byte[] content) {
        return DigestedTrail.sha256(content) + " " + content.length;
    }

    private static long count(List<String> sentences, String part) {
        return sentences.stream().filter(one -> one.contains(part)).count();
    }

    @Test
    void everyMemberKeepsTheHashOfItsInflatedBytes() throws Exception {
        write("logs.zip", zip(members(), 6));
        write("plain.json.gz", DigestedTrail.gzip(records("plain-", 5)));
        write("plain.json", records("bare-", 5));
        read();
        assertEquals(
                Map.of(
                        "a/one.json.gz", told(records("one-", 30)),
                        "a/two.json", told(records("two-", 20)),
                        "inner.zip!/three.json", told(records("three-", 10)),
                        "notes.txt", told(NOTES)),
                kept());
    }

    @Test
    void eventsNameTheHashOfTheMemberTheyStandIn() throws Exception {
        write("logs.zip", zip(members(), 6));
        write("plain.json", records("bare-", 5));
        read();
        Map<String, String> hashes = new TreeMap<>();
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            CaseData data = opened.data();
            IntFunction<EventRow> events = EventRow.of(data.index(), data.evidence());
            for (int row = 0; row < data.index().size(); row++) {
                StringWriter line = new StringWriter();
                try (EventJsonLines lines = new EventJsonLines(line)) {
                    lines.write(events.apply(row));
                }
                var json = new ObjectMapper().readTree(line.toString());
                hashes.put(
                        json.get("evidenceEntry").asText(""),
                        json.get("evidenceEntrySha256").asText(""));
            }
        }
        assertEquals(
                Map.of(
                        "", "",
                        "a/one.json.gz", DigestedTrail.sha256(records("one-", 30)),
                        "a/two.json", DigestedTrail.sha256(records("two-", 20)),
                        "inner.zip!/three.json", DigestedTrail.sha256(records("three-", 10))),
                hashes);
    }

    @Test
    void untouchedArchivesAreConfirmedMemberByMember() throws Exception {
        write("logs.zip", zip(members(), 6));
        read();
        VerifyReport report = verify();
        assertEquals(List.of(), report.failed());
        assertEquals(1, count(report.passed(), "4 members of archives hold the bytes that the import read."));
    }

    @Test
    void changedMembersOfAnArchivePackedAnewAreNamed() throws Exception {
        Path file = write("logs.zip", zip(members(), 6));
        read();
        Map<String, byte[]> other = members();
        other.put("a/two.json", records("oh-", 20));
        other.remove("inner.zip");
        other.put("later.json", records("later-", 1));
        write("logs.zip", zip(other, 9));
        VerifyReport report = verify();
        String archive = "evidence item 1 (" + file + ")";
        assertEquals(
                List.of(
                        "Evidence item 1 (" + file + ") has changed since it was imported.",
                        "“a/two.json” in " + archive + " holds other bytes than at the import: SHA-256 "
                                + DigestedTrail.sha256(records("oh-", 20)) + ", then "
                                + DigestedTrail.sha256(records("two-", 20)) + ".",
                        "“inner.zip!/three.json” is no longer in " + archive + ".",
                        "“later.json” was not in " + archive + " at the import."),
                report.failed());
        assertEquals(1, count(report.passed(), "2 members of archives hold the bytes that the import read."));
    }

    @Test
    void anArchivePackedAnewWithTheSameMembersSaysSo() throws Exception {
        write("logs.zip", zip(members(), 6));
        read();
        write("logs.zip", zip(members(), 1));
        VerifyReport report = verify();
        assertEquals(1, report.failed().size(), report.failed().toString());
        assertEquals(1, count(report.failed(), "has changed since it was imported"));
        assertEquals(1, count(report.passed(), "it was packed anew"));
    }

    @Test
    void aHashThatWasChangedInTheCaseIsSeen() throws Exception {
        write("logs.zip", zip(members(), 6));
        read();
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE entry_hash SET sha256 = '" + "0".repeat(64) + "' WHERE entry = 'a/two.json'");
        }
        List<String> failed = verify().failed();
        assertEquals(1, failed.size(), failed.toString());
        assertTrue(failed.get(0).startsWith("“a/two.json” in evidence item 1"), failed.get(0));
    }

    @Test
    void casesFromBeforeVerifyAndSayWhatIsNotCompared() throws Exception {
        write("logs.zip", zip(members(), 6));
        write("plain.json", records("bare-", 5));
        read();
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE entry_hash");
            statement.execute("DELETE FROM migration WHERE version >= 12");
        }
        VerifyReport report = verify();
        assertEquals(List.of(), report.failed());
        assertEquals(1, count(report.notChecked(), "The members of 1 archive were not compared by themselves"));
        assertEquals(Map.of(), kept());
    }

    @Test
    void aMemberThatBreaksOffIsKeptAsFarAsItWasRead() throws Exception {
        byte[] whole = DigestedTrail.gzip(records("cut-", 400));
        write("logs.zip", zip(Map.of("cut.json.gz", java.util.Arrays.copyOf(whole, whole.length - 40)), 6));
        read();
        String kept = kept().getOrDefault("cut.json.gz", "");
        assertTrue(kept.contains("breaks off"), kept);
        VerifyReport report = verify();
        assertEquals(List.of(), report.failed());
        assertEquals(1, count(report.passed(), "1 member of an archive holds the bytes that the import read."));
    }

    @Test
    void readingAnItemAgainReplacesItsHashes() throws Exception {
        write("logs.zip", zip(members(), 6));
        read();
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM entry_hash WHERE entry <> 'notes.txt'");
        }
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"))) {
            opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
        }
        assertEquals(4, kept().size());
        assertEquals(List.of(), verify().failed());
    }
}
