package org.nightjar.export.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.analysis.triage.Triage;
import org.nightjar.export.ReportInput;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.EntryCount;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.Incident;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.RunRecord;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import org.nightjar.store.EventIndex;
import org.nightjar.support.SampleCase;
import org.nightjar.support.TestEnrichment;

class HtmlReportTest {

    private static final Instant MADE = Instant.parse("2024-06-03T09:00:00Z");

    @TempDir
    Path folder;

    private final SampleCase sample = SampleCase.make();

    private ReportInput input(DetectionResult detection, String query, ZoneId zone) {
        return input(
                detection,
                List.of(
                        new EntryCount(1, "whole.json", 5, 0, 0),
                        new EntryCount(1, "<b>part.json", 40, 1, 2),
                        new EntryCount(1, "", 0, 0, 1)),
                query,
                zone);
    }

    private ReportInput input(DetectionResult detection, List<EntryCount> entries, String query, ZoneId zone) {
        return new ReportInput(
                "ACME " + SampleCase.HOSTILE,
                sample.index(),
                detection,
                sample.evidence(),
                List.of(new OtherLog(1, "GuardDuty findings", 7), new OtherLog(2, "S3 access logs", 5)),
                entries,
                sample.rejects(),
                sample.actions(),
                sample.geoDatabases(),
                IntegrityReport.NONE,
                List.of(),
                Triage.NONE,
                "1.0",
                MADE,
                zone,
                query);
    }

    @Test
    void triageTheRunAndWhatWasLeftBehindAreTold() throws Exception {
        Incident incident = sample.detection().incidents().get(0);
        TriageStep step = new TriageStep(
                1, MADE, List.of(TriageSubject.of(incident)), TriageState.CONFIRMED, "she <b>says</b> so", 0);
        RunRecord run = new RunRecord(
                7, MADE, 12, new DetectionScope(Optional.empty(), Optional.empty(), List.of("pentest")), "", 1, 1);
        ReportInput plain = input(sample.detection(), "", ZoneOffset.UTC);
        String html = report(new ReportInput(
                plain.caseName(),
                plain.index(),
                plain.detection(),
                plain.evidence(),
                plain.otherLogs(),
                plain.entries(),
                plain.rejects(),
                plain.actions(),
                plain.geoDatabases(),
                plain.integrity(),
                List.of(run),
                Triage.of(List.of(step), sample.detection()),
                plain.programVersion(),
                plain.madeAt(),
                plain.zone(),
                plain.query()));
        assertTrue(html.contains("Triage: confirmed, because: she &lt;b&gt;says&lt;/b&gt; so"));
        assertTrue(html.contains("Run 7 over 12 events: without pentest."));
        assertTrue(html.contains("What it left behind: "), "the sample shares snapshots");
    }

    private String report(ReportInput input) throws Exception {
        Path file = folder.resolve("report.html");
        HtmlReport.write(input, file, JobContext.unwatched());
        return Files.readString(file);
    }

    private String report(String query) throws Exception {
        return report(input(sample.detection(), query, ZoneOffset.UTC));
    }

    @Test
    void membersOfWhichNotAllRecordsBecameEventsAreTold() throws Exception {
        String html = report("");
        assertTrue(html.contains(
                "Of 3 members (the archive itself among them where something is to be said of it), all records of 1"
                        + " became events, and of 2 not:"));
        assertTrue(html.contains("&lt;b&gt;part.json</td><td class=\"num\">43</td><td class=\"num\">40</td>"), html);
        assertFalse(html.contains("whole.json"));
        assertTrue(html.contains("(the archive itself)</td>"), "what has no path of its own");
    }

    @Test
    void ofMoreMembersThanAreCountedItSaysThatThereAreMore() throws Exception {
        List<EntryCount> most = Collections.nCopies(ReportInput.ENTRIES, new EntryCount(1, "a.json", 1, 0, 0));
        assertTrue(report(input(sample.detection(), most, "", ZoneOffset.UTC))
                .contains("<p>Of the first 100,000 members"));
    }

