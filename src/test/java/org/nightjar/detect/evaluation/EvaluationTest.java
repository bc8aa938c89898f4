package org.nightjar.detect.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Incident;
import org.nightjar.model.NightjarException;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;

class EvaluationTest {

    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");

    private static UserRisk risk(int rank, String user) {
        return new UserRisk(rank, new User(user, UserKind.HUMAN, ""), 50, 1, 1, NOW, NOW, List.of());
    }

    private static Incident incident(int rank, String user, double score, String... events) {
        return new Incident(rank, user, score, NOW, NOW, List.of(), List.of(events), "It happened.");
    }

    private static Truth.Label label(String id, String user, String... events) {
        return new Truth.Label(id, id, user, List.of(events));
    }

    private static Evaluation evaluate(Truth truth, List<UserRisk> users, List<Incident> incidents) {
        List<AuditEvent> events = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> anEvent().id("e" + i).at(NOW.plusSeconds(i)).build())
                .toList();
        EventIndex index = new TestEnrichment().index(events);
        return Evaluation.of(truth, new DetectionResult(List.of(), incidents, users, List.of()), index);
    }

    @Test
    void ranksRecallAndReadingAreThoseOfTheLabels() {
        Truth truth = new Truth(
                List.of(label("a", "eve", "e0", "e1"), label("b", "mal", "e2", "e3")),
                List.of(label("d", "ann", "e4")));
        Evaluation result = evaluate(
                truth,
                List.of(risk(1, "eve"), risk(2, "ann"), risk(3, "bob"), risk(4, "mal")),
                List.of(
                        incident(1, "eve", 80, "e0", "e1"),
                        incident(2, "ann", 50, "e4"),
                        incident(3, "mal", 45, "e2")));
        assertEquals(
                List.of(1, 4),
                result.attacks().stream().map(Evaluation.Ranked::userRank).toList());
        assertEquals((1 + 0.25) / 2, result.meanReciprocalRank(), 1e-9);
        assertEquals(1, result.topTenShare(), 1e-9);
        assertEquals(0.75, result.recallInTop20(), 1e-9);
        assertEquals(2.0 / 3, result.preciseInTop20(), 1e-9);
        assertEquals(3, result.incidentsRead());
        assertEquals(1, result.decoysAboveAttackers());
        assertEquals(1, result.falseIncidents());
        assertEquals(100_000.0 / 8, result.falsePer100k(), 1e-6);
    }

    @Test
    void anAttackThatNobodyFindsIsNotReadAndNotRanked() {
        Truth truth = new Truth(List.of(label("a", "ghost", "e9")), List.of());
        Evaluation result = evaluate(truth, List.of(risk(1, "bob")), List.of(incident(1, "bob", 30, "e5")));
        assertEquals(0, result.attacks().get(0).userRank());
        assertEquals(0, result.attacks().get(0).incidentRank());
        assertEquals(0, result.incidentsRead());
        assertEquals(0, result.meanReciprocalRank());
        assertEquals(0, result.falseIncidents(), "an incident of low severity is no alarm");
    }

    @Test
    void asJsonItSaysTheSame() {
        Truth truth = new Truth(List.of(label("a", "eve", "e0")), List.of());
        Evaluation result = evaluate(truth, List.of(risk(1, "eve")), List.of(incident(1, "eve", 90, "e0")));
        JsonNode json = new ObjectMapper().valueToTree(result);
        assertEquals(1, json.path("meanReciprocalRank").asDouble());
        assertEquals("eve", json.path("attacks").get(0).path("user").asText());
        assertEquals(11, json.path("benignEvents").asInt());
    }

    @Test
    void aTruthFileIsReadAndAnythingElseIsRefusedInOneSentence(@TempDir Path folder)
            throws IOException, NightjarException {
        Path good = folder.resolve("truth.json");
        Files.writeString(good, """
                {"attacks":[{"id":"a","title":"A","user":"eve","start":"x","end":"y","eventIds":["e0","e1"]}],
                 "decoys":[{"id":"d","title":"D","user":"ann","eventIds":["e2"]}],"more":1}""");
        Truth truth = Truth.read(good);
        assertEquals(List.of("e0", "e1"), truth.attacks().get(0).eventIds());
        assertEquals("ann", truth.decoys().get(0).user());
        Path bad = Files.writeString(folder.resolve("bad.json"), "[]");
        NightjarException refused = assertThrows(NightjarException.class, () -> Truth.read(bad));
        assertTrue(refused.userMessage().endsWith("."));
        assertThrows(NightjarException.class, () -> Truth.read(folder.resolve("absent.json")));
    }
}
