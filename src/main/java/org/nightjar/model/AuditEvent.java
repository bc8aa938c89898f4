package org.nightjar.model;

import java.time.Instant;
import java.util.List;

/**
 * One event of an audit log, as parsed: what the record says, nothing looked up. Text fields are "" where the log
 * does not say.
 *
 * @param eventId the log's own id, or a stable one made from the record's bytes
 * @param derivedId whether {@code eventId} was made by Nightjar because the record has none
 * @param time UTC; millisecond precision is kept
 * @param source the log it comes from
 * @param principal who acted, as the log names them
 * @param accessKeyId the credential used
 * @param service the provider's service, such as {@code s3.amazonaws.com}
 * @param action the operation, such as {@code GetObject}
 * @param access whether it only reads
 * @param outcome how it ended
 * @param errorCode the provider's error code
 * @param errorMessage the provider's error text
 * @param sourceAddress as logged: an IP address, a service host name or a phrase such as "AWS Internal"
 * @param userAgent as logged
 * @param account the account that the event happened in (the recipient, else the actor's)
 * @param region the provider's region
 * @param resources ARNs or ids of what was acted on, most telling first
 * @param targets principals outside the request's own that were given something: account ids, ARNs,
 *     {@code public}; see the parser's page for the calls it knows
 * @param detail the request's telling parameters, such as {@code retentionInDays=1}, for people and detectors
 * @param issuedKeyId id of a credential that this event handed out (AssumeRole, CreateAccessKey)
 * @param sharedEventId the same in the copies of an event that the logs of several accounts hold, or ""
 * @param position where the record stands in its evidence item
 * @param contentHash of what the record says, white space, escapes and the spelling of numbers aside; 0 if it cannot be
 *     compared with another record of the same id, as a row of a table cannot
 * @param earlierHash what earlier versions took for it, and what cases have of records that they read
 */
public record AuditEvent(
        String eventId,
        boolean derivedId,
        Instant time,
        LogSource source,
        Principal principal,
        String accessKeyId,
        String service,
        String action,
        Access access,
        Outcome outcome,
        String errorCode,
        String errorMessage,
        String sourceAddress,
        String userAgent,
        String account,
        String region,
        List<String> resources,
        List<String> targets,
        String detail,
        String issuedKeyId,
        String sharedEventId,
        RecordPosition position,
        long contentHash,
        long earlierHash) {

    public AuditEvent {
        resources = List.copyOf(resources);
        targets = List.copyOf(targets);
    }
}
