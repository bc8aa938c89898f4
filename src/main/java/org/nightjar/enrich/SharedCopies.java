package org.nightjar.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.SharedCall;

/**
 * What calls that two accounts logged say of who somebody is: one copy tells the account only, or which service passed the
 * call on, the other names the principal. Copies of which both name somebody, or none, add nothing; nor do copies that
 * contradict each other in account or internal id.
 */
final class SharedCopies {
    private final Map<PrincipalUse, Set<PrincipalUse>> named = new HashMap<>();
    /** By credential; empty where copies name several who obtained one. */
    private final Map<String, Optional<PrincipalUse>> obtained = new HashMap<>();

    SharedCopies(List<SharedCall> calls) {
        for (SharedCall call : calls) {
            add(call.one(), call.other(), call.accessKeyId());
            add(call.other(), call.one(), call.accessKeyId());
        }
    }

    private void add(PrincipalUse told, PrincipalUse full, String accessKeyId) {
        if (!names(full.principal())) {
            return;
        }
        if (IdentityRules.isOnlyAccount(told.principal())) {
            if (contradict(told.principal(), full.principal())) {
                return;
            }
            named.computeIfAbsent(told, key -> new LinkedHashSet<>()).add(full);
        } else if (!IdentityRules.isService(told.principal())) {
            return;
        }
        if (!accessKeyId.isEmpty()) {
            Optional<PrincipalUse> one = Optional.of(full);
            obtained.merge(accessKeyId, one, (before, now) -> before.equals(now) ? now : Optional.empty());
        }
    }

    private static boolean names(Principal principal) {
        return !IdentityRules.isOnlyAccount(principal)
                && !IdentityRules.isService(principal)
                && !principal.label().isEmpty();
    }

    private static boolean contradict(Principal told, Principal full) {
        String account = PrincipalParts.of(full).account();
        return IdentityRules.isTold(told.account()) && !account.isEmpty() && !account.equals(told.account())
                || IdentityRules.isTold(told.principalId())
                        && IdentityRules.isTold(full.principalId())
                        && !isSameId(told.principalId(), full.principalId());
    }

    /** The id of a session has its name behind a colon, which one of the two may lack. */
    private static boolean isSameId(String one, String other) {
        boolean whole = one.indexOf(':') >= 0 == other.indexOf(':') >= 0;
        return whole ? one.equals(other) : one.startsWith(other + ":") || other.startsWith(one + ":");
    }

    /** Who it is by the copies in its own account; null if none names it, or if they name several. */
    @Nullable
    PrincipalUse named(PrincipalUse onlyAccount) {
        Set<PrincipalUse> all = named.getOrDefault(onlyAccount, Set.of());
        PrincipalUse one = null;
        for (PrincipalUse next : all) {
            boolean same = one == null
                    || IdentityRules.isUser(next.principal())
                            && next.principal().equals(one.principal());
            if (!same) {
                return null;
            }
            one = one == null ? next : one;
        }
        return one;
    }

    /** Who obtained credentials in such calls, where the other copy does not say. */
    List<KeyIssue> issues() {
        List<KeyIssue> issues = new ArrayList<>();
        obtained.forEach((key, by) -> by.ifPresent(one -> issues.add(new KeyIssue(one, key))));
        return issues;
    }
}
