package org.nightjar.enrich;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Principal;

/** Names that some principals of a case give and others leave out. */
final class KnownNames {
    private final Map<String, Set<String>> accountsByUserName = new HashMap<>();
    private final Map<String, String> namesById = new HashMap<>();

    KnownNames(Collection<Principal> principals) {
        for (Principal principal : principals) {
            PrincipalParts parts = PrincipalParts.of(principal);
            String id = idOf(principal);
            if (parts.type().equals("IAMUser") && !parts.name().isEmpty()) {
                accountsByUserName
                        .computeIfAbsent(parts.name(), key -> new TreeSet<>())
                        .add(parts.account());
                namesById.merge(id, parts.name(), KnownNames::first);
            } else if (!parts.role().isEmpty()) {
                namesById.merge(id, parts.role(), KnownNames::first);
            }
        }
    }

    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
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
        Set<String> accounts = accountsByUserName.getOrDefault(name, Set.of());
        if (accounts.contains(account)) {
            return account;
        }
        return accounts.size() == 1 ? accounts.iterator().next() : null;
    }
}
