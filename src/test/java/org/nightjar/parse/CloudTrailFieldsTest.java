package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.model.Access;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.LogSource;
import org.nightjar.model.Outcome;
import org.nightjar.model.Principal;
import org.nightjar.model.RecordPosition;

/** How the fields of a record become the fields of an event. */
class CloudTrailFieldsTest {

    /** An event of a record in single quotes; time, service and name are added. */
    private static AuditEvent event(String action, String fields) throws IOException {
        String text = "{'eventTime':'2024-01-02T03:04:05Z','eventSource':'x.amazonaws.com','eventName':'" + action + "'"
                + (fields.isEmpty() ? "" : "," + fields) + "}";
        return Collected.of(text.replace('\'', '"')).event();
    }

    private static Principal principal(String identity) throws IOException {
        return event("A", "'userIdentity':" + identity).principal();
    }

    @Test
    void wholeRecordIsMapped() throws IOException {
        String text = """
                {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROAX:sess","arn":"arn:aws:sts::111122223333:assumed-role/app/sess",
                "accountId":"111122223333","accessKeyId":"ASIAX","sessionContext":{"sourceIdentity":"bob","sessionIssuer":{"type":"Role","arn":"arn:aws:iam::111122223333:role/p/app","userName":"app"}}},
                "eventTime":"2024-01-02T03:04:05Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.1",
                "userAgent":"[aws-cli/2]","errorCode":"AccessDenied","errorMessage":"Access\\nDenied","requestParameters":{"bucketName":"b","key":"k/1"},"responseElements":null,
                "readOnly":true,"resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b/k/1"},{"accountId":"1","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::b"}],
                "additionalEventData":{"bytesTransferredOut":243},"eventID":"e-1","recipientAccountId":"444455556666","sharedEventID":"s-1"}""";
        assertEquals(
                new AuditEvent(
                        "e-1",
                        false,
                        Instant.parse("2024-01-02T03:04:05Z"),
                        LogSource.CLOUDTRAIL,
                        new Principal(
                                "AssumedRole",
                                "arn:aws:sts::111122223333:assumed-role/app/sess",
                                "AROAX:sess",
                                "111122223333",
                                "app",
                                "sess",
                                "arn:aws:iam::111122223333:role/p/app",
                                "",
                                "bob"),
                        "ASIAX",
                        "s3.amazonaws.com",
                        "GetObject",
                        Access.READ,
                        Outcome.DENIED,
                        "AccessDenied",
                        "Access Denied",
                        "192.0.2.1",
                        "[aws-cli/2]",
                        "444455556666",
                        "eu-west-1",
                        List.of("arn:aws:s3:::b/k/1", "arn:aws:s3:::b"),
                        List.of(),
                        "bytesTransferredOut=243",
                        "",
                        "s-1",
                        new RecordPosition("", 0, 0),
                        JsonBytes.of(text).hash(),
                        JsonBytes.of(text).hash()),
                Collected.of(text).event());
    }

    @Test
    void missingIdIsMadeOfTheBytesAndStaysTheSame() throws IOException {
        AuditEvent one = event("A", "'a':1");
        assertTrue(one.derivedId());
        assertTrue(one.eventId().matches("nj-[0-9a-f]{32}"), one.eventId());
        assertEquals(one.eventId(), event("A", "'a':1").eventId());
        assertTrue(!one.eventId().equals(event("A", "'a':2").eventId()));
    }

    @Test
    void personOfIdentityCenterHasTheIdOnWhoseBehalfItIs() throws IOException {
        Principal person = principal("{'type':'IdentityCenterUser','accountId':'111122223333','onBehalfOf':"
                + "{'userId':'544894e8-80c1-707f-60e3-3ba6510dfac1','identityStoreArn':'arn:aws:identitystore::1:x'}}");
        assertEquals("544894e8-80c1-707f-60e3-3ba6510dfac1", person.principalId());
        assertEquals(person.principalId(), person.label());
    }

