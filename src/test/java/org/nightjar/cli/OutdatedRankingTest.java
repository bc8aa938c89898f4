package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.support.DigestedTrail;

/** What the ranking says right after users were merged. */
class OutdatedRankingTest {

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

    @Test
    void usersAfterAMergeNameTheCommandThatRanksAnew() throws Exception {
        DigestedTrail trail = DigestedTrail.of(1);
        trail.replace(trail.logs.get(1), "\"ana\"", "\"adm-ana\"");
        trail.write(folder.resolve("evidence"));
        String place = folder.resolve("a.nightjar").toString();
        run("import", "--case", place, folder.resolve("evidence").toString());
        assertEquals(0, run("detect", "--case", place), err);
        assertEquals(0, run("people", "--case", place, "merge", "ana", "adm-ana"), err);
        assertEquals(0, run("users", "--case", place), err);
        assertTrue(
                err.contains("nightjar: The ranking of users is out of date (users were merged, split or told apart"
                        + " otherwise). Run: nightjar detect --case " + place),
                err);
        assertEquals(2, out.lines().filter(line -> line.contains("ana")).count(), "still ranked apart");
        assertEquals(0, run("detect", "--case", place), err);
        assertEquals(0, run("users", "--case", place), err);
        assertEquals(1, out.lines().filter(line -> line.contains("ana")).count());
        assertEquals("", err);
    }
}
