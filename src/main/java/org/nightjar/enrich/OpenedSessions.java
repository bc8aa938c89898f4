package org.nightjar.enrich;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nightjar.model.PrincipalUse;

/** What the sessions whose chain is known say of those whose chain is not, and of who opens sessions for others. */
final class OpenedSessions {
    /** A workload that opens sessions by the addresses of so many people lets them in; fewer may be a stolen key. */
    static final int BROKER_PEOPLE = 3;

    private final Map<String, Set<Identity>> openers = new HashMap<>();
    private final Map<PrincipalUse, Set<String>> peopleByTop = new HashMap<>();
    private final Set<String> rolesOfServices = new HashSet<>();

    OpenedSessions(List<PrincipalUse> uses, IssuedKeys keys, KnownNames names) {
        IdentityRules plain = new IdentityRules(names, this);
        for (PrincipalUse use : uses) {
            PrincipalUse issuer = keys.issuerOf(use);
            if (issuer == null) {
                continue;
            }
            if (IdentityRules.isService(issuer.principal())) {
                rolesOfServices.add(use.principal().issuerArn());
            }
            PrincipalParts parts = PrincipalParts.of(use.principal());
            PrincipalUse top = keys.topOf(issuer);
            if (!parts.session().isEmpty() && IdentityRules.isUser(top.principal())) {
                IdentityRules.Verdict opener = plain.identify(top.principal(), IdentityRules.Opener.UNKNOWN);
                if (opener != null) {
                    openers.computeIfAbsent(session(parts), key -> new HashSet<>())
                            .add(opener.identity());
                }
            }
            if (parts.session().indexOf('@') > 0) {
                peopleByTop
                        .computeIfAbsent(top, key -> new HashSet<>())
                        .add(parts.session().toLowerCase(Locale.ROOT));
            }
        }
        rolesOfServices.remove("");
    }

    private static String session(PrincipalParts parts) {
        return parts.account() + ":" + parts.role() + "/" + parts.session();
    }

    /** Whether sessions of that role and name were opened, and never by that user. */
    boolean isByOthers(PrincipalParts parts, Identity namesake) {
        Set<Identity> known = openers.getOrDefault(session(parts), Set.of());
        return !known.isEmpty() && !known.contains(namesake);
    }

    /** Whether a service assumed the role at least once: a session of it is a machine's unless a person shows. */
    boolean isRoleOfService(String roleArn) {
        return rolesOfServices.contains(roleArn);
    }

    /** Whether the user at that end of a chain opens sessions for several people by their names. */
    boolean isBroker(PrincipalUse top) {
        return peopleByTop.getOrDefault(top, Set.of()).size() >= BROKER_PEOPLE;
    }
}
