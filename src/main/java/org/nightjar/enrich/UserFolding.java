package org.nightjar.enrich;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightjar.enrich.IdentityRules.Opener;
import org.nightjar.enrich.IdentityRules.Verdict;
import org.nightjar.model.ChainProof;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.SharedCall;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserLink;

/**
 * Folds principals into users: the person, workload or service at the end of the chain, never the session.
 *
 * <p>A session whose credential was handed out by a person is that person, over any number of links. One that an
 * account outside the case opened is an outsider of that account, by role and name, whatever it calls itself: outsiders
 * choose their session names and source identities. Outside are accounts that no event happened in. Otherwise a session
 * is, in this order: the person of its source identity; of its SSO role or e-mail address; its role, if a machine stands
 * behind it; the IAM user that it is named after, unless others are known to have opened sessions of that role by that
 * name; its role and name together. Everything else is what it says it is. Names of IAM users and of people are the
 * same in capital and small letters.
 *
 * <p>Ids are plain names. Where one name would stand for different users (in two accounts, or a role and a user), each
 * gets its ARN instead, or {@code name@account} if the log has none ({@code name@*} for a person of no one account); a
 * later import can bring such a clash about.
 */
public final class UserFolding {
    private static final Comparator<Identity> ORDER = Comparator.comparing(Identity::name)
            .thenComparing(Identity::account)
            .thenComparing(Identity::kind);

    private final IssuedKeys keys;
    private final OpenedSessions opened;
    private final Set<String> ownAccounts;
    private final IdentityRules rules;
    private final Map<PrincipalUse, Optional<Verdict>> resolved = new HashMap<>();

    private UserFolding(List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts) {
        List<Principal> principals = Stream.concat(
                        uses.stream().map(PrincipalUse::principal),
                        issues.stream().map(issue -> issue.issuer().principal()))
                .distinct()
                .toList();
        ownAccounts = accounts.isEmpty()
                ? principals.stream()
                        .filter(principal -> !IdentityRules.isOnlyAccount(principal))
                        .map(principal -> PrincipalParts.of(principal).account())
                        .collect(Collectors.toSet())
                : accounts;
        KnownNames names = new KnownNames(principals);
        keys = new IssuedKeys(uses, issues, shared);
        opened = new OpenedSessions(uses, keys, names);
        rules = new IdentityRules(names, opened);
    }

    /**
     * The users behind principals and the links that lead to them. A pure function; linear in what it is given.
     *
     * @param uses principals with the credentials they used, in any order
     * @param issues which of them obtained which credential
     * @param shared calls that two accounts logged
     * @param accounts that events happened in; if none are known, those of all principals but such as are known by
     *     their account alone
     * @return parallel to {@code uses}
     */
    public static List<UserLink> links(
            List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts) {
        UserFolding folding = new UserFolding(uses, issues, shared, accounts);
        List<Optional<Verdict>> verdicts = uses.stream().map(folding::resolve).toList();
        Map<Identity, User> users = nameUsers(
                uses, verdicts.stream().map(one -> one.map(Verdict::identity)).toList());
        Map<PrincipalUse, Integer> positions = new HashMap<>();
        for (int at = 0; at < uses.size(); at++) {
            positions.putIfAbsent(uses.get(at), at);
        }
        List<UserLink> links = new ArrayList<>();
        for (int at = 0; at < uses.size(); at++) {
            PrincipalUse issuer = folding.keys.issuerOf(uses.get(at));
            int position = issuer == null ? -1 : positions.getOrDefault(issuer, -1);
            links.add(verdicts.get(at)
                    .map(one -> new UserLink(users.getOrDefault(one.identity(), User.NOBODY), position, one.proof()))
                    .orElse(UserLink.named(User.NOBODY)));
        }
        return links;
    }

    /** The users alone, for evidence of which the accounts are not known. */
    public static List<User> fold(List<PrincipalUse> uses, List<KeyIssue> issues) {
        return links(uses, issues, List.of(), Set.of()).stream()
                .map(UserLink::user)
                .toList();
    }

    /** Walks to the top of the chain, or to where it bites its tail, and comes back down. */
    private Optional<Verdict> resolve(PrincipalUse use) {
        LinkedHashSet<PrincipalUse> path = new LinkedHashSet<>();
        PrincipalUse at = use;
        while (at != null && !resolved.containsKey(at) && path.add(at)) {
            at = keys.issuerOf(at);
        }
        Optional<Verdict> above = at == null ? Optional.empty() : resolved.getOrDefault(at, Optional.empty());
        List<PrincipalUse> downwards = new ArrayList<>(path);
        Collections.reverse(downwards);
        for (PrincipalUse next : downwards) {
            above = above.isPresent() ? below(next, above.orElseThrow()) : end(next);
            resolved.put(next, above);
        }
        return above;
    }

