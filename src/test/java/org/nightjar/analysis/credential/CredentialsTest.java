package org.nightjar.analysis.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.credential.Credential.Stretch;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Principal;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;
import org.nightjar.support.FoldingEnrichment;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

class CredentialsTest {
    private static final Instant START = Instant.parse("2024-05-01T10:00:00Z");
    private static final String HOME = "198.51.100.7";
    private static final String AWAY = "203.0.113.66";

    private final List<AuditEvent> events = new ArrayList<>();

    @Test
    void lifeOfASessionFromItsIssueToItsEnd() {
        add(alice(0).writes("sts.amazonaws.com", "AssumeRole")
                .issues("ASIA1")
                .detail("roleSessionName=x, durationSeconds=900"));
        add(session(60));
        add(session(600));
        Credential life = life("ASIA1");
        assertEquals("alice", life.issuedBy());
        assertEquals(0, life.issuedRow());
        assertEquals(1, life.firstRow());
        assertEquals(2, life.lastRow());
        assertEquals(2, life.events());
        assertEquals(millis(900), life.expires());
        assertTrue(life.states().contains(CredentialState.TEMPORARY));
        assertFalse(life.states().contains(CredentialState.EXPIRED));
    }

    @Test
    void sessionUsedAfterItsTimeIsSaid() {
        add(alice(0).writes("sts.amazonaws.com", "AssumeRole").issues("ASIA1"));
        add(session(3_600 + Credentials.CLOCK_SECONDS));
        add(session(3_601 + Credentials.CLOCK_SECONDS));
        Credential life = life("ASIA1");
        assertEquals(1, life.lateUses());
        assertTrue(life.states().contains(CredentialState.EXPIRED));
        assertTrue(life.states().contains(CredentialState.USED_AFTER_END));
    }

    @Test
    void theCallersOwnLogSaysWhoIssuedRatherThanTheOtherAccounts() {
        Principal outside = new Principal("AWSAccount", "", "AIDAX", "222222222222", "", "", "", "", "");
        add(alice(0).by(outside).key("").issues("ASIA1"));
        add(alice(1).issues("ASIA1"));
        assertEquals("alice", life("ASIA1").issuedBy());
    }

    @Test
    void whomOnlyTheOtherAccountsCopyOfTheIssueNamesIssuedIt() {
        Principal outside = new Principal("AWSAccount", "", "", "111122223333", "", "", "", "", "");
        TestEvents copy = alice(0).reads("sts.amazonaws.com", "AssumeRole").shared("s1");
        add(copy.id("a"));
        add(copy.id("b").by(outside).key("").issues("ASIA1").inAccount("222222222222"));
        TestEvents other =
                alice(5).by("carol").reads("sts.amazonaws.com", "AssumeRole").shared("s2");
        add(other.id("c"));
        add(other.id("d").by(outside).key("").issues("ASIA2").inAccount("222222222222"));
        add(session(60));
        EventTable table = new EventTable();
        events.forEach(event -> table.append(event, 1));
        Credentials all = Credentials.of(EventIndex.build(table, new FoldingEnrichment()));
        assertEquals("alice", all.find("ASIA1").orElseThrow().issuedBy());
        assertEquals("111122223333", all.find("ASIA2").orElseThrow().issuedBy(), "no use leads back to anybody");
    }

    @Test
    void keyUsedWhileItIsDisabledIsSaid() {
        add(alice(0));
        add(change(60, "UpdateAccessKey", "status=Inactive"));
        add(alice(120));
        add(change(180, "UpdateAccessKey", "status=Active"));
        add(alice(240));
        Credential life = life("AKIAalice");
        assertEquals(1, life.lateUses());
        assertEquals(
                List.of(CredentialState.DISABLED, CredentialState.ISSUED),
                life.changes().stream().map(Credential.Change::to).toList());
        assertFalse(life.states().contains(CredentialState.DISABLED));
        assertTrue(life.states().contains(CredentialState.LASTING));
    }

    @Test
    void keyDeletedAndUsedAgainIsSaidAndARefusedDeletionIsNone() {
        add(alice(0));
        add(change(60, "DeleteAccessKey", ""));
        add(alice(120));
        assertTrue(life("AKIAalice").states().contains(CredentialState.USED_AFTER_END));
        assertEquals(millis(60), life("AKIAalice").end().orElseThrow());
        events.clear();
        add(alice(0));
        add(change(60, "DeleteAccessKey", "").denied());
        add(alice(120));
        assertTrue(life("AKIAalice").changes().isEmpty());
    }

    @Test
    void useFromTwoNetworksAtOnceNeedsAReturnWithinTheWindow() {
        add(alice(0));
        add(alice(60).from(AWAY));
        add(alice(120));
        assertEquals(
                List.of(new Stretch(millis(0), millis(120))), life("AKIAalice").parallels());
        events.clear();
        add(alice(0));
        add(alice(60).from(AWAY));
        add(alice(Credentials.PARALLEL_MINUTES * 60L + 1));
        assertTrue(life("AKIAalice").parallels().isEmpty(), "who moves on comes back later");
        events.clear();
        add(alice(0));
        add(alice(60).from("198.51.100.200"));
        add(alice(120));
        assertTrue(life("AKIAalice").parallels().isEmpty(), "two addresses of one network are none");
    }

