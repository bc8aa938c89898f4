package org.nightjar.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;

class RecordingTest {

    private static final Catalogue CATALOGUE = new Catalogue();
    private static final Session SESSION = SessionBook.service("ec2.amazonaws.com");

    @TempDir
    Path temp;

    private static Act act(String action, long second, String error, Map<String, String> fixed) {
        return new Act(second, SESSION, CATALOGUE.action(action), "eu-west-1", error, second, fixed, null);
    }

    private static Act act(String action, long second) {
        return act(action, second, "", Map.of());
    }

    private static final Act READ = act("ec2:DescribeInstances", 15);
    private static final Act WRITE = act("ec2:CreateSnapshot", 15);
    private static final Act DATA = act("s3:GetObject", 15);

    @Test
    void aStoppedTrailRecordsNothingButTheStop() {
        Act stop = act("cloudtrail:StopLogging", 10);
        Recording recording = new Recording(List.of(stop));
        assertTrue(recording.keeps(act("ec2:DescribeInstances", 9)));
        assertTrue(recording.keeps(stop));
        assertFalse(recording.keeps(READ));
        assertFalse(recording.keeps(WRITE));
        assertFalse(recording.keeps(act("ec2:DescribeInstances", 1_000_000)), "nobody starts it again");
    }

    @Test
    void aDeletedTrailRecordsNothingUntilANewOneIsStarted() {
        Act made = act("cloudtrail:CreateTrail", 20);
        Act started = act("cloudtrail:StartLogging", 21);
        Recording recording = new Recording(List.of(started, made, act("cloudtrail:DeleteTrail", 10)));
        assertFalse(recording.keeps(READ));
        assertFalse(recording.keeps(made));
        assertTrue(recording.keeps(started));
        assertTrue(recording.keeps(act("s3:GetObject", 22)));
    }

    @Test
    void selectorsOfWritesTakeReadsAndDataAwayUntilTheyAskForAll() {
        Act narrowed = act("cloudtrail:PutEventSelectors", 10);
        Act whole = act("cloudtrail:PutEventSelectors", 20, "", Map.of("selectors", "All"));
        Recording recording = new Recording(List.of(narrowed, whole));
        assertTrue(recording.keeps(narrowed));
        assertTrue(recording.keeps(WRITE));
        assertFalse(recording.keeps(READ));
        assertFalse(recording.keeps(DATA));
        assertTrue(recording.keeps(act("s3:GetObject", 21)));
    }

    @Test
    void aRefusedAttemptChangesNothing() {
        Recording recording = new Recording(List.of(act("cloudtrail:StopLogging", 10, "AccessDenied", Map.of())));
        assertTrue(recording.keeps(READ));
    }

    @Test
    void darkHoursAreDarkForEverybodyAndInTheTruth() throws Exception {
        SimulationPlan plan = SimulationPlan.of(Story.DARK_HOURS, 2);
        Simulation.run(plan, temp, JobContext.unwatched());
        Instant stop = Instant.EPOCH;
        Instant start = Instant.EPOCH;
        List<JsonNode> records = WrittenEvidence.records(temp.resolve("AWSLogs"));
        for (JsonNode record : records) {
            Instant time = Instant.parse(record.get("eventTime").asText());
            String name = record.get("eventName").asText();
            stop = name.equals("StopLogging") ? time : stop;
            start = name.equals("StartLogging") ? time : start;
        }
        int inside = 0;
        for (JsonNode record : records) {
            Instant time = Instant.parse(record.get("eventTime").asText());
            inside += time.isAfter(stop) && time.isBefore(start) ? 1 : 0;
        }
        assertEquals(0, inside, "events between " + stop + " and " + start);
        JsonNode attack = WrittenEvidence.truth(temp).get("attacks").get(0);
        assertEquals(6, attack.get("eventIds").size(), "what the thief did in the dark is not in the truth");
    }

    @Test
    void theAnswerToAnAttackBearsNoLabel() throws Exception {
        SimulationPlan plan = SimulationPlan.of(Story.MIXED, 3).withEvents(12_000);
        Simulation.run(plan, temp, JobContext.unwatched());
        Set<String> labelled = new HashSet<>();
        WrittenEvidence.truth(temp).get("attacks").forEach(attack -> labelled.addAll(WrittenEvidence.ids(attack)));
        List<Boolean> narrowing = new ArrayList<>();
        for (JsonNode record : WrittenEvidence.records(temp.resolve("AWSLogs"))) {
            if (record.get("eventName").asText().equals("PutEventSelectors")) {
                boolean all = record.at("/requestParameters/eventSelectors/0/readWriteType")
                        .asText()
                        .equals("All");
                assertEquals(!all, labelled.contains(record.get("eventID").asText()));
                narrowing.add(!all);
            }
        }
        narrowing.sort(null);
        assertEquals(List.of(false, true), narrowing);
    }
}
