package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.ChainProof;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.SharedCall;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserLink;

class IdentityChainsTest {
    private static final String A = "111111111111";
    private static final String B = "222222222222";
    private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

    private final List<PrincipalUse> uses = new ArrayList<>();
    private final List<KeyIssue> issues = new ArrayList<>();
    private final List<SharedCall> shared = new ArrayList<>();

    @Test
    void everyLinkOfAChainLeadsToTheOneBeforeIt() {
        PrincipalUse alice = seen(user("alice", A), "AKIA1");
        PrincipalUse admin = assumed(alice, role("Admin", "alice", A), "ASIA1");
        assumed(admin, role("DeployRole", "x", B), "ASIA2");
        List<UserLink> links = links();
        User person = new User("alice", UserKind.HUMAN, A);
        assertEquals(
                List.of(
                        new UserLink(person, -1, ChainProof.NAMED),
                        new UserLink(person, 0, ChainProof.NAMED),
                        new UserLink(person, 1, ChainProof.NAMED)),
                links);
    }

    @Test
    void sessionThatSomebodyElseOpenedIsNotTheCoworkerItIsNamedAfter() {
        seen(user("alice", A), "AKIA1");
        PrincipalUse mallory = seen(user("mallory", A), "AKIA2");
        assumed(mallory, role("Admin", "alice", A), "ASIA1");
        assertEquals("mallory", links().get(2).user().id());
    }

    @Test
    void nameAloneDoesNotWinWhereOnlyOthersOpenedSessionsByIt() {
        seen(user("alice", A), "AKIA1");
        PrincipalUse mallory = seen(user("mallory", A), "AKIA2");
        assumed(mallory, role("Admin", "alice", A), "ASIA1");
        seen(role("Admin", "alice", A), "ASIA9");
        assertEquals(new UserLink(new User("Admin/alice", UserKind.HUMAN, A), -1, ChainProof.OPEN), links().get(3));
    }

    @Test
    void nameCountsWhereItsOwnerOpenedOneSuchSession() {
        PrincipalUse alice = seen(user("alice", A), "AKIA1");
        PrincipalUse mallory = seen(user("mallory", A), "AKIA2");
        assumed(alice, role("Admin", "alice", A), "ASIA1");
        assumed(mallory, role("Admin", "alice", A), "ASIA2");
        seen(role("Admin", "alice", A), "ASIA9");
        assertEquals(new UserLink(new User("alice", UserKind.HUMAN, A), -1, ChainProof.SESSION_NAME), links().get(4));
    }

    @Test
    void addressOfACoworkerAsSessionNameDoesNotWinEither() {
        PrincipalUse mallory = seen(user("mallory", A), "AKIA2");
        assumed(mallory, role("Admin", "alice@example.com", A), "ASIA1");
        seen(role("Admin", "alice@example.com", A), "ASIA9");
        assertEquals("Admin/alice@example.com", links().get(2).user().id());
    }

    @Test
    void nameOfAUserOfAnotherAccountThanTheOpenersDoesNotWin() {
        seen(user("alice", A), "AKIA1");
        seen(user("bob", B), "AKIA2");
        assumed(use(account(B, "AIDAUNKNOWN"), ""), role("Reader", "alice", A), "ASIA1");
        assertEquals(new User("Reader/alice", UserKind.HUMAN, A), links().get(2).user());
    }

    @Test
    void workloadThatOpensSessionsForOnePersonIsNotBelievedButABrokerIs() {
        PrincipalUse pipeline = seen(user("ci-runner", A), "AKIA1");
        PrincipalUse portal = seen(user("svc-portal", A), "AKIA2");
        assumed(pipeline, role("Release", "carol@example.com", A), "ASIA1");
        assumed(portal, role("Admin", "bob@example.com", A), "ASIA2");
        assumed(portal, role("Admin", "dora@example.com", A), "ASIA3");
        assumed(portal, role("Admin", "erik@example.com", A), "ASIA4");
        assertEquals(
                List.of("Release", "bob@example.com", "dora@example.com", "erik@example.com"),
                links().subList(2, 6).stream().map(link -> link.user().id()).toList());
        assertEquals(ChainProof.ROLE, links().get(2).proof());
    }

    @Test
    void principalOfWhichAnotherAccountsLogSaysOnlyTheIdIsTheOneWithThatId() {
        seen(new Principal("IAMUser", arn("user/alice", B), "AIDAALICE", B, "alice", "", "", "", ""), "AKIA1");
        PrincipalUse seenFromA = seen(account(B, "AIDAALICE"), "");
        assumed(seenFromA, role("Reader", "x", A), "ASIA1");
        List<UserLink> links = links(A, B);
        assertEquals(List.of("alice", "alice", "alice"), ids(links));
        assertEquals(1, links.get(2).issuer());
        assertEquals(0, links.get(1).issuer());
    }

