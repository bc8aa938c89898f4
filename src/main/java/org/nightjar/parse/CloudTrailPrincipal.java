package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Principal;

/**
 * Reads {@code userIdentity}, any part of which may be missing. A person of IAM Identity Center has no name there, only
 * an id in {@code onBehalfOf}.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">userIdentity</a>
 */
final class CloudTrailPrincipal {

    private static final int ACCOUNT_PART = 4;
    private static final String ASSUMED_ROLE = ":assumed-role/";
    private static final String FEDERATED_USER = ":federated-user/";

    private CloudTrailPrincipal() {}

    static Principal of(@Nullable JsonNode identity) {
        if (identity == null || identity.isNull()) {
            return Principal.NONE;
        }
        if (!identity.isObject()) {
            String name = Json.text(identity);
            return name.isEmpty() ? Principal.NONE : new Principal("", "", "", "", name, "", "", "", "");
        }
        JsonNode session = Json.object(identity, "sessionContext");
        JsonNode issuer = Json.object(session, "sessionIssuer");
        String type = Json.text(identity, "type");
        String arn = Json.text(identity, "arn");
        String principalId =
                first(Json.text(identity, "principalId"), Json.text(Json.object(identity, "onBehalfOf"), "userId"), "");
        return new Principal(
                type,
                arn,
                principalId,
                first(Json.text(identity, "accountId"), Json.text(issuer, "accountId"), accountOf(arn)),
                first(Json.text(identity, "userName"), Json.text(issuer, "userName"), nameOf(arn)),
                sessionName(type, arn, principalId),
                Json.text(issuer, "arn"),
                Json.text(identity, "invokedBy"),
                first(Json.text(session, "sourceIdentity"), Json.text(identity, "sourceIdentity"), ""));
    }

    private static String first(String one, String two, String three) {
        return !one.isEmpty() ? one : !two.isEmpty() ? two : three;
    }

    /** The fifth part of an ARN. */
    static String accountOf(String arn) {
        if (!arn.startsWith("arn:")) {
            return "";
        }
        int from = 0;
        for (int part = 0; part < ACCOUNT_PART; part++) {
            from = arn.indexOf(':', from) + 1;
            if (from == 0) {
                return "";
            }
        }
        int to = arn.indexOf(':', from);
        return to < 0 ? "" : arn.substring(from, to);
    }

    /** The role of an assumed role, the last part of a user. */
    private static String nameOf(String arn) {
        int role = arn.indexOf(ASSUMED_ROLE);
        if (role >= 0) {
            String rest = arn.substring(role + ASSUMED_ROLE.length());
            int slash = rest.indexOf('/');
            return slash < 0 ? rest : rest.substring(0, slash);
        }
        return arn.contains(":user/") || arn.contains(FEDERATED_USER) ? arn.substring(arn.lastIndexOf('/') + 1) : "";
    }

    private static String sessionName(String type, String arn, String principalId) {
        int role = arn.indexOf(ASSUMED_ROLE);
        if (role >= 0) {
            int slash = arn.lastIndexOf('/');
            return slash >= role + ASSUMED_ROLE.length() ? arn.substring(slash + 1) : "";
        }
        if (arn.contains(FEDERATED_USER)) {
            return arn.substring(arn.indexOf(FEDERATED_USER) + FEDERATED_USER.length());
        }
        int colon = principalId.indexOf(':');
        return type.equals("AssumedRole") && colon >= 0 ? principalId.substring(colon + 1) : "";
    }
}
