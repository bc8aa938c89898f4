package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.model.NightjarException;
import org.nightjar.support.SharedData;

/** What lies beside CloudTrail in the same tree is named for what it is, once an entry. */
class ForeignLogsTest {

    @Test
    void digestIsNoLogAndNoFailure() throws IOException {
        Collected found = Collected.of("{\"digestStartTime\":\"x\",\"logFiles\":[]}");
        assertEquals(EntryOutcome.Kind.DIGEST, found.outcome().kind());
        assertTrue(found.outcome().message().contains("digest"), found.outcome().message());
        assertEquals(List.of(), found.rejects);
        assertEquals(List.of(), found.events);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"Records\":[{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\",\"s3\":{}}]}|S3 event notifications",
                "{\"Type\":\"Notification\",\"Message\":\"{\\\"Records\\\":[{\\\"eventSource\\\":\\\"aws:s3\\\",\\\"s3\\\":{}}]}\"}|S3 event notifications",
                "{\"Messages\":[{\"Body\":\"{\\\"Records\\\":[{\\\"eventSource\\\":\\\"aws:s3\\\",\\\"s3\\\":{}}]}\"}]}|S3 event notifications",
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Time\":\"x\",\"Bucket\":\"b\"}|S3 test notification",
                "{\"schemaVersion\":\"2.0\",\"service\":{\"serviceName\":\"guardduty\"}}|GuardDuty",
                "{\"Findings\":[{\"SchemaVersion\":\"2.0\",\"Service\":{\"ServiceName\":\"guardduty\"}}]}|GuardDuty",
                "{\"Findings\":[{\"ProductArn\":\"a\",\"GeneratorId\":\"b\"}]}|Security Hub",
                "{\"detail\":{\"findings\":[{\"ProductArn\":\"a\",\"GeneratorId\":\"b\"}]}}|Security Hub",
                "{\"fileVersion\":\"1.0\",\"configSnapshotId\":\"x\",\"configurationItems\":[]}|AWS Config",
                "{\"configurationItemCaptureTime\":\"x\",\"resourceId\":\"y\"}|AWS Config",
                "2 123456789010 eni-1235b8ca 10.0.0.1 10.0.0.2 34892 22 6 54 8855 1477913708 1477913820 ACCEPT OK|VPC flow",
                "version account-id interface-id srcaddr dstaddr srcport|VPC flow",
                "2024-01-02T03:04:05.000Z 2 123456789010 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 1 1 1 ACCEPT OK|VPC flow",
                "36c1f05b76016b78528454e6e0c60e2b7ff7aa20c0a5e4c748276e5b0a2debd2 b [01/Aug/2019:00:24:41 +0000] 10.0.0.1 -|S3 access",
                "http 2018-07-02T22:23:00.186641Z app/lb/50dc 192.0.2.1:2817 10.0.0.1:80 0.0 0.0 0.0 200 200 34 366|load balancer",
                "2015-05-13T23:39:43.945958Z lb 192.0.2.1:2817 10.0.0.1:80 0.000073 0.001048 0.00 200 200 0 29|load balancer",
                "user,arn,user_creation_time,password_enabled,password_last_used|credential report",
                "{\"apiVersion\":\"audit.k8s.io/v1\",\"kind\":\"Event\",\"auditID\":\"a\"}|Kubernetes",
                "{\"insertId\":\"a\",\"logName\":\"projects/p/logs/x\"}|Google Cloud",
                "{\"uuid\":\"a\",\"published\":\"x\",\"eventType\":\"user.session.start\",\"actor\":{}}|Okta",
                "{\"@timestamp\":1,\"action\":\"repo.create\",\"actor\":\"a\",\"org\":\"o\"}|GitHub",
                "{\"time\":\"x\",\"resourceId\":\"/S/\",\"operationName\":\"a\"}|Azure",
                "OperationName,Level,Caller,CallerIpAddress|Azure",
                "{\"CreationTime\":\"x\",\"Workload\":\"Exchange\"}|Microsoft 365",
                "RecordType,CreationDate,UserIds,Operations,AuditData|Microsoft 365"
            })
    void kindIsToldByContent(String text, String naming) throws IOException {
        Collected found = Collected.of(text + "\n");
        assertEquals(EntryOutcome.Kind.OTHER_LOG, found.outcome().kind());
        assertTrue(found.outcome().message().contains(naming), found.outcome().message());
        assertTrue(found.outcome().other().contains(naming), found.outcome().other());
        assertEquals(List.of(), found.rejects);
        assertEquals(List.of(), found.events);
    }

    private static final String FINDING =
            "{\"schemaVersion\":\"2.0\",\"service\":{\"serviceName\":\"guardduty\"},\"id\":\"%d\"}\n";
    private static final String EVENT =
            "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":" + "\"s3.amazonaws.com\",\"eventName\":\"A\"}\n";

    private static String findings(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(String.format(java.util.Locale.ROOT, FINDING, i));
        }
        return lines.toString();
    }

    @Test
    void longLogOfOneKindIsLookedThroughToItsEnd() throws IOException {
        assertEquals(
                EntryOutcome.Kind.OTHER_LOG,
                Collected.of(findings(20_000)).outcome().kind());
        String flow =
                "2 123456789010 eni-1235b8ca 10.0.0.1 10.0.0.2 34892 22 6 54 8855 1477913708 1477913820 ACCEPT OK\n";
        assertEquals("VPC flow logs", Collected.of(flow.repeat(5_000)).outcome().other());
    }

    @Test
    void eventsBehindAThousandForeignRecordsAreALossThatIsSaid() throws IOException {
        for (String event : List.of(
                EVENT,
                EVENT.replace("\":\"", "\" : \""),
                "{\"message\":\"" + EVENT.strip().replace("\"", "\\\"") + "\"}\n")) {
            for (int behind : new int[] {0, 3_000}) {
                Collected found = Collected.of(findings(8_000) + event + findings(behind));
                assertEquals(EntryOutcome.Kind.NOT_A_LOG, found.outcome().kind(), event);
                assertTrue(
                        found.outcome().message().contains("GuardDuty findings) and holds CloudTrail events"), event);
            }
        }
    }

    @Test
    void eventsWithinTheFirstThousandMakeItALogWithRejects() throws IOException {
        Collected found = Collected.of(findings(500) + EVENT + findings(2_000));
        assertEquals(EntryOutcome.Kind.RECORDS, found.outcome().kind());
        assertEquals(1, found.events.size());
        assertEquals(2_500, found.rejects.size());
    }

    @Test
    void whatIsOnlyPartlyKnownIsNoOtherLog() throws IOException {
        for (String more : List.of("{\"unknown\":1}\n", "no JSON\n", "{\"schemaVersion\":\"2.0\",\"serv")) {
            assertEquals(
                    EntryOutcome.Kind.NOT_A_LOG,
                    Collected.of(findings(5) + more).outcome().kind(),
                    more);
        }
    }

    @Test
    void anotherLogThatBreaksOffInItsRestIsNoOtherLog() throws Exception {
        byte[] gzip = org.nightjar.support.DigestedTrail.gzip(
                findings(50_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        java.nio.file.Path file = java.nio.file.Files.createTempFile("cut", ".json.gz");
        try {
            java.nio.file.Files.write(file, java.util.Arrays.copyOf(gzip, gzip.length - 5_000));
            EntryOutcome outcome = Collected.of(file).outcome();
            assertEquals(EntryOutcome.Kind.NOT_A_LOG, outcome.kind());
            assertTrue(outcome.message().contains("breaks off"), outcome.message());
        } finally {
            java.nio.file.Files.delete(file);
        }
    }

    @Test
    void configSnapshotBeyondTheRecordLimitIsStillNamed() throws IOException {
        String item = "{\"configurationItemVersion\":\"1.3\",\"resourceId\":\"" + "x".repeat(1000) + "\"},";
        Collected found = Collected.of("{\"fileVersion\":\"1.0\",\"configSnapshotId\":\"x\",\"configurationItems\":["
                + item.repeat(6_000) + "{}]}");
        assertTrue(
                found.outcome().message().contains("AWS Config"),
                found.outcome().message());
    }

    @ParameterizedTest
    @CsvSource({
        "vpcflow,VPC flow",
        "s3access,S3 access",
        "elb_logs,load balancer",
        "guardduty,GuardDuty",
        "waf,WAF",
        "cloudfront_logs,CloudFront",
        "route53_resolver_logs,Route 53"
    })
    void realLogsAreNamed(String folder, String naming) throws NightjarException, IOException {
        try (var files = java.nio.file.Files.list(SharedData.require("elastic-integrations/aws/" + folder))) {
            for (var file : files.filter(one -> one.toString().endsWith(".log")).toList()) {
                Collected found = Collected.of(file);
                assertTrue(found.outcome().message().contains(naming), file + " " + found.outcome());
            }
        }
    }

    @Test
    void bucketScannersTableIsReadThoughItsColumnsAreItsOwn() throws NightjarException {
        Collected found = Collected.of(SharedData.require("otrf-security-datasets/aws_s3_honeybucketlogs.zip"));
        assertEquals(301, found.events.size());
        assertEquals(List.of(), found.rejects);
        assertTrue(found.events.stream()
                .anyMatch(event -> event.principal().account().equals("ANONYMOUS_PRINCIPAL")));
    }
}