    @Test
    void idOfSeveralSessionsIsTheOneWithTheSameKeyOrNone() {
        PrincipalUse alice = seen(user("alice", B), "AKIA1");
        PrincipalUse carol = seen(user("carol", B), "AKIA2");
        Principal session = new Principal(
                "AssumedRole", sts("Ops", "s", B), "AROAOPS:s", B, "Ops", "s", arn("role/Ops", B), "", "");
        assumed(alice, session, "ASIA1");
        assumed(carol, session, "ASIA2");
        seen(account(B, "AROAOPS:s"), "ASIA2");
        seen(account(B, "AROAOPS:s"), "");
        assertEquals(List.of("alice", "carol", "alice", "carol", "carol", B), ids(links()));
    }

    @Test
    void accountThatNoEventHappenedInIsOutside() {
        seen(user("alice", A), "AKIA1");
        PrincipalUse stranger = seen(user("zoe", B), "AKIA2");
        assumed(stranger, role("Reader", "alice", A), "ASIA1");
        List<UserLink> links = links(A);
        assertEquals(
                new User(arn("user/zoe", B), UserKind.EXTERNAL, B), links.get(1).user());
        assertEquals(
                new User("Reader/alice", UserKind.EXTERNAL, B), links.get(2).user());
        assertEquals(ChainProof.OUTSIDE, links.get(2).proof());
    }

    @Test
    void rootOfAMemberAccountThatAPersonAssumedIsThatPerson() {
        PrincipalUse alice = seen(user("alice", A), "AKIA1");
        assumed(alice, new Principal("Root", "arn:aws:iam::" + B + ":root", B, B, "", "", "", "", ""), "ASIA1");
        seen(new Principal("Root", "arn:aws:iam::" + B + ":root", B, B, "", "", "", "", ""), "");
        assertEquals(List.of("alice", "alice", "root"), ids(links()));
        assertEquals(UserKind.ROOT, links().get(2).user().kind());
    }

    @Test
    void namesOfUsersAndPeopleAreTheSameInCapitals() {
        seen(user("Alice", A), "AKIA1");
        seen(new Principal("IAMUser", "", "", A, "aLICE", "", "", "", ""), "");
        seen(sourced("Deploy", "x", "ALICE"), "ASIA1");
        seen(role("Admin", "Bob@Example.com", A), "ASIA2");
        seen(new Principal("SAMLUser", "", "", A, "bob@example.com", "", "", "", ""), "");
        assertEquals(List.of("Alice", "Alice", "Alice", "bob@example.com", "bob@example.com"), ids(links()));
    }

    @Test
    void keyMadeForAnotherUserIsThatUsers() {
        PrincipalUse mallory = seen(user("mallory", A), "AKIA1");
        PrincipalUse alice = seen(user("alice", A), "AKIA2");
        issues.add(new KeyIssue(mallory, "AKIA2"));
        assertEquals("alice", links().get(uses.indexOf(alice)).user().id());
    }

    @ParameterizedTest
    @CsvSource({
        "SAMLUser, bob@example.com",
        "WebIdentityUser, 108204268033311374519",
        "IdentityCenterUser, bob",
    })
    void sessionOfAPersonWhomAProviderNamedIsThatPerson(String type, String name) {
        PrincipalUse person = seen(new Principal(type, "", "", A, name, "", "", "", ""), "");
        assumed(person, role("Reader", "anything", A), "ASIA1");
        assertEquals(List.of(name, name), ids(links()));
        assertEquals(ChainProof.PROVIDER, links().get(1).proof());
    }

    @Test
    void sourceIdentityIsProofOfItsOwn() {
        seen(sourced("Deploy", "mallory", "alice"), "ASIA1");
        assertEquals(
                new UserLink(new User("alice", UserKind.HUMAN, ""), -1, ChainProof.SOURCE_IDENTITY).proof(),
                links().get(0).proof());
        assertEquals("alice", links().get(0).user().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mi-0123456789abcdef0",
                "AWSCodeBuild-7d3c2b1a-0d7e-4a52-9d83-0a5e0c1c0f7e",
                "eks-shop-cart-7d3c2b1a-0d7e-4a52-9d83-0a5e0c1c0f7e",
                "kTqYpWbNzRxLmVcDgHfJsKtQyPwBnZrX"
            })
    void sessionsThatMachinesNameAreTheirRoles(String session) {
        seen(role("Shop", session, A), "ASIA1");
        assertEquals(new UserLink(new User("Shop", UserKind.WORKLOAD, A), -1, ChainProof.ROLE), links().get(0));
    }

