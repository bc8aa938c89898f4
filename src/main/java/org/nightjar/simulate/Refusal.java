package org.nightjar.simulate;

import java.util.Set;

/**
 * How a service words that it did not do what was asked. The stories say {@code AccessDenied} and the like; services
 * have their own codes for it.
 *
 * @param code {@code errorCode}, or "" where a record has a message only
 * @param message {@code errorMessage}
 */
record Refusal(String code, String message) {
    private static final Set<String> PLAIN_CODE = Set.of(
            "iam",
            "sts",
            "s3",
            "cloudformation",
            "monitoring",
            "autoscaling",
            "elasticloadbalancing",
            "rds",
            "route53",
            "sns",
            "sqs");

    static Refusal of(Act act) {
        String service = act.action().service();
        String asked = (service.equals("monitoring") ? "cloudwatch" : service) + ":"
                + plainName(act.action().action());
        return switch (act.error()) {
            case "AccessDenied", "Client.UnauthorizedOperation" -> denied(act, service, asked);
            case "ThrottlingException" -> throttled(service);
            case "ValidationException" ->
                service.equals("ec2")
                        ? new Refusal("Client.InvalidParameterValue", "The parameter is not valid.")
                        : new Refusal(
                                "ValidationException",
                                "1 validation error detected: value failed to satisfy a constraint");
            case "NoSuchEntityException" -> missing(service);
            case "NoSuchBucketPolicy" -> new Refusal("NoSuchBucketPolicy", "The bucket policy does not exist");
            default -> new Refusal("", act.error());
        };
    }

    private static Refusal denied(Act act, String service, String asked) {
        String who = act.session().arn().isEmpty() ? "anonymous" : act.session().arn();
        String sentence = "User: " + who + " is not authorized to perform: " + asked
                + " because no identity-based policy allows the " + asked + " action";
        if (service.equals("s3")) {
            return new Refusal("AccessDenied", "Access Denied");
        }
        if (service.equals("ec2")) {
            return new Refusal(
                    "Client.UnauthorizedOperation", "You are not authorized to perform this operation. " + sentence);
        }
        return new Refusal(PLAIN_CODE.contains(service) ? "AccessDenied" : "AccessDeniedException", sentence);
    }

    private static Refusal throttled(String service) {
        return switch (service) {
            case "ec2" -> new Refusal("Client.RequestLimitExceeded", "Request limit exceeded.");
            case "s3" -> new Refusal("SlowDown", "Please reduce your request rate.");
            default -> new Refusal("ThrottlingException", "Rate exceeded");
        };
    }

    private static Refusal missing(String service) {
        return switch (service) {
            case "iam" -> new Refusal("NoSuchEntityException", "The entity cannot be found.");
            case "s3" -> new Refusal("NoSuchKey", "The specified key does not exist.");
            case "ec2" -> new Refusal("Client.InvalidInstanceID.NotFound", "The instance ID does not exist");
            default -> new Refusal("ResourceNotFoundException", "The specified resource does not exist.");
        };
    }

    /** {@code ListFunctions20150331} is asked for as {@code ListFunctions}. */
    private static String plainName(String action) {
        int digit = 0;
        while (digit < action.length() && !Character.isDigit(action.charAt(digit))) {
            digit++;
        }
        return action.length() - digit >= 8 ? action.substring(0, digit) : action;
    }
}
