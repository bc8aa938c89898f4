package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.support.OrdinaryLife;
import org.nightjar.support.TestEvents;

class AttackPathDetectorTest {

    private static AuditEvent did(String user, int day, int minute, TestEvents event) {
        return event.by(user).from(OrdinaryLife.OFFICE).at(at(day, 11, minute)).build();
    }

    private static List<AuditEvent> path(String user, int day) {
        return List.of(
                did(user, day, 1, anEvent().reads("iam.amazonaws.com", "ListUsers")),
                did(user, day, 5, anEvent().writes("iam.amazonaws.com", "AttachUserPolicy")),
                did(user, day, 9, anEvent().writes("ec2.amazonaws.com", "CreateSnapshot")),
                did(
                        user,
                        day,
                        20,
                        anEvent()
                                .writes("ec2.amazonaws.com", "ModifySnapshotAttribute")
                                .sharedWith("999988887777")));
    }

    @Test
    void firesOnFourStepsInOrder() {
        Signal signal = DetectorRun.inOrdinaryLife(new AttackPathDetector(), path(person(2), 22))
                .only(person(2));
        assertEquals(4, signal.rows().length);
        assertTrue(signal.surprise() > 1.3, () -> "surprise " + signal.surprise());
    }

    @Test
    void theSameStepsInAnotherOrderAreNoPath() {
        List<AuditEvent> backwards = List.of(
                did(
                        person(2),
                        26,
                        1,
                        anEvent()
                                .writes("ec2.amazonaws.com", "ModifySnapshotAttribute")
                                .sharedWith("999988887777")),
                did(person(2), 26, 5, anEvent().writes("ec2.amazonaws.com", "CreateSnapshot")),
                did(person(2), 26, 9, anEvent().writes("iam.amazonaws.com", "AttachUserPolicy")));
        DetectorRun.inOrdinaryLife(new AttackPathDetector(), backwards).assertSilent();
    }

    @Test
    void staysSilentForWhomItIsAJob() {
        List<AuditEvent> daily = new ArrayList<>();
        for (int day = 0; day < 26; day++) {
            daily.addAll(path("releaser", day));
        }
        DetectorRun.inOrdinaryLife(new AttackPathDetector(), daily).assertSilent();
    }

    @Test
    void isNotApplicableWhereNothingIsChanged() {
        DetectorRun.inOrdinaryLife(new AttackPathDetector(), List.of()).assertNotApplicable();
        assertEquals(0, anEvent().times(0, Duration.ZERO).size());
    }
}
