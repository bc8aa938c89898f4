package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.KnownAccounts;
import org.nightjar.model.Principal;
import org.nightjar.model.UserKind;
import org.nightjar.support.OrdinaryLife;

class NewOutsiderDetectorTest {

    private static final String OUTSIDE = "999988887777";

    private static List<AuditEvent> acts(String name, int day) {
        Principal stranger = new Principal(
                "AWSAccount",
                "arn:aws:iam::" + OUTSIDE + ":user/" + name,
                "AIDA" + name,
                OUTSIDE,
                name,
                "",
                "",
                "",
                "");
        return anEvent()
                .by(stranger)
                .key("AKIA" + name)
                .from(OrdinaryLife.RENTED)
                .writes("sts.amazonaws.com", "AssumeRole")
                .at(at(day, 16, 0))
                .times(2, Duration.ofMinutes(3));
    }

    @Test
    void firesOnAnOutsiderWhoComesLate() {
        Signal signal = DetectorRun.inOrdinaryLife(new NewOutsiderDetector(), acts("mallory", 22))
                .only("mallory");
        assertEquals(2, signal.rows().length);
        assertTrue(signal.surprise() > 1.3, () -> "surprise " + signal.surprise());
    }

    @Test
    void nobodyOfAnAccountThatTheAnalystSaysIsOursIsAnOutsider() {
        DetectionScope scope = new DetectionScope(
                Optional.empty(), Optional.empty(), List.of(), new KnownAccounts(List.of(OUTSIDE), List.of()));
        DetectorRun.inOrdinaryLife(new NewOutsiderDetector(), acts("mallory", 22), scope)
                .assertSilent();
    }

    @Test
    void weighsMoreWhenADoorWasOpenedShortlyBefore() {
        List<AuditEvent> invited = new ArrayList<>(acts("mallory", 22));
        invited.add(anEvent()
                .by(person(1))
                .writes("iam.amazonaws.com", "UpdateAssumeRolePolicy")
                .sharedWith(OUTSIDE)
                .at(at(22, 15, 0))
                .build());
        double uninvited = DetectorRun.inOrdinaryLife(new NewOutsiderDetector(), acts("mallory", 22))
                .only("mallory")
                .evidence();
        Signal signal =
                DetectorRun.inOrdinaryLife(new NewOutsiderDetector(), invited).only("mallory");
        assertTrue(signal.evidence() > uninvited + 1);
        assertTrue(signal.story().get().explain("").summary().contains(person(1)));
    }

    @Test
    void aDoorOpenedBySomebodyWhoOftenOpensDoorsWeighsLess() {
        List<AuditEvent> rare = new ArrayList<>(acts("mallory", 22));
        List<AuditEvent> often = new ArrayList<>(acts("mallory", 22));
        for (int day = 1; day <= 22; day++) {
            AuditEvent opened = anEvent()
                    .by(person(1))
                    .from(OrdinaryLife.OFFICE)
                    .writes("iam.amazonaws.com", "UpdateAssumeRolePolicy")
                    .sharedWith(day == 22 ? OUTSIDE : "22223333444" + day % 10)
                    .at(at(day, 15, 0))
                    .build();
            often.add(opened);
            if (day == 22) {
                rare.add(opened);
            }
        }
        double byRareHand = DetectorRun.inOrdinaryLife(new NewOutsiderDetector(), rare)
                .only("mallory")
                .surprise();
        double byUsualHand = DetectorRun.inOrdinaryLife(new NewOutsiderDetector(), often)
                .only("mallory")
                .surprise();
        assertTrue(byRareHand > byUsualHand + 1, byRareHand + " and " + byUsualHand);
    }

    @Test
    void theSessionThatAnOutsiderOpensIsJudgedWithItAndIsNoFurtherOutsider() {
        List<AuditEvent> entry = new ArrayList<>(acts("mallory", 22));
        Principal stranger = entry.get(0).principal();
        entry.add(anEvent()
                .by(stranger)
                .key("AKIAmallory")
                .from(OrdinaryLife.RENTED)
                .writes("sts.amazonaws.com", "AssumeRole")
                .issues("ASIAopenvisit")
                .at(at(22, 16, 10))
                .build());
        entry.addAll(anEvent()
                .by(new Principal("AWSAccount", "", "AROA:visit", OUTSIDE, "open/visit", "visit", "", "", ""))
                .key("ASIAopenvisit")
                .from(OrdinaryLife.RENTED)
                .at(at(22, 16, 12))
                .times(3, Duration.ofMinutes(1)));
        DetectorRun run = DetectorRun.inOrdinaryLife(new NewOutsiderDetector(), entry);
        Signal session = run.only("open/visit");
        assertEquals(3, session.rows().length);
        assertEquals(UserKind.EXTERNAL, run.index().user(session.user()).kind());
        assertEquals(run.only("mallory").surprise(), session.surprise());
    }

    @Test
    void staysSilentWhereOutsidersComeAndGo() {
        List<AuditEvent> many = new ArrayList<>();
        for (int one = 1; one < 26; one++) {
            many.addAll(acts("vendor-" + one, one));
        }
        DetectorRun.inOrdinaryLife(new NewOutsiderDetector(), many).assertSilent();
    }

    @Test
    void isNotApplicableWithoutOutsiders() {
        DetectorRun.inOrdinaryLife(new NewOutsiderDetector(), List.of()).assertNotApplicable();
    }
}
