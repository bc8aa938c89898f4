package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** {@code nightjar entries}. */
class EntriesCommandTest {

    private CommandLineRun line = new CommandLineRun();

    private String run(String... args) {
        line = new CommandLineRun();
        assertEquals(0, line.run(args), line.err());
        return line.out();
    }

    @Test
    void membersAreCountedAndItemsThatAreOneEntryAreTheirOwnCount() throws Exception {
        JsonNode rows = new ObjectMapper().readTree(run("entries", "--case", "acme", "--format", "json"));
        assertEquals(line.files.sample.evidence().size() + 1, rows.size());
        assertEquals("b.zip!/c.json", rows.at("/1/entry").asText());
        assertEquals(7, rows.at("/1/read").asInt());
        for (JsonNode row : rows) {
            long sum = row.get("events").asLong()
                    + row.get("duplicates").asLong()
                    + row.get("rejected").asLong();
            assertEquals(row.get("read").asLong(), sum);
        }
        assertTrue(run("entries", "--case", "acme").contains("REJECTED"));
    }

    @Test
    void onlyThoseMayBeListedThatAreNotWhole() {
        String csv = run("entries", "--case", "acme", "--incomplete", "--format", "csv", "--limit", "1");
        assertEquals(
                "item,path,entry,read,events,duplicates,rejected",
                csv.lines().findFirst().orElseThrow());
        assertTrue(csv.contains(",b.zip!/c.json,7,4,2,1"), csv);
        assertEquals(2, csv.lines().count());
    }

    @Test
    void aLimitBelowNothingListsNothing() {
        assertEquals(
                1,
                run("entries", "--case", "acme", "--format", "csv", "--limit", "-1")
                        .lines()
                        .count());
    }
}
