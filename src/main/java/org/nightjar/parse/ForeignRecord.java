package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Names well-formed records that are no events of a log that Nightjar reads, by what they hold. */
final class ForeignRecord {

    private static final Map<String, Predicate<JsonNode>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(
                "Amazon S3 event notifications",
                rec -> isS3Notification(rec) || isS3Notification(rec.at("/Records/0")));
        KINDS.put("an Amazon S3 test notification", rec -> startsWith(rec, "Event", "s3:TestEvent"));
        KINDS.put("CloudWatch Logs control messages", rec -> startsWith(rec, "message", "CWL CONTROL MESSAGE"));
        KINDS.put(Payload.KINESIS, rec -> rec.has("kinesis") || rec.has("Data") && rec.has("PartitionKey"));
        KINDS.put(Payload.FIREHOSE, rec -> rec.has("recordId") && rec.has("data"));
        KINDS.put(Payload.SUBSCRIPTION, rec -> rec.path("awslogs").has("data"));
        KINDS.put("AWS event notifications", ForeignRecord::isNotification);
        KINDS.put("GuardDuty findings", rec -> isGuardDuty(rec) || isGuardDuty(rec.at("/Findings/0")));
        KINDS.put(
                "AWS Security Hub findings",
                rec -> isSecurityHub(rec)
                        || isSecurityHub(rec.at("/Findings/0"))
                        || isSecurityHub(rec.at("/findings/0")));
        KINDS.put(
                "AWS Config items",
                rec -> rec.has("configurationItems")
                        || rec.has("configurationItem")
                        || rec.has("configurationItemCaptureTime")
                        || rec.has("configSnapshotId"));
        KINDS.put("an IAM authorization report", rec -> rec.has("UserDetailList") || rec.has("RoleDetailList"));
        KINDS.put("an IAM credential report", rec -> rec.has("Content") && rec.has("ReportFormat"));
        KINDS.put("AWS WAF logs", rec -> rec.has("webaclId"));
        KINDS.put("Route 53 resolver query logs", rec -> rec.has("query_name") && rec.has("query_timestamp"));
        KINDS.put(
                "Google Cloud audit logs", rec -> rec.has("protoPayload") || rec.has("insertId") && rec.has("logName"));
        KINDS.put(
                "Google Workspace activities",
                rec -> rec.at("/id/applicationName").isTextual());
        KINDS.put(
                "Kubernetes audit logs",
                rec -> rec.path("apiVersion").asText("").startsWith("audit.k8s.io") || rec.has("auditID"));
        KINDS.put(
                "an Okta system log",
                rec -> rec.has("legacyEventType")
                        || rec.has("debugContext")
                        || rec.has("published") && rec.has("actor") && rec.has("eventType"));
        KINDS.put("Microsoft 365 audit records", rec -> rec.has("CreationTime") && rec.has("Workload"));
        KINDS.put("Entra sign-ins", rec -> rec.has("userPrincipalName") && rec.has("appDisplayName"));
        KINDS.put(
                "Azure activity logs",
                rec -> rec.has("operationName") && (rec.has("resourceId") || rec.has("resourceUri"))
                        || rec.at("/data/authorization").isObject());
        KINDS.put(
                "a GitHub audit log",
                rec -> rec.has("action")
                        && rec.has("actor")
                        && (rec.has("_document_id") || rec.has("org") || rec.has("business")));
        KINDS.put("Slack audit logs", rec -> rec.has("date_create") && rec.has("entity"));
    }

    private ForeignRecord() {}

    /** Its kind, in the plural, or "" if unknown. */
    static String name(JsonNode rec) {
        for (Map.Entry<String, Predicate<JsonNode>> kind : KINDS.entrySet()) {
            if (kind.getValue().test(rec)) {
                return kind.getKey();
            }
        }
        return "";
    }

    /** By itself, or in the list that SNS and SQS carry as a text. */
    private static boolean isS3Notification(JsonNode rec) {
        return rec.has("s3") || startsWith(rec, "eventSource", "aws:s3");
    }

    /** Messages of SNS, SQS, DynamoDB and others come in "Records" with a source such as aws:sqs. */
    private static boolean isNotification(JsonNode rec) {
        return startsWith(rec, "eventSource", "aws:") || startsWith(rec, "EventSource", "aws:");
    }

    /** As exported to S3 or EventBridge, and as the command line tool prints them. */
    private static boolean isGuardDuty(JsonNode rec) {
        return rec.at("/service/serviceName").asText("").equals("guardduty")
                || rec.at("/Service/ServiceName").asText("").equals("guardduty");
    }

    private static boolean isSecurityHub(JsonNode rec) {
        return rec.has("ProductArn") && rec.has("GeneratorId");
    }

    private static boolean startsWith(JsonNode rec, String name, String start) {
        return rec.path(name).asText("").startsWith(start);
    }
}
