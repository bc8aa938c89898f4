package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.KnownAccounts;
import org.nightjar.support.OrdinaryLife;

class OutsideSharingDetectorTest {

    private static final String OUTSIDE = "999988887777";
    private static final String SIBLING = "444455556666";

    private static AuditEvent share(String user, String with, int day) {
        return anEvent()
                .by(user)
                .from(OrdinaryLife.OFFICE)
                .writes("ec2.amazonaws.com", "ModifySnapshotAttribute")
                .on("snap-1")
                .sharedWith(with)
                .at(at(day, 14, 0))
                .build();
    }

    @Test
    void firesOnTheFirstSharingWithAnOutsideAccount() {
        Signal signal = DetectorRun.inOrdinaryLife(new OutsideSharingDetector(), List.of(share(person(6), OUTSIDE, 22)))
                .only(person(6));
        assertTrue(signal.evidence() > 5, () -> "evidence " + signal.evidence());
        assertTrue(signal.story().get().explain("").summary().contains(OUTSIDE));
    }

    @Test
    void firesWhenSomethingIsMadePublic() {
        Signal signal = DetectorRun.inOrdinaryLife(
                        new OutsideSharingDetector(), List.of(share(person(6), "public", 22)))
                .only(person(6));
        assertTrue(signal.title().startsWith("Made public"));
    }

    @Test
    void staysSilentOnNightlyCopiesToASiblingEvenTheFirst() {
        List<AuditEvent> nightly = new ArrayList<>();
        for (int day = 0; day < 26; day++) {
            nightly.add(share("backup", SIBLING, day));
        }
        DetectorRun.inOrdinaryLife(new OutsideSharingDetector(), nightly).assertSilent();
    }

    @Test
    void staysSilentOnAnAccountOfOurOwn() {
        DetectorRun.inOrdinaryLife(
                        new OutsideSharingDetector(),
                        List.of(share(person(6), "arn:aws:iam::111122223333:role/reader", 22)))
                .assertSilent();
    }

    @Test
    void staysSilentOnAnAccountThatTheAnalystSaysIsOursAndNotOnOneThatIsNot() {
        List<AuditEvent> shares = List.of(share(person(6), OUTSIDE, 22), share(person(7), "111122223333", 22));
        DetectionScope scope = new DetectionScope(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new KnownAccounts(List.of(OUTSIDE), List.of("111122223333")));
        DetectorRun run = DetectorRun.inOrdinaryLife(new OutsideSharingDetector(), shares, scope);
        assertEquals(List.of(), run.of(person(6)));
        assertEquals(
                "Shared with outside account 111122223333", run.only(person(7)).title());
    }

    @Test
    void isNotApplicableWhenNothingIsGivenToAnybody() {
        DetectorRun.inOrdinaryLife(new OutsideSharingDetector(), List.of()).assertNotApplicable();
    }
}
