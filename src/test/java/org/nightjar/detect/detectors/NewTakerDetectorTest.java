package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Principal;
import org.nightjar.model.TimeRange;
import org.nightjar.support.OrdinaryLife;

class NewTakerDetectorTest {

    private static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/tokens.example:sts.amazonaws.com";
    private static final String DEPLOY = "arn:aws:iam::111122223333:role/deploy";

    private static Principal vouched(String type, String provider, String subject) {
        return new Principal(type, "", provider + ":" + subject, "", subject, "", "", "", "");
    }

    private static Principal web(String subject) {
        return vouched("WebIdentityUser", PROVIDER, subject);
    }

    private static AuditEvent take(Principal who, String role, String key, int day, int hour) {
        return anEvent()
                .by(who)
                .from(OrdinaryLife.CLOUD)
                .reads(
                        "sts.amazonaws.com",
                        who.type().equals("WebIdentityUser") ? "AssumeRoleWithWebIdentity" : "AssumeRole")
                .on(role)
                .issues(key)
                .at(at(day, hour, 0))
                .build();
    }

    private static List<AuditEvent> session(String key, int day, int hour) {
        return anEvent()
                .byRole("deploy", "run")
                .key(key)
                .from(OrdinaryLife.CLOUD)
                .at(at(day, hour, 2))
                .times(3, Duration.ofMinutes(1));
    }