    @Test
    void principalsOfEveryKindAreRead() throws IOException {
        assertEquals(Principal.NONE, event("A", "").principal());
        assertEquals(Principal.NONE, principal("null"));
        assertEquals(
                "s3.amazonaws.com",
                principal("{'invokedBy':'s3.amazonaws.com'}").label());
        assertEquals("AROA:x", principal("{'principalId':'AROA:x'}").principalId());
        assertEquals(
                "x", principal("{'type':'AssumedRole','principalId':'AROA:x'}").sessionName());
        assertEquals("someone", principal("'someone'").userName());
        Principal bare = principal("{'arn':'arn:aws:sts::111122223333:assumed-role/level1/sess/x'}");
        assertEquals("level1", bare.userName());
        assertEquals("x", bare.sessionName());
        assertEquals("111122223333", bare.account());
        Principal federated = principal("{'type':'FederatedUser','arn':'arn:aws:sts::1:federated-user/ann',"
                + "'sessionContext':{'sessionIssuer':{'userName':'root-user'}}}");
        assertEquals("ann", federated.sessionName());
        assertEquals("root-user", federated.userName());
        assertEquals("joe", principal("{'arn':'arn:aws:iam::1:user/team/joe'}").userName());
        assertEquals(
                "", principal("{'type':'Root','arn':'arn:aws:iam::1:root'}").sessionName());
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDenied,DENIED",
        "AccessDeniedException,DENIED",
        "Client.UnauthorizedOperation,DENIED",
        "UnauthorizedAccess,DENIED",
        "KMS.Forbidden,DENIED",
        "NotAuthorizedException,DENIED",
        "NoSuchBucket,FAILURE",
        "ThrottlingException,FAILURE"
    })
    void errorCodeTellsTheOutcome(String code, Outcome outcome) throws IOException {
        assertEquals(outcome, event("A", "'errorCode':'" + code + "'").outcome());
    }

    @Test
    void outcomeIsToldWithoutAnErrorCodeToo() throws IOException {
        assertEquals(Outcome.SUCCESS, event("A", "").outcome());
        assertEquals(
                Outcome.FAILURE,
                event("A", "'errorMessage':'Failed authentication'").outcome());
        assertEquals(
                Outcome.FAILURE,
                event("ConsoleLogin", "'responseElements':{'ConsoleLogin':'Failure'}")
                        .outcome());
        assertEquals(
                Outcome.SUCCESS,
                event("ConsoleLogin", "'responseElements':{'ConsoleLogin':'Success'}")
                        .outcome());
        assertEquals(
                Outcome.UNKNOWN,
                event("A", "'insightDetails':{'state':'Start'}").outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "GetObject,READ",
        "ListFunctions20150331,READ",
        "HeadBucket,READ",
        "AssumeRoleWithSAML,READ",
        "DeleteTrail,WRITE",
        "ConsoleLogin,WRITE",
        "Frobnicate,UNKNOWN"
    })
    void verbTellsTheAccessWhereReadOnlyIsMissing(String action, Access access) throws IOException {
        assertEquals(access, event(action, "").access());
        assertEquals(Access.WRITE, event(action, "'readOnly':false").access());
        assertEquals(Access.READ, event(action, "'readOnly':'true'").access());
    }

    @Test
    void resourcesAreTheMostTellingFirstAndNeverTwice() throws IOException {
        assertEquals(
                List.of("b/k"),
                event("A", "'requestParameters':{'key':'k','bucketName':'b'}").resources());
        assertEquals(
                List.of("snap-1", "i-1", "i-2", "role"),
                event(
                                "A",
                                "'requestParameters':{'roleName':'role','instancesSet':{'items':[{'instanceId':'i-1'},"
                                        + "{'instanceId':'i-2'},{}]},'snapshotId':'snap-1'}")
                        .resources());
        assertEquals(
                List.of("arn:aws:s3:::b"),
                event("A", "'resources':[{'arn':'arn:aws:s3:::b'}],'requestParameters':{'bucketName':'b'}")
                        .resources());
        assertEquals(
                List.of("joe", "arn:aws:iam::1:role/new"),
                event(
                                "A",
                                "'requestParameters':{'userName':'joe'},"
                                        + "'responseElements':{'role':{'arn':'arn:aws:iam::1:role/new'}}")
                        .resources());
        String many = "'x" + "','x".repeat(40) + "'";
        assertEquals(
                1,
                event("A", "'requestParameters':{'names':[" + many + "]}")
                        .resources()
                        .size());
    }

    @Test
    void issuedKeysAreKept() throws IOException {
        assertEquals(
                "ASIA1",
                event("AssumeRole", "'responseElements':{'credentials':{'accessKeyId':'ASIA1'}}")
                        .issuedKeyId());
        assertEquals(
                "AKIA1",
                event("CreateAccessKey", "'responseElements':{'accessKey':{'accessKeyId':'AKIA1'}}")
                        .issuedKeyId());
    }

    @Test
    void detailTellsTheParametersInOneLine() throws IOException {
        assertEquals(
                "retentionInDays=1, logGroupName=/app",
                event("PutRetentionPolicy", "'requestParameters':{'logGroupName':'/app','retentionInDays':1}")
                        .detail());
        assertEquals(
                "ConsoleLogin=Success, MFAUsed=No",
                event(
                                "ConsoleLogin",
                                "'responseElements':{'ConsoleLogin':'Success'},'additionalEventData':{'MFAUsed':'No'}")
                        .detail());
        assertEquals(
                "expirationDays=1",
                event(
                                "PutBucketLifecycle",
                                "'requestParameters':{'LifecycleConfiguration':{'Rule':{'Expiration':{'Days':1}}}}")
                        .detail());
        assertEquals(
                "trailName=t, readWriteType=ReadOnly, includeManagementEvents=false",
                event(
                                "PutEventSelectors",
                                "'requestParameters':{'trailName':'t','eventSelectors':[{'readWriteType':'ReadOnly',"
                                        + "'includeManagementEvents':false}]}")
                        .detail());
        String longName = "n".repeat(500);
        String detail = event(
                        "A",
                        "'requestParameters':{'name':'" + longName + "','roleArn':'" + longName + "','policyArn':'"
                                + longName + "'}")
                .detail();
        assertTrue(detail.length() <= CloudTrailDetail.MAX, detail);
        assertTrue(detail.endsWith("…"), detail);
    }

    @Test
    void insightRecordsAreEvents() throws IOException {
        AuditEvent event = Collected.of(
                        "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventType\":\"AwsCloudTrailInsight\","
                                + "\"insightDetails\":{\"state\":\"Start\",\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"X\"}}")
                .event();
        assertEquals("iam.amazonaws.com", event.service());
        assertEquals("X", event.action());
    }

    @Test
    void timestampStandsInForAMissingEventTime() throws IOException {
        AuditEvent event = Collected.of(
                        "{\"@timestamp\":\"2020-09-14T00:44:20.000Z\",\"eventSource\":\"a\",\"eventName\":\"A\"}")
                .event();
        assertEquals(Instant.parse("2020-09-14T00:44:20Z"), event.time());
    }
}
