package org.nightjar.analysis.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.ChainProof;
import org.nightjar.model.Dimension;
import org.nightjar.model.People;
import org.nightjar.model.Principal;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;
import org.nightjar.support.FoldingEnrichment;
import org.nightjar.support.TestEvents;

class IdentityChainTest {
    private static final String B = "222222222222";

    private final List<AuditEvent> events = new ArrayList<>();

    @Test
    void chainOverTwoAccountsIsToldFromThePersonOn() {
        events.add(TestEvents.anEvent().by("alice").issues("ASIA1").build());
        events.add(TestEvents.anEvent()
                .byRole("Admin", "alice")
                .key("ASIA1")
                .issues("ASIA2")
                .build());
        events.add(TestEvents.anEvent()
                .by(session("DeployRole", "x", B))
                .key("ASIA2")
                .build());
        assertEquals("alice → Admin session → DeployRole session in account " + B, last().sentence());
        assertEquals("alice", last().user().id());
    }

    @Test
    void serviceIsInNoAccountSoItsSessionIsNotElsewhere() {
        Principal service = new Principal("AWSService", "", "", "", "", "", "", "ec2.amazonaws.com", "");
        events.add(TestEvents.anEvent().by(service).key("").issues("ASIA1").build());
        events.add(TestEvents.anEvent()
                .byRole("web", "i-0123456789abcdef0")
                .key("ASIA1")
                .build());
        assertEquals("ec2.amazonaws.com → web session", last().sentence());
    }

    @Test
    void nameOfACoworkerIsShownAsTheSessionsName() {
        events.add(TestEvents.anEvent().by("alice").build());
        events.add(TestEvents.anEvent().by("mallory").issues("ASIA1").build());
        events.add(TestEvents.anEvent().byRole("Admin", "alice").key("ASIA1").build());
        assertEquals("mallory → Admin session named “alice”", last().sentence());
    }

    @Test
    void chainThatCannotBeClosedSaysSo() {
        events.add(TestEvents.anEvent().byRole("Admin", "bob").key("ASIA1").build());
        assertEquals("Admin session named “bob” (who opened the session is not in the evidence)", last().sentence());
        events.add(0, TestEvents.anEvent().by("bob").build());
        assertEquals(
                "bob → Admin session (only the session's name says so: who opened it is not in the evidence)",
                last().sentence());
    }

    @Test
    void linkThatOnlyTheCopyOfAnEventClosesIsSaid() {
        String home = "111122223333";
        Principal outside = new Principal("AWSAccount", "", "", home, "", "", "", "", "");
        events.add(call(home).by("alice").shared("s1").build());
        events.add(call(B).by(outside).key("").shared("s1").issues("ASIA1").build());
        assertEquals("alice → somebody unnamed (same event in account " + home + ")", last().sentence());

        events.add(call(home).by("carol").shared("s2").build());
        events.add(call(B).by(outside).key("").shared("s2").issues("ASIA2").build());
        events.add(TestEvents.anEvent()
                .by(session("DeployRole", "x", B))
                .key("ASIA1")
                .issues("ASIA3")
                .build());
        events.add(
                TestEvents.anEvent().by(session("Inner", "y", B)).key("ASIA3").build());
        assertEquals(
                "alice → DeployRole session in account " + B + " (same event in account " + home + ") → Inner session",
                last().sentence());
        assertEquals(ChainProof.SHARED_EVENT, last().proof());
    }

    @Test
    void chainsThatSharedEventsCloseAreClosedAgainWhenUsersAreMerged() {
        Principal outside = new Principal("AWSAccount", "", "", "", "", "", "", "", "");
        events.add(call("111122223333").by("alice").shared("s1").build());
        events.add(call(B).by(outside).key("").shared("s1").build());
        events.add(TestEvents.anEvent().by("carol").build());
        People said = People.NONE.with(List.of(new People.Change(People.Kind.MERGE, "carol", "", "alice")));
        EventIndex merged = index().withPeople(new FoldingEnrichment(), said);
        for (int row = 0; row < 3; row++) {
            assertEquals("alice", merged.value(Dimension.USER, row));
        }
        assertEquals(
                ChainProof.SHARED_EVENT, merged.link(merged.principalCode(1)).proof());
    }

    private static TestEvents call(String account) {
        return TestEvents.anEvent().reads("sts.amazonaws.com", "AssumeRole").inAccount(account);
    }

    @Test
    void longChainIsCutInTheMiddle() {
        events.add(TestEvents.anEvent().by("alice").issues("ASIA0").build());
        for (int i = 0; i < 30; i++) {
            events.add(TestEvents.anEvent()
                    .byRole("R" + i, "s")
                    .key("ASIA" + i)
                    .issues("ASIA" + (i + 1))
                    .build());
        }
        assertTrue(last().text().startsWith("alice → R0 session → R1 session → R2 session → (23 more) → R26"));
    }

    @Test
    void chainsOfAUserAreThoseThatSayMore() {
        events.add(TestEvents.anEvent().by("alice").issues("ASIA1").build());
        events.add(TestEvents.anEvent().byRole("Admin", "alice").key("ASIA1").build());
        events.add(TestEvents.anEvent().byRole("Reader", "alice").key("ASIA9").build());
        events.add(TestEvents.anEvent().byRole("Reader", "alice").key("ASIA9").build());
        EventIndex index = index();
        int alice = index.column(Dimension.USER).dictionary().find("alice");
        assertEquals(
                List.of(
                        "alice → Reader session (only the session's name says so: who opened it is not in the evidence)",
                        "alice → Admin session"),
                IdentityChain.ofUser(index, alice).stream()
                        .map(IdentityChain::sentence)
                        .toList());
    }

    @Test
    void userWhoActsByItselfHasNoTellingChain() {
        events.add(TestEvents.anEvent().by("alice").build());
        assertFalse(last().isTelling());
    }

    private IdentityChain last() {
        EventIndex index = index();
        return IdentityChain.of(index, index.principalCode(index.size() - 1));
    }

    private EventIndex index() {
        EventTable table = new EventTable();
        events.forEach(event -> table.append(event, 1));
        return EventIndex.build(table, new FoldingEnrichment());
    }

    private static Principal session(String role, String session, String account) {
        String arn = "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session;
        String issuer = "arn:aws:iam::" + account + ":role/" + role;
        return new Principal("AssumedRole", arn, "", account, role, session, issuer, "", "");
    }
}
