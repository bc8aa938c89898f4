package org.nightjar.detect.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.Family;
import org.nightjar.detect.Signal;
import org.nightjar.detect.Story;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;

class FindingQueryTest {

    private static final DetectorInfo DETECTOR =
            new DetectorInfo("test", "Test", Family.NEW, "Is it?", List.of(), 5, List.of());
    private static final Instant START = Instant.parse("2024-05-06T00:00:00Z");

    /** An event a minute, of one user. */
    private static EventIndex minutes(int count) {
        List<AuditEvent> events = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            events.add(anEvent()
                    .by("ann")
                    .reads("s3.amazonaws.com", "GetObject")
                    .at(START.plusSeconds(60L * at))
                    .build());
        }
        return new TestEnrichment().index(events);
    }

    private static Reported signal(EventIndex index, int... rows) {
        return Reported.of(
                DETECTOR,
                new Signal(
                        index.column(Dimension.USER).code(rows[0]),
                        "key",
                        "Title",
                        Aspect.ACT,
                        rows,
                        3,
                        0,
                        QueryText.is(Dimension.ACTION, "GetObject"),
                        () -> Story.of("So.")));
    }

    private static String query(EventIndex index, List<Reported> signals) {
        return new FindingFold(index)
                .fold(List.of(signals))
                .get(0)
                .finding()
                .explanation()
                .query();
    }

    private static int[] selected(EventIndex index, String query) throws NightjarException {
        return EventQuery.parse(query).select(index).toArray();
    }

    /** Signals of one event each, this far apart. */
    private static List<Reported> every(EventIndex index, int step) {
        List<Reported> signals = new ArrayList<>();
        for (int row = 0; row < index.size(); row += step) {
            signals.add(signal(index, row));
        }
        return signals;
    }

    @Test
    void eightySignalsSelectTheirEventsAndNotThoseBetween() throws NightjarException {
        EventIndex index = minutes(160);
        List<Reported> signals = every(index, 2);
        int[] selected = selected(index, query(index, signals));
        assertEquals(80, selected.length);
        assertTrue(Arrays.stream(selected).allMatch(row -> row % 2 == 0));
    }

    @Test
    void signalsWithNothingBetweenAreAskedInOneTime() throws NightjarException {
        EventIndex index = minutes(300);
        List<Reported> signals = every(index, 1);
        String query = query(index, signals);
        assertEquals(300, selected(index, query).length);
        assertEquals(2, query.split("time:", -1).length, query);
    }

    @Test
    void signalsThatOverlapAreAskedInOneTime() throws NightjarException {
        EventIndex index = minutes(30);
        String query = query(index, List.of(signal(index, 2, 9), signal(index, 5, 12), signal(index, 20)));
        assertEquals(3, query.split("time:", -1).length, query);
        assertFalse(Arrays.stream(selected(index, query)).anyMatch(row -> row == 15));
    }

    @Test
    void moreTimesThanAQueryCanNameAreAskedByTheIdsOfEvents() throws NightjarException {
        EventIndex index = minutes(2 * FindingQuery.MOST_TIMES + 20);
        List<Reported> signals = every(index, 2);
        String query = query(index, signals);
        assertEquals(signals.size(), selected(index, query).length);
        assertTrue(query.contains("id:("), query);
    }

    @Test
    void veryManyAreAskedByTheirConditionWhichSelectsThemAll() throws NightjarException {
        EventIndex index = minutes(2 * FindingQuery.MOST_IDS + 20);
        List<Reported> signals = every(index, 2);
        String query = query(index, signals);
        assertEquals(index.size() - 1, selected(index, query).length);
        assertTrue(query.length() < 200, query);
    }

    @Test
    void oneSignalIsAskedInItsTime() throws NightjarException {
        EventIndex index = minutes(10);
        int[] selected = selected(index, query(index, List.of(signal(index, 3))));
        assertEquals(1, selected.length);
    }
}
