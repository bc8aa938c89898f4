package org.nightjar.enrich;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Principal;

/**
 * Names that some principals of a case give and others leave out or spell otherwise. Names of IAM users and of people
 * are the same in capital and small letters, as they are to the provider.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM name requirements</a>
 */
final class KnownNames {
    /** Spellings by account, by name in small letters. */
    private final Map<String, Map<String, String>> users = new HashMap<>();

    /** Spellings in ARNs, which have a name as it was created, where other fields may have it as it was typed. */
    private final Map<String, String> created = new HashMap<>();

    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> namesById = new HashMap<>();

    KnownNames(Collection<Principal> principals) {
        for (Principal principal : principals) {
            PrincipalParts parts = PrincipalParts.of(principal);
            String id = idOf(principal);
            if (parts.type().equals("IAMUser") && !parts.name().isEmpty()) {
                users.computeIfAbsent(small(parts.name()), key -> new TreeMap<>())
                        .merge(parts.account(), parts.name(), KnownNames::last);
                if (principal.arn().endsWith("/" + parts.name())) {
                    created.merge(parts.account() + "/" + small(parts.name()), parts.name(), KnownNames::last);
                }
                namesById.merge(id, parts.name(), KnownNames::first);
            } else if (!parts.role().isEmpty()) {
                namesById.merge(id, parts.role(), KnownNames::first);
                addPerson(parts.session());
            } else {
                addPerson(parts.name());
            }
            addPerson(principal.sourceIdentity());
        }
    }

    private void addPerson(String name) {
        if (!name.isEmpty()) {
            people.merge(small(name), name, KnownNames::last);
        }
    }

    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Of spellings that differ in capitals the one with the fewest in front. */
    private static String last(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String idOf(Principal principal) {
        String id = principal.principalId();
        int colon = id.indexOf(':');
        return colon < 0 ? id : id.substring(0, colon);
    }

    /** The name that other principals with the same internal id have, or that id, or "". */
    String nameById(Principal principal) {
        String id = idOf(principal);
        return id.isEmpty() ? "" : namesById.getOrDefault(id, id);
    }

    /**
     * The account of the IAM user that a name stands for in an account: that account's own user, else the only one
     * of that name in the case, else null.
     */
    @Nullable
    String accountOfUser(String name, String account) {
        Map<String, String> accounts = users.getOrDefault(small(name), Map.of());
        if (accounts.containsKey(account)) {
            return account;
        }
        return accounts.size() == 1 ? accounts.keySet().iterator().next() : null;
    }

    /** How an IAM user's name is written. */
    String userSpelling(String name, String account) {
        String typed = users.getOrDefault(small(name), Map.of()).getOrDefault(account, name);
        return created.getOrDefault(account + "/" + small(name), typed);
    }

    /** How the name of somebody whom an identity provider vouches for is written. */
    String personSpelling(String name) {
        return people.getOrDefault(small(name), name);
    }
}
