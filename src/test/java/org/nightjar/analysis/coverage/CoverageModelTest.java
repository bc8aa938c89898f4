package org.nightjar.analysis.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.LoggingChange;
import org.nightjar.model.MissingObject;
import org.nightjar.model.SignatureState;
import org.nightjar.model.TimeRange;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

class CoverageModelTest {

    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "eu-central-1";
    private static final Instant DAY = Instant.parse("2024-05-01T00:00:00Z");

    private final List<AuditEvent> events = new ArrayList<>();
    private final List<DigestCheck> digests = new ArrayList<>();
    private final List<EntryIntegrity> entries = new ArrayList<>();
    private final List<MissingObject> missing = new ArrayList<>();

    private static Instant hour(int hour) {
        return DAY.plus(Duration.ofHours(hour));
    }

    private void event(int hour, String file) {
        events.add(anEvent()
                .at(hour(hour).plusSeconds(60L * events.size() % 3600))
                .standsAt(file, events.size(), 0)
                .build());
    }

    private void digest(int hour, Integrity state) {
        digests.add(new DigestCheck(
                1,
                "d" + hour,
                ACCOUNT,
                REGION,
                "main",
                new TimeRange(hour(hour).plusSeconds(91), hour(hour + 1).plusSeconds(91)),
                "d" + hour,
                "00",
                0,
                false,
                state,
                SignatureState.NO_KEY,
                ""));
    }

    private CoverageModel model() {
        IntegrityReport report = new IntegrityReport(digests, entries, missing);
        EventIndex index = new TestEnrichment().index(events).withIntegrity(report);
        return CoverageModel.of(index, report);
    }

    private List<CoverageHour> hours() {
        List<CoverageHour> hours = new ArrayList<>();
        model().series().get(0).forEachHour(hours::add);
        return hours;
    }

    private List<HourState> states() {
        return hours().stream().map(CoverageHour::state).toList();
    }

    @Test
    void hoursCountEventsFilesAndWhatDigestsSayOfThem() {
        event(1, "a");
        event(1, "a");
        event(1, "b");
        event(2, "a");
        entries.add(new EntryIntegrity(1, "a", "00", Integrity.VERIFIED, "d", ""));
        entries.add(new EntryIntegrity(1, "b", "00", Integrity.CONTRADICTED, "d", ""));
        CoverageHour first = hours().get(0);
        assertEquals(hour(1), first.start());
        assertEquals(3, first.events());
        assertEquals(2, first.files());
        assertEquals(2, first.verified());
        assertEquals(1, first.contradicted());
        assertEquals(1, hours().get(1).files());
    }

    @Test
    void fileThatHoldsManyRegionsIsCountedOnceAnHourInEach() {
        for (int i = 0; i < 6; i++) {
            events.add(anEvent()
                    .at(hour(1).plusSeconds(i))
                    .in(i % 2 == 0 ? "eu-central-1" : "us-east-1")
                    .standsAt("all", i, 0)
                    .build());
        }
        for (CoverageSeries series : model().series()) {
            assertEquals(3, series.known().get(0).events());
            assertEquals(1, series.known().get(0).files());
        }
    }

    @Test
    void silencesAreToldApart() {
        event(0, "a");
        for (int hour = 0; hour < 6; hour++) {
            digest(hour, Integrity.VERIFIED);
        }
        missing.add(new MissingObject(
                MissingObject.Kind.LOG_FILE,
                ACCOUNT,
                REGION,
                new TimeRange(hour(3).plusSeconds(60), hour(3).plusSeconds(600)),
                "x",
                "d3"));
        event(8, "b");
        assertEquals(
                List.of(
                        HourState.EVENTS,
                        HourState.QUIET,
                        HourState.QUIET,
                        HourState.LOST,
                        HourState.QUIET,
                        HourState.UNKNOWN,
                        HourState.UNKNOWN,
                        HourState.UNKNOWN,
                        HourState.EVENTS),
                states(),
                "the last digest's own hour may still be delivered by the next");
        assertEquals(1, hours().get(1).digests().verified());
        assertEquals(1, hours().get(3).missingFiles());
    }

    @Test
    void contradictedAndMissingDigestsProveNothing() {
        event(0, "a");
        digest(0, Integrity.VERIFIED);
        digest(1, Integrity.CONTRADICTED);
        missing.add(new MissingObject(
                MissingObject.Kind.DIGEST,
                ACCOUNT,
                REGION,
                new TimeRange(hour(2).plusSeconds(91), hour(3).plusSeconds(91)),
                "d2",
                "d3"));
        digest(3, Integrity.NOT_COVERED);
        digest(4, Integrity.NOT_COVERED);
        List<CoverageHour> hours = hours();
        assertEquals(
                List.of(HourState.EVENTS, HourState.UNKNOWN, HourState.UNKNOWN, HourState.UNKNOWN, HourState.UNKNOWN),
                states(),
                "hour 3 is not covered from its first minute");
        assertEquals(1, hours.get(1).digests().contradicted());
        assertEquals(1, hours.get(2).digests().missing());
        assertEquals(1, hours.get(3).digests().unconfirmed());
        assertEquals(
                List.of(
                        CoverageStretch.Kind.EVENTS,
                        CoverageStretch.Kind.CONTRADICTED,
                        CoverageStretch.Kind.DIGEST_MISSING,
                        CoverageStretch.Kind.UNKNOWN),
                model().series().get(0).stretches().stream()
                        .map(CoverageStretch::kind)
                        .toList());
    }

