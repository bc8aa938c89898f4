package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.AuditEvent;

/** Records as search engines and databases give them back, and records in envelopes. */
class RenderingTest {

    private static final String RECORD = "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":"
            + "\"arn:aws:iam::111122223333:user/bob\",\"userName\":\"bob\"},\"eventTime\":\"2024-01-02T03:04:05Z\","
            + "\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"CreateUser\",\"awsRegion\":\"us-east-1\","
            + "\"sourceIPAddress\":\"192.0.2.7\",\"eventID\":\"e-1\",\"sharedEventID\":\"s-1\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_index\":\"ct\",\"_source\":{\"@timestamp\":\"2024-01-02T03:04:05.000Z\",\"aws\":{\"cloudtrail\":"
                        + "{\"event_version\":\"1.08\",\"shared_event_id\":\"s-1\",\"user_identity\":{\"type\":\"IAMUser\",\"arn\":"
                        + "\"arn:aws:iam::111122223333:user/bob\"}}},\"event\":{\"action\":\"CreateUser\",\"id\":\"e-1\","
                        + "\"provider\":\"iam.amazonaws.com\"},\"cloud\":{\"region\":\"us-east-1\"},"
                        + "\"source\":{\"ip\":\"192.0.2.7\"},\"user\":{\"name\":\"bob\"}}}",
                "{\"@timestamp\":\"2024-01-02T03:04:05.000Z\",\"aws.cloudtrail.shared_event_id\":\"s-1\",\"aws.cloudtrail.user_identity.type\":\"IAMUser\","
                        + "\"aws.cloudtrail.user_identity.arn\":\"arn:aws:iam::111122223333:user/bob\","
                        + "\"event.action\":\"CreateUser\",\"event.id\":\"e-1\",\"event.provider\":\"iam.amazonaws.com\","
                        + "\"cloud.region\":\"us-east-1\",\"source.address\":\"192.0.2.7\",\"user.name\":\"bob\"}",
                "{\"@timestamp\":\"2024-01-02T03:04:05.000Z\",\"userIdentity.type\":\"IAMUser\",\"userIdentity.arn\":"
                        + "\"arn:aws:iam::111122223333:user/bob\",\"userIdentity.userName\":\"bob\",\"eventSource\":"
                        + "\"iam.amazonaws.com\",\"eventName\":\"CreateUser\",\"awsRegion\":\"us-east-1\","
                        + "\"sourceIPAddress\":\"192.0.2.7\",\"eventID\":\"e-1\",\"sharedEventID\":\"s-1\"}",
                "{\"eventtime\":\"2024-01-02T03:04:05Z\",\"useridentity\":{\"type\":\"IAMUser\",\"username\":\"bob\",\"arn\":"
                        + "\"arn:aws:iam::111122223333:user/bob\"},\"eventsource\":\"iam.amazonaws.com\",\"eventname\":"
                        + "\"CreateUser\",\"awsregion\":\"us-east-1\",\"sourceipaddress\":\"192.0.2.7\",\"eventid\":\"e-1\",\"sharedeventid\":\"s-1\"}",
                "{\"QueryStatus\":\"FINISHED\",\"QueryResultRows\":[[{\"eventTime\":\"2024-01-02 03:04:05.000\"},"
                        + "{\"eventName\":\"CreateUser\"},{\"sharedEventID\":\"s-1\"},{\"eventSource\":\"iam.amazonaws.com\"},{\"eventID\":\"e-1\"},"
                        + "{\"awsRegion\":\"us-east-1\"},{\"sourceIPAddress\":\"192.0.2.7\"},{\"userIdentity\":"
                        + "\"{type=IAMUser, arn=arn:aws:iam::111122223333:user/bob, username=bob}\"}]]}",
                "{\"fields\":{\"cloudtrail.eventName\":1},\"cloudtrail.eventName\":\"CreateUser\",\"cloudtrail.sharedEventID\":\"s-1\",\"cloudtrail.eventTime\":"
                        + "\"2024-01-02T03:04:05Z\",\"cloudtrail.eventSource\":\"iam.amazonaws.com\",\"cloudtrail.eventID\":"
                        + "\"e-1\",\"cloudtrail.awsRegion\":\"us-east-1\",\"cloudtrail.sourceIPAddress\":\"192.0.2.7\","
                        + "\"cloudtrail.userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"bob\",\"arn\":"
                        + "\"arn:aws:iam::111122223333:user/bob\"}}"
            })
    void renderingSaysWhatTheRecordSaid(String text) throws IOException {
        AuditEvent event = Collected.of(text).event();
        AuditEvent plain = Collected.of(RECORD).event();
        assertEquals(plain.action(), event.action());
        assertEquals(plain.eventId(), event.eventId());
        assertEquals(plain.time(), event.time());
        assertEquals(plain.service(), event.service());
        assertEquals(plain.region(), event.region());
        assertEquals(plain.sourceAddress(), event.sourceAddress());
        assertEquals(plain.principal().arn(), event.principal().arn());
        assertEquals(plain.principal().userName(), event.principal().userName());
        assertEquals(plain.principal().type(), event.principal().type());
        assertEquals("s-1", event.sharedEventId());
        assertEquals(ContentHash.NOT_COMPARABLE, event.contentHash());
    }

    @Test
    void recordInAnEnvelopeIsComparedByWhatIsInside() throws IOException {
        String inText = RECORD.replace("\"", "\\\"");
        long plain = Collected.of(RECORD).event().contentHash();
        assertNotEquals(ContentHash.NOT_COMPARABLE, plain);
        for (String shape : List.of(
                "{\"Events\":[{\"EventId\":\"e-1\",\"EventName\":\"CreateUser\",\"CloudTrailEvent\":\"" + inText
                        + "\"}]}",
                "{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + RECORD + "}",
                "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"1\",\"message\":\"" + inText + "\"}]}",
                "{\"results\":[[{\"field\":\"@message\",\"value\":\"" + inText
                        + "\"},{\"field\":\"@ptr\",\"value\":\"x\"}]]}",
                "{\"preview\":false,\"result\":{\"_raw\":\"" + inText + "\"}}",
                "{\"Type\":\"Notification\",\"Message\":\"{\\\"detail\\\":" + inText + "}\"}",
                "{\"event\":{\"action\":\"x\",\"original\":\"" + inText + "\"},\"aws\":{\"cloudtrail\":{\"a\":1}}}",
                "{\"@timestamp\":\"z\",\"event.original\":\"" + inText + "\"}",
                " { \"Records\" : [ " + RECORD.replace(",", " ,\n ") + " ] } ")) {
            Collected found = Collected.of(shape);
            assertEquals(List.of("CreateUser"), found.actions(), shape);
            assertEquals(plain, found.event().contentHash(), shape);
        }
    }

    @Test
    void envelopeOfSomethingElseIsStillNamed() throws IOException {
        Collected found = Collected.of("{\"detail-type\":\"GuardDuty Finding\",\"detail\":{\"schemaVersion\":\"2.0\","
                + "\"service\":{\"serviceName\":\"guardduty\"}}}");
        assertEquals(EntryOutcome.Kind.OTHER_LOG, found.outcome().kind());
        assertEquals(true, found.outcome().message().contains("GuardDuty"));
    }
}
