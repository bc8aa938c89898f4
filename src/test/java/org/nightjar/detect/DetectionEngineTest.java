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
import org.nightjar.model.DetectionScope;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.IncidentPart;
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

    private static DetectionSettings scope(Optional<TimeRange> baseline, TimeRange incident, String... leftOut) {
        return DetectionSettings.of(new DetectionScope(baseline, Optional.of(incident), List.of(leftOut)));
    }

    @Test
    void onlyTheIncidentWindowIsJudgedAndWhatCameBeforeItIsItsMeasure() {
        TimeRange night = new TimeRange(at(23, 0, 0), at(24, 0, 0));
        DetectionResult inside = run(story(), scope(Optional.empty(), night));
        assertEquals(THIEF, inside.users().get(0).user().id());
        for (Finding finding : inside.findings()) {
            assertTrue(night.contains(finding.windowStart()), finding.toString());
        }
        List<Finding> whole = run(story(), DetectionSettings.DEFAULT).findings();
        assertTrue(whole.containsAll(inside.findings()), "the measure is the same, so the findings are");
        TimeRange quiet = new TimeRange(at(24, 0, 0), at(25, 0, 0));
        assertTrue(run(story(), scope(Optional.empty(), quiet)).findings().stream()
                .noneMatch(finding -> finding.user().equals(THIEF) && finding.severity() != Severity.INFO));
    }

    @Test
    void whatLiesInBothWindowsBelongsToTheIncident() {
        TimeRange all = new TimeRange(at(0, 0, 0), at(40, 0, 0));
        TimeRange night = new TimeRange(at(23, 0, 0), at(24, 0, 0));
        DetectionResult result = run(story(), scope(Optional.of(all), night));
        assertEquals(THIEF, result.users().get(0).user().id());
        assertTrue(
                result.users().get(0).risk() >= 65,
                () -> "risk " + result.users().get(0).risk());
        assertTrue(result.findings().stream().allMatch(finding -> night.contains(finding.windowStart())));
    }

    @Test
    void whatCameBetweenBaselineAndIncidentIsNotKnown() {
        TimeRange weeks = new TimeRange(at(0, 0, 0), at(19, 0, 0));
        List<AuditEvent> events = story();
        events.add(anEvent()
                .by(THIEF)
                .from(OrdinaryLife.RENTED)
                .with("Boto3/1.34")
                .reads("rds.amazonaws.com", "DescribeSnapshots")
                .at(at(20, 10, 0))
                .build());
        DetectionResult result = run(events, scope(Optional.of(weeks), new TimeRange(at(23, 0, 0), at(24, 0, 0))));
        assertTrue(result.findings().stream()
                .anyMatch(finding ->
                        finding.user().equals(THIEF) && finding.title().equals("New service: rds.amazonaws.com")));
        assertTrue(result.findings().stream()
                .noneMatch(finding -> finding.windowStart().isBefore(at(23, 0, 0))));
    }

    @Test
    void usersLeftOutAreNeitherJudgedNorCompared() {
        DetectionSettings without =
                DetectionSettings.of(new DetectionScope(Optional.empty(), Optional.empty(), List.of(THIEF, THIEF)));
        DetectionResult result = run(story(), without);
        assertTrue(
                result.findings().stream().noneMatch(finding -> finding.user().equals(THIEF)));
        assertTrue(result.incidents().stream()
                .noneMatch(incident -> incident.user().equals(THIEF)));
        List<AuditEvent> shared = story();
        shared.add(anEvent()
                .by(person(9))
                .from(OrdinaryLife.RENTED)
                .with("Boto3/1.34")
                .reads("rds.amazonaws.com", "DescribeSnapshots")
                .at(at(23, 12, 0))
                .build());
        String peers = peersOfNewService(run(shared, DetectionSettings.DEFAULT));
        String alone = peersOfNewService(run(shared, without));
        assertTrue(peers.startsWith("1 of "), peers);
        assertTrue(alone.startsWith("None of "), alone);
    }

    private static String peersOfNewService(DetectionResult result) {
        return result.findings().stream()
                .filter(finding ->
                        finding.user().equals(person(9)) && finding.title().equals("New service: rds.amazonaws.com"))
                .map(finding -> finding.explanation().peers())
                .findFirst()
                .orElse("no such finding");
    }

    @Test
    void whatAddsUpToAnIncidentsScoreIsSaid() {
        Incident first = run(story(), DetectionSettings.DEFAULT).incidents().get(0);
        assertTrue(first.parts().size() >= 3, () -> first.parts().toString());
        double sum = 0;
        double soFar = 0;
        for (IncidentPart part : first.parts()) {
            assertTrue(part.scoreSoFar() > soFar, part::toString);
            assertTrue(first.findingIds().containsAll(part.findingIds())
                    && !part.findingIds().isEmpty());
            soFar = part.scoreSoFar();
            sum += part.decades();
        }
        assertEquals(first.score(), soFar, 0.01);
        assertTrue(sum > 5, "decades " + sum);
    }

    @Test
    void aDetectorCanBeLeftOutAndAParameterChanged() {
        DetectionResult without = run(story(), DetectionSettings.without("outside-sharing"));
        assertTrue(without.findings().stream().noneMatch(one -> one.detector().equals("outside-sharing")));
        DetectionSettings strict =
                new DetectionSettings(DetectionScope.ALL, Map.of("error-burst.leastErrors", 500.0), Set.of());
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
