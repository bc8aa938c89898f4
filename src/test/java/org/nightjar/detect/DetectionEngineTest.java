package org.nightjar.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.detect.detectors.DetectorCatalogue;
import org.nightjar.job.Job;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobRunner;
import org.nightjar.job.JobState;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Severity;
import org.nightjar.model.TimeRange;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.support.OrdinaryLife;

class DetectionEngineTest {

    private static final String THIEF = person(4);

    /** Ordinary life, a thief at night from rented servers, and an on-call engineer whose night is only noisy. */
    private static List<AuditEvent> story() {
        List<AuditEvent> events = new ArrayList<>(OrdinaryLife.days(26));
        for (String action : List.of("ListUsers", "DescribeSnapshots", "CreateSnapshot", "ModifySnapshotAttribute")) {
            boolean shares = action.startsWith("Modify");
            events.add(anEvent()
                    .by(THIEF)
                    .from(OrdinaryLife.RENTED)
                    .with("Boto3/1.34")
                    .writes("rds.amazonaws.com", action)
                    .sharedWith(shares ? new String[] {"999988887777"} : new String[0])
                    .at(at(23, 2, events.size() % 50))
                    .build());
        }
        events.addAll(anEvent()
                .by(person(8))
                .from(OrdinaryLife.OFFICE)
                .reads("ec2.amazonaws.com", "DescribeInstances")
                .fails(org.nightjar.model.Outcome.FAILURE, "ThrottlingException")
                .at(at(22, 3, 5))
                .times(20, Duration.ofSeconds(40)));
        return events;
    }

    private static DetectionResult run(List<AuditEvent> events, DetectionSettings settings) {
        return DetectionEngine.run(OrdinaryLife.enrichment().index(events), settings, JobContext.unwatched());
    }

    @Test
    void theThiefLeadsAndTheOnCallEngineerStaysBelowMedium() {
        DetectionResult result = run(story(), DetectionSettings.DEFAULT);
        UserRisk first = result.users().get(0);
        assertEquals(THIEF, first.user().id());
        assertTrue(first.risk() >= 65, () -> "risk " + first.risk());
        for (UserRisk other : result.users().subList(1, result.users().size())) {
            assertTrue(
                    Severity.ofScore(other.risk()).compareTo(Severity.MEDIUM) < 0,
                    () -> other.user().id() + " has " + other.risk());
        }
    }

