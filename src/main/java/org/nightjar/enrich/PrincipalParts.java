package org.nightjar.enrich;

import org.nightjar.model.Principal;

/**
 * A principal with what its ARN and id say filled in where the log leaves the fields out.
 *
 * @param type the provider's word, guessed from the ARN or id if the log has none
 * @param account the account, or ""
 * @param name of a user
 * @param role of a session: the role's name without its path
 * @param session of a session: its name
 * @param issuer the ARN of the role or of the user who got a federation token, or ""
 */
record PrincipalParts(String type, String account, String name, String role, String session, String issuer) {

    static PrincipalParts of(Principal principal) {
        String arn = principal.arn();
        String type = principal.type().isEmpty() ? guessType(principal) : principal.type();
        String account = principal.account().isEmpty() ? field(arn, 4) : principal.account();
        boolean isSession = type.equals("AssumedRole") || type.equals("Role");
        String[] path = field(arn, 5).split("/", -1);
        String role = "";
        String session = "";
        if (isSession) {
            boolean full = path.length >= 3 && path[0].equals("assumed-role");
            String fromId = after(principal.principalId(), ':');
            role = firstNamed(last(principal.issuerArn()), full ? path[1] : "", principal.userName());
            session = firstNamed(principal.sessionName(), full ? path[path.length - 1] : "", fromId);
        }
        String name = isSession ? "" : firstNamed(principal.userName(), path.length > 1 ? path[path.length - 1] : "");
        return new PrincipalParts(type, account, name, role, session, principal.issuerArn());
    }

    private static String guessType(Principal principal) {
        String resource = field(principal.arn(), 5);
        String id = principal.principalId();
        if (resource.startsWith("assumed-role/") || id.startsWith("AROA") && id.indexOf(':') > 0) {
            return "AssumedRole";
        }
        if (resource.startsWith("user/") || id.startsWith("AIDA")) {
            return "IAMUser";
        }
        if (resource.startsWith("federated-user/")) {
            return "FederatedUser";
        }
        return resource.equals("root") ? "Root" : "";
    }

    /** A field between the colons of an ARN, the sixth being all the rest; or "". */
    private static String field(String arn, int index) {
        String[] fields = arn.split(":", 6);
        return fields.length == 6 && fields[0].equals("arn") ? fields[index] : "";
    }

    /** What comes after the last slash, or "" if there is none. */
    private static String last(String arn) {
        return after(arn, '/');
    }

    private static String after(String text, char sign) {
        int at = text.lastIndexOf(sign);
        return at < 0 ? "" : text.substring(at + 1);
    }

    /** The first that is not "", or "". */
    static String firstNamed(String... names) {
        for (String name : names) {
            if (!name.isEmpty()) {
                return name;
            }
        }
        return "";
    }
}
