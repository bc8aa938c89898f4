package org.nightjar.detect.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.detect.sigma.CorrelationTrial.LOGSOURCE;
import static org.nightjar.detect.sigma.CorrelationTrial.OPENED;
import static org.nightjar.detect.sigma.CorrelationTrial.TRIED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;

/** Rules about several events, filters, and files that hold more than one rule. */
class CorrelationTest {

    @TempDir
    Path folder;

    private final List<AuditEvent> events = new ArrayList<>();

    private void event(String user, String action, int second, String address) {
        events.add(CorrelationTrial.event(user, action, second, address));
    }

    private List<RuleReport> run(String... documents) throws IOException, NightjarException {
        return CorrelationTrial.run(folder, events, documents);
    }

    private static String correlation(String type, String rules, String more) {
        return "title: Together\ncorrelation:\n  type: " + type + "\n  rules: [" + rules
                + "]\n  group-by: [userIdentity.arn]\n  timespan: 1m\n" + more;
    }

    private static RuleReport last(List<RuleReport> reports) {
        return reports.get(reports.size() - 1);
    }

    @Test
    void eventsAreCountedByGroupAndTimespan() throws IOException, NightjarException {
        for (int i = 0; i < 3; i++) {
            event("alice", "TryDoor", i * 20, "192.0.2.1");
            event("bob", "TryDoor", i * 40, "192.0.2.1");
        }
        List<RuleReport> reports = run(TRIED, correlation("event_count", "tried", "  condition: {gte: 3}\n"));
        assertEquals(RuleState.MATCHED, last(reports).state());
        assertEquals(3, last(reports).events(), "alice's three within a minute, not bob's");
        assertEquals(RuleState.COUNTED, reports.get(0).state());
        assertEquals(6, reports.get(0).events());
        List<RuleReport> none = run(TRIED, correlation("event_count", "tried", "  condition: {gte: 4}\n"));
        assertEquals(RuleState.NO_MATCH, last(none).state());
        List<RuleReport> own =
                run(TRIED, correlation("event_count", "tried", "  generate: true\n  condition: {gt: 2}\n"));
        assertEquals(RuleState.MATCHED, own.get(0).state());
    }

    @Test
    void distinctValuesAreCounted() throws IOException, NightjarException {
        event("alice", "TryDoor", 0, "192.0.2.1");
        event("alice", "TryDoor", 5, "192.0.2.1");
        event("alice", "TryDoor", 10, "192.0.2.2");
        String two = "  condition: {field: sourceIPAddress, gte: 2}\n";
        assertEquals(
                3, last(run(TRIED, correlation("value_count", "tried", two))).events());
        String three = "  condition: {field: sourceIPAddress, gte: 3}\n";
        assertEquals(
                RuleState.NO_MATCH,
                last(run(TRIED, correlation("value_count", "tried", three))).state());
    }

    @Test
    void sumsMeansAndPercentilesAreOfTheSpan() throws IOException, NightjarException {
        for (int i = 0; i < 10; i++) {
            event("alice", "TryDoor", i * 5, "192.0.2." + (i + 1));
        }
        // The last part of the address, 1 to 10, as a field of its own.
        String[][] cases = {
            {"value_sum", "gte: 55"},
            {"value_sum", "gt: 55"},
            {"value_avg", "eq: 5.5"},
            {"value_avg", "gt: 5.5"},
            {"value_percentile", "percentile: 90, gte: 9"},
            {"value_percentile", "percentile: 90, gt: 9"},
            {"value_min", "lte: 1"},
            {"value_min", "lt: 1"},
            {"value_max", "gte: 10"},
            {"value_max", "gt: 10"},
            {"value_median", "eq: 5.5"},
            {"value_median", "gt: 6"}
        };
        for (int i = 0; i < cases.length; i++) {
            String condition = "  condition: {field: additionalEventData.size, " + cases[i][1] + "}\n";
            RuleState state = last(run(TRIED, correlation(cases[i][0], "tried", condition)))
                    .state();
            assertEquals(i % 2 == 0 ? RuleState.MATCHED : RuleState.NO_MATCH, state, String.join(" ", cases[i]));
        }
    }