    @Test
    void everythingThatMustBeCheckableIsThere() throws Exception {
        String html = report("");
        for (String expected : List.of(
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "Every record is accounted for.",
                "This product includes data by Example",
                "No snapshot shared in 25 days.",
                "The nightly backup shares with account 444455556666 alone.",
                "Alice is allowed to share snapshots.",
                "T1537",
                "user:&quot;alice&quot; AND action:ModifySnapshotAttribute",
                "The evidence holds no digest files.",
                "rarity=0.02 share",
                "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9",
                "broken-json",
                "What this report does not show",
                "Made 2024-06-03 09:00:00 UTC by Nightjar 1.0. All times in this report are in UTC.")) {
            assertTrue(html.contains(expected), expected);
        }
        assertTrue(html.indexOf("id=\"incident-2\"") < html.indexOf("id=\"incident-1\""), "in time order");
    }

    @Test
    void nothingInTheEvidenceBecomesMarkupOrHides() throws Exception {
        String html = report("");
        assertFalse(html.contains("<script"), "a script");
        assertTrue(html.contains(
                "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&lt;U+202E&gt;gpj.exe&lt;U+0000&gt;"));
        assertTrue(html.chars().noneMatch(c -> c == 0 || c == 0x1b || c == 0x202e));
    }

    @Test
    void nothingIsLoadedFromAnywhere() throws Exception {
        String html = report("");
        assertFalse(Pattern.compile("(?i)(src|href|url|@import|data-)\\s*[=(]\\s*[\"']?+(?!#)")
                .matcher(html)
                .find());
        assertFalse(html.contains("http:") || html.contains("https:") || html.contains("//"), "an address");
        assertTrue(html.contains("default-src &#39;none&#39;"));
    }

    @Test
    void elementsAreClosedInOrderAndLinksLeadSomewhere() throws Exception {
        String html = report("");
        List<String> open = new ArrayList<>();
        Matcher tags = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>").matcher(html);
        while (tags.find()) {
            if (tags.group(1).isEmpty() && !tags.group(2).equals("meta")) {
                open.add(tags.group(2));
            } else if (!tags.group(1).isEmpty()) {
                assertEquals(open.remove(open.size() - 1), tags.group(2));
            }
        }
        assertEquals(List.of(), open);
        Matcher links = Pattern.compile("href=\"#([^\"]+)\"").matcher(html);
        while (links.find()) {
            assertTrue(html.contains(" id=\"" + links.group(1) + "\""), links.group(1));
        }
    }

    @Test
    void everyRowHasACellUnderEachHeading() throws Exception {
        Matcher tables = Pattern.compile("<table.*?</table>", Pattern.DOTALL).matcher(report(""));
        int rows = 0;
        while (tables.find()) {
            String table = tables.group();
            int headings = table.split("<th ", -1).length - 1;
            for (String row : table.substring(table.indexOf("<tbody")).split("<tr>")) {
                if (row.contains("</tr>")) {
                    assertEquals(headings, row.split("</td>", -1).length - 1, row);
                    rows++;
                }
            }
        }
        assertTrue(rows > 70, "rows: " + rows);
    }

    @Test
    void queryRestrictsIncidentsFindingsAndUsers() throws Exception {
        String html = report("user:bob");
        assertTrue(html.contains("Restricted to what touches"));
        assertTrue(html.contains("id=\"finding-f-denied\"") && !html.contains("id=\"finding-f-share\""));
        assertTrue(html.contains("id=\"incident-2\"") && !html.contains("id=\"incident-1\""));
        assertFalse(html.contains("<b>alice</b>"));
    }

