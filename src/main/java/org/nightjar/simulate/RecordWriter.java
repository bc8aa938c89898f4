package org.nightjar.simulate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Writes an act as a CloudTrail record, fields in the order that CloudTrail uses. Confined to one thread.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 */
final class RecordWriter {
    private static final List<String> VERSIONS = List.of("1.08", "1.09", "1.10", "1.11");
    private static final long EVENT_ID = 0x6e696768746a6172L;
    private static final long REQUEST_ID = 0x7265717565737421L;
    private static final long SHARED_ID = 0x7368617265642121L;

    private static final long SECONDS_A_DAY = 86_400;

    private final Blanks blanks;
    private final Organisation organisation;
    private final StringBuilder text = new StringBuilder(512);
    private long midnight = Long.MIN_VALUE / 2;
    private String day = "";

    RecordWriter(Organisation organisation, Blanks blanks) {
        this.organisation = organisation;
        this.blanks = blanks;
    }

    /** The event's id; unique, because salts are and the mix of each half is a bijection. */
    static String eventId(Act act) {
        return Dice.uuid(Dice.scramble(act.salt() ^ EVENT_ID), Dice.scramble(act.salt() + EVENT_ID));
    }

    static String requestId(Act act) {
        if (act.action().service().equals("s3")) {
            return Dice.from(act.salt() ^ REQUEST_ID).base32(16);
        }
        return Dice.uuid(Dice.scramble(act.salt() ^ REQUEST_ID), Dice.scramble(act.salt() + REQUEST_ID));
    }

    void write(JsonGenerator json, Act act) throws IOException {
        blanks.start(act);
        ActionSpec action = act.action();
        boolean login = action.service().equals("signin");
        boolean s3 = action.service().equals("s3");
        json.writeStartObject();
        json.writeStringField("eventVersion", version(action));
        json.writeFieldName("userIdentity");
        json.writeRawValue(act.session().identity());
        json.writeStringField("eventTime", time(act.second()));
        json.writeStringField("eventSource", action.eventSource());
        json.writeStringField("eventName", action.action());
        json.writeStringField("awsRegion", region(act));
        json.writeStringField("sourceIPAddress", act.session().address());
        json.writeStringField("userAgent", agent(act.session(), s3));
        parameters(json, act, login);
        if (s3) {
            s3Data(json, act);
        } else if (login) {
            loginData(json, act);
        }
        json.writeStringField("requestID", requestId(act));
        json.writeStringField("eventID", eventId(act));
        json.writeBooleanField("readOnly", !action.write());
        resources(json, action);
        json.writeStringField("eventType", login ? "AwsConsoleSignIn" : "AwsApiCall");
        json.writeBooleanField("managementEvent", !action.data());
        json.writeStringField("recipientAccountId", organisation.account());
        if (action.service().equals("sts") && act.session().arn().isEmpty()) {
            json.writeStringField(
                    "sharedEventID",
                    Dice.uuid(Dice.scramble(act.salt() ^ SHARED_ID), Dice.scramble(act.salt() + SHARED_ID)));
        }
        json.writeStringField("eventCategory", action.data() ? "Data" : "Management");
        transport(json, act, login);
        json.writeEndObject();
    }

    /** ISO 8601 in UTC; the records of a file share their day. */
    private String time(long second) {
        long ofDay = second - midnight;
        if (ofDay < 0 || ofDay >= SECONDS_A_DAY) {
            ofDay = Math.floorMod(second, SECONDS_A_DAY);
            midnight = second - ofDay;
            day = Instant.ofEpochSecond(midnight).toString().substring(0, 11);
        }
        StringBuilder out = new StringBuilder(20).append(day);
        two(out, ofDay / 3_600).append(':');
        two(out, ofDay / 60 % 60).append(':');
        return two(out, ofDay % 60).append('Z').toString();
    }

    private static StringBuilder two(StringBuilder out, long number) {
        return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static String version(ActionSpec action) {
        return VERSIONS.get(Math.floorMod(action.service().hashCode(), VERSIONS.size()));
    }

    private static String region(Act act) {
        return act.action().global() ? "us-east-1" : act.region();
    }

    private static String agent(Session session, boolean s3) {
        boolean plain = !s3 || session.service();
        return plain ? session.agent() : "[" + session.agent() + "]";
    }

    private void parameters(JsonGenerator json, Act act, boolean login) throws IOException {
        boolean failed = !act.error().isEmpty();
        if (failed) {
            Refusal refusal = Refusal.of(act);
            if (!refusal.code().isEmpty()) {
                json.writeStringField("errorCode", refusal.code());
            }
            json.writeStringField("errorMessage", refusal.message());
        }
        json.writeFieldName("requestParameters");
        json.writeRawValue(filled(act.action().request()));
        json.writeFieldName("responseElements");
        if (failed) {
            json.writeRawValue(login ? "{\"ConsoleLogin\":\"Failure\"}" : "null");
        } else {
            json.writeRawValue(filled(act.action().response()));
        }
    }

    private String filled(Template template) {
        text.setLength(0);
        template.fill(text, blanks);
        return text.toString();
    }

    private static void s3Data(JsonGenerator json, Act act) throws IOException {
        Dice dice = Dice.from(act.salt() + 1);
        boolean reads = act.action().action().equals("GetObject") && act.error().isEmpty();
        boolean writes =
                act.action().action().equals("PutObject") && act.error().isEmpty();
        long size = (long) Math.exp(dice.gaussian(11, 1.6));
        json.writeObjectFieldStart("additionalEventData");
        json.writeStringField("SignatureVersion", "SigV4");
        json.writeStringField("CipherSuite", "TLS_AES_128_GCM_SHA256");
        json.writeNumberField("bytesTransferredIn", writes ? size : 0);
        json.writeStringField("AuthenticationMethod", "AuthHeader");
        json.writeStringField("x-amz-id-2", dice.letters(42) + "=");
        json.writeNumberField("bytesTransferredOut", reads ? size : dice.between(200, 900));
        json.writeEndObject();
    }

    private void loginData(JsonGenerator json, Act act) throws IOException {
        json.writeObjectFieldStart("additionalEventData");
        json.writeStringField(
                "LoginTo", "https://" + organisation.homeRegion() + ".console.aws.amazon.com/console/home");
        json.writeStringField("MobileVersion", "No");
        json.writeStringField(
                "MFAIdentifier",
                "arn:aws:iam::" + organisation.account() + ":mfa/"
                        + act.session().user());
        json.writeStringField("MFAUsed", "Yes");
        json.writeEndObject();
    }

    private void resources(JsonGenerator json, ActionSpec action) throws IOException {
        if (action.resources().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("resources");
        for (ActionSpec.Touched touched : action.resources()) {
            json.writeStartObject();
            if (!touched.type().equals("AWS::S3::Object")) {
                json.writeStringField("accountId", organisation.account());
            }
            json.writeStringField("type", touched.type());
            json.writeStringField("ARN", filled(touched.arn()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void transport(JsonGenerator json, Act act, boolean login) throws IOException {
        if (act.session().service()) {
            return;
        }
        if (act.session().console() && !login) {
            json.writeStringField("sessionCredentialFromConsole", "true");
            return;
        }
        String host = login ? "signin.aws.amazon.com" : act.action().service() + "." + region(act) + ".amazonaws.com";
        json.writeObjectFieldStart("tlsDetails");
        json.writeStringField("tlsVersion", "TLSv1.3");
        json.writeStringField("cipherSuite", "TLS_AES_128_GCM_SHA256");
        json.writeStringField("clientProvidedHostHeader", host);
        json.writeEndObject();
    }
}