    @Test
    void rulesMustComeTogetherInAnyOrderOrInTheirs() throws IOException, NightjarException {
        event("alice", "OpenDoor", 0, "192.0.2.1");
        event("alice", "TryDoor", 30, "192.0.2.1");
        event("bob", "TryDoor", 30, "192.0.2.1");
        String temporal = correlation("temporal", "tried, opened", "");
        assertEquals(2, last(run(TRIED, OPENED, temporal)).events());
        String ordered = correlation("temporal_ordered", "tried, opened", "");
        assertEquals(RuleState.NO_MATCH, last(run(TRIED, OPENED, ordered)).state());
        event("alice", "OpenDoor", 50, "192.0.2.1");
        assertEquals(2, last(run(TRIED, OPENED, ordered)).events());
        event("alice", "OpenDoor", 500, "192.0.2.1");
        assertEquals(2, last(run(TRIED, OPENED, ordered)).events(), "too late");
    }

    @Test
    void rulesMustComeTogetherAsAnExpressionSays() throws IOException, NightjarException {
        event("alice", "TryDoor", 0, "192.0.2.1");
        event("alice", "OpenDoor", 30, "192.0.2.1");
        event("bob", "TryDoor", 30, "192.0.2.1");
        String[][] cases = {
            {"tried AND opened", "2"},
            {"tried or opened", "3"},
            {"1 of them", "3"},
            {"all of them", "2"},
            {"opened and not tried", "0"},
            {"tried and not opened", "2"},
            {"not (tried or opened)", "0"}
        };
        for (String[] one : cases) {
            RuleReport report =
                    last(run(TRIED, OPENED, correlation("temporal", "tried, opened", "  condition: " + one[0] + "\n")));
            assertEquals(Integer.parseInt(one[1]), report.events(), one[0]);
        }
        String unlisted = correlation("temporal", "x", "  condition: (tried or opened) and not lost\n")
                .replace("  rules: [x]\n", "");
        assertEquals(
                RuleState.CANNOT_MATCH, last(run(TRIED, OPENED, unlisted)).state(), "one of its rules is not there");
        RuleReport named = last(run(TRIED, OPENED, unlisted.replace(" and not lost", "")));
        assertEquals(3, named.events(), "rules are those that the expression names");
        RuleReport unknown = run(correlation("temporal", "tried, opened", "  condition: tried and lost\n"))
                .get(0);
        assertEquals(RuleState.BROKEN, unknown.state());
        assertTrue(unknown.reason().contains("“lost”"), unknown.reason());
        RuleReport counted =
                run(correlation("event_count", "tried", "  condition: tried\n")).get(0);
        assertEquals(RuleState.BROKEN, counted.state());
    }

    @Test
    void anOrderIsOfAllRulesOrItIsSaidToBeUnsupported() throws IOException, NightjarException {
        event("alice", "TryDoor", 0, "192.0.2.1");
        event("alice", "OpenDoor", 30, "192.0.2.1");
        for (String all : List.of("tried and opened", "{gte: 2}", "{eq: 2}")) {
            String ordered = correlation("temporal_ordered", "tried, opened", "  condition: " + all + "\n");
            assertEquals(2, last(run(TRIED, OPENED, ordered)).events(), all);
        }
        for (String other : List.of("tried or opened", "opened and tried", "{gte: 1}", "{lte: 2}")) {
            String ordered = correlation("temporal_ordered", "tried, opened", "  condition: " + other + "\n");
            RuleReport report = run(TRIED, OPENED, ordered).get(0);
            assertEquals(RuleState.NOT_SUPPORTED, report.state(), other);
            assertTrue(report.reason().contains("temporal_ordered"), report.reason());
        }
    }

    @Test
    void correlationsCanBeChained() throws IOException, NightjarException {
        for (int i = 0; i < 3; i++) {
            event("alice", "TryDoor", i, "192.0.2.1");
        }
        event("alice", "OpenDoor", 10, "192.0.2.1");
        String many = correlation("event_count", "tried", "  condition: {gte: 3}\n")
                .replace("Together\n", "Many\nname: many\n");
        List<RuleReport> reports = run(TRIED, OPENED, many, correlation("temporal_ordered", "many, opened", ""));
        assertEquals(RuleState.MATCHED, last(reports).state());
    }

    @Test
    void aliasesNameDifferentFields() throws IOException, NightjarException {
        event("alice", "TryDoor", 0, "192.0.2.1");
        event("bob", "OpenDoor", 5, "192.0.2.1");
        String alias = "title: T\ncorrelation:\n  type: temporal\n  rules: [tried, opened]\n  group-by: [where]\n"
                + "  timespan: 1m\n  aliases:\n    where:\n      tried: sourceIPAddress\n      opened: sourceIPAddress\n";
        assertEquals(2, last(run(TRIED, OPENED, alias)).events());
    }