    @Test
    void roleThatTheConsoleMadeForAFunctionIsAWorkload() {
        seen(
                new Principal(
                        "AssumedRole",
                        sts("resize-x1y2", "resize", A),
                        "",
                        A,
                        "resize-x1y2",
                        "resize",
                        arn("role/service-role/resize-x1y2", A),
                        "",
                        ""),
                "ASIA1");
        assertEquals(UserKind.WORKLOAD, links().get(0).user().kind());
    }

    @Test
    void idOfASessionThatItselfComesFromThatIdEnds() {
        PrincipalUse outside = seen(account(B, "AROAOPS:s"), "");
        assumed(
                outside,
                new Principal(
                        "AssumedRole", sts("Ops", "s", B), "AROAOPS:s", B, "Ops", "s", arn("role/Ops", B), "", ""),
                "ASIA1");
        assertEquals(2, links().size());
    }

    @Test
    void accountOfWhichNoIdIsToldIsWhoTheCopyInItsOwnLogNames() {
        PrincipalUse alice = seen(user("alice", A), "AKIA1");
        PrincipalUse hidden = seen(account(A, HIDDEN), "");
        shared.add(new SharedCall(hidden, alice, ""));
        User person = new User("alice", UserKind.HUMAN, A);
        assertEquals(
                List.of(new UserLink(person, -1, ChainProof.NAMED), new UserLink(person, 0, ChainProof.SHARED_EVENT)),
                links(A, B));
    }

    @Test
    void credentialThatOnlyTheOtherAccountsCopyNamesIsWhosTheCallWas() {
        PrincipalUse alice = seen(user("alice", A), "AKIA1");
        PrincipalUse carol = seen(user("carol", A), "AKIA2");
        PrincipalUse somebody = seen(account(A, ""), "");
        assumed(somebody, role("Deploy", "x", B), "ASIA1");
        assumed(somebody, role("Deploy", "x", B), "ASIA2");
        shared.add(new SharedCall(alice, somebody, "ASIA1"));
        shared.add(new SharedCall(somebody, carol, "ASIA2"));
        List<UserLink> links = links(A, B);
        assertEquals(List.of("alice", "carol", A, "alice", "carol"), ids(links));
        assertEquals(new UserLink(links.get(0).user(), 0, ChainProof.SHARED_EVENT), links.get(3));
        assertEquals(ChainProof.OUTSIDE, links.get(2).proof());
    }

    @Test
    void sessionsBelowAChainThatASharedEventClosesAreKnownByItToo() {
        PrincipalUse alice = seen(user("alice", A), "AKIA1");
        PrincipalUse somebody = use(account(A, ""), "");
        PrincipalUse deploy = assumed(somebody, role("Deploy", "x", B), "ASIA1");
        assumed(deploy, role("Inner", "y", B), "ASIA2");
        shared.add(new SharedCall(somebody, alice, "ASIA1"));
        assertEquals(
                List.of(ChainProof.NAMED, ChainProof.SHARED_EVENT, ChainProof.SHARED_EVENT),
                links(A, B).stream().map(UserLink::proof).toList());
    }

    @Test
    void serviceThatPassedACallOnIsNotWhoseTheCallWas() {
        PrincipalUse alice = seen(user("alice", A), "AKIA1");
        PrincipalUse service =
                seen(new Principal("AWSService", "", "", "", "", "", "", "cloudformation.amazonaws.com", ""), "");
        assumed(service, role("Deploy", "x", B), "ASIA1");
        assumed(service, role("Deploy", "x", B), "ASIA2");
        shared.add(new SharedCall(service, alice, "ASIA1"));
        assertEquals(List.of("alice", "cloudformation.amazonaws.com", "alice", "Deploy"), ids(links(A, B)));
    }

    @Test
    void idOfTheInternalKindIsBetterThanASharedEventAndNotSaidToBeOne() {
        PrincipalUse alice =
                seen(new Principal("IAMUser", arn("user/alice", A), "AIDAALICE", A, "alice", "", "", "", ""), "AKIA1");
        PrincipalUse byId = seen(account(A, "AIDAALICE"), "");
        assumed(byId, role("Deploy", "x", B), "ASIA1");
        shared.add(new SharedCall(byId, alice, "ASIA1"));
        assertEquals(
                List.of(ChainProof.NAMED, ChainProof.NAMED, ChainProof.NAMED),
                links(A, B).stream().map(UserLink::proof).toList());
    }

