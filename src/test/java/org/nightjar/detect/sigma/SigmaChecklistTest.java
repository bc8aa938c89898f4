package org.nightjar.detect.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.detect.sigma.CorrelationTrial.LOGSOURCE;
import static org.nightjar.detect.sigma.CorrelationTrial.OPENED;
import static org.nightjar.detect.sigma.CorrelationTrial.TRIED;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;

/**
 * The page's checklist of the specification is what Nightjar does: each line said to be matched has something that it
 * selects and something that it does not, each line said to be unsupported is reported so.
 */
class SigmaChecklistTest {

    private static final Path PAGE = Path.of("src/site/markdown/detectors/sigma-rules.md");
    private static final Pattern LINE = Pattern.compile("\\| ``? ?(.+?) ?``? \\| (yes|no) \\|.*");

    @TempDir
    Path folder;

    /** Lines of a resource, each of cells between semicolons, by their first cell. */
    private static Map<String, List<String>> trials(String resource) throws IOException {
        Map<String, List<String>> trials = new TreeMap<>();
        try (var in = Objects.requireNonNull(SigmaChecklistTest.class.getResourceAsStream(resource), resource)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    List<String> cells = new ArrayList<>();
                    for (String cell : line.split(";", -1)) {
                        cells.add(cell.strip());
                    }
                    assertEquals(null, trials.put(cells.get(0), cells.subList(1, cells.size())), line);
                }
            }
        }
        return trials;
    }

    private static Map<String, String> page() throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher entry = LINE.matcher(line);
            if (entry.matches()) {
                assertEquals(null, lines.put(entry.group(1), entry.group(2)), "twice: " + line);
            }
        }
        return lines;
    }

    @Test
    void eachLineOfThePageIsTriedAndNoOther() throws IOException {
        TreeSet<String> yes = new TreeSet<>(trials("checklist-events.txt").keySet());
        yes.addAll(trials("checklist-correlations.txt").keySet());
        TreeSet<String> no = new TreeSet<>(trials("checklist-unsupported.txt").keySet());
        TreeSet<String> saidYes = new TreeSet<>();
        TreeSet<String> saidNo = new TreeSet<>();
        page().forEach((name, said) -> (said.equals("yes") ? saidYes : saidNo).add(name));
        assertEquals(yes, saidYes);
        assertEquals(no, saidNo);
        assertTrue(yes.size() > 70 && no.size() > 5);
    }

    @Test
    void whatIsMatchedInAnEventSelectsOneAndNotTheOther() throws IOException {
        trials("checklist-events.txt").forEach((name, cells) -> {
            assertEquals(3, cells.size(), name);
            assertTrue(RuleTrial.matches(cells.get(0), cells.get(1)), name + " should select " + cells.get(1));
            assertFalse(RuleTrial.matches(cells.get(0), cells.get(2)), name + " should not select " + cells.get(2));
        });
    }

    /** Events such as {@code alice TryDoor 30 2}: who, what, second, number. */
    private static List<AuditEvent> events(String text) {
        List<AuditEvent> events = new ArrayList<>();
        for (String event : text.split(",")) {
            String[] parts = event.strip().split(" ");
            events.add(CorrelationTrial.event(
                    parts[0], parts[1], Integer.parseInt(parts[2]), "192.0.2." + Integer.parseInt(parts[3])));
        }
        return events;
    }

    private List<RuleReport> run(String last, List<AuditEvent> events) throws IOException, NightjarException {
        String many = "title: Many\nname: many\ncorrelation: {type: event_count, rules: [tried],"
                + " group-by: [userIdentity.arn], timespan: 1m, condition: {gte: 2}}\n";
        String named = last.startsWith("title") ? last : "title: Last\n" + last;
        return CorrelationTrial.run(
                folder, events, TRIED, OPENED, many, named.replace(" && ", "\n").replace("LOG", LOGSOURCE) + "\n");
    }

    private static RuleState stateOf(List<RuleReport> reports, String title) {
        return reports.stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void whatIsMatchedOfSeveralEventsSelectsSomeAndNotOthers() throws IOException, NightjarException {
        for (Map.Entry<String, List<String>> trial :
                trials("checklist-correlations.txt").entrySet()) {
            List<String> cells = trial.getValue();
            assertEquals(4, cells.size(), trial.getKey());
            String title = cells.get(0);
            assertEquals(RuleState.MATCHED, stateOf(run(cells.get(1), events(cells.get(2))), title), trial.getKey());
            RuleState other = stateOf(run(cells.get(1), events(cells.get(3))), title);
            assertTrue(other != RuleState.MATCHED && other != RuleState.NOT_SUPPORTED, trial.getKey() + " " + other);
        }
    }

    @Test
    void whatIsNotSupportedIsSaid() throws IOException, NightjarException {
        for (Map.Entry<String, List<String>> trial :
                trials("checklist-unsupported.txt").entrySet()) {
            RuleReport report = run(trial.getValue().get(0), events("alice TryDoor 0 1, alice OpenDoor 9 2")).stream()
                    .filter(one -> one.state() == RuleState.NOT_SUPPORTED)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(trial.getKey() + " is not said to be unsupported"));
            assertTrue(report.reason().endsWith("."), report.reason());
        }
    }
}
