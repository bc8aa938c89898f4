package org.nightjar.analysis.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Incident;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

class EffectsTest {

    private static final Instant NIGHT = Instant.parse("2024-05-01T03:00:00Z");

    private final List<AuditEvent> events = new ArrayList<>();

    /** The next minute's event of the intruder, which succeeds. */
    private TestEvents intruder(String service, String action, String... on) {
        return anEvent()
                .by("mallory")
                .at(NIGHT.plusSeconds(60L * events.size()))
                .writes(service + ".amazonaws.com", action)
                .on(on);
    }

    /** An event of the responder on the next day. */
    private TestEvents responder(String service, String action, String... on) {
        return anEvent()
                .by("irene")
                .at(NIGHT.plusSeconds(86_400L + 60L * events.size()))
                .writes(service + ".amazonaws.com", action)
                .on(on);
    }

    private void add(TestEvents event) {
        events.add(event.build());
    }

    private List<Effect> effects() {
        EventIndex index = new TestEnrichment().index(events);
        Incident incident =
                new Incident(1, "mallory", 90, NIGHT, NIGHT.plusSeconds(3600), List.of(), List.of(), "It happened.");
        return Effects.of(index, List.of(incident)).getOrDefault(1, List.of());
    }

    private Effect only() {
        List<Effect> effects = effects();
        assertEquals(1, effects.size(), effects::toString);
        return effects.get(0);
    }

    @Test
    void accessKeyIsOpenUntilThatKeyIsDeletedAndNotAnother() {
        add(intruder("iam", "CreateAccessKey", "bob").issues("AKIA1"));
        assertEquals(EffectState.OPEN, only().state());
        assertEquals("created access key bob, AKIA1", only().describe());
        add(responder("iam", "DeleteAccessKey", "bob", "AKIA2"));
        assertEquals(EffectState.OPEN, only().state());
        add(responder("iam", "DeleteAccessKey", "bob", "AKIA1"));
        assertEquals(EffectState.UNDONE, only().state());
        assertEquals("irene", only().undoingUser());
    }

    @Test
    void keyThatIsOnlySwitchedOffCountsAsTakenBackAndSwitchedOnDoesNot() {
        add(intruder("iam", "CreateAccessKey", "bob").issues("AKIA1"));
        add(responder("iam", "UpdateAccessKey", "bob", "AKIA1").detail("status=Active"));
        assertEquals(EffectState.OPEN, only().state());
        add(responder("iam", "UpdateAccessKey", "bob", "AKIA1").detail("status=Inactive"));
        assertEquals(EffectState.UNDONE, only().state());
    }

    @Test
    void whatFailedLeftNothingAndAFailedUndoUndoesNothing() {
        add(intruder("iam", "CreateUser", "backdoor").denied());
        assertEquals(List.of(), effects());
        add(intruder("iam", "CreateUser", "backdoor"));
        add(responder("iam", "DeleteUser", "backdoor").denied());
        assertEquals(EffectState.OPEN, only().state());
    }

    @Test
    void anotherUserAnotherTimeAndAnotherAccountDoNotCount() {
        add(responder("iam", "CreateUser", "colleague"));
        add(anEvent()
                .by("mallory")
                .at(NIGHT.minusSeconds(60))
                .writes("iam.amazonaws.com", "CreateUser")
                .on("earlier"));
        assertEquals(List.of(), effects());
    }

    @Test
    void eachInstanceIsAnItemOfItsOwn() {
        add(intruder("ec2", "RunInstances", "i-1", "i-2", "i-3"));
        add(responder("ec2", "TerminateInstances", "i-1", "i-3"));
        assertEquals(
                List.of("i-1 undone", "i-2 open", "i-3 undone"),
                effects().stream()
                        .map(one -> one.thing() + " " + one.state().id())
                        .toList());
    }

    @Test
    void sharingEndsWhenThatAccountLosesItNotWhenAnotherDoes() {
        add(intruder("ec2", "ModifySnapshotAttribute", "snap-1").sharedWith("999988887777"));
        assertEquals("with 999988887777", only().detail());
        assertEquals(EffectKind.SHARED, only().kind());
        add(responder("ec2", "ModifySnapshotAttribute", "snap-1").detail("removeUserId=111111111111"));
        assertEquals(EffectState.OPEN, only().state());
        add(responder("ec2", "ModifySnapshotAttribute", "snap-1").detail("removeUserId=999988887777"));
        assertEquals(EffectState.UNDONE, only().state());
    }

