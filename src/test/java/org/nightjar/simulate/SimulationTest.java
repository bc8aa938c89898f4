package org.nightjar.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

class SimulationTest {
    private static final List<String> MANDATORY = List.of(
            "eventVersion",
            "userIdentity",
            "eventTime",
            "eventSource",
            "eventName",
            "awsRegion",
            "sourceIPAddress",
            "userAgent",
            "requestParameters",
            "responseElements",
            "requestID",
            "eventID",
            "readOnly",
            "eventType",
            "managementEvent",
            "recipientAccountId",
            "eventCategory");

    @TempDir
    Path temp;

    private static SimulationPlan plan(Story story, long seed) {
        return story == Story.MIXED
                ? SimulationPlan.of(story, seed).withEvents(12_000)
                : SimulationPlan.of(story, seed);
    }

    @Test
    void samePlanGivesSameBytes() throws Exception {
        for (boolean zip : new boolean[] {true, false}) {
            SimulationPlan plan = plan(Story.NIGHT_SHIFT, 7).withZip(zip);
            Simulation.run(plan, temp.resolve("a" + zip), JobContext.unwatched());
            Simulation.run(plan, temp.resolve("b" + zip), JobContext.unwatched());
            Map<String, byte[]> first = bytes(temp.resolve("a" + zip));
            Map<String, byte[]> second = bytes(temp.resolve("b" + zip));
            assertEquals(first.keySet(), second.keySet());
            first.forEach((name, content) -> assertArrayEquals(content, second.get(name), name));
        }
    }

    @Test
    void otherSeedGivesOtherPeopleAndOtherCompany() throws Exception {
        JsonNode one = run(plan(Story.NIGHT_SHIFT, 1)).get("attacks").get(0);
        JsonNode two = run(plan(Story.NIGHT_SHIFT, 2)).get("attacks").get(0);
        assertNotEquals(one.get("eventIds"), two.get("eventIds"));
        assertNotEquals(
                WrittenEvidence.records(temp.resolve("night-shift-1/AWSLogs"))
                        .get(0)
                        .get("recipientAccountId"),
                WrittenEvidence.records(temp.resolve("night-shift-2/AWSLogs"))
                        .get(0)
                        .get("recipientAccountId"));
    }

    @ParameterizedTest
    @EnumSource(Story.class)
    void countsOfTruthSummaryAndFilesAgree(Story story) throws Exception {
        SimulationPlan plan = plan(story, 3);
        SimulationSummary summary = Simulation.run(plan, temp, JobContext.unwatched());
        List<JsonNode> records = WrittenEvidence.records(summary.evidence());
        Set<String> ids = new HashSet<>();
        records.forEach(record -> ids.add(record.get("eventID").asText()));
        JsonNode truth = WrittenEvidence.truth(temp);
        assertEquals(summary.events(), records.size());
        assertEquals(summary.events(), ids.size(), "event ids are unique");
        assertEquals(summary.events(), truth.get("events").asLong());
        assertEquals(summary.files(), WrittenEvidence.files(summary.evidence()).size());
        assertEquals(plan.events(), summary.events(), plan.events() * 0.05);
        assertEquals(story.attacks().size(), summary.attacks());
        List<String> labelled = new ArrayList<>();
        truth.get("attacks").forEach(attack -> labelled.addAll(WrittenEvidence.ids(attack)));
        assertEquals(summary.attackEvents(), labelled.size());
        truth.get("decoys").forEach(decoy -> labelled.addAll(WrittenEvidence.ids(decoy)));
        assertEquals(summary.attackEvents() + summary.decoyEvents(), labelled.size());
        assertEquals(labelled.size(), new HashSet<>(labelled).size(), "an event has one label at most");
        assertTrue(ids.containsAll(labelled), "labelled events are in the evidence");
    }

    @ParameterizedTest
    @EnumSource(Story.class)
    void nobodyIsBothAttackerAndDecoy(Story story) throws Exception {
        JsonNode truth = run(plan(story, 4));
        Set<String> attackers = users(truth.get("attacks"));
        Set<String> decoys = users(truth.get("decoys"));
        assertEquals(story.attacks().size(), attackers.size(), "every attack has a user of its own");
        assertTrue(decoys.size() >= 5, () -> "too few decoys: " + decoys);
        decoys.retainAll(attackers);
        assertEquals(Set.of(), decoys);
    }

    @ParameterizedTest
    @EnumSource(Story.class)
    void recordsHaveTheFieldsThatCloudTrailAlwaysWrites(Story story) throws Exception {
        SimulationPlan plan = plan(story, 5);
        Simulation.run(plan, temp, JobContext.unwatched());
        String end = plan.start().plusDays(plan.days()).toString();
        long characters = 0;
        List<JsonNode> records = WrittenEvidence.records(temp.resolve("AWSLogs"));
        for (JsonNode record : records) {
            for (String field : MANDATORY) {
                assertTrue(record.has(field), () -> field + " is missing in " + record);
            }
            String time = record.get("eventTime").asText();
            assertTrue(time.compareTo(plan.start().toString()) >= 0 && time.compareTo(end) < 0, time);
            assertFalse(record.toString().contains("{\"\""), "a blank was not filled");
            assertTrue(record.get("userIdentity").has("type"));
            characters += record.toString().length();
        }
        double mean = (double) characters / records.size();
        assertTrue(mean > 1_000 && mean < 1_500, "records are as long as real ones: " + mean);
    }

