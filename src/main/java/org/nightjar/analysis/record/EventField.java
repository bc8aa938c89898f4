package org.nightjar.analysis.record;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Dimension;

/**
 * One field of an event as it leaves Nightjar, in the order of the command line's contract. Every event has every
 * field; where the log or the databases do not say, the value is null (an empty cell in CSV), and {@code resources}
 * is an empty list.
 */
public enum EventField {
    EVENT_ID("eventId", row -> row.index().eventId(row.row())),
    /** ISO 8601 in UTC with Z. */
    TIME("time", row -> row.index().time(row.row()).toString()),
    SOURCE("source", row -> row.index().source(row.row()).id()),
    USER("user", row -> row.text(Dimension.USER)),
    PRINCIPAL("principal", row -> row.text(Dimension.PRINCIPAL)),
    ACTION("action", row -> row.text(Dimension.ACTION)),
    SERVICE("service", row -> row.text(Dimension.SERVICE)),
    READ_ONLY("readOnly", EventRow::readOnly),
    OUTCOME("outcome", row -> row.index().outcome(row.row()).id()),
    ERROR_CODE("errorCode", row -> row.text(Dimension.ERROR_CODE)),
    SOURCE_IP("sourceIp", row -> row.text(Dimension.ADDRESS)),
    COUNTRY("country", row -> row.text(Dimension.COUNTRY)),
    CITY("city", row -> row.text(Dimension.CITY)),
    LATITUDE("latitude", row -> row.degrees(row.address().latitude())),
    LONGITUDE("longitude", row -> row.degrees(row.address().longitude())),
    ASN("asn", EventRow::asn),
    AS_ORGANIZATION("asOrganization", row -> EventRow.known(row.address().asOrganization())),
    NETWORK_CLASS("networkClass", row -> row.text(Dimension.NETWORK_CLASS)),
    USER_AGENT("userAgent", row -> row.text(Dimension.AGENT)),
    USER_AGENT_FAMILY("userAgentFamily", row -> row.text(Dimension.AGENT_FAMILY)),
    ACCESS_KEY_ID("accessKeyId", row -> row.text(Dimension.ACCESS_KEY)),
    ACCOUNT("account", row -> row.text(Dimension.ACCOUNT)),
    REGION("region", row -> row.text(Dimension.REGION)),
    RESOURCES("resources", row -> row.all(Dimension.RESOURCE)),
    /** Path of the evidence item, as the analyst named it. */
    EVIDENCE("evidence", EventRow::evidencePath),
    EVIDENCE_ENTRY(
            "evidenceEntry",
            row -> EventRow.known(row.index().position(row.row()).entry())),
    RECORD_INDEX("recordIndex", row -> row.index().position(row.row()).recordIndex()),
    /** What CloudTrail digests say: verified, not-covered or contradicted. */
    INTEGRITY("integrity", row -> row.text(Dimension.INTEGRITY)),
    USER_KIND("userKind", row -> row.text(Dimension.USER_KIND)),
    /** What the analyst calls the user. */
    USER_ALIAS("userAlias", row -> row.alias(Dimension.USER)),
    SOURCE_IP_ALIAS("sourceIpAlias", row -> row.alias(Dimension.ADDRESS)),
    ACCOUNT_ALIAS("accountAlias", row -> row.alias(Dimension.ACCOUNT)),
    ACCESS_KEY_ALIAS("accessKeyAlias", row -> row.alias(Dimension.ACCESS_KEY)),
    /** Whom the evidence leads to, where the analyst merged that user into another. */
    MERGED_FROM("mergedFrom", EventRow::mergedFrom),
    /** Principals, accounts and networks outside that the event lets in. */
    TARGETS("targets", row -> row.all(Dimension.TARGET)),
    USER_AGENT_VERSION("userAgentVersion", row -> EventRow.known(row.agent().version())),
    USER_AGENT_SDK("userAgentSdk", row -> row.text(Dimension.AGENT_SDK)),
    USER_AGENT_SYSTEM("userAgentSystem", row -> row.text(Dimension.AGENT_SYSTEM)),
    /** Whether a person is likely to sit in front of the client: interactive or automated. */
    USER_AGENT_MODE("userAgentMode", row -> row.text(Dimension.AGENT_MODE)),
    ACCURACY_RADIUS_KM("accuracyRadiusKm", EventRow::accuracyRadiusKm),
    NETWORK_PROVIDER(
            "networkProvider", row -> EventRow.known(row.address().notes().provider())),
    CONNECTION_TYPE(
            "connectionType", row -> EventRow.known(row.address().notes().connection())),
    NETWORK_DOMAIN("networkDomain", row -> EventRow.known(row.address().notes().domain())),
    /** Name and date of the database that gave country, city and coordinates. */
    PLACE_SOURCE("placeSource", row -> EventRow.known(row.address().notes().placeSource())),
    ASN_SOURCE("asnSource", row -> EventRow.known(row.address().notes().operatorSource())),
    NETWORK_CLASS_SOURCE(
            "networkClassSource", row -> EventRow.known(row.address().notes().classSource())),
    /** Of the member of an archive that is named by evidenceEntry, inflated. */
    EVIDENCE_ENTRY_SHA256(
            "evidenceEntrySha256", row -> EventRow.known(row.index().entrySha256(row.row()))),
    /** What the analyst tagged the event with, by name. */
    TAGS("tags", row -> row.all(Dimension.TAG)),
    /** What the analyst wrote on the event, in the order of writing. */
    NOTES("notes", EventRow::notes),
    /** The same in the copies of an event that the logs of several accounts hold. */
    SHARED_EVENT_ID("sharedEventId", row -> EventRow.known(row.index().sharedEventId(row.row())));

    private final String field;
    private final Function<EventRow, @Nullable Object> value;

    EventField(String field, Function<EventRow, @Nullable Object> value) {
        this.field = field;
        this.value = value;
    }

    /** The name in JSON and in the heading of CSV. */
    public String field() {
        return field;
    }

    /** A String, Boolean, Long, Double or a list of Strings; null where it is not known. */
    public @Nullable Object value(EventRow row) {
        return value.apply(row);
    }

    /** All names, in order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(EventField::field).toList();
    }
}
