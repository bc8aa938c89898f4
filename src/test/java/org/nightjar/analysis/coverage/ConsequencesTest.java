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
import org.nightjar.model.DigestCheck;
import org.nightjar.model.Dimension;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.MissingObject;
import org.nightjar.model.NightjarException;
import org.nightjar.model.SignatureState;
import org.nightjar.model.TimeRange;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

/** An account of one region with about ten reads and three writes an hour, every day alike. */
class ConsequencesTest {

    private static final String ACCOUNT = "111122223333";
    private static final Instant MONDAY = Instant.parse("2024-05-06T00:00:00Z");
    private static final Instant ACT = MONDAY.plus(Duration.ofDays(15)).plus(Duration.ofHours(14));

    private final Random random = new Random(7);
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<DigestCheck> digests = new ArrayList<>();
    private final List<MissingObject> missing = new ArrayList<>();
    private final List<EntryIntegrity> entries = new ArrayList<>();

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
        EventIndex index =
                new TestEnrichment().index(events).withIntegrity(new IntegrityReport(digests, entries, missing));
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

    /** Digests of the hours from one after the act's day to another, as CloudTrail makes them, some minutes late. */
    private void digestsOf(String region, Instant from, Instant to) {
        for (Instant hour = from; hour.isBefore(to); hour = hour.plus(Duration.ofHours(1))) {
            digests.add(new DigestCheck(
                    1,
                    region + hour,
                    ACCOUNT,
                    region,
                    "main",
                    new TimeRange(hour.plusSeconds(91), hour.plusSeconds(3691)),
                    region + hour,
                    "00",
                    0,
                    false,
                    Integrity.VERIFIED,
                    SignatureState.NO_KEY,
                    ""));
        }
    }

    private void missing(MissingObject.Kind kind, Instant from, Instant to) {
        missing.add(new MissingObject(kind, ACCOUNT, "eu-west-1", new TimeRange(from, to), "o" + from, "d"));
    }

    private static Instant after(int hours) {
        return ACT.plus(Duration.ofHours(hours));
    }

    private static List<DigestTestimony.State> states(DigestTestimony said) {
        return said.regions().get(0).stretches().stream()
                .map(DigestTestimony.Stretch::state)
                .toList();
    }

    @Test
    void wholeDigestsShowThatWhatIsMissingWasNeverWritten() {
        life(21, (write, time) -> write || time.isBefore(ACT) || !time.isBefore(after(11)));
        act("PutEventSelectors", "readWriteType=WriteOnly", ACT);
        act("PutEventSelectors", "readWriteType=All", after(11));
        digestsOf("eu-west-1", MONDAY, MONDAY.plus(Duration.ofDays(21)));
        digestsOf("us-east-1", MONDAY, MONDAY.plus(Duration.ofDays(21)));
        DigestTestimony said =
                after("PutEventSelectors").orElseThrow().digests().orElseThrow();
        assertTrue(said.isWhole());
        assertEquals(
                List.of("Digests of all 11 hours after it are there for each of 2 regions, with every log file that"
                        + " they list."),
                said.sentences());
    }

    @Test
    void aStoppedTrailLeavesHoursWithoutDigestsAndANewChain() {
        life(21, (write, time) -> time.isBefore(ACT) || !time.isBefore(after(5)));
        act("StopLogging", "", ACT);
        act("StartLogging", "", after(5));
        digestsOf("eu-west-1", MONDAY, after(0));
        digestsOf("eu-west-1", after(5), after(24));
        missing(MissingObject.Kind.RESTART, after(0).plusSeconds(91), after(5).plusSeconds(91));
        DigestTestimony said = after("StopLogging").orElseThrow().digests().orElseThrow();
        assertEquals(
                List.of(new DigestTestimony.Stretch(after(0), after(5), DigestTestimony.State.NO_DIGEST)),
                said.regions().get(0).stretches());
        assertEquals(
                List.of("No digest covers any of the 5 hours after it in the region with digests (eu-west-1:"
                        + " 2024-05-21 14:00 to 2024-05-21 19:00, then a new chain from 2024-05-21 19:01 UTC): no trail"
                        + " with digests was logging, or the evidence lacks them."),
                said.sentences());
    }