    @Test
    void nightsArePausesAndLongSilencesAreStretches() {
        for (int day = 0; day < 5; day++) {
            event(24 * day + 9, "a");
            event(24 * day + 17, "a");
        }
        event(24 * 10, "b");
        List<CoverageStretch> stretches = model().series().get(0).stretches();
        assertEquals(3, stretches.size(), stretches.toString());
        assertEquals(CoverageStretch.Kind.EVENTS, stretches.get(0).kind());
        assertEquals(10, stretches.get(0).events());
        assertEquals(24 * 4 + 9, stretches.get(0).hours());
        assertEquals(24 * 4 + 9 - 10, stretches.get(0).silentHours());
        assertEquals(CoverageStretch.Kind.UNKNOWN, stretches.get(1).kind());
        assertEquals(stretches.get(1).to(), stretches.get(2).from());
    }

    @Test
    void silenceAtTheEndOfTheCaseIsShown() {
        event(1, "a");
        events.add(anEvent().at(hour(90)).in("us-east-1").build());
        List<CoverageStretch> stretches = model().series().get(0).stretches();
        assertEquals(2, stretches.size());
        assertEquals(hour(91), stretches.get(1).to());
    }

    private void trail(String action, int hour, String detail) {
        events.add(anEvent()
                .at(hour(hour).plusSeconds(1800))
                .writes("cloudtrail.amazonaws.com", action)
                .on("arn:aws:cloudtrail:eu-central-1:111122223333:trail/main")
                .detail(detail)
                .build());
    }

    @Test
    void loggingIsStoppedUntilItIsStarted() {
        event(0, "a");
        trail("StopLogging", 2, "");
        trail("StartLogging", 4, "");
        event(6, "b");
        assertEquals(
                List.of(
                        LoggingState.ON,
                        LoggingState.ON,
                        LoggingState.STOPPED,
                        LoggingState.STOPPED,
                        LoggingState.STOPPED,
                        LoggingState.ON,
                        LoggingState.ON),
                hours().stream().map(CoverageHour::logging).toList());
        LoggingWindow window = model().windows().get(0);
        assertEquals("main", window.trail());
        assertEquals(Optional.of(hour(4).plusSeconds(1800)), window.to());
        assertEquals("StopLogging", window.action());
    }

    @Test
    void deletedTrailStaysStoppedToTheEndInEveryRegionOfTheAccount() {
        event(0, "a");
        trail("DeleteTrail", 2, "");
        events.add(anEvent().at(hour(1)).in("us-east-1").build());
        events.add(anEvent().at(hour(5)).in("us-east-1").build());
        CoverageModel model = model();
        assertEquals(Optional.empty(), model.windows().get(0).to());
        for (CoverageSeries series : model.series()) {
            List<CoverageStretch> stretches = series.stretches();
            assertEquals(
                    LoggingState.STOPPED, stretches.get(stretches.size() - 1).logging());
        }
    }

    @Test
    void onlyWhatTakesSomethingAwayNarrows() {
        event(0, "a");
        trail("PutEventSelectors", 1, "trailName=main, readWriteType=All");
        trail("PutEventSelectors", 2, "trailName=main, readWriteType=WriteOnly");
        trail("PutEventSelectors", 3, "trailName=main, readWriteType=All");
        event(5, "a");
        assertEquals(1, model().windows().size());
        assertEquals(LoggingState.NARROWED, model().windows().get(0).state());
        assertEquals(LoggingState.ON, hours().get(4).logging());
    }

    @Test
    void refusedAttemptStopsNothing() {
        events.add(anEvent()
                .at(hour(1))
                .writes("cloudtrail.amazonaws.com", LoggingChange.STOP_LOGGING.action())
                .denied()
                .build());
        assertEquals(List.of(), model().windows());
    }

    @Test
    void strayTimesCostNoMemory() {
        event(0, "a");
        events.add(anEvent().at("1970-01-01T00:00:00Z").build());
        events.add(anEvent().at("9999-12-31T23:00:00Z").build());
        missing.add(new MissingObject(
                MissingObject.Kind.LOG_FILE,
                ACCOUNT,
                REGION,
                new TimeRange(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z")),
                "x",
                "d"));
        List<CoverageHour> hours = hours();
        assertTrue(hours.size() < 2000, "silences of years are one run: " + hours.size());
        long length = hours.stream().mapToLong(CoverageHour::hours).sum();
        assertEquals(
                Duration.between(
                                Instant.EPOCH,
                                Instant.parse("9999-12-31T23:00:00Z").plusSeconds(3600))
                        .toHours(),
                length);
    }

    @Test
    void emptyCaseCoversNothing() {
        assertEquals(List.of(), model().series());
    }

    @Test
    @Tag("long")
    void twoMillionEventsOfThreeYearsTakeLessThanASecond() {
        TestEvents template = anEvent();
        long step = Duration.ofDays(3 * 365).toMillis() / 2_000_000;
        for (int i = 0; i < 2_000_000; i++) {
            events.add(template.at(DAY.plusMillis(i * step))
                    .in("region-" + i % 17)
                    .standsAt("f" + i / 100, i % 100, 0)
                    .build());
        }
        IntegrityReport none = IntegrityReport.NONE;
        EventIndex index = new TestEnrichment().index(events);
        events.clear();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long started = System.nanoTime();
            assertEquals(17, CoverageModel.of(index, none).series().size());
            best = Math.min(best, System.nanoTime() - started);
        }
        assertTrue(best < 1_000_000_000L, "took " + best / 1_000_000 + " ms");
    }
}
