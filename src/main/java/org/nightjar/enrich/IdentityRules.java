package org.nightjar.enrich;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.ChainProof;
import org.nightjar.model.Principal;
import org.nightjar.model.UserKind;

/**
 * Who stands behind one principal by what it says of itself, without the chain of sessions that led to it.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">userIdentity</a>
 */
final class IdentityRules {
    private static final String ANONYMOUS = "anonymous";
    private static final String ANONYMOUS_PRINCIPAL = "ANONYMOUS_PRINCIPAL";
    /** What CloudTrail writes for the user name of a failed console login that may be a mistyped password. */
    private static final String HIDDEN_NAME = "HIDDEN_DUE_TO_SECURITY_REASONS";

    private static final String SSO_ROLE_PREFIX = "AWSReservedSSO_";
    private static final String SERVICE_ROLE_PREFIX = "AWSServiceRoleFor";
    private static final String SERVICE_ROLE_PATH = "/aws-service-role/";
    private static final Set<String> MACHINE_TYPES = Set.of(
            "service",
            "serviceprincipal",
            "application",
            "app",
            "managedidentity",
            "serviceaccount",
            "robot",
            "bot",
            "machine",
            "systemprincipal",
            "publicclientapp");

    /** Roles that the console makes for functions, builds and the like. */
    private static final String MACHINE_ROLE_PATH = ":role/service-role/";

    private final KnownNames names;
    private final OpenedSessions opened;

    /**
     * What the chain says of whoever handed out a session's credential.
     *
     * @param machine whether a service or workload did
     * @param service whether a service did
     * @param broker whether that workload opens sessions for several people by their names
     * @param account the account of somebody of whom nothing else is known, or ""
     */
    record Opener(boolean machine, boolean service, boolean broker, String account) {
        static final Opener UNKNOWN = new Opener(false, false, false, "");
    }

    /**
     * Who it is and how that is known.
     *
     * @param identity the user
     * @param proof of it
     */
    record Verdict(Identity identity, ChainProof proof) {}

    IdentityRules(KnownNames names, OpenedSessions opened) {
        this.names = names;
        this.opened = opened;
    }

    /** Whether the credential of such a principal may have been handed out by another one. */
    static boolean isHandedOut(Principal principal) {
        String type = PrincipalParts.of(principal).type();
        // A member account's root may be assumed for a task: AssumeRoot.
        return type.equals("AssumedRole") || type.equals("FederatedUser") || type.equals("Root");
    }

    /** Whether it is the same with whatever credential. */
    static boolean isUser(Principal principal) {
        String type = PrincipalParts.of(principal).type();
        return type.equals("IAMUser") || type.equals("Root");
    }

    /** Whether the log tells only which account it was. */
    static boolean isOnlyAccount(Principal principal) {
        return PrincipalParts.of(principal).type().equals("AWSAccount");
    }

    /** Whether the log gives a value at all, and not that it hides one. */
    static boolean isTold(String value) {
        return !value.isEmpty() && !value.equals(HIDDEN_NAME);
    }

    static boolean isService(Principal principal) {
        boolean named = !(principal.arn() + principal.principalId() + principal.userName()).isEmpty();
        return principal.type().equals("AWSService")
                || !named && !principal.invokedBy().isEmpty();
    }

    /** Who it is, or null if nothing is named. */
    @Nullable
    Verdict identify(Principal principal, Opener opener) {
        PrincipalParts parts = PrincipalParts.of(principal);
        if (isService(principal)) {
            String host = principal.invokedBy().isEmpty() ? principal.label() : principal.invokedBy();
            return named(new Identity(host, UserKind.SERVICE, ""));
        }
        return switch (parts.type()) {
            case "IAMUser" -> named(iamUser(principal, parts));
            case "Root" -> named(new Identity("root", UserKind.ROOT, parts.account()));
            case "AssumedRole", "Role" -> session(principal, parts, opener);
            case "FederatedUser" -> named(federated(principal, parts));
            case "SAMLUser", "WebIdentityUser", "IdentityCenterUser" ->
                new Verdict(visitor(principal, parts), ChainProof.PROVIDER);
            case "AWSAccount" -> account(principal);
            default -> named(other(principal, parts));
        };
    }

    private static @Nullable Verdict named(@Nullable Identity identity) {
        return identity == null ? null : new Verdict(identity, ChainProof.NAMED);
    }

    private @Nullable Identity iamUser(Principal principal, PrincipalParts parts) {
        String name = parts.name().isEmpty() ? names.nameById(principal) : parts.name();
        if (name.isEmpty() || name.equals(HIDDEN_NAME)) {
            return null;
        }
        return user(name, parts.account());
    }

    private Verdict session(Principal principal, PrincipalParts parts, Opener opener) {
        String session = parts.session();
        String role = parts.role().isEmpty() ? names.nameById(principal) : parts.role();
        if (!principal.sourceIdentity().isEmpty()) {
            return new Verdict(person(principal.sourceIdentity(), parts.account()), ChainProof.SOURCE_IDENTITY);
        }
        if (!session.isEmpty() && (role.startsWith(SSO_ROLE_PREFIX) || opener.service && session.indexOf('@') > 0)) {
            return new Verdict(person(session, parts.account()), ChainProof.PROVIDER);
        }
        if (session.indexOf('@') > 0 && opener.broker) {
            return new Verdict(person(session, parts.account()), ChainProof.SESSION_NAME);
        }
        if (session.indexOf('@') > 0 && !opener.machine) {
            return bySessionName(person(session, parts.account()), parts, role);
        }
        Identity workload = new Identity(role.isEmpty() ? principal.label() : role, UserKind.WORKLOAD, parts.account());
        if (opener.machine || isMachines(parts, session, role)) {
            return new Verdict(workload, ChainProof.ROLE);
        }
        String account = names.accountOfUser(session, parts.account());
        if (account != null && (opener.account.isEmpty() || opener.account.equals(account))) {
            return bySessionName(user(session, account), parts, role);
        }
        boolean machineName = MachineNames.isMachineName(session) || MachineNames.isMachineRole(role);
        return machineName ? new Verdict(workload, ChainProof.ROLE) : unknown(parts, role);
    }

