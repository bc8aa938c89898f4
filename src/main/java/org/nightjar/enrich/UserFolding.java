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
import org.jspecify.annotations.Nullable;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;

/**
 * Folds principals into users: the person, workload or service at the end of the chain, never the session.
 *
 * <p>A session whose credential was handed out by a person is that person, over any number of links. One that an
 * account outside the case opened is an outsider of that account, by role and name, whatever it calls itself: outsiders
 * choose their session names and source identities. Outside are accounts that no principal of the case belongs to but
 * such as are known by their account alone. Otherwise a session is, in this order: the person of its source identity;
 * of its SSO role or e-mail address; its role, if a machine stands behind it; the IAM user that it is named after; its
 * role and name together. Everything else is what it says it is.
 *
 * <p>Ids are plain names. Where one name would stand for different users (in two accounts, or a role and a user), each
 * gets its ARN instead, or {@code name@account} if the log has none ({@code name@*} for a person of no one account); a
 * later import can bring such a clash about.
 */
public final class UserFolding {
    private static final Comparator<Identity> ORDER = Comparator.comparing(Identity::name)
            .thenComparing(Identity::account)
            .thenComparing(Identity::kind);

    private final Map<String, PrincipalUse> issuers = new HashMap<>();
    private final Set<String> ownAccounts;
    private final IdentityRules rules;
    private final Map<PrincipalUse, Optional<Identity>> resolved = new HashMap<>();

    private UserFolding(List<PrincipalUse> uses, List<KeyIssue> issues) {
        for (KeyIssue issue : issues) {
            issuers.merge(issue.accessKeyId(), issue.issuer(), UserFolding::better);
        }
        Set<String> rolesOfServices = new HashSet<>();
        for (PrincipalUse use : uses) {
            PrincipalUse issuer = issuerOf(use);
            if (issuer != null && IdentityRules.isService(issuer.principal())) {
                rolesOfServices.add(use.principal().issuerArn());
            }
        }
        rolesOfServices.remove("");
        List<Principal> principals = Stream.concat(
                        uses.stream().map(PrincipalUse::principal),
                        issues.stream().map(issue -> issue.issuer().principal()))
                .distinct()
                .toList();
        ownAccounts = principals.stream()
                .filter(principal -> !IdentityRules.isOnlyAccount(principal))
                .map(principal -> PrincipalParts.of(principal).account())
                .collect(Collectors.toSet());
        rules = new IdentityRules(new KnownNames(principals), rolesOfServices);
    }

    /**
     * The users behind principals. A pure function; linear in what it is given.
     *
     * @param uses principals with the credentials they used, in any order
     * @param issues which of them obtained which credential
     * @return parallel to {@code uses}
     */
    public static List<User> fold(List<PrincipalUse> uses, List<KeyIssue> issues) {
        UserFolding folding = new UserFolding(uses, issues);
        List<Optional<Identity>> identities =
                uses.stream().map(folding::resolve).toList();
        Map<Identity, User> users = nameUsers(uses, identities);
        return identities.stream()
                .map(identity -> identity.map(users::get).orElse(User.NOBODY))
                .toList();
    }

    /** The log of the other account names who assumed a role; the role's own log gives the account only. */
    private static PrincipalUse better(PrincipalUse first, PrincipalUse second) {
        return IdentityRules.isOnlyAccount(first.principal()) ? second : first;
    }

    private @Nullable PrincipalUse issuerOf(PrincipalUse use) {
        boolean linked = !use.accessKeyId().isEmpty() && IdentityRules.isHandedOut(use.principal());
        return linked ? issuers.get(use.accessKeyId()) : null;
    }

    /** Walks to the top of the chain, or to where it bites its tail, and comes back down. */
    private Optional<Identity> resolve(PrincipalUse use) {
        LinkedHashSet<PrincipalUse> path = new LinkedHashSet<>();
        PrincipalUse at = use;
        while (at != null && !resolved.containsKey(at) && path.add(at)) {
            at = issuerOf(at);
        }
        Optional<Identity> above = at == null ? Optional.empty() : resolved.getOrDefault(at, Optional.empty());
        List<PrincipalUse> downwards = new ArrayList<>(path);
        Collections.reverse(downwards);
        for (PrincipalUse next : downwards) {
            UserKind kind = above.map(Identity::kind).orElse(UserKind.ANONYMOUS);
            if (kind == UserKind.EXTERNAL
                    && !ownAccounts.contains(above.orElseThrow().account())) {
                above = Optional.of(
                        rules.outsider(next.principal(), above.orElseThrow().account()));
            } else if (kind != UserKind.HUMAN && kind != UserKind.ROOT) {
                boolean machine = kind == UserKind.WORKLOAD || kind == UserKind.SERVICE;
                above = Optional.ofNullable(rules.identify(next.principal(), machine));
            }
            resolved.put(next, above);
        }
        return above;
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
