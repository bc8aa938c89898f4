package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar searches} and {@code nightjar zone} on a real case. */
class SearchesCommandTest {

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

    private String made() throws IOException {
        Path log = folder.resolve("log.json");
        Files.writeString(log, """
                {"Records":[{"eventVersion":"1.08","eventID":"11111111-1111-4111-8111-111111111111",
                "eventTime":"2024-05-01T22:30:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject",
                "awsRegion":"us-east-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2",
                "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice","userName":"alice",
                "accountId":"111122223333"}}]}""");
        String place = folder.resolve("a.nightjar").toString();
        assertEquals(0, run("import", "--case", place, log.toString()), err);
        return place;
    }

    @Test
    void aSearchThatIsKeptAnswersByItsName() throws IOException {
        String place = made();
        assertEquals(0, run("searches", "--case", place, "--save", "late", "hour:[22 TO 23]"), err);
        assertEquals(0, run("searches", "--case", place, "--format", "json"), err);
        JsonNode all = new ObjectMapper().readTree(out);
        assertEquals("late", all.get(0).get("name").textValue());
        assertEquals("hour:[22 TO 23]", all.get(0).get("query").textValue());
        assertEquals(0, run("events", "--case", place, "--search", "late", "--format", "jsonl"), err);
        assertEquals(1, out.lines().count());
        assertEquals(
                0, run("events", "--case", place, "--search", "late", "NOT", "user:alice", "--format", "jsonl"), err);
        assertEquals(0, out.lines().count());
        assertEquals(2, run("events", "--case", place, "--search", "never kept"));
        assertTrue(err.contains("never kept"), err);
        assertEquals(2, run("searches", "--case", place, "--save", "bad", "nofield:x"));
        assertEquals(0, run("searches", "--case", place, "--remove", "late"), err);
        assertEquals(2, run("searches", "--case", place, "--remove", "late"));
    }

    @Test
    void theZoneOfACaseIsObeyedByTablesAndReportAndNotByMachines() throws IOException {
        String place = made();
        assertEquals(0, run("zone", "--case", place), err);
        assertEquals("utc", out.strip());
        assertEquals(0, run("zone", "--case", place, "Europe/Berlin"), err);
        assertEquals(0, run("events", "--case", place), err);
        assertTrue(out.contains("2024-05-02 00:30:00+02:00"), out);
        assertEquals(0, run("events", "--case", place, "--format", "jsonl"), err);
        assertTrue(out.contains("2024-05-01T22:30:00Z"), out);
        String report = folder.resolve("r.html").toString();
        assertEquals(0, run("export", "--case", place, "--format", "html", "--out", report), err);
        assertTrue(Files.readString(Path.of(report)).contains("Europe/Berlin"), "the report says its zone");
        assertEquals(2, run("zone", "--case", place, "Nowhere/Land"));
    }

    @Test
    void framesNeedADisplay() {
        assertEquals(2, run("bench", "frames"));
        assertTrue(err.contains("display"), err);
    }
}
