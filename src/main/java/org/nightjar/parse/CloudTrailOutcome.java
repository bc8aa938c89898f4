package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Outcome;

/**
 * How an event ended. A refusal is told by its error code; the names differ from service to service.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">EC2 error codes</a>
 */
final class CloudTrailOutcome {

    private static final String[] REFUSALS = {
        "AccessDenied", "Unauthorized", "Forbidden", "NotAuthorized", "AuthorizationError", "Denied", "NotPermitted"
    };

    private CloudTrailOutcome() {}

    static Outcome of(String errorCode, String errorMessage, boolean failed) {
        if (!errorCode.isEmpty()) {
            return isRefusal(errorCode) ? Outcome.DENIED : Outcome.FAILURE;
        }
        return !errorMessage.isEmpty() || failed ? Outcome.FAILURE : Outcome.SUCCESS;
    }

    /** Sign-ins and role switches answer under their own name: {@code {"ConsoleLogin": "Failure"}}. */
    static boolean isFailure(String action, @Nullable JsonNode response) {
        return Json.text(response, action).equals("Failure");
    }

    private static boolean isRefusal(String errorCode) {
        for (String refusal : REFUSALS) {
            if (errorCode.contains(refusal)) {
                return true;
            }
        }
        return errorCode.equals("403");
    }
}