    @Test
    void bucketPolicyIsReplacedByOneThatNamesNobodyOutside() {
        add(intruder("s3", "PutBucketPolicy", "arn:aws:s3:::books").sharedWith("public"));
        add(responder("s3", "PutBucketPolicy", "books").sharedWith("999988887777"));
        assertEquals(EffectState.OPEN, only().state());
        add(responder("s3", "PutBucketPolicy", "books"));
        assertEquals(EffectState.UNDONE, only().state());
    }

    @Test
    void attachedPolicyEndsWithItsDetachmentOrItsRole() {
        add(intruder("iam", "AttachRolePolicy", "builder", "arn:aws:iam::aws:policy/AdministratorAccess"));
        add(responder("iam", "DetachRolePolicy", "builder", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        assertEquals(EffectState.OPEN, only().state());
        add(responder("iam", "DeleteRole", "builder"));
        assertEquals("DeleteRole", only().undoingAction());
    }

    @Test
    void ruleOfASecurityGroupIsRevokedByThatRule() {
        add(intruder("ec2", "AuthorizeSecurityGroupIngress", "sg-1").detail("cidr=0.0.0.0/0, fromPort=22"));
        add(responder("ec2", "RevokeSecurityGroupIngress", "sg-1").detail("cidr=10.0.0.0/8, fromPort=22"));
        assertEquals(EffectState.OPEN, only().state());
        add(responder("ec2", "RevokeSecurityGroupIngress", "sg-1").detail("cidr=0.0.0.0/0, fromPort=22"));
        assertEquals(EffectState.UNDONE, only().state());
    }

    @Test
    void stoppedLoggingIsOpenUntilItRunsAgain() {
        add(intruder("cloudtrail", "StopLogging", "arn:aws:cloudtrail:eu-west-1:111122223333:trail/main"));
        assertEquals("destroyed logging of trail main", only().describe());
        add(responder("cloudtrail", "StartLogging", "main"));
        assertEquals(EffectState.UNDONE, only().state());
    }

    @Test
    void retentionThatIsChangedAgainIsSaidToBeSo() {
        add(intruder("logs", "PutRetentionPolicy", "/aws/app").detail("retentionInDays=1"));
        add(responder("logs", "PutRetentionPolicy", "/aws/app").detail("retentionInDays=365"));
        assertEquals(EffectState.CHANGED_AGAIN, only().state());
        assertTrue(only().state().isOpen());
    }

    @Test
    void whatTheIntruderCleansUpIsListedOnce() {
        add(intruder("lambda", "CreateFunction20150331", "dropper"));
        add(intruder("lambda", "DeleteFunction20150331", "dropper"));
        assertEquals(EffectState.UNDONE, only().state());
        assertEquals("mallory", only().undoingUser());
    }

    @Test
    void whatCannotComeBackIsFinal() {
        add(intruder("logs", "DeleteLogGroup", "/aws/app"));
        assertEquals(EffectState.FINAL, only().state());
    }

    @ParameterizedTest
    @CsvSource({
        "bob, bob",
        "/aws/app, /aws/app",
        "arn:aws:iam::111122223333:user/staff/bob, bob",
        "arn:aws:s3:::books, books",
        "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/app:*, /aws/app",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbC123, prod/db",
        "arn:aws:cloudformation:eu-west-1:111122223333:stack/web/5f1c-22, web",
        "arn:aws:lambda:eu-west-1:111122223333:function:dropper, dropper"
    })
    void namesAreThoseThatRequestsUse(String resource, String name) {
        assertEquals(name, ActedRow.lastPart(resource));
    }

    @Test
    void eachActionOfTheTableStandsOnce() {
        Set<String> seen = new HashSet<>();
        for (EffectRule rule : EffectRule.ALL) {
            assertTrue(seen.add(rule.service() + " " + rule.does()), rule.toString());
        }
        assertTrue(seen.size() > 100);
    }
}