    @Test
    void filesThatWereTakenOutAreToldFromThoseThatWereNeverWritten() {
        life(21, (write, time) -> time.isBefore(ACT) || !time.isBefore(after(5)));
        act("StopLogging", "", ACT);
        act("StartLogging", "", after(5));
        digestsOf("eu-west-1", MONDAY, after(3));
        digestsOf("eu-west-1", after(4), after(24));
        missing(MissingObject.Kind.LOG_FILE, ACT.minusSeconds(900), ACT.minusSeconds(600));
        missing(MissingObject.Kind.LOG_FILE, after(1).plusSeconds(60), after(1).plusSeconds(300));
        missing(MissingObject.Kind.LOG_FILE, after(1).plusSeconds(360), after(1).plusSeconds(600));
        missing(MissingObject.Kind.DIGEST, after(3).plusSeconds(91), after(4).plusSeconds(91));
        DigestTestimony said = after("StopLogging").orElseThrow().digests().orElseThrow();
        assertEquals(
                List.of(
                        DigestTestimony.State.WHOLE,
                        DigestTestimony.State.FILES_MISSING,
                        DigestTestimony.State.WHOLE,
                        DigestTestimony.State.DIGEST_MISSING,
                        DigestTestimony.State.WHOLE),
                states(said));
        assertEquals(2, said.regions().get(0).missingFiles(), "not the one from before the act");
        assertEquals(
                List.of(
                        "Digests list 2 log files with events of this time that the evidence lacks (eu-west-1: 2,"
                                + " 2024-05-21 15:00 to 2024-05-21 16:00 UTC): they were written, and deleted since or"
                                + " not handed over.",
                        "Digests of this time are missing from between others (eu-west-1: 2024-05-21 17:00 to"
                                + " 2024-05-21 18:00 UTC): somebody took them out, or did not hand them over."),
                said.sentences());
    }

    @Test
    void changedFilesAreCountedWithTheirEvents() {
        life(21, (write, time) -> true);
        for (int second = 0; second < 3; second++) {
            events.add(anEvent()
                    .at(after(1).plusSeconds(second))
                    .in("eu-west-1")
                    .standsAt("changed", second, 0)
                    .build());
        }
        entries.add(new EntryIntegrity(1, "changed", "00", Integrity.CONTRADICTED, "d", ""));
        act("StopLogging", "", ACT);
        digestsOf("eu-west-1", MONDAY, MONDAY.plus(Duration.ofDays(21)));
        DigestTestimony said = after("StopLogging").orElseThrow().digests().orElseThrow();
        assertEquals(1, said.regions().get(0).contradictedFiles());
        assertEquals(3, said.regions().get(0).contradictedEvents());
        assertEquals(1, said.regions().get(0).hours(DigestTestimony.State.CONTRADICTED));
        assertTrue(
                said.sentences().get(0).startsWith("Digests speak against 1 log file with 3 events"),
                said.sentences()::toString);
    }

    @Test
    void whereTheEventsEndDigestsStillTell() {
        life(21, (write, time) -> time.isBefore(ACT));
        act("StopLogging", "", ACT);
        digestsOf("eu-west-1", MONDAY, after(6));
        DigestTestimony said = after("StopLogging").orElseThrow().digests().orElseThrow();
        assertEquals(after(6).plusSeconds(91), said.to());
        assertTrue(said.isWhole(), "six hours of which digests prove that all is there");
    }

    @Test
    void withoutDigestsOfTheAccountNothingIsSaidOfThem() {
        life(3, (write, time) -> true);
        act("StopLogging", "", MONDAY.plus(Duration.ofDays(2)));
        assertEquals(Optional.empty(), after("StopLogging").orElseThrow().digests());
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
