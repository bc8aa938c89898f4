package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;

class UserFoldingTest {
    private static final String A = "111111111111";
    private static final String B = "222222222222";

    @Test
    void iamUserIsItsPlainName() {
        assertEquals(new User("alice", UserKind.HUMAN, A), fold(user("alice", A)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"svc-etl", "ci-runner", "deploy", "backup_job", "github-actions", "GitHubActions", "slack-bot"})
    void iamUserWithAMachinesWordInItsNameIsAWorkload(String name) {
        assertEquals(new User(name, UserKind.WORKLOAD, A), fold(user(name, A)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abbot", "cindy", "tford", "servaas", "christophe", "dev-alice", "alice.admin", "leroy.jenkins"})
    void iamUserWhoseNameOnlyContainsSuchLettersIsAPerson(String name) {
        assertEquals(UserKind.HUMAN, fold(user(name, A)).kind());
    }

    @Test
    void rootIsRoot() {
        Principal root = new Principal("Root", "arn:aws:iam::" + A + ":root", A, A, "", "", "", "", "");
        assertEquals(new User("root", UserKind.ROOT, A), fold(root));
    }

    @Test
    void sessionIsThePersonWhoGotItsCredentialOverSeveralRoles() {
        PrincipalUse alice = use(user("alice", A), "AKIA1");
        PrincipalUse first = use(role("Reader", "x1", A), "ASIA1");
        PrincipalUse second = use(role("Admin", "i-0123456789abcdef0", B), "ASIA2");
        List<User> users = UserFolding.fold(
                List.of(second, first, alice), List.of(new KeyIssue(alice, "ASIA1"), new KeyIssue(first, "ASIA2")));
        User person = new User("alice", UserKind.HUMAN, A);
        assertEquals(List.of(person, person, person), users);
    }

    @Test
    void theSameRoleTakenByTwoPeopleIsTwoUsers() {
        PrincipalUse alice = use(user("alice", A), "AKIA1");
        PrincipalUse carol = use(user("carol", A), "AKIA2");
        List<User> users = UserFolding.fold(
                List.of(use(role("Admin", "s", A), "ASIA1"), use(role("Admin", "s", A), "ASIA2")),
                List.of(new KeyIssue(alice, "ASIA1"), new KeyIssue(carol, "ASIA2")));
        assertEquals(List.of("alice", "carol"), users.stream().map(User::id).toList());
    }

    @Test
    void aChainThatBitesItsTailEnds() {
        PrincipalUse one = use(role("One", "x", A), "ASIA1");
        PrincipalUse two = use(role("Two", "y", A), "ASIA2");
        List<User> users =
                UserFolding.fold(List.of(one, two), List.of(new KeyIssue(one, "ASIA2"), new KeyIssue(two, "ASIA1")));
        assertEquals(2, users.size());
        assertEquals(UserKind.HUMAN, users.get(0).kind());
    }

    @Test
    void aChainOfTwentyThousandSessionsIsFollowed() {
        List<PrincipalUse> uses = new ArrayList<>(List.of(use(user("alice", A), "ASIA0")));
        List<KeyIssue> issues = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            issues.add(new KeyIssue(uses.get(i - 1), "ASIA" + i));
            uses.add(use(role("Role", "s" + i, A), "ASIA" + i));
        }
        Collections.reverse(uses);
        List<User> users = UserFolding.fold(uses, issues);
        assertEquals(List.of("alice"), users.stream().map(User::id).distinct().toList());
    }

    @Test
    void sessionWithASourceIdentityIsThatPerson() {
        Principal session = new Principal(
                "AssumedRole", sts("Deploy", "x", A), "", A, "Deploy", "x", iamRole("Deploy", A), "", "alice");
        assertEquals(new User("alice", UserKind.HUMAN, A), fold(session));
    }

    @ParameterizedTest
    @CsvSource({
        "AWSReservedSSO_Admin_0123456789abcdef, bob",
        "Admin, bob@example.com",
    })
    void sessionOfAnSsoRoleOrNamedByEmailIsThatPerson(String role, String session) {
        assertEquals(new User(session, UserKind.HUMAN, A), fold(role(role, session, A)));
    }

    @Test
    void onePersonInTwoAccountsByEmailIsOneUser() {
        List<User> users = UserFolding.fold(
                List.of(use(role("Admin", "bob@example.com", A), ""), use(role("Admin", "bob@example.com", B), "")),
                List.of());
        assertEquals(
                List.of(new User("bob@example.com", UserKind.HUMAN, "")),
                users.stream().distinct().toList());
    }

    @Test
    void sessionNamedAfterAnIamUserOfTheCaseIsThatUser() {
        List<User> users = UserFolding.fold(
                List.of(
                        use(user("alice", A), ""),
                        use(role("Reader", "alice", B), ""),
                        use(role("Reader", "mallory", B), "")),
                List.of());
        assertEquals(new User("alice", UserKind.HUMAN, A), users.get(1));
        assertEquals(new User("Reader/mallory", UserKind.HUMAN, B), users.get(2));
    }

    @ParameterizedTest
    @CsvSource({
        "level1, level1",
        "level3, d190d14a-2404-45d6-9113-4eda22d7f2c7",
        "level3, d190d14a240445d691134eda22d7f2c7",
        "MordorNginxStack-BankingWAFRole-9S3E0UAE1MM0, i-0317f6c6b66ae9c40",
        "AWSServiceRoleForAutoScaling, AutoScaling",
        "Deploy, botocore-session-1606234567",
        "lambda-etl, ingest",
        "Reader, svc-ingest",
    })
    void sessionOfAMachineIsItsRole(String role, String session) {
        assertEquals(new User(role, UserKind.WORKLOAD, A), fold(role(role, session, A)));
    }

    @Test
    void sessionHandedOutToAServiceOrWorkloadIsItsRole() {
        PrincipalUse lambda = use(service("lambda.amazonaws.com"), "");
        PrincipalUse pipeline = use(user("ci-runner", A), "AKIA1");
        List<User> users = UserFolding.fold(
                List.of(
                        use(role("Thumbs", "thumbnailer", A), "ASIA1"),
                        use(role("Thumbs", "other", A), "ASIA9"),
                        use(role("Release", "v42", A), "ASIA2"),
                        use(role("Release", "bob@example.com", A), "ASIA3")),
                List.of(
                        new KeyIssue(lambda, "ASIA1"),
                        new KeyIssue(pipeline, "ASIA2"),
                        new KeyIssue(pipeline, "ASIA3")));
        assertEquals(
                List.of("Thumbs", "Thumbs", "Release", "Release"),
                users.stream().map(User::id).toList());
        assertEquals(UserKind.WORKLOAD, users.get(2).kind());
    }

    @Test
    void sessionThatAnOutsideAccountOpenedIsExternalWhateverItCallsItself() {
        PrincipalUse vendor = use(account(B), "");
        PrincipalUse scan = use(role("cost-access", "cost-scan", A), "ASIA1");
        PrincipalUse imitator = use(role("cost-access", "alice", A), "ASIA2");
        PrincipalUse further = use(role("Reader", "botocore-session-1606234567", A), "ASIA3");
        List<User> users = UserFolding.fold(
                List.of(use(user("alice", A), ""), scan, imitator, further),
                List.of(new KeyIssue(vendor, "ASIA1"), new KeyIssue(vendor, "ASIA2"), new KeyIssue(scan, "ASIA3")));
        assertEquals(
                List.of(
                        new User("alice", UserKind.HUMAN, A),
                        new User("cost-access/cost-scan", UserKind.EXTERNAL, B),
                        new User("cost-access/alice", UserKind.EXTERNAL, B),
                        new User("Reader", UserKind.EXTERNAL, B)),
                users);
    }

    @Test
    void sessionThatAnAccountOfTheCaseOpenedIsNoOutsiders() {
        List<User> users = UserFolding.fold(
                List.of(use(user("alice", B), ""), use(role("Reader", "bob", A), "ASIA1")),
                List.of(new KeyIssue(use(account(B), ""), "ASIA1")));
        assertEquals(new User("Reader/bob", UserKind.HUMAN, A), users.get(1));
    }

    @Test
    void sessionIsThePersonThatTheLogOfTheOtherAccountNames() {
        PrincipalUse alice = use(user("alice", B), "AKIA1");
        List<User> users = UserFolding.fold(
                List.of(alice, use(role("Reader", "x", A), "ASIA1")),
                List.of(new KeyIssue(use(account(B), ""), "ASIA1"), new KeyIssue(alice, "ASIA1")));
        assertEquals(users.get(0), users.get(1));
    }

    @Test
    void sessionOfAnUnknownPersonStaysThatPersonInThatRole() {
        assertEquals(new User("Admin/bob", UserKind.HUMAN, A), fold(role("Admin", "bob", A)));
    }

    @Test
    void federatedUserIsWhoAskedForTheToken() {
        Principal federated = new Principal(
                "FederatedUser",
                "arn:aws:sts::" + A + ":federated-user/fake",
                "",
                A,
                "alice",
                "",
                "arn:aws:iam::" + A + ":user/alice",
                "",
                "");
        assertEquals(new User("alice", UserKind.HUMAN, A), fold(federated));
    }

    @ParameterizedTest
    @CsvSource({
        "SAMLUser, bob@example.com, HUMAN",
        "IdentityCenterUser, bob, HUMAN",
        "WebIdentityUser, 1234, HUMAN",
        "WebIdentityUser, repo:example/shop:ref:refs/heads/main, WORKLOAD",
        "WebIdentityUser, system:serviceaccount:shop:cart, WORKLOAD",
        "ServicePrincipal, Backup Tool, WORKLOAD",
        "User, bob@example.com, HUMAN",
        "serviceAccount, x@shop.iam.gserviceaccount.com, WORKLOAD",
        "user, system:node:one, SERVICE",
        "user, system:anonymous, ANONYMOUS",
    })
    void whomAnIdentityProviderNamesIsAPersonUnlessAMachine(String type, String name, UserKind kind) {
        assertEquals(
                kind, fold(new Principal(type, "", "", A, name, "", "", "", "")).kind());
    }

    @Test
    void serviceIsItsHostName() {
        User expected = new User("ec2.amazonaws.com", UserKind.SERVICE, "");
        assertEquals(expected, fold(service("ec2.amazonaws.com")));
        assertEquals(expected, fold(new Principal("", "", "", "", "", "", "", "ec2.amazonaws.com", "")));
    }

    @Test
    void callMadeByAServiceForAPersonIsThePersons() {
        Principal forAlice = new Principal(
                "IAMUser",
                "arn:aws:iam::" + A + ":user/alice",
                "",
                A,
                "alice",
                "",
                "",
                "cloudformation.amazonaws.com",
                "");
        assertEquals("alice", fold(forAlice).id());
    }

    @Test
    void unsignedRequestsAreAnonymous() {
        Principal principal = new Principal("AWSAccount", "", "", "ANONYMOUS_PRINCIPAL", "", "", "", "", "");
        assertEquals(new User("anonymous", UserKind.ANONYMOUS, ""), fold(principal));
    }

    @Test
    void anotherAccountIsExternal() {
        assertEquals(
                new User(B, UserKind.EXTERNAL, B),
                fold(new Principal("AWSAccount", "", "AIDAX", B, "", "", "", "", "")));
        assertEquals(
                new User("arn:aws:iam::" + B + ":user/x", UserKind.EXTERNAL, B),
                fold(new Principal("AWSAccount", "arn:aws:iam::" + B + ":user/x", "", B, "", "", "", "", "")));
    }

    @Test
    void whoeverIsNotNamedIsNobody() {
        assertEquals(User.NOBODY, fold(Principal.NONE));
        assertEquals(
                User.NOBODY,
                fold(new Principal("IAMUser", "", "", A, "HIDDEN_DUE_TO_SECURITY_REASONS", "", "", "", "")));
    }

    @Test
    void principalWithoutTypeIsReadFromItsArnOrId() {
        assertEquals(
                "alice",
                fold(new Principal("", "arn:aws:iam::" + A + ":user/team/alice", "", "", "", "", "", "", ""))
                        .id());
        assertEquals(
                "level1",
                fold(new Principal("", sts("level1", "level1", A), "", "", "", "", "", "", ""))
                        .id());
        List<User> users = UserFolding.fold(
                List.of(
                        use(
                                new Principal(
                                        "IAMUser",
                                        "arn:aws:iam::" + A + ":user/alice",
                                        "AIDA1",
                                        A,
                                        "alice",
                                        "",
                                        "",
                                        "",
                                        ""),
                                ""),
                        use(new Principal("", "", "AIDA1", A, "", "", "", "", ""), ""),
                        use(new Principal("", "", "AIDA2", A, "", "", "", "", ""), "")),
                List.of());
        assertEquals(
                List.of("alice", "alice", "AIDA2"), users.stream().map(User::id).toList());
    }

    @Test
    void principalOfWhichOnlyTheAccountIsKnownKeepsIt() {
        assertEquals(
                B, fold(new Principal("Unknown", "", "", B, "", "", "", "", "")).id());
    }

    @Test
    void oneNameInTwoAccountsIsToldApartByArn() {
        List<User> users = UserFolding.fold(
                List.of(
                        use(user("alice", A), ""),
                        use(user("alice", B), ""),
                        use(new Principal("Root", "", A, A, "", "", "", "", ""), ""),
                        use(new Principal("Root", "", B, B, "", "", "", "", ""), "")),
                List.of());
        assertEquals(
                List.of(
                        "arn:aws:iam::" + A + ":user/alice",
                        "arn:aws:iam::" + B + ":user/alice",
                        "root@" + A,
                        "root@" + B),
                users.stream().map(User::id).toList());
    }

    @Test
    void aUserAndARoleOfTheSameNameAreToldApart() {
        List<User> users = UserFolding.fold(
                List.of(use(user("level1", A), ""), use(role("level1", "i-0123456789abcdef0", A), "")), List.of());
        assertNotEquals(users.get(0).id(), users.get(1).id());
        assertEquals(iamRole("level1", A), users.get(1).id());
    }

    @Test
    void idsStayUniqueWhenAnonymisedArnsAreTheSame() {
        String arn = "arn:aws:iam::" + A + ":user/alice";
        List<User> users = UserFolding.fold(
                List.of(
                        use(new Principal("IAMUser", arn, "", A, "alice", "", "", "", ""), ""),
                        use(new Principal("IAMUser", arn, "", B, "alice", "", "", "", ""), ""),
                        use(new Principal("User", "", "", "", "alice", "", "", "", ""), "")),
                List.of());
        assertEquals(
                List.of(arn, "alice@" + B, "alice@*"),
                users.stream().map(User::id).toList());
    }

    @Test
    void theOrderOfPrincipalsDoesNotMatter() {
        List<PrincipalUse> uses = List.of(
                use(user("alice", A), ""),
                use(user("alice", B), ""),
                use(role("Admin", "alice", B), ""),
                use(role("R", "z", A), ""));
        List<PrincipalUse> reversed = new ArrayList<>(uses);
        Collections.reverse(reversed);
        List<User> backwards = new ArrayList<>(UserFolding.fold(reversed, List.of()));
        Collections.reverse(backwards);
        assertEquals(UserFolding.fold(uses, List.of()), backwards);
    }

    private static User fold(Principal principal) {
        return UserFolding.fold(List.of(use(principal, "")), List.of()).get(0);
    }

    private static PrincipalUse use(Principal principal, String key) {
        return new PrincipalUse(principal, key);
    }

    private static Principal user(String name, String account) {
        return new Principal("IAMUser", "arn:aws:iam::" + account + ":user/" + name, "", account, name, "", "", "", "");
    }

    private static Principal role(String role, String session, String account) {
        return new Principal(
                "AssumedRole", sts(role, session, account), "", account, role, session, iamRole(role, account), "", "");
    }

    private static Principal account(String account) {
        return new Principal("AWSAccount", "", "AIDAX", account, "", "", "", "", "");
    }

    private static Principal service(String host) {
        return new Principal("AWSService", "", "", "", "", "", "", host, "");
    }

    private static String sts(String role, String session, String account) {
        return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session;
    }

    private static String iamRole(String role, String account) {
        return "arn:aws:iam::" + account + ":role/" + role;
    }
}