    private boolean isMachines(PrincipalParts parts, String session, String role) {
        return session.isEmpty()
                || session.equals(role)
                || role.startsWith(SERVICE_ROLE_PREFIX)
                || parts.issuer().contains(SERVICE_ROLE_PATH)
                || parts.issuer().contains(MACHINE_ROLE_PATH)
                || opened.isRoleOfService(parts.issuer())
                || MachineNames.isMachineId(session);
    }

    /** Anybody may take any name: it counts only where nobody else is known to have opened sessions by it. */
    private Verdict bySessionName(Identity namesake, PrincipalParts parts, String role) {
        return opened.isByOthers(parts, namesake)
                ? unknown(parts, role)
                : new Verdict(namesake, ChainProof.SESSION_NAME);
    }

    private static Verdict unknown(PrincipalParts parts, String role) {
        return new Verdict(
                new Identity(role + "/" + parts.session(), UserKind.HUMAN, parts.account()), ChainProof.OPEN);
    }

    /**
     * A session that somebody of another account opened.
     *
     * @param account the account outside
     */
    Identity outsider(Principal principal, String account) {
        PrincipalParts parts = PrincipalParts.of(principal);
        String session = parts.session();
        String role = PrincipalParts.firstNamed(parts.role(), parts.name(), principal.label());
        boolean telling = !session.isEmpty() && !session.equals(role) && !MachineNames.isMachineId(session);
        return new Identity(telling ? role + "/" + session : role, UserKind.EXTERNAL, account);
    }

    /** The holder of a federation token is whoever asked for it, if the log says. */
    private Identity federated(Principal principal, PrincipalParts parts) {
        String issuer = parts.issuer();
        if (issuer.endsWith(":root")) {
            return new Identity("root", UserKind.ROOT, parts.account());
        }
        if (issuer.contains(":user/")) {
            return user(issuer.substring(issuer.lastIndexOf('/') + 1), parts.account());
        }
        return visitor(principal, parts);
    }

    /** Somebody whom an identity provider vouches for. */
    private Identity visitor(Principal principal, PrincipalParts parts) {
        String name = parts.name().isEmpty() ? principal.label() : parts.name();
        boolean machine = name.startsWith("repo:") || MachineNames.isMachineName(principal.principalId());
        return machine ? new Identity(name, UserKind.WORKLOAD, parts.account()) : person(name, parts.account());
    }

    private static Verdict account(Principal principal) {
        String all = principal.account() + " " + principal.principalId() + " " + principal.arn();
        if (all.contains(ANONYMOUS_PRINCIPAL) || principal.principalId().equalsIgnoreCase(ANONYMOUS)) {
            return new Verdict(new Identity(ANONYMOUS, UserKind.ANONYMOUS, ""), ChainProof.NAMED);
        }
        return new Verdict(foreign(principal, principal.account()), ChainProof.OUTSIDE);
    }

    /** Somebody of an account outside the case. */
    static Identity foreign(Principal principal, String account) {
        String name = principal.arn().isEmpty() ? account : principal.arn();
        return new Identity(name.isEmpty() ? principal.label() : name, UserKind.EXTERNAL, account);
    }

    /** Providers other than AWS, and types that AWS adds. */
    private @Nullable Identity other(Principal principal, PrincipalParts parts) {
        String name = parts.name().isEmpty() ? bestLabel(principal) : parts.name();
        if (name.isEmpty()) {
            return null;
        }
        if (name.equalsIgnoreCase(ANONYMOUS) || name.equals("system:anonymous")) {
            return new Identity(ANONYMOUS, UserKind.ANONYMOUS, "");
        }
        if (name.equals(principal.account())) {
            return new Identity(name, UserKind.EXTERNAL, name);
        }
        String type = principal.type().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gserviceaccount.com")
                || name.startsWith("system:serviceaccount:")
                || MACHINE_TYPES.contains(type)) {
            return new Identity(name, UserKind.WORKLOAD, parts.account());
        }
        if (name.startsWith("system:")) {
            return new Identity(name, UserKind.SERVICE, parts.account());
        }
        return name.indexOf('@') > 0
                ? person(name, parts.account())
                : new Identity(name, kindByName(name), parts.account());
    }

    private static String bestLabel(Principal principal) {
        String label = principal.label();
        return label.equals(principal.type()) ? "" : label;
    }

    /** A person's name that an identity provider gave: the IAM user of that name, else the same person everywhere. */
    private Identity person(String name, String account) {
        String owner = names.accountOfUser(name, account);
        if (owner != null) {
            return user(name, owner);
        }
        return new Identity(names.personSpelling(name), kindByName(name), "");
    }

    private Identity user(String name, String account) {
        return new Identity(names.userSpelling(name, account), kindByName(name), account);
    }

    private static UserKind kindByName(String name) {
        return MachineNames.isMachineName(name) ? UserKind.WORKLOAD : UserKind.HUMAN;
    }
}
