package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.NightjarException;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;
import org.nightjar.support.SharedData;

/**
 * Real evidence of minutes or a day, act by act: what its publishers document is in findings, and whoever did it ranks
 * first. What comes out is the table on the page {@code REAL-EVIDENCE.md}, which is compared and, with
 * {@code -Dgolden.update=true}, written.
 */
class DocumentedActsTest {

    private static final Path ACTS = Path.of("src/test/resources/org/nightjar/casefile/documented-acts.tsv");
    private static final Path PAGE = Path.of("src/site/markdown/REAL-EVIDENCE.md");
    private static final String HEAD = "| evidence | what is documented | events | in findings | by | user, rank |";

    @TempDir
    Path folder;

    /** One line of the file. */
    private record Act(String evidence, boolean isAct, String words, String query) {}

    private static Map<String, List<Act>> acts() throws IOException {
        return Files.readAllLines(ACTS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(part -> new Act(part[0], part[1].equals("act"), part[2], part[3]))
                .collect(Collectors.groupingBy(Act::evidence, LinkedHashMap::new, Collectors.toList()));
    }

    @Test
    void whatIsDocumentedIsFoundAndWhoDidItRanksFirst() throws NightjarException, IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD, "|---|---|---:|---:|---|---|"));
        int number = 0;
        for (Map.Entry<String, List<Act>> one : acts().entrySet()) {
            try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case" + number++))) {
                opened.importEvidence(
                        List.of(SharedData.require(one.getKey())), ImportOptions.DEFAULT, JobContext.unwatched());
                DetectionResult result = opened.detect(DetectionOptions.DEFAULT, JobContext.unwatched());
                Set<String> acted = new HashSet<>();
                for (Act act : one.getValue()) {
                    lines.add(line(opened.data().index(), result, act, acted));
                }
                assertTrue(acted.contains(result.users().get(0).user().id()), one.getKey());
            }
        }
        compare(lines);
    }

    private static String line(EventIndex index, DetectionResult result, Act act, Set<String> acted)
            throws NightjarException {
        int[] rows = EventQuery.parse(act.query()).select(index).toArray();
        assertFalse(rows.length == 0, act.query());
        Set<String> ids = Arrays.stream(rows).mapToObj(index::eventId).collect(Collectors.toSet());
        List<Finding> found = result.findings().stream()
                .filter(finding -> !finding.detector().startsWith("sigma."))
                .filter(finding -> finding.eventIds().stream().anyMatch(ids::contains))
                .toList();
        Set<String> covered =
                found.stream().flatMap(finding -> finding.eventIds().stream()).collect(Collectors.toSet());
        covered.retainAll(ids);
        if (act.isAct()) {
            assertEquals(ids, covered, act.words());
            Arrays.stream(rows).forEach(row -> acted.add(index.value(Dimension.USER, row)));
        }
        return String.format(
                "| %s | %s%s | %d | %d | %s | %s |",
                Path.of(act.evidence()).getFileName().toString().replace(".json", ""),
                act.isAct() ? "" : "*context:* ",
                act.words(),
                ids.size(),
                covered.size(),
                found.stream()
                        .map(finding -> "[" + finding.detector() + "](detectors/" + finding.detector() + ".md), "
                                + finding.severity().id())
                        .distinct()
                        .collect(Collectors.joining("; ")),
                ranks(index, result, rows));
    }

    private static String ranks(EventIndex index, DetectionResult result, int[] rows) {
        Set<String> users = Arrays.stream(rows)
                .mapToObj(row -> index.value(Dimension.USER, row))
                .collect(Collectors.toCollection(TreeSet::new));
        return result.users().stream()
                .filter(user -> users.contains(user.user().id()))
                .map((UserRisk user) -> user.user().id() + ", " + user.rank())
                .collect(Collectors.joining("; "));
    }

    private static void compare(List<String> lines) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(HEAD);
        int to = page.indexOf("\n\n", from) + 1;
        String table = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        }
        assertEquals(Files.readString(PAGE).substring(from, from + table.length()), table);
    }
}
