package org.nightjar.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nightjar.model.Access;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.LogSource;
import org.nightjar.model.Outcome;
import org.nightjar.model.Principal;
import org.nightjar.model.RecordPosition;

/**
 * Builds an event in the words of a test: {@code anEvent().by("alice").at("2024-05-01T10:00:00Z")}. Defaults: Alice
 * reads an object in S3 from an ordinary address with the command line tool, and it succeeds.
 */
public final class TestEvents {

    private static final String ACCOUNT = "111122223333";

    private String id = "";
    private Instant time = Instant.parse("2024-05-01T10:00:00Z");
    private Principal principal = iamUser("alice");
    private String key = "AKIAALICE";
    private String service = "s3.amazonaws.com";
    private String action = "GetObject";
    private Access access = Access.READ;
    private Outcome outcome = Outcome.SUCCESS;
    private String error = "";
    private String address = "198.51.100.7";
    private String agent = "aws-cli/2.15.0";
    private String region = "eu-central-1";
    private List<String> resources = List.of();
    private List<String> targets = List.of();
    private String detail = "";
    private String issuedKey = "";
    private String sharedId = "";
    private String account = ACCOUNT;
    private RecordPosition position = new RecordPosition("", 0, 0);

    private TestEvents() {}

    public static TestEvents anEvent() {
        return new TestEvents();
    }

    public TestEvents id(String eventId) {
        id = eventId;
        return this;
    }

    public TestEvents at(String instant) {
        return at(Instant.parse(instant));
    }

    public TestEvents at(Instant instant) {
        time = instant;
        return this;
    }

    /** By an IAM user of that name with a key of its own. */
    public TestEvents by(String userName) {
        principal = iamUser(userName);
        key = "AKIA" + userName;
        return this;
    }

    /** By a session of a role, with a key of its own. */
    public TestEvents byRole(String role, String session) {
        String arn = "arn:aws:sts::" + ACCOUNT + ":assumed-role/" + role + "/" + session;
        String issuer = "arn:aws:iam::" + ACCOUNT + ":role/" + role;
        principal = new Principal("AssumedRole", arn, "AROA:" + session, ACCOUNT, role, session, issuer, "", "");
        key = "ASIA" + role + session;
        return this;
    }

    public TestEvents by(Principal who) {
        principal = who;
        return this;
    }

    public TestEvents key(String accessKeyId) {
        key = accessKeyId;
        return this;
    }

    public TestEvents reads(String serviceName, String actionName) {
        service = serviceName;
        action = actionName;
        access = Access.READ;
        return this;
    }

    public TestEvents writes(String serviceName, String actionName) {
        service = serviceName;
        action = actionName;
        access = Access.WRITE;
        return this;
    }

    public TestEvents denied() {
        return fails(Outcome.DENIED, "AccessDenied");
    }

    public TestEvents fails(Outcome how, String errorCode) {
        outcome = how;
        error = errorCode;
        return this;
    }

    public TestEvents from(String sourceAddress) {
        address = sourceAddress;
        return this;
    }

    public TestEvents with(String userAgent) {
        agent = userAgent;
        return this;
    }

    public TestEvents in(String awsRegion) {
        region = awsRegion;
        return this;
    }

    public TestEvents on(String... arns) {
        resources = List.of(arns);
        return this;
    }

    public TestEvents sharedWith(String... accounts) {
        targets = List.of(accounts);
        return this;
    }

    public TestEvents detail(String parameters) {
        detail = parameters;
        return this;
    }

    public TestEvents issues(String accessKeyId) {
        issuedKey = accessKeyId;
        return this;
    }

    /** Another account's log holds a copy of it. */
    public TestEvents shared(String sharedEventId) {
        sharedId = sharedEventId;
        return this;
    }

    public TestEvents inAccount(String recipient) {
        account = recipient;
        return this;
    }

    public TestEvents standsAt(String entry, long recordIndex, long byteOffset) {
        position = new RecordPosition(entry, recordIndex, byteOffset);
        return this;
    }

    public AuditEvent build() {
        String eventId = id.isEmpty()
                ? UUID.nameUUIDFromBytes((time + principal.label() + service + action + address + resources + region)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString()
                : id;
        return new AuditEvent(
                eventId,
                false,
                time,
                LogSource.CLOUDTRAIL,
                principal,
                key,
                service,
                action,
                access,
                outcome,
                error,
                "",
                address,
                agent,
                account,
                region,
                resources,
                targets,
                detail,
                issuedKey,
                sharedId,
                position,
                0,
                0);
    }

    /** Several of the same, that far apart, the first at this event's time. */
    public List<AuditEvent> times(int count, java.time.Duration apart) {
        List<AuditEvent> events = new ArrayList<>();
        Instant first = time;
        for (int i = 0; i < count; i++) {
            events.add(at(first.plus(apart.multipliedBy(i))).build());
        }
        return events;
    }

    private static Principal iamUser(String name) {
        return new Principal(
                "IAMUser", "arn:aws:iam::" + ACCOUNT + ":user/" + name, "AIDA" + name, ACCOUNT, name, "", "", "", "");
    }
}
