package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.support.OrdinaryLife;

class LogTamperingDetectorTest {

    private static AuditEvent act(String user, String service, String action, String detail, int day) {
        return anEvent()
                .by(user)
                .from(OrdinaryLife.OFFICE)
                .writes(service, action)
                .detail(detail)
                .at(at(day, 13, 30))
                .build();
    }

    @Test
    void firesWhenSomeoneStopsATrailWhoNeverDid() {
        Signal signal = DetectorRun.inOrdinaryLife(
                        new LogTamperingDetector(),
                        List.of(act(person(7), "cloudtrail.amazonaws.com", "StopLogging", "", 22)))
                .only(person(7));
        assertTrue(signal.evidence() > 5, () -> "evidence " + signal.evidence());
    }

    /** Twenty-six days on which a machine is heard every hour in a region, the last of them only until noon, if so. */
    private static List<AuditEvent> machineIn(String region, boolean endsAtNoon) {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 26; day++) {
            for (int hour = 0; hour < 24; hour++) {
                if (!endsAtNoon || day < 22 || day == 22 && hour < 14) {
                    events.add(anEvent()
                            .byRole("poller", "i-0abc0abc0abc0abc0")
                            .from(OrdinaryLife.CLOUD)
                            .in(region)
                            .at(at(day, hour, 12))
                            .build());
                }
            }
        }
        return events;
    }

    @Test
    void aRegionThatFallsSilentAfterwardsMakesItWorse() {
        AuditEvent stop = act(person(7), "cloudtrail.amazonaws.com", "StopLogging", "", 22);
        List<AuditEvent> heard = new ArrayList<>(machineIn("eu-west-1", false));
        heard.add(stop);
        List<AuditEvent> silent = new ArrayList<>(machineIn("eu-west-1", true));
        silent.add(stop);
        Signal harmless =
                DetectorRun.inOrdinaryLife(new LogTamperingDetector(), heard).only(person(7));
        Signal blind =
                DetectorRun.inOrdinaryLife(new LogTamperingDetector(), silent).only(person(7));
        assertEquals(harmless.evidence() + 2, blind.evidence(), 1e-9);
        String words = blind.story().get().explain("").evidenceFor().toString();
        assertTrue(
                words.contains("In the 48 hours after it events are missing that the same hours of 9 days before had"),
                words);
        assertTrue(
                words.contains("Missing by region: eu-west-1: none of about 48 events (48 to 48), silent in 48 of 48"),
                words);
        String calm = harmless.story().get().explain("").evidenceAgainst().toString();
        assertTrue(calm.contains("No region, service or type of event is rarer in the 48 hours after it"), calm);
    }

    @Test
    void selectorsThatAskForEverythingPutThingsRight() {
        DetectorRun.inOrdinaryLife(
                        new LogTamperingDetector(),
                        List.of(act(
                                person(7),
                                "cloudtrail.amazonaws.com",
                                "PutEventSelectors",
                                "trailName=main, readWriteType=All",
                                22)))
                .assertSilent();
    }

    @Test
    void whatCutsAnotherLogIsNotJoinedToThisOne() {
        List<AuditEvent> silent = new ArrayList<>(machineIn("eu-west-1", true));
        silent.add(act(person(7), "ec2.amazonaws.com", "DeleteFlowLogs", "", 22));
        Signal signal =
                DetectorRun.inOrdinaryLife(new LogTamperingDetector(), silent).only(person(7));
        String against = signal.story().get().explain("").evidenceAgainst().toString();
        assertTrue(against.contains("It cuts down a log other than this one"), against);
    }

    @Test
    void aDayOfRetentionWeighsMoreThanAYear() {
        DetectorRun run = DetectorRun.inOrdinaryLife(
                new LogTamperingDetector(),
                List.of(
                        act(person(7), "logs.amazonaws.com", "PutRetentionPolicy", "retentionInDays=1", 22),
                        act(person(8), "logs.amazonaws.com", "PutRetentionPolicy", "retentionInDays=365", 22)));
        assertEquals(1, run.of(person(7)).size());
        assertEquals(List.of(), run.of(person(8)));
    }

    @Test
    void aRefusedAttemptWeighsLess() {
        DetectorRun run = DetectorRun.inOrdinaryLife(
                new LogTamperingDetector(),
                List.of(
                        act(person(7), "cloudtrail.amazonaws.com", "StopLogging", "", 22),
                        anEvent()
                                .by(person(8))
                                .writes("cloudtrail.amazonaws.com", "StopLogging")
                                .denied()
                                .at(at(22, 9, 0))
                                .build()));
        assertTrue(run.only(person(8)).evidence() < run.only(person(7)).evidence());
    }

    @Test
    void staysSilentForARoleThatAlwaysDoesIt() {
        List<AuditEvent> rollouts = new ArrayList<>();
        for (int day = 1; day < 26; day += 2) {
            rollouts.add(anEvent()
                    .byRole("rollout", "build-" + day)
                    .from(OrdinaryLife.CLOUD)
                    .writes("logs.amazonaws.com", "PutRetentionPolicy")
                    .detail("retentionInDays=3")
                    .at(at(day, 10, 0))
                    .build());
        }
        DetectorRun.inOrdinaryLife(new LogTamperingDetector(), rollouts).assertSilent();
    }

    @Test
    void aLifecycleRuleMattersOnABucketOfLogsOnly() {
        AuditEvent onTrail = anEvent()
                .by(person(1))
                .writes("s3.amazonaws.com", "PutBucketLifecycle")
                .on("arn:aws:s3:::example-trail")
                .detail("expirationDays=1")
                .at(at(22, 9, 0))
                .build();
        AuditEvent onPictures = anEvent()
                .by(person(2))
                .writes("s3.amazonaws.com", "PutBucketLifecycle")
                .on("arn:aws:s3:::blog-pictures")
                .detail("expirationDays=1")
                .at(at(22, 9, 0))
                .build();
        DetectorRun run = DetectorRun.inOrdinaryLife(new LogTamperingDetector(), List.of(onTrail, onPictures));
        assertEquals(1, run.of(person(1)).size());
        assertEquals(List.of(), run.of(person(2)));
    }

    @Test
    void isNotApplicableWhenNothingTouchesLogging() {
        DetectorRun.inOrdinaryLife(new LogTamperingDetector(), List.of()).assertNotApplicable();
    }
}
