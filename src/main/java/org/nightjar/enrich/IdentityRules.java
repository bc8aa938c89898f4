package org.nightjar.enrich;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    private final KnownNames names;
    /** Roles that a service assumed at least once: a session of theirs is a machine's unless a person shows. */
    private final Set<String> rolesOfServices;

    IdentityRules(KnownNames names, Set<String> rolesOfServices) {
        this.names = names;
        this.rolesOfServices = rolesOfServices;
    }

    /** Whether the credential of such a principal may have been handed out by another one. */
    static boolean isHandedOut(Principal principal) {
        String type = PrincipalParts.of(principal).type();
        return type.equals("AssumedRole") || type.equals("FederatedUser");
    }

    /** Whether the log tells only which account it was. */
    static boolean isOnlyAccount(Principal principal) {
        return PrincipalParts.of(principal).type().equals("AWSAccount");
    }

    static boolean isService(Principal principal) {
        boolean named = !(principal.arn() + principal.principalId() + principal.userName()).isEmpty();
        return principal.type().equals("AWSService")
                || !named && !principal.invokedBy().isEmpty();
    }

    /**
     * The identity, or null if nothing is named.
     *
     * @param issuedByMachine whether the credential was handed out to a service or workload
     */
    @Nullable
    Identity identify(Principal principal, boolean issuedByMachine) {
        PrincipalParts parts = PrincipalParts.of(principal);
        if (isService(principal)) {
            String host = principal.invokedBy().isEmpty() ? principal.label() : principal.invokedBy();
            return new Identity(host, UserKind.SERVICE, "");
        }
        return switch (parts.type()) {
            case "IAMUser" -> iamUser(principal, parts);
            case "Root" -> new Identity("root", UserKind.ROOT, parts.account());
            case "AssumedRole", "Role" -> session(principal, parts, issuedByMachine);
            case "FederatedUser" -> federated(principal, parts);
            case "SAMLUser", "WebIdentityUser", "IdentityCenterUser" -> visitor(principal, parts);
            case "AWSAccount" -> account(principal);
            default -> other(principal, parts);
        };
    }

    private @Nullable Identity iamUser(Principal principal, PrincipalParts parts) {
        String name = parts.name().isEmpty() ? names.nameById(principal) : parts.name();
        if (name.isEmpty() || name.equals(HIDDEN_NAME)) {
            return null;
        }
        return new Identity(name, kindByName(name), parts.account());
    }

    private Identity session(Principal principal, PrincipalParts parts, boolean issuedByMachine) {
        String session = parts.session();
        String role = parts.role().isEmpty() ? names.nameById(principal) : parts.role();
        if (!principal.sourceIdentity().isEmpty()) {
            return person(principal.sourceIdentity(), parts.account());
        }
        if (!session.isEmpty() && (role.startsWith(SSO_ROLE_PREFIX) || session.indexOf('@') > 0)) {
            return person(session, parts.account());
        }
        Identity workload = new Identity(role.isEmpty() ? principal.label() : role, UserKind.WORKLOAD, parts.account());
        boolean machine = issuedByMachine
                || session.isEmpty()
                || session.equals(role)
                || role.startsWith(SERVICE_ROLE_PREFIX)
                || parts.issuer().contains(SERVICE_ROLE_PATH)
                || rolesOfServices.contains(parts.issuer())
                || MachineNames.isMachineId(session);
        if (machine) {
            return workload;
        }
        String account = names.accountOfUser(session, parts.account());
        if (account != null) {
            return new Identity(session, kindByName(session), account);
        }
        boolean machineName = MachineNames.isMachineName(session) || MachineNames.isMachineRole(role);
        return machineName ? workload : new Identity(role + "/" + session, UserKind.HUMAN, parts.account());
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
            String name = issuer.substring(issuer.lastIndexOf('/') + 1);
            return new Identity(name, kindByName(name), parts.account());
        }
        return visitor(principal, parts);
    }

    /** Somebody whom an identity provider vouches for. */
    private Identity visitor(Principal principal, PrincipalParts parts) {
        String name = parts.name().isEmpty() ? principal.label() : parts.name();
        boolean machine = name.startsWith("repo:") || MachineNames.isMachineName(principal.principalId());
        return machine ? new Identity(name, UserKind.WORKLOAD, parts.account()) : person(name, parts.account());
    }

    private static Identity account(Principal principal) {
        String all = principal.account() + " " + principal.principalId() + " " + principal.arn();
        if (all.contains(ANONYMOUS_PRINCIPAL) || principal.principalId().equalsIgnoreCase(ANONYMOUS)) {
            return new Identity(ANONYMOUS, UserKind.ANONYMOUS, "");
        }
        String name = principal.arn().isEmpty() ? principal.account() : principal.arn();
        return new Identity(name.isEmpty() ? principal.label() : name, UserKind.EXTERNAL, principal.account());
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
        return new Identity(name, kindByName(name), owner == null ? "" : owner);
    }

    private static UserKind kindByName(String name) {
        return MachineNames.isMachineName(name) ? UserKind.WORKLOAD : UserKind.HUMAN;
    }
}
