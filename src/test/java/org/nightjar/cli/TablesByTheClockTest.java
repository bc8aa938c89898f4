package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people read of a case, tables and report, tells its times in the case's zone and names it; machines get UTC. */
class TablesByTheClockTest {

    private static final Pattern CLOCK =
            Pattern.compile("(?<![\\w:.+-])\\d{2}:\\d{2}(:\\d{2})?(?![\\w:])(?!( UTC)?\\+05:30)");
    /** The first of two ends, of which the last names the zone. */
    private static final Pattern FIRST_END =
            Pattern.compile("\\d{2}:\\d{2} (to|–) (\\d{4}-\\d{2}-\\d{2} )?(?=\\d{2}:\\d{2} UTC\\+05:30)");

    @TempDir
    Path folder;

    private final RealCommands commands = new RealCommands();
    private String out = "";

    private int run(String... args) {
        int status = commands.run(args);
        out = commands.out();
        assertEquals(0, status, () -> String.join(" ", args) + "\n" + out + commands.err());
        return status;
    }

    @Test
    void everyTableAndTheReportTellTimesInTheZoneOfTheCase() throws IOException {
        String at = folder.resolve("story.nightjar").toString();
        System.setProperty("nightjar.home", Path.of("").toAbsolutePath().toString());
        run("demo", "--case", at);
        assertTrue(out.contains("Z"), "UTC before anybody chose");
        run("zone", "--case", at, "Asia/Kolkata");
        run("events", "--case", at, "--limit", "40", "--format", "jsonl");
        assertTrue(out.contains("Z\"") && !out.contains("+05:30"), "machines get UTC");
        run("triage", "--case", at, "--state", "confirmed", "incident:1");
        run("note", "--case", at, "--on", "time:2025-11-01T00:00:00Z", "a moment");
        run("detect", "--case", at, "--baseline", "2025-10-01/2025-11-01");
        run("detect", "--case", at);

        Map<String, List<String>> wrong = new TreeMap<>();
        for (List<String> command : List.of(
                List.of("users"),
                List.of("findings"),
                List.of("incidents"),
                List.of("events", "--limit", "40"),
                List.of("credentials"),
                List.of("coverage"),
                List.of("runs"),
                List.of("runs", "--compare", "1", "2"),
                List.of("triage"),
                List.of("note"),
                List.of("demo"))) {
            List<String> line = new ArrayList<>(command);
            line.addAll(List.of("--case", at));
            run(line.toArray(String[]::new));
            check(String.join(" ", command), out, wrong);
        }
        Path report = folder.resolve("report.html");
        run("export", "--case", at, "--format", "html", "--out", report.toString());
        String text = Files.readString(report).replaceAll("(?s)<(code|style|script)[^>]*>.*?</\\1>", " ");
        check("report", text.replaceAll("<[^>]*>", " "), wrong);
        assertEquals(Map.of(), wrong);
    }

    private static void check(String what, String told, Map<String, List<String>> wrong) {
        String text = told.replaceAll("\\s+", " ");
        assertTrue(text.contains("+05:30"), what + " tells times: " + told);
        String single = FIRST_END.matcher(text).replaceAll("");
        List<String> bare = CLOCK.matcher(single)
                .results()
                .map(MatchResult::start)
                .map(start -> single.substring(Math.max(0, start - 40), Math.min(single.length(), start + 30)))
                .limit(4)
                .toList();
        if (!bare.isEmpty()) {
            wrong.put(what, bare);
        }
    }
}