    @Test
    void queryThatCannotBeReadWritesNothing() {
        NightjarException failed = assertThrows(NightjarException.class, () -> report("user:("));
        assertEquals(ErrorKind.QUERY_INVALID, failed.kind());
        assertFalse(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void timesAreInTheZoneOfThePerson() throws Exception {
        String html = report(input(sample.detection(), "", ZoneId.of("Asia/Tokyo")));
        assertTrue(html.contains("All times in this report are in UTC+09:00 Asia/Tokyo;"));
        assertTrue(html.contains("2024-05-26 12:02 to 12:28 UTC+09:00"), "the night in Tokyo's time");
    }

    @Test
    void listsThatAreCutSaySo() throws Exception {
        DetectionResult all = sample.detection();
        Incident one = all.incidents().get(0);
        List<Incident> many = Collections.nCopies(31, one);
        String html = report(
                input(new DetectionResult(all.findings(), many, all.users(), all.detectors()), "", ZoneOffset.UTC));
        assertTrue(html.contains("Cut: the first 30 of 31 incidents are shown."));
        assertTrue(html.contains("Cut: the first 10 of 31 incidents are shown."));
        assertTrue(html.contains("Cut: the first 2 of 3 rejects are shown."));
    }

    @Test
    void otherLogsAreCountedByKind() throws Exception {
        String html = report(input(sample.detection(), "", ZoneOffset.UTC));
        assertTrue(
                html.contains("12 entries are other logs: GuardDuty findings (7), S3 access logs (5)."), "the kinds");
    }

    @Test
    void emptyCaseHasAReportToo() throws Exception {
        EventIndex nothing = new TestEnrichment().index(List.of());
        String html = report(new ReportInput(
                "empty",
                nothing,
                DetectionResult.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                IntegrityReport.NONE,
                List.of(),
                Triage.NONE,
                "1.0",
                MADE,
                ZoneOffset.UTC,
                ""));
        assertTrue(html.contains("There are no events to draw.") && html.contains("Nothing was rejected."));
        assertTrue(html.contains("No detector was run on this case."));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z, hour",
        "2024-05-01T10:00:00Z, 2024-05-20T10:00:00Z, day",
        "2022-05-01T10:00:00Z, 2024-05-20T10:00:00Z, week",
        "1970-01-01T00:00:00Z, 2024-05-20T10:00:00Z, year",
        "0001-01-01T00:00:00Z, 9999-05-20T10:00:00Z, century"
    })
    void slotsFitTheSpanAndLoseNoEvent(String first, String last, String unit) {
        EventIndex index = new TestEnrichment()
                .index(List.of(
                        anEvent().at(first).id("1").build(),
                        anEvent().at(last).id("2").build()));
        TimeSlots slots = TimeSlots.of(index.span(), new Words(ZoneId.of("Europe/Berlin")));
        assertEquals(unit, slots.unit());
        assertTrue(slots.count() >= 1 && slots.count() <= 402, "slots: " + slots.count());
        int[] counts = slots.counts(org.nightjar.store.RowSet.all(2), index);
        assertEquals(2, java.util.Arrays.stream(counts).sum());
        assertEquals(1 + (counts.length == 1 ? 1 : 0), counts[counts.length - 1]);
    }

    @Test
    void anHourBetweenTwoTimesThatLookTheSameIsNoMoment() {
        Words berlin = new Words(ZoneId.of("Europe/Berlin"));
        Instant first = Instant.parse("2024-10-27T00:30:00Z");
        assertEquals("2024-10-27 02:30 UTC+02:00 to 02:30 UTC+01:00", berlin.span(first, first.plusSeconds(3600)));
        assertEquals("2024-10-27 02:30 UTC+02:00", berlin.span(first, first.plusSeconds(20)));
    }

    @Test
    void oneThingIsNotSaidInThePlural() {
        assertEquals("incident", Words.things(1, "incident"));
        assertEquals("incidents", Words.things(0, "incident"));
        assertEquals("1,200 events", Words.count(1200, "event"));
    }

    @Test
    void noTimeOfAStepIsBrokenInTwo() throws Exception {
        Path file = folder.resolve("steps.html");
        HtmlReport.write(input(sample.detection(), "", ZoneId.of("Europe/Berlin")), file, JobContext.unwatched());
        String steps = Files.readString(file).split("class=\"steps\"", 2)[1].split("</ol>", 2)[0];
        Matcher times =
                Pattern.compile("<span class=\"time\">(.*?)</span> ?</span>").matcher(steps);
        int found = 0;
        while (times.find()) {
            found++;
            for (String whole : times.group(1).split("<span class=\"whole\">")) {
                assertTrue(whole.split("\\d{4}-", -1).length <= 2, "one date in what is kept on a line: " + whole);
            }
        }
        assertTrue(found > 0, steps);
    }
}
