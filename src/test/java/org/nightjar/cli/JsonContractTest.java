package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds every JSON document of the contract: fields in their order, with their types, and nothing around it. */
class JsonContractTest {

    private static JsonNode json(String... args) throws IOException {
        CommandLineRun line = new CommandLineRun();
        line.run(args);
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(line.out());
    }

    /** Fields with the types of their values, such as {@code rank:number user:string}. */
    private static String shape(JsonNode object) {
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            fields.add(
                    field.getKey() + ":" + field.getValue().getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return String.join(" ", fields);
    }

    @Test
    void importDocument() throws IOException {
        JsonNode document = json("import", "--case", "acme", "--json", "bucket.zip");
        assertEquals(
                "evidence:array read:number stored:number duplicates:number rejected:number seconds:number"
                        + " conflicts:array otherLogs:array",
                shape(document));
        assertEquals(
                "path:string sha256:string bytes:number events:number duplicates:number rejected:number status:string"
                        + " entries:array",
                shape(document.get("evidence").get(0)));
        assertEquals(
                "entry:string read:number events:number duplicates:number rejected:number",
                shape(document.get("evidence").get(0).get("entries").get(1)));
        assertEquals("partial", document.get("evidence").get(0).get("status").textValue());
        assertEquals(
                document.get("read").asLong(),
                document.get("stored").asLong()
                        + document.get("duplicates").asLong()
                        + document.get("rejected").asLong());
        assertEquals(1.25, document.get("seconds").doubleValue());
    }

    @Test
    void usersDocument() throws IOException {
        JsonNode document = json("users", "--case", "acme", "--format", "json");
        assertEquals(3, document.size());
        assertEquals(
                "rank:number user:string kind:string account:string risk:number events:number findings:number"
                        + " firstSeen:string lastSeen:string principals:array chains:array proofs:object userAlias:null"
                        + " mergedFrom:array outOfDate:array",
                shape(document.get(0)));
        assertEquals("human", document.get(0).get("kind").textValue());
        assertTrue(document.get(2).get("account").isNull());
        assertTrue(document.get(0).get("firstSeen").textValue().matches("2024-05-01T\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void findingsDocument() throws IOException {
        JsonNode first = json("findings", "--case", "acme", "--format", "json").get(0);
        assertEquals(
                "id:string detector:string title:string severity:string score:number user:string windowStart:string"
                        + " windowEnd:string eventCount:number eventIds:array techniques:array explanation:object"
                        + " state:string stateReason:string userAlias:null outOfDate:array missing:array",
                shape(first));
        assertEquals(
                "summary:string typical:string actual:string baseline:string peers:string for:array against:array"
                        + " query:string next:array",
                shape(first.get("explanation")));
        assertEquals("critical", first.get("severity").textValue());
        assertEquals(40, first.get("eventCount").intValue());
        assertEquals("night-0", first.get("eventIds").get(0).textValue());
        assertEquals("2024-05-26T03:02:11Z", first.get("windowStart").textValue());
    }

    @Test
    void incidentsDocument() throws IOException {
        JsonNode document = json("incidents", "--case", "acme", "--format", "json", "--limit", "1");
        assertEquals(1, document.size());
        assertEquals(
                "rank:number user:string score:number windowStart:string windowEnd:string findings:array"
                        + " eventIds:array summary:string state:string stateReason:string parts:array effects:array"
                        + " userAlias:null outOfDate:array",
                shape(document.get(0)));
        assertEquals("f-share", document.get(0).get("findings").get(0).textValue());
    }

    @Test
    void coverageDocument() throws IOException {
        JsonNode first = json("coverage", "--case", "acme", "--format", "json").get(0);
        assertEquals(
                "account:string region:string hour:string hours:number state:string events:number files:number"
                        + " verified:number contradicted:number digestsVerified:number digestsUnconfirmed:number"
                        + " digestsContradicted:number digestsMissing:number missingFiles:number logging:string"
                        + " accountAlias:null",
                shape(first));
        assertTrue(first.get("hour").textValue().matches("2024-05-\\d\\dT\\d\\d:00:00Z"));
        assertEquals("events", first.get("state").textValue());
        assertEquals("on", first.get("logging").textValue());
    }

    @Test
    void otherDocuments() throws IOException {
        assertEquals(
                "findings:number incidents:number users:number detectors:array seconds:number rules:array run:number"
                        + " scope:object takenUp:string",
                shape(json("detect", "--case", "acme", "--json")));
        assertEquals(
                "kind:string id:string title:string file:string sha256:string level:string state:string reason:string"
                        + " events:number findings:number",
                shape(json("detect", "--case", "acme", "--sigma", "rules", "--json")
                        .get("rules")
                        .get(0)));
        assertEquals(
                "detector:string title:string applicable:boolean reason:string findings:number parameters:string",
                shape(json("detect", "--case", "acme", "--json")
                        .get("detectors")
                        .get(0)));
        assertEquals(
                "holds:boolean passed:array failed:array notChecked:array",
                shape(json("verify", "--case", "acme", "--json")));
        assertEquals(
                "{\"mrr\":1.0,\"attackers\":[{\"user\":\"alice\",\"rank\":1}]}",
                json("evaluate", "--case", "acme", "--truth", "t.json", "--json")
                        .toString()
                        .replace("{\"rank\":1,\"user\":\"alice\"}", "{\"user\":\"alice\",\"rank\":1}"));
        assertEquals(
                "events:number files:number attackEvents:number decoyEvents:number attacks:number decoys:number"
                        + " evidence:string truth:string",
                shape(json("simulate", "--out", "mixed", "--json")));
    }

    @Test
    void eventsAreOneObjectALineAndRawIsByteForByte() throws IOException {
        CommandLineRun lines = new CommandLineRun();
        assertEquals(
                0,
                lines.run(
                        "events",
                        "--case",
                        "acme",
                        "--format",
                        "jsonl",
                        "--limit",
                        "3",
                        "user:alice",
                        "action:Modify*"));
        String[] objects = lines.out().split("\n", -1);
        assertEquals(4, objects.length);
        JsonNode first = new ObjectMapper().readTree(objects[0]);
        assertEquals(50, first.size());
        assertEquals("night-0", first.get("eventId").textValue());
        assertEquals("NL", first.get("country").textValue());

        CommandLineRun raw = new CommandLineRun();
        raw.run("events", "--case", "acme", "--format", "raw", "id:night-7");
        assertEquals("{ \"eventID\":\"night-7\",\t\"n\":1.0 }\n", raw.out());
    }

    @Test
    void undetectedCaseGivesAnEmptyDocumentAndAHint() {
        CommandLineRun line = new CommandLineRun();
        line.files.undetected = true;
        assertEquals(0, line.run("users", "--case", "acme", "--format", "json"));
        assertEquals("[ ]\n", line.out());
        assertTrue(line.err().contains("nightjar detect --case acme.nightjar"), line.err());
    }
}
