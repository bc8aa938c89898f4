package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar tag} and {@code nightjar note} on a real case, and where their words come out again. */
class NotesCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private String place = "";
    private final RealCommands commands = new RealCommands();
    private String out = "";
    private String err = "";

    private int run(String... args) {
        int status = commands.run(args);
        out = commands.out();
        err = commands.err();
        return status;
    }

    @BeforeEach
    void imports() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            lines.append("{\"eventVersion\":\"1.08\",\"eventID\":\"e" + i + "\",\"eventTime\":\"2024-05-0" + i
                    + "T22:30:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"DeleteObject\","
                    + "\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"198.51.100.7\",\"userAgent\":\"aws-cli/2\","
                    + "\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/alice\","
                    + "\"userName\":\"alice\",\"accountId\":\"111122223333\"}}\n");
        }
        place = folder.resolve("a.nightjar").toString();
        Path log = Files.writeString(folder.resolve("log.jsonl"), lines);
        assertEquals(0, run("import", "--case", place, log.toString()), err);
    }

    private JsonNode json() throws IOException {
        return JSON.readTree(out);
    }

    @Test
    void aQueryChoosesWhatIsTagged() throws IOException {
        assertEquals(0, run("tag", "--case", place, "Suspicious", "user:alice", "time:[2024-05-02 TO *]"), err);
        assertEquals("2 of 2 events got the tag suspicious.", out.strip());
        assertEquals(0, run("tag", "--case", place, "--json", "suspicious", "user:alice"), err);
        assertEquals(3, json().get("selected").intValue());
        assertEquals(1, json().get("changed").intValue());
        assertEquals(0, run("tag", "--case", place, "--json"), err);
        assertEquals(3, json().get(0).get("events").intValue());
        assertEquals(3, json().get(0).get("inCase").intValue());
        assertEquals(0, run("tag", "--case", place, "--undo"), err);
        assertEquals(0, run("events", "--case", place, "tag:suspicious", "--format", "jsonl"), err);
        assertEquals(2, out.lines().count());
        assertEquals(0, run("tag", "--case", place, "--redo"), err);
        assertTrue(out.startsWith("Step 4 does again what was taken back: tag suspicious, 1 "), out);
        assertEquals(0, run("note", "--case", place, "--redo", "--json"), err);
        assertTrue(json().get("step").isNull(), "once is enough");
        assertEquals(0, run("events", "--case", place, "tag:suspicious", "--format", "jsonl"), err);
        assertEquals(3, out.lines().count());
        assertEquals(2, run("tag", "--case", place, "--undo", "--redo"));
        assertEquals(0, run("tag", "--case", place, "--undo"), err);
        assertEquals(0, run("tag", "--case", place, "--remove", "suspicious"), err);
        assertEquals("2 of 2 events lost the tag suspicious.", out.strip());
        assertEquals(2, run("tag", "--case", place, "suspicious"), "without a query nothing is tagged");
        assertEquals(2, run("tag", "--case", place, "not a tag", "user:alice"));
    }

    @Test
    void notesAreWrittenChangedListedAndTakenAway() throws IOException {
        assertEquals(0, run("note", "--case", place, "--on", "event:e1", "first", "use"), err);
        assertEquals("Note 1 is kept.", out.strip());
        assertEquals(0, run("note", "--case", place, "--on", "time:2024-05-02T03:00:00Z", "keys rotated"), err);
        assertEquals(0, run("note", "--case", place, "--on", "user:alice", "--json", "on leave"), err);
        assertEquals(3, json().get("note").intValue());
        assertEquals(0, run("note", "--case", place, "--change", "1", "second use"), err);
        assertEquals(0, run("note", "--case", place, "--format", "json"), err);
        assertEquals(3, json().size());
        assertEquals("event:e1", json().get(0).get("on").textValue());
        assertEquals("second use", json().get(0).get("text").textValue());
        assertTrue(json().get(0).get("inCase").booleanValue());
        assertEquals(0, run("note", "--case", place, "--remove", "2"), err);
        assertEquals(0, run("note", "--case", place), err);
        assertTrue(out.contains("second use") && !out.contains("rotated"), out);
        assertEquals(0, run("note", "--case", place, "--undo"), err);
        assertEquals(0, run("note", "--case", place, "--format", "csv"), err);
        assertTrue(out.contains("rotated"), out);
        assertEquals(2, run("note", "--case", place, "--on", "event:e9", "text"));
        assertEquals(2, run("note", "--case", place, "--on", "planet:mars", "text"));
        assertEquals(2, run("note", "--case", place, "text"));
        assertEquals(0, run("verify", "--case", place), err + out);
    }

    @Test
    void exportsCarryThemAndRunNothing() throws IOException {
        run("note", "--case", place, "--on", "event:e2", "=HYPERLINK(\"http://x\")\n<script>alert(1)</script>");
        run("tag", "--case", place, "exfil", "id:e2");
        assertEquals(0, run("events", "--case", place, "id:e2", "--format", "csv"), err);
        assertTrue(out.contains(",exfil,\"'=HYPERLINK(\"\"http://x\"\")"), out);
        assertEquals(0, run("events", "--case", place, "id:e2", "--format", "jsonl"), err);
        assertEquals("exfil", json().get("tags").get(0).textValue());
        assertTrue(json().get("notes").get(0).textValue().startsWith("=HYPERLINK"));
        Path report = folder.resolve("report.html");
        assertEquals(0, run("export", "--case", place, "--format", "html", "--out", report.toString()), err);
        String html = Files.readString(report);
        assertTrue(html.contains("id=\"notes\""));
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertTrue(!html.contains("<script"));
        assertTrue(html.contains("<h3>exfil<small>1 event</small></h3>"), html);
    }

    @Test
    void whatCannotBeMeantTogetherIsSaidAndNothingIsDone() throws IOException {
        assertEquals(0, run("note", "--case", place, "--on", "event:e1", "first use"), err);
        for (String[] clash : new String[][] {
            {"note", "--case", place, "--on", "event:e1", "--remove", "1", "text"},
            {"note", "--case", place, "--change", "1", "--remove", "1"},
            {"note", "--case", place, "--remove", "1", "text"},
            {"note", "--case", place, "--undo", "--remove", "1"},
            {"note", "--case", place, "--undo", "text"},
            {"tag", "--case", place, "--undo", "suspicious", "user:alice"},
            {"tag", "--case", place, "--undo", "--remove"},
            {"tag", "--case", place, "--remove"}
        }) {
            assertEquals(2, run(clash), String.join(" ", clash));
            assertEquals(1, err.strip().lines().count(), err);
        }
        assertEquals(0, run("note", "--case", place, "--json"), err);
        assertEquals("first use", json().get(0).get("text").textValue());
    }
}