    @Test
    void aServicesCallIsFromNoNetwork() {
        add(alice(0));
        add(alice(60).from("cloudformation.amazonaws.com"));
        add(alice(120));
        assertTrue(life("AKIAalice").parallels().isEmpty());
        assertEquals(2, life("AKIAalice").origins().size());
    }

    @Test
    void parallelUseThatGoesOnIsOneStretch() {
        for (int minute = 0; minute < 40; minute++) {
            add(alice(minute * 60L).from(minute % 2 == 0 ? HOME : AWAY));
        }
        assertEquals(
                List.of(new Stretch(millis(0), millis(39 * 60))),
                life("AKIAalice").parallels());
    }

    @Test
    void sleepIsAPauseOfWeeksBeforeANewUse() {
        long weeks = Duration.ofDays(Credentials.SLEEP_DAYS).toSeconds();
        add(alice(0));
        add(alice(weeks - 1));
        assertTrue(life("AKIAalice").sleeps().isEmpty());
        add(alice(2 * weeks - 1));
        assertEquals(
                List.of(new Stretch(millis(weeks - 1), millis(2 * weeks - 1))),
                life("AKIAalice").sleeps());
        assertTrue(life("AKIAalice").states().contains(CredentialState.AWAKENED));
    }

    @Test
    void keyMadeAndNeverUsedIsThere() {
        add(alice(0).writes("iam.amazonaws.com", "CreateAccessKey").issues("AKIANEW"));
        Credential life = life("AKIANEW");
        assertEquals(0, life.events());
        assertTrue(life.states().contains(CredentialState.UNUSED));
        assertTrue(life.states().contains(CredentialState.LASTING));
    }

    @Test
    void sessionOfWhichTheLogNamesNoKeyIsACredentialByItsArn() {
        add(anEvent().byRole("Admin", "bob").key(""));
        add(alice(60).key(""));
        List<Credential> all = Credentials.of(index()).all();
        assertEquals(1, all.size());
        assertEquals(
                "arn:aws:sts::111122223333:assumed-role/Admin/bob", all.get(0).id());
        assertFalse(all.get(0).isKey());
    }

    @Test
    void queriesSelectByTheLifeOfTheCredential() throws NightjarException {
        add(alice(0).writes("sts.amazonaws.com", "AssumeRole").issues("ASIA1"));
        add(session(60));
        add(anEvent().by("bob").at(START.plusSeconds(100)));
        add(session(120).from(AWAY));
        add(session(180));
        assertEquals(List.of(1, 3, 4), rows("issued-by:ALICE"));
        assertEquals(List.of(1, 3, 4), rows("credential:parallel"));
        assertEquals(List.of(0, 2), rows("credential:lasting"));
        assertEquals(List.of(0), rows("issues:ASIA*"));
        assertEquals(List.of(0, 1, 2, 3, 4), rows("credential:*"));
        assertEquals(List.of(1, 3, 4), rows(life("ASIA1").query()));
        NightjarException wrong = assertThrows(NightjarException.class, () -> EventQuery.parse("credential:dead"));
        assertTrue(wrong.userMessage().contains("used-after-end"), wrong.userMessage());
    }

    private List<Integer> rows(String query) throws NightjarException {
        var rows = EventQuery.parse(query).select(index());
        return IntStream.range(0, rows.size()).mapToObj(rows::row).toList();
    }

    private void add(TestEvents event) {
        events.add(event.build());
    }

    private static TestEvents alice(long seconds) {
        return anEvent().by("alice").at(START.plusSeconds(seconds)).from(HOME);
    }

    private static TestEvents session(long seconds) {
        return anEvent()
                .byRole("Admin", "x")
                .key("ASIA1")
                .at(START.plusSeconds(seconds))
                .from(HOME);
    }

    private static TestEvents change(long seconds, String action, String detail) {
        return anEvent()
                .by("admin")
                .at(START.plusSeconds(seconds))
                .writes("iam.amazonaws.com", action)
                .on("AKIAalice")
                .detail(detail);
    }

    private static long millis(long seconds) {
        return START.plusSeconds(seconds).toEpochMilli();
    }

    private Credential life(String id) {
        return Credentials.of(index()).find(id).orElseThrow();
    }

    private EventIndex index() {
        return new TestEnrichment()
                .place(HOME, "DE", "Bonn", 50.7, 7.1, 64496, "Example Broadband", NetworkClass.ISP)
                .place("198.51.100.200", "DE", "Bonn", 50.7, 7.1, 64496, "Example Broadband", NetworkClass.ISP)
                .place(AWAY, "NL", "Amsterdam", 52.4, 4.9, 64511, "Example Tunnel", NetworkClass.VPN_OR_HOSTING)
                .index(events);
    }
}
