package org.nightjar.detect.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightjar.job.JobContext;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.ChainProof;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.Severity;
import org.nightjar.model.SharedCall;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserLink;
import org.nightjar.store.Enrichment;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

/** A finding that only a session's name ties to its user says so. */
class NameAloneTest {

    /** Sessions are alice's by their name, users by what the log says. */
    private record ByName(TestEnrichment plain) implements Enrichment {
        @Override
        public AddressFacts address(String loggedAddress) {
            return plain.address(loggedAddress);
        }

        @Override
        public AgentFacts agent(String userAgent) {
            return plain.agent(userAgent);
        }

        @Override
        public List<UserLink> users(
                List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts) {
            User alice = new User("alice", UserKind.HUMAN, "111122223333");
            return uses.stream()
                    .map(use -> new UserLink(
                            alice,
                            -1,
                            use.principal().sessionName().isEmpty() ? ChainProof.NAMED : ChainProof.SESSION_NAME))
                    .toList();
        }
    }

    private static List<String> against(String... eventIds) {
        EventTable table = new EventTable();
        table.append(TestEvents.anEvent().id("own").by("alice").build(), 1);
        table.append(TestEvents.anEvent().id("named").byRole("Admin", "alice").build(), 1);
        EventIndex index = EventIndex.build(table, new ByName(new TestEnrichment()));
        Instant at = index.time(0);
        Finding finding = new Finding(
                "f",
                "new-value",
                "t",
                Severity.LOW,
                20,
                "alice",
                at,
                at,
                List.of(eventIds),
                List.of(),
                new Explanation("s", "t", "a", "b", "p", List.of(), List.of("known before"), "q", List.of()));
        return NameAlone.noted(List.of(finding), index, JobContext.unwatched())
                .get(0)
                .explanation()
                .evidenceAgainst();
    }

    @Test
    void findingOnASessionNamedAfterTheUserSaysThatOnlyTheNameSaysSo() {
        assertEquals(
                "That it was alice only the session's name says, which whoever opens a session chooses; who opened it is"
                        + " not in the evidence.",
                against("named").get(1));
    }

    @Test
    void onlyThoseEventsAreDoubted() {
        assertTrue(against("own", "named").get(1).startsWith("Of 1 of the 2 events that it was alice"));
        assertEquals(List.of("known before"), against("own"));
    }
}