    @Test
    void whatCannotBePutTogetherIsSaid() throws IOException, NightjarException {
        event("alice", "TryDoor", 0, "192.0.2.1");
        RuleReport missing = last(run(TRIED, correlation("event_count", "nobody", "  condition: {gte: 1}\n")));
        assertEquals(RuleState.CANNOT_MATCH, missing.state());
        assertTrue(missing.reason().contains("“nobody”"), missing.reason());
        RuleReport span = run(
                        TRIED,
                        correlation("event_count", "tried", "  condition: {gte: 1}\n")
                                .replace("1m", "1 year"))
                .get(0);
        assertEquals(RuleState.BROKEN, span.state());
        RuleReport unknown = run(TRIED, correlation("astrology", "tried", "")).get(0);
        assertEquals(RuleState.NOT_SUPPORTED, unknown.state());
        String self = correlation("event_count", "loop", "  condition: {gte: 1}\n")
                .replace("Together\n", "Loop\nname: loop\n");
        assertEquals(RuleState.BROKEN, last(run(TRIED, self)).state());
        assertEquals("It is put together from itself.", last(run(TRIED, self)).reason());
    }

    @Test
    void aFilterIsAddedToTheRulesThatItNames() throws IOException, NightjarException {
        event("alice", "TryDoor", 0, "192.0.2.1");
        event("bob", "TryDoor", 0, "192.0.2.1");
        String filter = "title: Bob may\n" + LOGSOURCE
                + "filter:\n  rules: [tried]\n  s: {'userIdentity.arn|endswith': /bob}\n" + "  condition: not s\n";
        List<RuleReport> reports = run(TRIED, filter);
        assertEquals(1, last(reports).events());
        RuleReport lone = run(OPENED, filter).get(0);
        assertEquals(RuleState.CANNOT_MATCH, lone.state());
        assertEquals("Bob may", lone.title());
    }

    @Test
    void aCorrelationOfItselfSaysSo() throws IOException, NightjarException {
        event("alice", "TryDoor", 0, "192.0.2.1");
        String loop = "title: Loop\nname: loop\ncorrelation: {type: event_count, rules: [other],"
                + " group-by: [userIdentity.arn], timespan: 1m, condition: {gte: 1}}\n";
        List<RuleReport> reports = CorrelationTrial.run(
                folder,
                events,
                TRIED,
                loop,
                loop.replace("Loop", "Other")
                        .replace("name: loop", "name: other")
                        .replace("[other]", "[loop]"));
        for (RuleReport report : reports) {
            if (!report.title().equals("Tried")) {
                assertEquals(RuleState.BROKEN, report.state(), report.title());
                assertEquals("It is put together from itself.", report.reason());
            }
        }
    }

    @Test
    void brokenFilesAndTwinsAreReportedAndTheRestIsUsed() throws IOException, NightjarException {
        event("alice", "TryDoor", 0, "192.0.2.1");
        Files.createDirectories(folder.resolve("set/.hidden"));
        Files.writeString(folder.resolve("set/a.yml"), TRIED.replace("name: tried", "id: same"));
        Files.writeString(folder.resolve("set/b.yaml"), TRIED.replace("name: tried", "id: same"));
        Files.write(folder.resolve("set/c.yml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.writeString(folder.resolve("set/d.yml"), "title: No detection\n" + LOGSOURCE);
        Files.writeString(folder.resolve("set/e.yml"), "");
        Files.writeString(folder.resolve("set/f.txt"), "no rule");
        Files.writeString(
                folder.resolve("set/g.yml"),
                "title: Other\nlogsource: {product: okta}\ndetection:\n  s: {a: b}\n  condition: s\n");
        Files.writeString(folder.resolve("set/.hidden/h.yml"), "broken: [");
        RuleSet rules = RuleSetReader.read(List.of(folder.resolve("set")), JobContext.unwatched());
        assertEquals(6, rules.files().size());
        assertEquals(2, rules.size());
        assertEquals(
                List.of("set/b.yaml", "set/c.yml", "set/d.yml", "set/e.yml"),
                rules.unusable().stream().map(RuleReport::file).toList());
        for (RuleReport report : rules.unusable()) {
            assertEquals(RuleState.BROKEN, report.state());
            assertTrue(report.reason().endsWith("."), report.reason());
        }
    }
}
