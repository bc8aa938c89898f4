package org.nightjar.analysis.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

/** An account of one region with about ten reads and three writes an hour, every day alike. */
class ConsequencesTest {

    private static final Instant MONDAY = Instant.parse("2024-05-06T00:00:00Z");
    private static final Instant ACT = MONDAY.plus(Duration.ofDays(15)).plus(Duration.ofHours(14));

    private final Random random = new Random(7);
    private final List<AuditEvent> events = new ArrayList<>();

    private interface Kept {
        boolean keeps(boolean write, Instant time);
    }

    private void life(int days, Kept kept) {
        for (int hour = 0; hour < days * 24; hour++) {
            for (int read = 6 + random.nextInt(9); read > 0; read--) {
                add(hour, false, kept);
            }
            for (int write = 1 + random.nextInt(5); write > 0; write--) {
                add(hour, true, kept);
            }
        }
    }

    private void add(int hour, boolean write, Kept kept) {
        Instant time = MONDAY.plus(Duration.ofHours(hour)).plusMillis(random.nextInt(3_600_000));
        if (kept.keeps(write, time)) {
            TestEvents event = anEvent().at(time).in("eu-west-1");
            events.add((write
                            ? event.writes("s3.amazonaws.com", "PutObject")
                            : event.reads("ec2.amazonaws.com", "DescribeInstances"))
                    .build());
        }
    }

    private void act(String action, String detail, Instant at) {
        events.add(anEvent()
                .at(at)
                .in("eu-west-1")
                .writes("cloudtrail.amazonaws.com", action)
                .on("arn:aws:cloudtrail:eu-west-1:111122223333:trail/main")
                .detail(detail)
                .build());
    }

    private Optional<Consequence> after(String action) {
        EventIndex index = new TestEnrichment().index(events);
        for (int row = 0; row < index.size(); row++) {
            if (index.value(Dimension.ACTION, row).equals(action)) {
                return Consequences.of(index).after(row);
            }
        }
        throw new AssertionError("no " + action);
    }

    private static List<String> values(Consequence of, Dimension what) {
        return of.of(what).stream().map(Lack::value).toList();
    }

    @Test
    void narrowedSelectorsTakeTheReadsAway() throws NightjarException {
        Instant back = ACT.plus(Duration.ofHours(11));
        life(21, (write, time) -> write || time.isBefore(ACT) || !time.isBefore(back));
        act("PutEventSelectors", "readWriteType=WriteOnly", ACT);
        act("PutEventSelectors", "readWriteType=All", back);
        Consequence found = after("PutEventSelectors").orElseThrow();
        assertEquals(back, found.to());
        assertTrue(found.putRight());
        assertEquals(9, found.compared(), "working days before, less two Fridays, whose nights are a weekend's");
        assertEquals(List.of("read"), values(found, Dimension.ACCESS));
        assertEquals(List.of("ec2.amazonaws.com"), values(found, Dimension.SERVICE));
        assertEquals(List.of("DescribeInstances"), values(found, Dimension.ACTION));
        Lack reads = found.of(Dimension.ACCESS).get(0);
        assertEquals(0, reads.seen());
        assertTrue(reads.least() <= reads.expected() && reads.expected() <= reads.most(), reads.words());
        assertEquals(110, reads.expected(), 15);
        assertEquals(11, reads.usualHours());
        assertEquals(11, reads.silentHours());
        EventIndex index = new TestEnrichment().index(events);
        assertEquals(0, EventQuery.parse(reads.query()).select(index).size(), "the query shows that there is nothing");
        assertTrue(EventQuery.parse(reads.before()).select(index).size() > 1000, "and this one what there was");
    }

    @Test
    void aStoppedTrailTakesEverythingAwayUntilItIsStarted() {
        Instant back = ACT.plus(Duration.ofHours(5));
        life(21, (write, time) -> time.isBefore(ACT) || !time.isBefore(back));
        act("StopLogging", "", ACT);
        act("StartLogging", "", back);
        Consequence found = after("StopLogging").orElseThrow();
        assertEquals("5 hours", found.length());
        assertEquals(List.of("eu-west-1"), values(found, Dimension.REGION));
        assertEquals(List.of("read", "write"), values(found, Dimension.ACCESS));
    }

    @Test
    void withoutAnEndItLooksAtTwoDays() {
        life(21, (write, time) -> time.isBefore(ACT));
        life(21, (write, time) -> time.isAfter(ACT.plus(Duration.ofDays(4))));
        act("DeleteTrail", "", ACT);
        Consequence found = after("DeleteTrail").orElseThrow();
        assertEquals(ACT.plus(Duration.ofHours(48)), found.to());
        assertEquals(List.of("eu-west-1"), values(found, Dimension.REGION));
    }

    @Test
    void nothingIsMissingWhereLifeGoesOn() {
        life(21, (write, time) -> true);
        act("StopLogging", "", ACT);
        Consequence found = after("StopLogging").orElseThrow();
        assertEquals(List.of(), found.lacks());
        assertTrue(found.compared() >= Consequence.LEAST_COMPARED);
    }

    /** Thirty weeks of the same life, in which an act that does nothing is put at many hours. */
    @Test
    void chanceIsSeldomTakenForALack() {
        life(210, (write, time) -> true);
        int told = 0;
        for (int day = 30; day < 200; day++) {
            act("StopLogging", "", MONDAY.plus(Duration.ofHours(24L * day + day % 24)));
            act("StartLogging", "", MONDAY.plus(Duration.ofHours(24L * day + day % 24 + 4)));
        }
        EventIndex index = new TestEnrichment().index(events);
        int asked = 0;
        for (int row = 0; row < index.size() && asked < Consequences.MOST; row++) {
            if (index.value(Dimension.ACTION, row).equals("StopLogging")) {
                Consequence one = Consequences.of(index).after(row).orElseThrow();
                asked++;
                told += one.lacks().isEmpty() ? 0 : 1;
            }
        }
        assertEquals(0, told, "of " + asked);
    }

    @Test
    void twoDaysBeforeAreTooFewToCompareWith() {
        events.clear();
        Instant late = MONDAY.plus(Duration.ofDays(2)).plus(Duration.ofHours(14));
        life(4, (write, time) -> time.isBefore(late));
        act("StopLogging", "", late);
        life(8, (write, time) -> time.isAfter(MONDAY.plus(Duration.ofDays(6))));
        Consequence found = after("StopLogging").orElseThrow();
        assertTrue(found.compared() < Consequence.LEAST_COMPARED);
        assertEquals(List.of(), found.lacks());
    }

    @Test
    void whereTheEvidenceEndsNothingCanBeTold() {
        life(21, (write, time) -> time.isBefore(ACT));
        act("StopLogging", "", ACT);
        Consequence found = after("StopLogging").orElseThrow();
        assertTrue(found.toTheEnd());
        assertEquals(0, found.compared());
    }

    @Test
    void anActThatCutsNothingHasNoConsequence() {
        life(3, (write, time) -> true);
        act("StartLogging", "", MONDAY.plus(Duration.ofDays(2)));
        act("PutEventSelectors", "readWriteType=All", MONDAY.plus(Duration.ofDays(2)));
        act("DeleteFlowLogs", "", MONDAY.plus(Duration.ofDays(2)));
        assertEquals(Optional.empty(), after("StartLogging"));
        assertEquals(Optional.empty(), after("PutEventSelectors"));
        assertEquals(Optional.empty(), after("DeleteFlowLogs"));
    }
}
