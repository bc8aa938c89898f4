package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.evidence.Archives;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.support.CancelledAt;
import org.nightjar.support.DigestedTrail;

/** What is stored is held against the evidence and against itself: whoever changes a case without the evidence is seen. */
class StoredRecordsVerificationTest {

    @TempDir
    Path folder;

    private static String record(String id, String action) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"" + action
                + "\",\"eventID\":\"" + id + "\"}";
    }

    private Path write(String name, byte[] bytes) {
        DigestedTrail.writeFile(folder.resolve("evidence").resolve(name), bytes);
        return folder.resolve("evidence").resolve(name);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String list(String prefix, int count) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(record(prefix + i, i % 2 == 0 ? "GetObject" : "ListBuckets"));
        }
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    /** Every way in which records are kept: gzip alone, in a zip, nested, plain, UTF-16, tables, envelopes. */
    private void writeEveryKind() throws Exception {
        write("a.json.gz", DigestedTrail.gzip(utf8(list("gz-", 50))));
        write("b.json", utf8(list("plain-", 50)));
        write("c.json", list("wide-", 9).getBytes(StandardCharsets.UTF_16));
        write(
                "d.csv",
                utf8("Event name,Event time,Event source,Event ID\nA,2024-01-02T03:04:05Z,s3.amazonaws.com,row-1\n"));
        write("e.json", utf8("{\"detail\":" + record("bridge-1", "PutObject") + "}"));
        write("e2.json", utf8("{\"n\":1,\"data\":" + list("deep-", 5) + "}"));
        write("f.jsonl", utf8(record("gz-0", "GetObject") + "\n" + record("line-1", "GetObject") + "\n"));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("x/one.json.gz"));
            out.write(DigestedTrail.gzip(utf8(list("zip-one-", 20))));
            out.putNextEntry(new ZipEntry("x/two.json"));
            out.write(utf8(list("zip-two-", 20)));
            out.putNextEntry(new ZipEntry("x/three.json"));
            out.write(utf8("{\"awslogs\":{\"data\":\"" + base64(list("push-", 20)) + "\"}}"));
        }
        write("g.zip", zip.toByteArray());
        String stream = "{\"Data\":\"%s\",\"PartitionKey\":\"p\"}\n";
        write(
                "h.jsonl.gz",
                DigestedTrail.gzip(utf8(record("own-1", "GetObject") + "\n"
                        + String.format(Locale.ROOT, stream, base64(list("stream-one-", 10)))
                        + record("own-2", "GetObject") + "\n"
                        + String.format(Locale.ROOT, stream, base64(list("stream-two-", 10)))
                        + record("own-3", "GetObject") + "\n"
                        + String.format(
                                Locale.ROOT,
                                stream,
                                base64(String.format(Locale.ROOT, stream, base64(list("inner-", 10))))))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(DigestedTrail.gzip(utf8(text)));
    }

    private static final long EVENTS = 50 + 50 + 9 + 1 + 1 + 5 + 1 + 40 + 20 + 33;

    private void read(ImportOptions options) throws NightjarException {
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"))) {
            opened.importEvidence(List.of(folder.resolve("evidence")), options, JobContext.unwatched());
        }
    }

    private VerifyReport verify() throws NightjarException {
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            return opened.verify(JobContext.unwatched());
        }
    }

    private interface Change {
        void make(Connection connection) throws Exception;
    }

    private void change(Change change) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("case.nightjar/case").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url)) {
            change.make(connection);
        }
    }

    /** Rewrites all blocks of a table, inflated. */
    private static void rewrite(Connection connection, String table, String where, UnaryOperator<byte[]> change)
            throws Exception {
        int changed = 0;
        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet row = statement.executeQuery("SELECT _ROWID_, data FROM " + table + " WHERE " + where)) {
            while (row.next()) {
                byte[] packed = row.getBytes(2);
                byte[] inflated = new InflaterInputStream(
                                new java.io.ByteArrayInputStream(packed, 4, packed.length - 4))
                        .readAllBytes();
                byte[] now = change.apply(inflated.clone());
                if (!java.util.Arrays.equals(inflated, now)) {
                    changed++;
                    update(connection, table, row.getLong(1), now);
                }
            }
        }
        assertTrue(changed > 0, "nothing was changed in " + table);
    }

    private static void update(Connection connection, String table, long row, byte[] content) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(ByteBuffer.allocate(4).putInt(content.length).array());
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(content);
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE " + table + " SET data = ? WHERE _ROWID_ = ?")) {
            update.setBytes(1, packed.toByteArray());
            update.setLong(2, row);
            assertEquals(1, update.executeUpdate());
        }
    }

    private static byte[] replaced(byte[] bytes, String was, String now) {
        assertEquals(was.length(), now.length());
        return new String(bytes, StandardCharsets.ISO_8859_1).replace(was, now).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean says(List<String> sentences, String... parts) {
        return sentences.stream()
                .anyMatch(line -> java.util.Arrays.stream(parts).allMatch(line::contains));
    }

    @Test
    void everyStoredRecordIsTheEvidencesOwn() throws Exception {
        writeEveryKind();
        read(ImportOptions.DEFAULT);
        VerifyReport report = verify();
        assertEquals(List.of(), report.failed());
        assertTrue(
                says(report.passed(), EVENTS + " stored records are byte for byte"),
                report.passed().toString());
        assertTrue(says(report.passed(), EVENTS + " stored events say what the record says"));
        assertTrue(
                says(report.notChecked(), "1 stored event has no content hash"),
                report.notChecked().toString());
    }

    @Test
    void changedRecordIsNamedWithItsPlace() throws Exception {
        writeEveryKind();
        read(ImportOptions.DEFAULT);
        change(open -> rewrite(
                open,
                "raw_block",
                "TRUE",
                bytes -> replaced(bytes, "\"eventID\":\"plain-7\"", "\"eventID\":\"plain-x\"")));
        VerifyReport report = verify();
        assertEquals(1, report.failed().size(), report.failed().toString());
        assertTrue(says(report.failed(), "plain-7", "record 7", "another record than stands in the evidence"));
    }

    @Test
    void changedEventIsNamedThoughItsRecordIsWhole() throws Exception {
        writeEveryKind();
        read(ImportOptions.DEFAULT);
        change(open -> rewrite(
                open, "dictionary_block", "dictionary = 'ACTION'", bytes -> replaced(bytes, "PutObject", "GetBucket")));
        VerifyReport report = verify();
        assertEquals(1, report.failed().size(), report.failed().toString());
        assertTrue(says(report.failed(), "bridge-1", "says something else than its record"));
    }

    @Test
    void changedContentHashIsSeen() throws Exception {
        writeEveryKind();
        read(ImportOptions.DEFAULT);
        change(open -> rewrite(open, "content_hash", "evidence_id = 2", bytes -> {
            bytes[8 * 3] ^= 1;
            return bytes;
        }));
        VerifyReport report = verify();
        assertEquals(1, report.failed().size(), report.failed().toString());
        assertTrue(says(report.failed(), "plain-3", "another content hash"));
    }

    /** Versions of the parser up to 7 took numbers as they were spelled; what they stored stays good, and repeats stay repeats. */
    @Test
    void contentHashesOfEarlierVersionsAreGood() throws Exception {
        String record =
                "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"A\","
                        + "\"userIdentity\":{\"accountId\":\"1\"},\"eventID\":\"e\",\"requestParameters\":{\"a\":1.0,\"b\":-0,\"c\":12345678901234567890}}";
        write("a.json", utf8("{\"detail\":" + record + "}"));
        read(ImportOptions.DEFAULT);
        long earlier = -5123332202019698416L;
        change(open -> rewrite(open, "content_hash", "evidence_id = 1", bytes -> {
            ByteBuffer.wrap(bytes).putLong(0, earlier);
            return bytes;
        }));
        assertEquals(List.of(), verify().failed());
        write("b.json", utf8("[{\"detail\":" + record + "}]"));
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            ImportSummary summary = opened.importEvidence(
                    List.of(folder.resolve("evidence/b.json")), ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(1, summary.duplicates());
            assertEquals(List.of(), opened.conflicts(9));
        }
        write("c.json", utf8("[" + record + "," + record.replace("1.0", "2.0") + "]"));
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            opened.importEvidence(
                    List.of(folder.resolve("evidence/c.json")), ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(2, opened.conflicts(9).size());
        }
        VerifyReport report = verify();
        assertEquals(List.of(), report.failed());
        assertTrue(says(report.notChecked(), "Event e says the same in ", "c.json, record 0"), "" + report);
        assertTrue(says(report.notChecked(), "event e says one thing in ", "c.json, record 1"), "" + report);
    }

    @Test
    void eventAtAnotherPlaceIsSeenAndTheRestIsStillCompared() throws Exception {
        writeEveryKind();
        read(ImportOptions.DEFAULT);
        int rows = 50;
        change(open -> rewrite(open, "event_block", "evidence_id = 2", bytes -> {
            bytes[rows * 8 + 5 * 8 + 7] ^= 1;
            return bytes;
        }));
        VerifyReport report = verify();
        assertEquals(1, report.failed().size(), report.failed().toString());
        assertTrue(says(report.failed(), "plain-5", "does not stand in the evidence where the case says"));
    }

    @Test
    void withoutEvidenceRecordsAreHeldAgainstThemselves() throws Exception {
        writeEveryKind();
        read(ImportOptions.DEFAULT);
        try (var files = Files.list(folder.resolve("evidence"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        VerifyReport whole = verify();
        assertEquals(List.of(), whole.failed());
        assertTrue(says(whole.notChecked(), (EVENTS - 1) + " stored events were compared with stored records alone"));
        assertTrue(says(whole.notChecked(), "1 stored event was not compared with anything"));
        change(open -> rewrite(
                open,
                "raw_block",
                "TRUE",
                bytes -> replaced(bytes, "\"eventName\":\"PutObject\"", "\"eventName\":\"PutBucket\"")));
        VerifyReport report = verify();
        assertEquals(1, report.failed().size(), report.failed().toString());
        assertTrue(says(report.failed(), "bridge-1"));
    }

    @Test
    void eventsThatCameByReadingAgainAreFoundInASecondPass() throws Exception {
        String large = record("e-2", "PutObject").replace("}", ",\"x\":\"" + "y".repeat(400) + "\"}");
        write("a.json", utf8("[" + record("e-1", "A") + "," + large + "," + record("e-3", "B") + "]"));
        EvidenceLimits small = EvidenceLimits.DEFAULT.with("record", 300).orElseThrow();
        read(new ImportOptions(Optional.empty(), List.of(), small));
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            assertEquals(
                    1,
                    opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched())
                            .evidence()
                            .size());
        }
        VerifyReport report = verify();
        assertEquals(List.of(), report.failed());
        assertTrue(
                says(report.passed(), "3 stored records are byte for byte"),
                report.passed().toString());
    }

    @Test
    void eventsOfAnOlderParserAreNotHeldAgainstThisOneThoughTheItemWasReadAgain() throws Exception {
        String first = record("e-1", "A").replace("}", ",\"sharedEventID\":\"s-1\"}");
        String large = record("e-2", "PutObject").replace("}", ",\"x\":\"" + "y".repeat(400) + "\"}");
        write("a.json", utf8("[" + first + "," + large + "]"));
        EvidenceLimits small = EvidenceLimits.DEFAULT.with("record", 300).orElseThrow();
        read(new ImportOptions(Optional.empty(), List.of(), small));
        change(open -> {
            rewrite(open, "dictionary_block", "dictionary = 'SHARED_EVENT'", bytes -> replaced(bytes, "s-1", "s-0"));
            try (Statement statement = open.createStatement()) {
                assertEquals(1, statement.executeUpdate("UPDATE item_parser SET version = '5'"));
            }
        });
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
        }
        VerifyReport report = verify();
        assertEquals(List.of(), report.failed());
        assertTrue(
                says(report.notChecked(), "another version"),
                report.notChecked().toString());
    }

    @Test
    void otherLogsThatAnEarlierVersionDidNotReadAreTriedAgain() throws Exception {
        write("finding.json", utf8("{\"schemaVersion\":\"2.0\",\"service\":{\"serviceName\":\"guardduty\"}}"));
        write("stream.json", utf8("{\"awslogs\":{\"data\":\"" + base64(list("push-", 5)) + "\"}}"));
        read(ImportOptions.DEFAULT);
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            assertEquals(
                    List.of(),
                    opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched())
                            .evidence());
        }
        change(open -> {
            try (Statement statement = open.createStatement()) {
                assertEquals(2, statement.executeUpdate("UPDATE item_parser SET version = '9'"));
            }
        });
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            ImportSummary again = opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(1, again.evidence().size());
            assertTrue(again.evidence().get(0).path().endsWith("finding.json"), "" + again.evidence());
        }
        assertEquals(List.of(), verify().failed());
    }

    @Test
    void membersOfTheSameNameAreToldApart() throws Exception {
        write("a.jsonl", utf8(record("known", "A") + "\n"));
        write(
                "b.zip",
                Archives.storedZip(List.of(
                        new Archives.Stored("x", utf8(record("known", "A")), 0),
                        new Archives.Stored("x", utf8(record("other", "A")), 0))));
        read(ImportOptions.DEFAULT);
        VerifyReport report = verify();
        assertEquals(List.of(), report.failed());
        assertTrue(says(report.passed(), "2 stored records are byte for byte"), "" + report.passed());
    }

    @Test
    void whatAnEarlierVersionDidNotReadIsAddedAndRecordNumbersOfThenAreGood() throws Exception {
        write("a.jsonl", utf8("{\"data\":" + list("deep-", 3) + "}\n" + record("line-1", "A") + "\n{\"a\":1}\n"));
        read(ImportOptions.DEFAULT);
        int rows = 4;
        change(open -> {
            rewrite(open, "event_block", "TRUE", bytes -> {
                assertEquals(3, bytes[rows * 33 + rows]);
                bytes[rows * 33 + rows] = 1;
                return bytes;
            });
        });
        assertTrue(says(verify().failed(), "line-1", "does not stand in the evidence where the case says"));
        change(open -> {
            try (Statement statement = open.createStatement()) {
                assertEquals(1, statement.executeUpdate("UPDATE item_parser SET version = '12'"));
            }
        });
        assertEquals(List.of(), verify().failed());
    }

    @Test
    void evidenceThatWasReadUnderWiderLimitsIsReadUnderThemAgain() throws Exception {
        String large = record("e-2", "PutObject").replace("}", ",\"x\":\"" + "y".repeat(5 << 20) + "\"}");
        write("a.json", utf8("[" + record("e-1", "A") + "," + large + "]"));
        EvidenceLimits wide = EvidenceLimits.DEFAULT.with("record", 8 << 20).orElseThrow();
        read(new ImportOptions(Optional.empty(), List.of(), wide));
        VerifyReport report = verify();
        assertEquals(List.of(), report.failed());
        assertTrue(
                says(report.passed(), "2 stored records are byte for byte"),
                report.passed().toString());
    }

    @Test
    void changedEvidenceIsSaidOnceAndRecordsAreHeldAgainstThemselves() throws Exception {
        writeEveryKind();
        read(ImportOptions.DEFAULT);
        write("b.json", utf8(list("other-", 50)));
        VerifyReport report = verify();
        assertEquals(1, report.failed().size(), report.failed().toString());
        assertTrue(says(report.failed(), "b.json) has changed since it was imported"));
        assertTrue(says(report.notChecked(), "50 stored events were compared with stored records alone"));
    }

    @Test
    void missingRecordsAreOneSentence() throws Exception {
        writeEveryKind();
        read(ImportOptions.DEFAULT);
        change(open -> {
            try (Statement statement = open.createStatement()) {
                assertTrue(statement.executeUpdate("DELETE FROM raw_block WHERE evidence_id = 2") > 0);
            }
        });
        VerifyReport report = verify();
        assertTrue(
                says(report.failed(), "item 2", "no original record"),
                report.failed().toString());
        assertFalse(report.holds());
    }

    @Test
    void cancelledVerificationLeavesTheCaseUsable() throws Exception {
        writeEveryKind();
        read(ImportOptions.DEFAULT);
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            JobContext cancelled = new CancelledAt(0);
            assertThrows(JobCancelledException.class, () -> opened.verify(cancelled));
            assertTrue(opened.verify(JobContext.unwatched()).holds());
        }
    }

    @Test
    void theHelperThatTampersLeavesAnUntouchedCaseSound() throws Exception {
        writeEveryKind();
        read(ImportOptions.DEFAULT);
        change(open -> rewrite(
                open,
                "raw_block",
                "TRUE",
                bytes -> replaced(bytes, "\"eventID\":\"plain-7\"", "\"eventID\":\"plain-x\"")));
        change(open -> rewrite(
                open,
                "raw_block",
                "TRUE",
                bytes -> replaced(bytes, "\"eventID\":\"plain-x\"", "\"eventID\":\"plain-7\"")));
        assertEquals(List.of(), verify().failed());
    }
}
