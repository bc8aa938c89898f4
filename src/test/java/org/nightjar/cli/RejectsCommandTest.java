package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.nightjar.evidence.EvidenceLimits;

/** {@code nightjar rejects}, {@code import --retry} and {@code import --limit}. */
class RejectsCommandTest {

    private CommandLineRun line = new CommandLineRun();

    private int run(String... args) {
        line = new CommandLineRun();
        return line.run(args);
    }

    @Test
    void helpNamesEveryLimit() {
        run("import", "--help");
        String help = line.out().replaceAll("\\s+", " ");
        for (String limit : EvidenceLimits.DEFAULT.byName().keySet()) {
            assertTrue(help.matches(".*[ :]" + limit + "[,;].*"), limit + " in " + help);
        }
    }

    @Test
    void rejectsAreListedInEachFormat() throws IOException {
        assertEquals(0, run("rejects", "--case", "acme"));
        assertTrue(line.out().contains("REASON"), line.out());
        assertEquals(0, run("rejects", "--case", "acme", "--format", "json"));
        JsonNode rows = new ObjectMapper().readTree(line.out());
        assertEquals(line.files.sample.rejects().size(), rows.size());
        assertEquals(
                line.files.sample.rejects().get(0).reason(),
                rows.get(0).get("reason").textValue());
        assertEquals(0, run("rejects", "--case", "acme", "--format", "csv", "--limit", "1"));
        assertEquals(2, line.out().lines().count());
        assertEquals(0, run("rejects", "--case", "acme", "--format", "csv", "--reason", "nothing"));
        assertEquals(1, line.out().lines().count());
    }

    @Test
    void exportIsAskedOfTheCase() {
        assertEquals(0, run("rejects", "--case", "acme", "--export", "out.jsonl"));
        assertTrue(line.files.asked.contains("export rejects out.jsonl"), line.files.asked.toString());
    }

    @Test
    void retryTakesNoEvidenceAndImportNeedsSome() {
        assertEquals(2, run("import", "--case", "acme"));
        assertTrue(line.err().contains("--retry"), line.err());
        assertEquals(2, run("import", "--case", "acme", "--retry", "a.json"));
        assertEquals(3, run("import", "--case", "acme", "--retry"));
    }

    @Test
    void limitsAreChangedByNameAndWrongOnesAreListed() {
        run("import", "--case", "acme", "--limit", "ratio=1000", "--limit", "inflated=2G", "a.json");
        String asked = line.files.asked.toString();
        assertTrue(asked.contains("maxRatio=1000") && asked.contains("maxInflatedBytes=2147483648"), asked);
        for (String wrong : new String[] {"ratio", "ratio=", "ratio=x", "speed=1", "ratio=0", "record=9999G"}) {
            assertEquals(2, run("import", "--case", "acme", "--limit", wrong, "a.json"), wrong);
            assertTrue(line.err().contains("nested-zip=134217728"), line.err());
        }
    }
}