    @Test
    void copiesThatContradictEachOtherProveNothing() {
        PrincipalUse alice =
                seen(new Principal("IAMUser", arn("user/alice", A), "AIDAALICE", A, "alice", "", "", "", ""), "AKIA1");
        PrincipalUse otherId = seen(account(A, "AIDAOTHER"), "");
        PrincipalUse otherAccount = seen(account("333333333333", ""), "");
        assumed(otherAccount, role("Deploy", "x", B), "ASIA1");
        shared.add(new SharedCall(alice, otherId, ""));
        shared.add(new SharedCall(alice, otherAccount, "ASIA1"));
        List<UserLink> links = links(A, B);
        assertEquals(List.of("alice", A, "333333333333", "Deploy/x"), ids(links));
        assertEquals(ChainProof.OUTSIDE, links.get(1).proof());
    }

    @Test
    void accountThatCopiesSayIsSeveralPeopleIsNoneOfThem() {
        PrincipalUse somebody = seen(account(A, ""), "");
        PrincipalUse first = seen(user("alice", A), "AKIA1");
        shared.add(new SharedCall(somebody, first, ""));
        shared.add(new SharedCall(somebody, seen(user("alice", A), "AKIA2"), ""));
        assertEquals("alice", links(A, B).get(0).user().id());
        shared.add(new SharedCall(somebody, seen(user("carol", A), "AKIA3"), ""));
        assertEquals(A, links(A, B).get(0).user().id());
    }

    @Test
    void credentialThatCopiesSaySeveralObtainedIsNobodysByThem() {
        PrincipalUse somebody = seen(account(A, ""), "");
        assumed(somebody, role("Reader", "zoe", B), "ASIA1");
        for (String name : List.of("alice", "carol")) {
            shared.add(new SharedCall(somebody, seen(user(name, A), ""), "ASIA1"));
        }
        assertEquals(ChainProof.OUTSIDE, links(A, B).get(0).proof());
        assertEquals(
                new UserLink(new User("Reader/zoe", UserKind.HUMAN, B), 0, ChainProof.OPEN),
                links(A, B).get(1));
    }

    @Test
    void endThatIsOpenStaysOpenBehindASharedEvent() {
        PrincipalUse unknown = seen(role("Ops", "zoe", A), "ASIA1");
        PrincipalUse somebody = seen(account(A, ""), "");
        shared.add(new SharedCall(somebody, unknown, ""));
        assertEquals(
                new UserLink(new User("Ops/zoe", UserKind.HUMAN, A), 0, ChainProof.OPEN),
                links(A, B).get(1));
    }

    @Test
    void copiesThatLeadInACircleEnd() {
        PrincipalUse somebody = seen(account(A, ""), "");
        PrincipalUse session = assumed(somebody, role("Ops", "zoe", A), "ASIA1");
        shared.add(new SharedCall(somebody, session, "ASIA1"));
        assertEquals(2, links(A, B).size());
    }

    private List<UserLink> links(String... accounts) {
        return UserFolding.links(uses, issues, shared, Set.of(accounts));
    }

    private static List<String> ids(List<UserLink> links) {
        return links.stream().map(link -> link.user().id()).toList();
    }

    private PrincipalUse seen(Principal principal, String key) {
        PrincipalUse use = use(principal, key);
        uses.add(use);
        return use;
    }

    private PrincipalUse assumed(PrincipalUse issuer, Principal session, String key) {
        issues.add(new KeyIssue(issuer, key));
        return seen(session, key);
    }

    private static PrincipalUse use(Principal principal, String key) {
        return new PrincipalUse(principal, key);
    }

    private static Principal user(String name, String account) {
        return new Principal("IAMUser", arn("user/" + name, account), "", account, name, "", "", "", "");
    }

    private static Principal role(String role, String session, String account) {
        return new Principal(
                "AssumedRole",
                sts(role, session, account),
                "",
                account,
                role,
                session,
                arn("role/" + role, account),
                "",
                "");
    }

    private static Principal sourced(String role, String session, String sourceIdentity) {
        Principal plain = role(role, session, A);
        return new Principal(plain.type(), plain.arn(), "", A, role, session, plain.issuerArn(), "", sourceIdentity);
    }

    private static Principal account(String account, String id) {
        return new Principal("AWSAccount", "", id, account, "", "", "", "", "");
    }

    private static String arn(String resource, String account) {
        return "arn:aws:iam::" + account + ":" + resource;
    }

    private static String sts(String role, String session, String account) {
        return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session;
    }
}
