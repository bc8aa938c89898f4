package org.nightjar.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
 * Who obtained each credential, as far as the evidence tells: the links of the chains. A principal of which another
 * account's log says no more than account and internal id is linked to the one with that id in its own account's log, or
 * to the one that the copy of the same event there names.
 */
final class IssuedKeys {
    private final Map<String, PrincipalUse> issuers = new HashMap<>();
    private final Map<String, List<PrincipalUse>> usesById = new HashMap<>();
    private final Map<PrincipalUse, Optional<PrincipalUse>> elsewhere = new HashMap<>();
    private final Map<PrincipalUse, PrincipalUse> tops = new HashMap<>();
    private final SharedCopies copies;

    /** Credentials of which only the other account's copy of an event says who obtained them. */
    private final Set<String> bySharedEvent = new HashSet<>();

    IssuedKeys(List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared) {
        copies = new SharedCopies(shared);
        for (KeyIssue issue : issues) {
            issuers.merge(issue.accessKeyId(), issue.issuer(), IssuedKeys::better);
        }
        Set<PrincipalUse> known = new LinkedHashSet<>(uses);
        issues.forEach(issue -> known.add(issue.issuer()));
        for (PrincipalUse use : known) {
            Principal principal = use.principal();
            if (!principal.principalId().isEmpty() && !IdentityRules.isOnlyAccount(principal)) {
                usesById.computeIfAbsent(principal.principalId(), id -> new ArrayList<>())
                        .add(use);
            }
        }
        copies.issues().forEach(this::learn);
    }

    /** A copy that names who obtained a credential is better than one that does not, and where it is needed it is said. */
    private void learn(KeyIssue issue) {
        PrincipalUse known = issuers.get(issue.accessKeyId());
        boolean unnamed = known == null
                || IdentityRules.isService(known.principal())
                || IdentityRules.isOnlyAccount(known.principal())
                        && sameElsewhere(known).isEmpty();
        if (unnamed) {
            issuers.put(issue.accessKeyId(), issue.issuer());
            bySharedEvent.add(issue.accessKeyId());
        }
    }

    /** Whether nothing but two copies of one event says who {@link #issuerOf} it is. */
    boolean isBySharedEvent(PrincipalUse use) {
        return IdentityRules.isOnlyAccount(use.principal())
                ? sameElsewhere(use).isEmpty() && copies.named(use) != null
                : isLinked(use) && bySharedEvent.contains(use.accessKeyId());
    }

    /** The log of the other account names who assumed a role; the role's own log gives the account only. */
    private static PrincipalUse better(PrincipalUse first, PrincipalUse second) {
        return IdentityRules.isOnlyAccount(first.principal()) ? second : first;
    }

    /** Who obtained the credential, or who it is by another account's log; null if the evidence does not say. */
    @Nullable
    PrincipalUse issuerOf(PrincipalUse use) {
        if (IdentityRules.isOnlyAccount(use.principal())) {
            return sameElsewhere(use).orElseGet(() -> copies.named(use));
        }
        return isLinked(use) ? issuers.get(use.accessKeyId()) : null;
    }

    private static boolean isLinked(PrincipalUse use) {
        return !use.accessKeyId().isEmpty() && IdentityRules.isHandedOut(use.principal());
    }

    private Optional<PrincipalUse> sameElsewhere(PrincipalUse use) {
        return elsewhere.computeIfAbsent(use, one -> Optional.ofNullable(findElsewhere(one)));
    }

    /** By the same credential; else a user is the same with any, and a session only if there is but one of that id. */
    private @Nullable PrincipalUse findElsewhere(PrincipalUse use) {
        List<PrincipalUse> candidates = usesById.getOrDefault(use.principal().principalId(), List.of());
        for (PrincipalUse candidate : candidates) {
            if (!use.accessKeyId().isEmpty() && use.accessKeyId().equals(candidate.accessKeyId())) {
                return candidate;
            }
        }
        boolean one = candidates.size() == 1
                || !candidates.isEmpty()
                        && IdentityRules.isUser(candidates.get(0).principal());
        return one ? candidates.get(0) : null;
    }

    /** The far end of the chain: itself where nothing is known; where the chain bites its tail, some link of it. */
    PrincipalUse topOf(PrincipalUse use) {
        LinkedHashSet<PrincipalUse> path = new LinkedHashSet<>();
        PrincipalUse at = use;
        PrincipalUse top = use;
        while (at != null && path.add(at)) {
            top = at;
            PrincipalUse known = tops.get(at);
            if (known != null) {
                top = known;
                break;
            }
            at = issuerOf(at);
        }
        for (PrincipalUse one : path) {
            tops.put(one, top);
        }
        return top;
    }
}
