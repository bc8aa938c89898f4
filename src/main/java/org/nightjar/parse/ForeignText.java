package org.nightjar.parse;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows logs and reports that are no JSON, or too large a document to be read as one, by how they begin.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">VPC flow logs</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html">S3 access logs</a>
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">load balancer logs</a>
 */
final class ForeignText {

    private record Kind(String name, Pattern start) {
        Kind(String name, String start) {
            this(name, Pattern.compile(start));
        }
    }

    private static final String STAMP = "(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z )?";

    private static final List<Kind> KINDS = List.of(
            new Kind("VPC flow logs", STAMP + "\\d \\d{6,14} (eni-\\S+|-) \\S+ \\S+ "),
            new Kind("VPC flow logs", "(?s)[a-z -]*(account-id|interface-id)[a-z -]* (srcaddr|start|log-status)"),
            new Kind("S3 access logs", "[0-9a-f]{60,64} \\S+ \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:"),
            new Kind(
                    "load balancer logs",
                    "(https?|h2|grpcs?|wss?|tls) (\\d\\.\\d )?\\d{4}-\\d\\d-\\d\\dT\\S+ (app|net)/"),
            new Kind(
                    "load balancer logs",
                    "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z \\S+ [\\d.]+:\\d+ ([\\d.]+:\\d+|-) [\\d.-]+ [\\d.-]+ "),
            new Kind("CloudFront logs", "#Version: 1\\.\\d\\s+#Fields:"),
            new Kind("CloudFront logs", "#Version: 1\\.\\d\\s+\\d{4}-"),
            new Kind("an IAM credential report", "\"?user\"?,\"?arn\"?,\"?user_creation_time"),
            new Kind("Microsoft 365 audit records", "(?i)[^\\n]*\\bAuditData\\b[^\\n]*"),
            new Kind("Azure activity logs", "(?i)[^\\n]*OperationName[^\\n]*(CallerIpAddress|Caller)\\b"),
            new Kind(
                    "Entra sign-ins",
                    "(?i)[^\\n]*(UserPrincipalName[^\\n]*AppDisplayName|AppDisplayName[^\\n]*UserPrincipalName)"),
            new Kind("AWS Config items", "(?s)\\{.{0,400}\"configSnapshotId\""),
            new Kind("AWS Config items", "(?s)\\{.{0,400}\"configurationItems\""),
            new Kind("AWS findings", "(?s)\\{\\s*\"Findings\""),
            new Kind("an IAM authorization report", "(?s)\\{\\s*\"(UserDetailList|GroupDetailList|RoleDetailList)\""));

    private ForeignText() {}

    /** Its kind, or null if unknown. */
    static @Nullable String name(String head) {
        String start = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
        for (Kind kind : KINDS) {
            if (kind.start.matcher(start).lookingAt()) {
                return kind.name;
            }
        }
        return null;
    }
}