    @Test
    void theOrderOfStoringDoesNotMatter() {
        List<AuditEvent> events = story();
        DetectionResult expected = run(events, DetectionSettings.DEFAULT);
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(events, new Random(seed));
            DetectionResult actual = run(events, DetectionSettings.DEFAULT);
            assertEquals(expected.findings(), actual.findings());
            assertEquals(expected.incidents(), actual.incidents());
            assertEquals(expected.users(), actual.users());
            assertEquals(expected.detectors(), actual.detectors());
        }
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        EventIndex index = OrdinaryLife.enrichment().index(story());
        DetectionResult alone = new DetectionEngine(DetectorCatalogue.all(), 1)
                .detect(index, DetectionSettings.DEFAULT, JobContext.unwatched());
        DetectionResult sideBySide = new DetectionEngine(DetectorCatalogue.all(), 7)
                .detect(index, DetectionSettings.DEFAULT, JobContext.unwatched());
        assertEquals(alone, sideBySide);
    }

    @Test
    void eachFindingsQueryParsesAndSelectsItsEvents() throws NightjarException {
        EventIndex index = OrdinaryLife.enrichment().index(story());
        DetectionResult result = DetectionEngine.run(index, DetectionSettings.DEFAULT, JobContext.unwatched());
        assertFalse(result.findings().isEmpty());
        for (Finding finding : result.findings()) {
            RowSet selected = EventQuery.parse(finding.explanation().query()).select(index);
            for (String id : finding.eventIds()) {
                assertTrue(
                        selected.contains(index.findRow(id)),
                        finding.explanation().query());
            }
        }
    }

    @Test
    void incidentsHoldTheirFindingsAndEachEventOnce() {
        DetectionResult result = run(story(), DetectionSettings.DEFAULT);
        List<String> findings = result.findings().stream().map(Finding::id).toList();
        assertEquals(Set.copyOf(findings).size(), findings.size(), "ids are unique");
        for (Incident incident : result.incidents()) {
            assertTrue(findings.containsAll(incident.findingIds()));
            assertEquals(
                    Set.copyOf(incident.eventIds()).size(), incident.eventIds().size());
            assertTrue(incident.summary().endsWith("."), incident.summary());
        }
    }

    @Test
    void everyUserIsRankedAndNamesAllItsCredentials() {
        DetectionResult result = run(story(), DetectionSettings.DEFAULT);
        assertEquals(OrdinaryLife.PEOPLE + 2, result.users().size());
        UserRisk thief = result.users().get(0);
        assertTrue(thief.principals().contains("AKIA" + THIEF));
        assertTrue(thief.principals().contains("arn:aws:iam::111122223333:user/" + THIEF));
    }

    @Test
    void eventsInsideAChosenBaselineAreNotJudged() {
        TimeRange all = new TimeRange(at(0, 0, 0), at(40, 0, 0));
        DetectionResult result = run(story(), DetectionSettings.withBaseline(Optional.of(all)));
        assertEquals(List.of(), result.findings());
        TimeRange before = new TimeRange(at(0, 0, 0), at(19, 0, 0));
        DetectionResult judged = run(story(), DetectionSettings.withBaseline(Optional.of(before)));
        assertEquals(THIEF, judged.users().get(0).user().id());
    }

    @Test
    void aDetectorCanBeLeftOutAndAParameterChanged() {
        DetectionResult without = run(story(), DetectionSettings.without("outside-sharing"));
        assertTrue(without.findings().stream().noneMatch(one -> one.detector().equals("outside-sharing")));
        DetectionSettings strict =
                new DetectionSettings(Optional.empty(), Map.of("error-burst.leastErrors", 500.0), Set.of());
        DetectionResult changed = run(story(), strict);
        assertTrue(changed.findings().stream().noneMatch(one -> one.detector().equals("error-burst")));
        assertTrue(changed.detectors().stream()
                .anyMatch(report -> report.parameters().contains("leastErrors=500 events")));
    }

    @Test
    void notApplicableIsReportedWithItsReason() {
        DetectionResult result = run(OrdinaryLife.days(3), DetectionSettings.DEFAULT);
        assertTrue(result.detectors().stream()
                .filter(report -> report.detector().equals("log-tampering"))
                .allMatch(report -> !report.applicable() && report.reason().endsWith(".")));
    }

    @Test
    void noEventsGiveAnEmptyResult() {
        DetectionResult result = run(List.of(), DetectionSettings.DEFAULT);
        assertEquals(List.of(), result.findings());
        assertEquals(List.of(), result.users());
        assertTrue(result.detectors().stream().noneMatch(org.nightjar.model.DetectorReport::applicable));
    }

    @Test
    void aCancelledRunStopsAndLeavesNothing() throws InterruptedException {
        EventIndex index = OrdinaryLife.enrichment().index(story());
        JobRunner runner = JobRunner.direct();
        List<String> ran = new ArrayList<>();
        Detector cancels = new Watcher(() -> {
            ran.add("first");
            runner.jobs().forEach(Job::cancel);
        });
        Detector neverRuns = new Watcher(() -> ran.add("second"));
        Job<DetectionResult> job = runner.submit(
                "Detect",
                context -> new DetectionEngine(List.of(cancels, neverRuns), 1)
                        .detect(index, DetectionSettings.DEFAULT, context));
        assertEquals(JobState.CANCELLED, job.state());
        assertNull(job.await());
        assertEquals(List.of("first"), ran);
    }

    /** Does something when it runs. */
    private record Watcher(Runnable act) implements Detector {
        @Override
        public DetectorInfo info() {
            return new DetectorInfo("watcher", "Watcher", Family.NEW, "Does it run?", List.of(), 1, List.of());
        }

        @Override
        public Applicability applicability(DetectionContext context) {
            return Applicability.YES;
        }

        @Override
        public void detect(DetectionContext context, SignalSink sink) {
            act.run();
        }
    }
}
