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

class TryRulesCommandTest {

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void aRuleForOkta() throws IOException {
        rules = Files.writeString(folder.resolve("rule.yml"), """
                title: Policy changed
                level: low
                logsource: {product: okta, service: okta}
                detection:
                    selection: {eventType: policy.lifecycle.update}
                    condition: selection
                """);
    }

    private Path records(String text) throws IOException {
        return Files.writeString(folder.resolve("records.json"), text);
    }

    @Test
    void saysWhichRecordsMatch() throws IOException {
        Path records = records("{\"eventType\":\"user.session.start\"}\n{\"eventType\":\"policy.lifecycle.update\"}\n");
        CommandLineRun line = new CommandLineRun();
        assertEquals(0, line.run("try-rules", "--sigma", rules.toString(), "--json", records.toString()));
        JsonNode result = new ObjectMapper().readTree(line.out());
        assertEquals(2, result.get("records").asInt());
        assertEquals(1, result.get("hits").size());
        assertEquals(2, result.get("hits").get(0).get("record").asInt());
        assertEquals("okta/okta", result.get("hits").get(0).get("log").asText());
    }

    @Test
    void anotherLogsRulesAreNotTried() throws IOException {
        Path records = records("[{\"eventType\":\"policy.lifecycle.update\"}]");
        CommandLineRun line = new CommandLineRun();
        assertEquals(
                0, line.run("try-rules", "--sigma", rules.toString(), "--log", "github/audit", records.toString()));
        assertTrue(line.out().contains("1 records, 1 rules, 0 matches"), line.out());
    }

    @Test
    void whatIsNoJsonIsSaidInASentence() throws IOException {
        Path records = records("{\"eventType\":\"a\"}\n{broken");
        CommandLineRun line = new CommandLineRun();
        assertEquals(2, line.run("try-rules", "--sigma", rules.toString(), records.toString()));
        assertTrue(line.err().contains("After 1 records"), line.err());
    }
}