    @Test
    void temporaryKeysComeFromAnAnswerInTheLog() throws Exception {
        Simulation.run(plan(Story.NIGHT_SHIFT, 6), temp, JobContext.unwatched());
        Map<String, String> issued = new HashMap<>();
        int known = 0;
        int unknown = 0;
        List<JsonNode> records = new ArrayList<>(WrittenEvidence.records(temp.resolve("AWSLogs")));
        records.forEach(record -> {
            JsonNode key = record.at("/responseElements/credentials/accessKeyId");
            if (!key.isMissingNode()) {
                issued.put(key.asText(), record.get("eventTime").asText());
            }
        });
        for (JsonNode record : records) {
            JsonNode identity = record.get("userIdentity");
            if (identity.get("type").asText().equals("AssumedRole")) {
                String since = issued.get(identity.get("accessKeyId").asText());
                if (since != null && since.compareTo(record.get("eventTime").asText()) <= 0) {
                    known++;
                } else {
                    unknown++;
                }
            }
        }
        assertTrue(unknown < known * 0.03, "sessions without an issuing record: " + unknown + " of " + known);
    }

    @Test
    void nightShiftSlipsToTheHomeOfOrdinaryDays() throws Exception {
        JsonNode attack = run(plan(Story.NIGHT_SHIFT, 1)).get("attacks").get(0);
        Set<String> ids = new HashSet<>(WrittenEvidence.ids(attack));
        String user = attack.get("user").asText();
        Set<String> night = new HashSet<>();
        Set<String> ordinary = new HashSet<>();
        for (JsonNode record : WrittenEvidence.records(temp.resolve("night-shift-1/AWSLogs"))) {
            String address = record.get("sourceIPAddress").asText();
            if (ids.contains(record.get("eventID").asText())) {
                night.add(address);
            } else if (record.at("/userIdentity/userName").asText().equals(user)) {
                ordinary.add(address);
            }
        }
        assertEquals(2, night.size(), "the VPN and, when it drops, the home");
        night.retainAll(ordinary);
        assertEquals(1, night.size(), "the home is known, the VPN is not");
    }

    @Test
    void stolenKeyIsUsedWhileItsOwnerWorks() throws Exception {
        JsonNode attack =
                run(plan(Story.SNAPSHOT_EXFILTRATION, 1)).get("attacks").get(0);
        Set<String> ids = new HashSet<>(WrittenEvidence.ids(attack));
        Set<String> days = new HashSet<>();
        for (JsonNode record : WrittenEvidence.records(temp.resolve("snapshot-exfiltration-1/AWSLogs"))) {
            boolean own = record.at("/userIdentity/userName").equals(attack.get("user"));
            if (own && !ids.contains(record.get("eventID").asText())) {
                days.add(record.get("eventTime").asText().substring(0, 10));
            }
        }
        assertTrue(days.contains(attack.get("start").asText().substring(0, 10)));
        assertTrue(days.contains(attack.get("end").asText().substring(0, 10)));
    }

    @Test
    void cancelledSimulationLeavesNothing() {
        JobContext cancelled = new JobContext.Unwatched() {
            private long done;

            @Override
            public void advance(long amount) {
                done += amount;
            }

            @Override
            public void checkCancelled() {
                if (done > 1_000) {
                    throw new JobCancelledException();
                }
            }
        };
        for (boolean zip : new boolean[] {true, false}) {
            SimulationPlan plan = plan(Story.REQUEST_FORGERY, 1).withZip(zip);
            assertThrows(JobCancelledException.class, () -> Simulation.run(plan, temp, cancelled));
            assertEquals(0, temp.toFile().listFiles().length);
        }
    }

    @Test
    void evidenceThatIsThereIsNotMixedWithOther() throws Exception {
        Files.createDirectories(temp.resolve("AWSLogs"));
        NightjarException refused = assertThrows(
                NightjarException.class,
                () -> Simulation.run(plan(Story.NIGHT_SHIFT, 1), temp, JobContext.unwatched()));
        assertEquals(ErrorKind.OUTPUT_FAILED, refused.kind());
    }

    @Test
    void planOutsideOfItsBoundsIsRefusedInASentence() {
        SimulationPlan plan = SimulationPlan.of(Story.MIXED, 1);
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> plan.withEvents(5));
        assertEquals("A simulation needs 1000 to 50000000 events, not 5.", refused.getMessage());
    }

    private JsonNode run(SimulationPlan plan) throws Exception {
        Path out = temp.resolve(plan.story().id() + "-" + plan.seed());
        Simulation.run(plan, out, JobContext.unwatched());
        return WrittenEvidence.truth(out);
    }

    private static Set<String> users(JsonNode labels) {
        Set<String> users = new HashSet<>();
        labels.forEach(label -> users.add(label.get("user").asText()));
        return users;
    }

    private static Map<String, byte[]> bytes(Path folder) throws IOException {
        Map<String, byte[]> bytes = new HashMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                bytes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }
}
