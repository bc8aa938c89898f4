package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a policy for identities makes its holder an administrator: a statement without principals that allows every
 * action, or every action of IAM (with which one gives oneself the rest), on everything. Conditions are not weighed, and
 * what other statements deny is not taken off.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">Action</a>
 */
final class PolicyGrants {

    /** What stands in the line of parameters. */
    static final String ADMINISTRATOR = "administrator";

    private static final FieldPath RESOURCE = FieldPath.of("Resource");
    private static final FieldPath ACTION = FieldPath.of("Action");
    private static final FieldPath NOT_ACTION = FieldPath.of("NotAction");

    private PolicyGrants() {}

    /** {@link #ADMINISTRATOR}, or "" for any other policy and for what is none. */
    static String of(JsonNode policy) {
        boolean[] found = new boolean[1];
        PolicyDocument.eachAllowed(policy, statement -> found[0] |= isAdministrator(statement));
        return found[0] ? ADMINISTRATOR : "";
    }

    private static boolean isAdministrator(JsonNode statement) {
        if (statement.has("Principal")
                || statement.has("NotPrincipal")
                || !texts(statement, RESOURCE).contains("*")) {
            return false;
        }
        if (statement.has(NOT_ACTION.text())) {
            return texts(statement, NOT_ACTION).stream()
                    .noneMatch(action -> action.equals("*") || action.startsWith("iam:"));
        }
        return texts(statement, ACTION).stream()
                .anyMatch(action -> action.equals("*") || action.equals("*:*") || action.equals("iam:*"));
    }

    private static List<String> texts(JsonNode statement, FieldPath name) {
        List<String> texts = new ArrayList<>();
        name.each(statement, value -> texts.add(Json.text(value).toLowerCase(java.util.Locale.ROOT)));
        return texts;
    }
}
