package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Access;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.LogSource;
import org.nightjar.model.Outcome;
import org.nightjar.model.Principal;
import org.nightjar.model.RecordPosition;

/**
 * AWS CloudTrail records of every version, Insight records included. How each field is mapped stands in
 * {@code formats/cloudtrail.md}.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">record contents</a>
 */
public final class CloudTrailParser implements LogParser {

    static final int MAX_ID = 200;
    private static final String CREDENTIALS = "credentials";
    private static final String ACCESS_KEY = "accessKey";

    /** The fields of a response that {@link #issuedKey} looks at. */
    static final Set<String> ISSUED_KEY_NAMES = Set.of(CREDENTIALS, ACCESS_KEY);

    @Override
    public LogSource source() {
        return LogSource.CLOUDTRAIL;
    }

    @Override
    public boolean recognises(JsonNode rec) {
        if (!rec.isObject()) {
            return false;
        }
        if (Json.object(rec, "insightDetails") != null) {
            return true;
        }
        String service = Json.text(rec, "eventSource");
        boolean isNotification = rec.has("s3") || service.startsWith("aws:");
        boolean saysWho = !service.isEmpty() || rec.has("userIdentity");
        return !isNotification && saysWho && !Json.text(rec, "eventName").isEmpty();
    }

    @Override
    public AuditEvent parse(JsonNode rec, RawRecord raw, RecordPosition position) throws UnreadableRecordException {
        JsonNode identity = rec.get("userIdentity");
        JsonNode request = Json.object(rec, "requestParameters");
        JsonNode response = Json.object(rec, "responseElements");
        JsonNode insight = Json.object(rec, "insightDetails");
        Principal principal = CloudTrailPrincipal.of(identity);
        String id = Json.text(rec, "eventID");
        boolean derived = id.isEmpty() || id.length() > MAX_ID;
        String action = or(Json.text(rec, "eventName"), Json.text(insight, "eventName"));
        String errorCode = Json.text(rec, "errorCode");
        String errorMessage = Json.text(rec, "errorMessage");
        String account = or(Json.text(rec, "recipientAccountId"), principal.account());
        return new AuditEvent(
                derived ? raw.derivedId() : id,
                derived,
                time(rec),
                LogSource.CLOUDTRAIL,
                principal,
                Json.text(identity, "accessKeyId"),
                or(Json.text(rec, "eventSource"), Json.text(insight, "eventSource")),
                action,
                access(rec, action),
                insight == null
                        ? CloudTrailOutcome.of(errorCode, errorMessage, CloudTrailOutcome.isFailure(action, response))
                        : Outcome.UNKNOWN,
                errorCode,
                errorMessage,
                Json.text(rec, "sourceIPAddress"),
                Json.text(rec, "userAgent"),
                account,
                Json.text(rec, "awsRegion"),
                CloudTrailResources.of(rec.get("resources"), request, response, errorMessage),
                CloudTrailTargets.of(action, request, own(account, principal.account())),
                CloudTrailDetail.of(name -> Json.object(rec, name), identity),
                issuedKey(response),
                sharedId(Json.text(rec, "sharedEventID")),
                position,
                raw.content(),
                raw.earlier());
    }

    /** Accounts whose principals count as the request's own. */
    static Set<String> own(String account, String principalAccount) {
        if (account.isEmpty()) {
            return Set.of();
        }
        return principalAccount.isEmpty() || principalAccount.equals(account)
                ? Set.of(account)
                : Set.of(account, principalAccount);
    }

    private static String or(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static Instant time(JsonNode rec) throws UnreadableRecordException {
        String logged = or(Json.text(rec, "eventTime"), Json.text(rec, "@timestamp"));
        Instant time = EventTimes.parse(logged);
        if (time == null) {
            throw new UnreadableRecordException(
                    "no-time",
                    logged.isEmpty()
                            ? "The record says nowhere when it happened."
                            : "The record's time is in a form that Nightjar does not know, or on a day that no calendar has.");
        }
        return time;
    }

    private static Access access(JsonNode rec, String action) {
        return switch (Json.text(rec, "readOnly")) {
            case "true" -> Access.READ;
            case "false" -> Access.WRITE;
            default -> ActionVerbs.access(action);
        };
    }

    /** A text too long for an id is none. */
    static String sharedId(String logged) {
        return logged.length() > MAX_ID ? "" : logged;
    }

    /** Of AssumeRole and its kin, and of CreateAccessKey. */
    static String issuedKey(@Nullable JsonNode response) {
        String session = Json.text(Json.object(response, CREDENTIALS), "accessKeyId");
        return or(session, Json.text(Json.object(response, ACCESS_KEY), "accessKeyId"));
    }
}
