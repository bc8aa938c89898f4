package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.Family;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Severity;
import org.nightjar.support.OrdinaryLife;

/** What a match of a rule says of its own events, and what of another's. */
class MatchDetectorTest {

    private static AuditEvent event(String by, String at) {
        return anEvent().by(by).writes("iam.amazonaws.com", "CreateUser").at(at).build();
    }

    private static String firstReason(String user) {
        Match match = new Match(
                "",
                "a rule",
                new int[] {0, 1},
                who -> who + " matched.",
                "matched",
                "userName is “x”",
                List.of(),
                List.of("It is only a rule."),
                List.of("Look."));
        DetectorInfo info = new DetectorInfo(
                "sigma.x", "a rule", Family.RULES, "Does it?", List.of(), 3, List.of(), Optional.of(Severity.HIGH));
        DetectorRun run = new DetectorRun(
                new MatchDetector(info, Aspect.RULE, 1, List.of(match)),
                List.of(event("alice", "2024-05-01T10:00:00Z"), event("bob", "2024-05-01T12:00:00Z")),
                OrdinaryLife.enrichment());
        return run.only(user).story().get().explain("").evidenceFor().get(0);
    }

    @Test
    void whatTheFirstMatchHoldsIsSaidOfItself() {
        assertEquals("It holds what the rule asks for: userName is “x”.", firstReason("alice"));
    }

    @Test
    void ofLaterMatchesItIsAnExampleThatNamesItsOwner() {
        assertEquals(
                "What the rule asks for, as the first match of all holds it (alice, 1 May 2024 10:00 UTC): userName is “x”.",
                firstReason("bob"));
    }
}
