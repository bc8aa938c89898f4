package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Principal;
import org.nightjar.model.SharedCall;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

class SharedCallsTest {
    private static final String A = "111111111111";
    private static final String B = "222222222222";
    private static final String C = "333333333333";

    private final List<AuditEvent> events = new ArrayList<>();
    private int number;

    @Test
    void twoCopiesOfOneCallAreAPair() {
        log(A, copy("alice", "s1"));
        log(B, copy(A, "s1").issues("ASIA1"));
        SharedCall only = calls().get(0);
        assertEquals(1, calls().size());
        assertEquals("alice", only.one().principal().userName());
        assertEquals(A, only.other().principal().userName());
        assertEquals("ASIA1", only.accessKeyId());
    }

    @Test
    void aThousandCallsOfTheSameTwoAreOnePair() {
        for (int i = 0; i < 1_000; i++) {
            log(A, copy("alice", "s" + i));
            log(B, copy(A, "s" + i));
        }
        assertEquals(1, calls().size());
    }

    @Test
    void idInTheLogOfOneAccountOnlyIsNoPair() {
        log(A, copy("alice", "s1"));
        log(A, copy("alice", "s1"));
        log(B, copy(A, "s2"));
        assertEquals(List.of(), calls());
    }

    @Test
    void idOfMoreThanTwoAccountsSaysNothing() {
        log(A, copy("alice", "s1"));
        log(B, copy(A, "s1"));
        log(C, copy(A, "s1"));
        assertEquals(List.of(), calls());
    }

    @Test
    void idOfSeveralPrincipalsOfOneAccountSaysNothing() {
        log(A, copy("alice", "s1"));
        log(A, copy("carol", "s1"));
        log(B, copy(A, "s1"));
        log(B, copy("dora", "s2"));
        log(A, copy("alice", "s2"));
        log(A, copy("bob", "s2"));
        assertEquals(List.of(), calls());
    }

    @Test
    void idOfDifferentCallsOrOfDifferentCredentialsSaysNothing() {
        log(A, copy("alice", "s1"));
        log(B, copy(A, "s1").reads("sts.amazonaws.com", "GetCallerIdentity"));
        log(A, copy("alice", "s2").issues("ASIA1"));
        log(B, copy(A, "s2").issues("ASIA2"));
        assertEquals(List.of(), calls());
    }

    private void log(String account, TestEvents event) {
        events.add(event.id("e" + number++).inAccount(account).build());
    }

    private static TestEvents copy(String name, String sharedId) {
        return anEvent()
                .by(new Principal("", "", "", "", name, "", "", "", ""))
                .key("")
                .reads("sts.amazonaws.com", "AssumeRole")
                .shared(sharedId);
    }

    private List<SharedCall> calls() {
        IndexParts parts = new TestEnrichment().index(events).parts();
        List<org.nightjar.model.PrincipalUse> uses = new ArrayList<>();
        for (int code = 0; code < parts.users().principals(); code++) {
            uses.add(FoldedUsers.use(parts.users().uses().value(code)));
        }
        return parts.sharedCalls().calls(uses, parts.issuedKeys().dictionary());
    }
}
