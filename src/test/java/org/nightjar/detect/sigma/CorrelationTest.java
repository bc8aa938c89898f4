package org.nightjar.detect.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;

/** Rules about several events, filters, and files that hold more than one rule. */
class CorrelationTest {

    private static final String LOGSOURCE = "logsource: {product: aws, service: cloudtrail}\n";
    private static final String TRIED =
            "title: Tried\nname: tried\n" + LOGSOURCE + "detection:\n  s: {eventName: TryDoor}\n  condition: s\n";
    private static final String OPENED =
            "title: Opened\nname: opened\n" + LOGSOURCE + "detection:\n  s: {eventName: OpenDoor}\n  condition: s\n";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final List<AuditEvent> events = new ArrayList<>();

    private void event(String user, String action, int second, String address) {
        events.add(anEvent()
                .by(user)
                .at(Instant.parse("2024-05-01T10:00:00Z").plusSeconds(second))
                .writes("doors.example.com", action)
                .from(address)
                .build());
    }

    private List<RuleReport> run(String... documents) throws IOException, NightjarException {
        Path file = Files.writeString(folder.resolve("rules.yml"), String.join("---\n", documents));
        RuleSet rules = RuleSetReader.read(List.of(file), JobContext.unwatched());
        EventIndex index = new TestEnrichment().index(events);
        RecordSource records = () -> (Reading) row -> {
            String address = index.value(Dimension.ADDRESS, row);
            ObjectNode rec = JSON.createObjectNode();
            rec.put("eventName", index.value(Dimension.ACTION, row));
            rec.put("sourceIPAddress", address);
            rec.putObject("userIdentity").put("arn", index.principal(row).arn());
            rec.putObject("additionalEventData").put("size", Integer.parseInt(address.substring(8)));
            return new LoggedRecord(rec.toString().getBytes(StandardCharsets.UTF_8), rec);
        };
        assertTrue(index.size() == events.size()
                && index.column(Dimension.ACTION).dictionary().size() > 1);
        return SigmaMatching.of(index, records, rules, JobContext.unwatched()).reports(List.of());
    }

    /** Has nothing to close. */
    private interface Reading extends RecordSource.Reader {
        @Override
        default void close() {}
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
            {"value_percentile", "percentile: 90, gt: 9"}
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
        assertEquals(RuleState.CANNOT_MATCH, last(run(TRIED, self)).state());
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