    /** Who it is by itself: nothing is known of who handed out its credential. */
    private Optional<Verdict> end(PrincipalUse use) {
        PrincipalParts parts = PrincipalParts.of(use.principal());
        boolean foreign = IdentityRules.isUser(use.principal())
                && !parts.account().isEmpty()
                && !ownAccounts.contains(parts.account());
        return foreign
                ? Optional.of(new Verdict(IdentityRules.foreign(use.principal(), parts.account()), ChainProof.OUTSIDE))
                : Optional.ofNullable(rules.identify(use.principal(), Opener.UNKNOWN));
    }

    /** Who it is, given who handed out its credential. */
    private Optional<Verdict> below(PrincipalUse use, Verdict above) {
        Identity issuer = above.identity();
        boolean account = IdentityRules.isOnlyAccount(use.principal());
        if (account || issuer.kind() == UserKind.HUMAN || issuer.kind() == UserKind.ROOT) {
            boolean shared = keys.isBySharedEvent(use) && above.proof().isClosed();
            return Optional.of(shared ? new Verdict(issuer, ChainProof.SHARED_EVENT) : above);
        }
        if (issuer.kind() == UserKind.EXTERNAL && !ownAccounts.contains(issuer.account())) {
            return Optional.of(new Verdict(rules.outsider(use.principal(), issuer.account()), ChainProof.OUTSIDE));
        }
        boolean service = issuer.kind() == UserKind.SERVICE;
        Opener opener = new Opener(
                service || issuer.kind() == UserKind.WORKLOAD,
                service,
                opened.isBroker(keys.topOf(use)),
                issuer.kind() == UserKind.EXTERNAL ? issuer.account() : "");
        return Optional.ofNullable(rules.identify(use.principal(), opener));
    }

    private static Map<Identity, User> nameUsers(List<PrincipalUse> uses, List<Optional<Identity>> identities) {
        Map<String, Set<Identity>> byName = new HashMap<>();
        Map<Identity, TreeSet<String>> accounts = new HashMap<>();
        Map<Identity, TreeSet<String>> arns = new HashMap<>();
        for (int i = 0; i < identities.size(); i++) {
            Principal principal = uses.get(i).principal();
            identities.get(i).ifPresent(identity -> {
                byName.computeIfAbsent(identity.name(), key -> new HashSet<>()).add(identity);
                accounts.computeIfAbsent(identity, key -> new TreeSet<>()).add(principal.account());
                arns.computeIfAbsent(identity, key -> new TreeSet<>()).add(arnOf(identity, principal));
            });
        }
        Set<String> taken = new HashSet<>(byName.keySet());
        Map<Identity, User> users = new HashMap<>();
        accounts.keySet().stream().sorted(ORDER).forEach(identity -> {
            boolean clash = byName.getOrDefault(identity.name(), Set.of()).size() > 1;
            String id =
                    clash ? longName(identity, arns.getOrDefault(identity, new TreeSet<>()), taken) : identity.name();
            TreeSet<String> seen = accounts.getOrDefault(identity, new TreeSet<>());
            String account = identity.account();
            if (account.isEmpty() && identity.kind() != UserKind.ANONYMOUS && seen.size() == 1) {
                account = seen.first();
            }
            users.put(identity, new User(id, identity.kind(), account));
        });
        return users;
    }

    /** The ARN that a principal gives for an identity it stands for, or "". */
    private static String arnOf(Identity identity, Principal principal) {
        String name = identity.name();
        for (String arn : new String[] {principal.arn(), principal.issuerArn()}) {
            boolean named = arn.endsWith("/" + name) || arn.endsWith(":" + name);
            if (named && identity.account().equals(principal.account()) && !isSessionOf(arn, name)) {
                return arn;
            }
        }
        return "";
    }

    /** Whether a name is only what a session calls itself: then the ARN is the session's, not the user's. */
    private static boolean isSessionOf(String arn, String name) {
        return arn.contains(":assumed-role/") && !arn.endsWith(":assumed-role/" + name);
    }

    /** The first ARN, or else name and account, that nobody has taken. */
    private static String longName(Identity identity, TreeSet<String> arns, Set<String> taken) {
        arns.remove("");
        List<String> candidates = new ArrayList<>(arns);
        candidates.add(identity.name() + "@" + (identity.account().isEmpty() ? "*" : identity.account()));
        candidates.add(identity.name() + "@" + identity.account() + " ("
                + identity.kind().id() + ")");
        for (String candidate : candidates) {
            if (taken.add(candidate)) {
                return candidate;
            }
        }
        return candidates.get(candidates.size() - 1);
    }
}
