package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Finding;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;

/** The sample cases from evidence to export, compared with results that lie beside this test. */
class SampleCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("src/test/resources/org/nightjar/casefile");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"snapshot-exfiltration", "night-shift", "request-forgery"})
    void theAttackerIsTheFirstOfTheUsers(String story) throws NightjarException, IOException {
        Path sample = Path.of("sample-cases", story);
        JsonNode truth = JSON.readTree(sample.resolve("truth.json").toFile());
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve(story))) {
            ImportSummary summary = opened.importEvidence(
                    List.of(sample.resolve("evidence.zip")), ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(truth.get("events").asLong(), summary.stored());
            assertEquals(0, summary.rejected());
            DetectionResult result = opened.detect(DetectionOptions.DEFAULT, JobContext.unwatched());
            String attacker = truth.get("attacks").get(0).get("user").asText();
            assertEquals(attacker, result.users().get(0).user().id());
            assertEquals(attacker, result.incidents().get(0).user());
            assertCoversTheAttack(truth, result);
            assertQueriesSelectTheEvents(opened.data().index(), result);
            compareWithGolden(story, opened, result);
            assertExports(opened, summary.stored());
        }
    }

    private static void assertCoversTheAttack(JsonNode truth, DetectionResult result) {
        Set<String> labelled = new HashSet<>();
        truth.get("attacks").forEach(attack -> attack.get("eventIds").forEach(id -> labelled.add(id.asText())));
        Set<String> found = new HashSet<>();
        result.incidents().stream().limit(3).forEach(incident -> found.addAll(incident.eventIds()));
        found.retainAll(labelled);
        assertTrue(
                found.size() * 2 >= labelled.size(),
                "the first incidents cover " + found.size() + " of " + labelled.size() + " labelled events");
    }

    /** Only of a rule the query may select more, and then the finding says so. */
    private static void assertQueriesSelectTheEvents(EventIndex index, DetectionResult result)
            throws NightjarException {
        for (Finding finding : result.findings()) {
            Set<String> selected = Arrays.stream(
                            EventQuery.parse(finding.explanation().query())
                                    .select(index)
                                    .toArray())
                    .mapToObj(index::eventId)
                    .collect(Collectors.toSet());
            if (finding.detector().startsWith("sigma.")) {
                assertTrue(selected.containsAll(finding.eventIds()), finding.title());
            } else {
                assertEquals(Set.copyOf(finding.eventIds()), selected, finding.explanation()::query);
            }
        }
    }

    private static void compareWithGolden(String story, OpenCase opened, DetectionResult result) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("events " + opened.data().index().size());
        result.users().stream()
                .limit(5)
                .forEach(user -> lines.add(String.format(
                        Locale.ROOT,
                        "user %d %s %s risk %.1f events %d findings %d",
                        user.rank(),
                        user.user().id(),
                        user.user().kind().id(),
                        user.risk(),
                        user.events(),
                        user.findings())));
        for (Finding finding : result.findings()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "finding %s %s %.1f %s %s %d events: %s",
                    finding.detector(),
                    finding.severity().id(),
                    finding.score(),
                    finding.user(),
                    finding.windowStart(),
                    finding.eventIds().size(),
                    finding.explanation().summary()));
        }
        Path golden = GOLDEN.resolve(story + ".expected.txt");
        String actual = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, actual);
        }
        Path shown = Path.of("target/golden", story + ".actual.txt");
        Files.createDirectories(shown.getParent());
        Files.writeString(shown, actual);
        assertEquals(Files.readString(golden), actual, () -> "see " + shown + "; update by -Dgolden.update=true");
    }

    private void assertExports(OpenCase opened, long events) throws NightjarException, IOException {
        for (ExportFormat format : ExportFormat.values()) {
            Path out = folder.resolve("out." + format.extension());
            opened.export(format, out, "", JobContext.unwatched());
            assertTrue(Files.size(out) > 1000, out.toString());
        }
        assertEquals(events, Files.readAllLines(folder.resolve("out.jsonl")).size());
        JsonNode first =
                JSON.readTree(Files.readAllLines(folder.resolve("out.jsonl")).get(0));
        assertEquals(opened.data().index().eventId(0), first.get("eventId").asText());
        JsonNode raw = JSON.readTree(opened.rawRecord(0));
        assertEquals(opened.data().index().eventId(0), raw.get("eventID").asText());
        assertArrayEquals(
                opened.rawRecord(0),
                new String(opened.rawRecord(0), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }
}
