package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whom a resource policy lets in: the principals of its Allow statements. Everyone counts as {@code public} unless a
 * condition ties the statement to an account, an organisation, a network or a calling resource.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
final class PolicyPrincipals {

    private static final Set<String> TYING_CONDITIONS = Set.of(
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:sourceaccount",
            "aws:sourceowner",
            "aws:sourceorgid",
            "aws:sourcearn",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "kms:calleraccount");

    private static final FieldPath AWS = FieldPath.of("AWS");
    private static final FieldPath CANONICAL = FieldPath.of("CanonicalUser");

    private PolicyPrincipals() {}

    /** Names each principal as the policy does, or {@code public}; the policy is as {@link PolicyDocument} reads it. */
    static void each(JsonNode policy, Consumer<String> taker) {
        PolicyDocument.eachAllowed(policy, statement -> allowed(statement, taker));
    }

    private static void allowed(JsonNode statement, Consumer<String> taker) {
        JsonNode principal = statement.get("Principal");
        Consumer<JsonNode> name = value -> {
            String text = Json.text(value);
            if (!text.equals("*")) {
                taker.accept(text);
            } else if (!isTied(statement)) {
                taker.accept("public");
            }
        };
        if (principal == null) {
            // Everyone but those named: as good as everyone.
            if (statement.has("NotPrincipal") && !isTied(statement)) {
                taker.accept("public");
            }
        } else if (principal.isTextual()) {
            name.accept(principal);
        } else {
            AWS.each(principal, name);
            CANONICAL.each(principal, name);
        }
    }

    private static boolean isTied(JsonNode statement) {
        JsonNode condition = statement.get("Condition");
        if (condition == null) {
            return false;
        }
        for (JsonNode test : condition) {
            var names = test.fieldNames();
            while (names.hasNext()) {
                if (TYING_CONDITIONS.contains(names.next().toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
        }
        return false;
    }
}