    /** Ten takes on each of so many days, each day from another branch. */
    private static List<AuditEvent> pipeline(int days) {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int hour = 8; hour < 18; hour++) {
                String key = "ASIA" + day + "x" + hour;
                String branch = hour < 12 ? "main" : "change-" + day;
                events.add(take(web("repo:acme/app:ref:refs/heads/" + branch), DEPLOY, key, day, hour));
                events.addAll(session(key, day, hour));
            }
        }
        return events;
    }

    private static DetectorRun with(List<AuditEvent> usual, AuditEvent... strange) {
        List<AuditEvent> events = new ArrayList<>(usual);
        events.addAll(List.of(strange));
        return DetectorRun.inOrdinaryLife(new NewTakerDetector(), events);
    }

    @Test
    void firesOnAStrangersRepositoryAndOnWhatItDoes() {
        List<AuditEvent> events = new ArrayList<>(pipeline(20));
        events.addAll(session("ASIAstranger", 19, 20));
        DetectorRun run =
                with(events, take(web("repo:stranger/tool:ref:refs/heads/main"), DEPLOY, "ASIAstranger", 19, 20));
        Signal take = run.only("repo:stranger/tool:ref:refs/heads/main");
        Signal work = run.only("deploy");
        assertEquals(1, take.rows().length);
        assertEquals(3, work.rows().length);
        assertTrue(take.surprise() > 1.8, () -> "surprise " + take.surprise());
        assertEquals(take.surprise(), work.surprise());
        String said = take.story().get().explain("").summary();
        assertTrue(said.endsWith("which nobody of repo:stranger ever took before."), said);
        assertTrue(take.story().get().explain("").typical().contains("repo:acme (200 takes)"));
        assertTrue(work.story().get().explain("").summary().contains("repo:stranger/tool"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"repo:acme/app:ref:refs/heads/change-new", "repo:acme/app:ref:refs/heads/main"})
    void staysSilentWhereOnlyTheBranchIsNewAndBranchesAlwaysAre(String subject) {
        with(pipeline(20), take(web(subject), DEPLOY, "ASIAnew", 19, 20)).assertSilent();
    }

    @Test
    void aBranchIsNewWhereOnlyOneEverDeployed() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            events.add(take(web("repo:acme/app:ref:refs/heads/main"), DEPLOY, "ASIA" + day, day, 9));
        }
        Signal signal = with(events, take(web("repo:acme/app:ref:refs/heads/x"), DEPLOY, "ASIAx", 20, 9))
                .only("repo:acme/app:ref:refs/heads/x");
        String said = signal.story().get().explain("").summary();
        assertTrue(said.endsWith("which this user never took before."), said);
    }

    @Test
    void sayingTheSameByAnotherProviderIsNew() {
        Principal elsewhere = vouched("WebIdentityUser", "arn:other:sts", "repo:acme/app:ref:refs/heads/main");
        Signal signal = with(pipeline(20), take(elsewhere, DEPLOY, "ASIAother", 19, 20))
                .only("repo:acme/app:ref:refs/heads/main");
        String said = signal.story().get().explain("").summary();
        assertTrue(said.contains("nobody of the identity provider arn:other:sts"), said);
    }

    @Test
    void aRoleThatManyOwnersTakeIsAnOpenOne() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            events.add(take(web("repo:owner" + day + "/app:ref:refs/heads/main"), DEPLOY, "ASIA" + day, day, 9));
        }
        with(events, take(web("repo:stranger/tool:ref:refs/heads/main"), DEPLOY, "ASIAx", 20, 9))
                .assertSilent();
    }

    @Test
    void aPersonWhoNeverTookThisRoleIsNewToItWithTheirOwnSession() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            events.add(take(iam(person(1)), DEPLOY, "ASIA" + day, day, 9));
        }
        AuditEvent taken = take(iam(person(2)), DEPLOY, "ASIAtwo", 20, 9);
        events.add(anEvent().by(iam(person(2))).key("ASIAtwo").at(at(20, 9, 5)).build());
        Signal signal = with(events, taken).only(person(2));
        assertEquals(2, signal.rows().length);
    }

    @Test
    void aJoinerOfTheTeamWeighsLessThanSomebodyWhoHasBeenHereAllAlong() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            events.add(take(saml(person(1) + "@example.com"), DEPLOY, "ASIA" + day, day, 9));
        }
        Signal joiner = with(events, take(saml("joiner@example.com"), DEPLOY, "ASIAj", 20, 9))
                .only("joiner@example.com");
        Signal stranger = with(events, take(saml("joiner@example.org"), DEPLOY, "ASIAj", 20, 9))
                .only("joiner@example.org");
        Signal colleague =
                with(events, take(iam(person(2)), DEPLOY, "ASIAtwo", 20, 9)).only(person(2));
        assertEquals(NewTakerDetector.JOINER.value(), joiner.stakes());
        assertEquals(NewTakerDetector.STAKES.value(), stranger.stakes());
        assertEquals(NewTakerDetector.STAKES.value(), colleague.stakes());
    }

    private static Principal saml(String name) {
        return vouched("SAMLUser", "idp", name);
    }

    @Test
    void whoComesToManyRolesIsNoNewsToOneMore() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            events.add(take(iam(person(1)), DEPLOY, "ASIA" + day, day, 9));
            events.add(take(iam(person(2)), "arn:aws:iam::111122223333:role/team-" + day, "ASIAt" + day, day, 9));
        }
        with(events, take(iam(person(2)), DEPLOY, "ASIAtwo", 20, 9)).assertSilent();
    }

    @Test
    void aRollOutToManyRolesIsLessOddThanOneRole() {
        List<AuditEvent> events = new ArrayList<>();
        List<AuditEvent> all = new ArrayList<>();
        for (int role = 0; role < 4; role++) {
            for (int day = 0; day < 20; day++) {
                events.add(take(web("repo:acme/app" + role + ":x"), DEPLOY + role, "ASIA" + role + "x" + day, day, 9));
            }
            all.add(take(web("repo:fresh/scan:x"), DEPLOY + role, "ASIAs" + role, 20, 9));
        }
        double one = with(events, all.get(0)).only("repo:fresh/scan:x").surprise();
        double many = with(events, all.toArray(AuditEvent[]::new)).all().stream()
                .mapToDouble(Signal::surprise)
                .max()
                .orElse(0);
        assertTrue(many < one - 0.5, one + " alone, " + many + " everywhere");
    }

    @Test
    void refusedTakesAndServicesAreNoNewcomers() {
        AuditEvent refused = anEvent()
                .by(web("repo:stranger/tool:x"))
                .reads("sts.amazonaws.com", "AssumeRoleWithWebIdentity")
                .on(DEPLOY)
                .denied()
                .at(at(19, 20, 0))
                .build();
        Principal service = new Principal("AWSService", "", "", "", "", "", "", "ec2.amazonaws.com", "");
        with(pipeline(20), refused, take(service, DEPLOY, "ASIAec2", 19, 21)).assertSilent();
    }

    @Test
    void theAnalystsBaselineSaysWhoIsKnown() {
        TimeRange baseline = new TimeRange(at(0, 0, 0), at(10, 0, 0));
        List<AuditEvent> events = new ArrayList<>(pipeline(10));
        events.add(take(web("repo:stranger/tool:x"), DEPLOY, "ASIAa", 12, 9));
        events.add(take(web("repo:stranger/tool:x"), DEPLOY, "ASIAb", 13, 9));
        DetectorRun run = DetectorRun.inOrdinaryLife(new NewTakerDetector(), events, Optional.of(baseline));
        Signal signal = run.only("repo:stranger/tool:x");
        assertEquals(2, signal.rows().length);
        assertTrue(signal.story().get().explain("").baseline().startsWith("The role was taken on 10 days before"));
    }

    @Test
    void theOrderOfStoringDoesNotMatter() {
        AuditEvent one = take(web("repo:stranger/a:x"), DEPLOY, "ASIAa", 19, 20);
        AuditEvent other = take(web("repo:stranger/b:x"), DEPLOY, "ASIAb", 19, 20);
        assertEquals(words(with(pipeline(20), one, other)), words(with(pipeline(20), other, one)));
    }

    private static List<String> words(DetectorRun run) {
        return run.all().stream()
                .map(signal ->
                        signal.title() + " " + run.index().user(signal.user()).id() + " " + signal.surprise() + " "
                                + signal.story().get().explain(signal.condition()))
                .toList();
    }

    @Test
    void namesAreCutFromTheGeneralToTheParticular() {
        assertArrayEquals(
                new String[] {"repo", "repo:acme", "repo:acme/app", "repo:acme/app:pull_request"},
                Taker.parts("repo:acme/app:pull_request").toArray());
        assertArrayEquals(
                new String[] {"@example.com", "ann@example.com"},
                Taker.parts("ann@example.com").toArray());
        assertEquals(Taker.MOST_PARTS - 1, Taker.parts("/a".repeat(5_000)).size());
    }

    @Test
    void isNotApplicableWhereNoRoleIsTakenOnASecondDay() {
        DetectorRun.inOrdinaryLife(new NewTakerDetector(), pipeline(1)).assertNotApplicable();
    }

    private static Principal iam(String name) {
        return new Principal(
                "IAMUser",
                "arn:aws:iam::111122223333:user/" + name,
                "AIDA" + name,
                "111122223333",
                name,
                "",
                "",
                "",
                "");
    }
}
