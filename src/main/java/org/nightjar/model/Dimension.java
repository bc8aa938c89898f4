package org.nightjar.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A property by which events can be counted, filtered and grouped. The field name is the one of the query language
 * and of exports.
 */
public enum Dimension {
    USER("user", "User"),
    USER_KIND("kind", "User kind"),
    PRINCIPAL("principal", "Principal"),
    SESSION("session", "Session"),
    ROLE("role", "Role"),
    ACCESS_KEY("key", "Access key"),
    ACTION("action", "Action"),
    SERVICE("service", "Service"),
    ACCESS("access", "Access"),
    OUTCOME("outcome", "Outcome"),
    ERROR_CODE("error", "Error code"),
    ADDRESS("address", "Source address"),
    COUNTRY("country", "Country"),
    CITY("city", "City"),
    ASN("asn", "Network operator (ASN)"),
    NETWORK_CLASS("network", "Network class"),
    AGENT("agent", "User agent"),
    AGENT_FAMILY("client", "User agent family"),
    AGENT_SDK("sdk", "Library of the client"),
    AGENT_SYSTEM("os", "System of the client"),
    AGENT_MODE("client-mode", "Use of the client"),
    ACCOUNT("account", "Account"),
    REGION("region", "Region"),
    RESOURCE("resource", "Resource"),
    TARGET("target", "Shared with"),
    DETAIL("detail", "Parameters"),
    SOURCE("source", "Log source"),
    EVIDENCE("evidence", "Evidence item"),
    INTEGRITY("integrity", "Integrity"),
    /** Given by the analyst; laid over an index and never kept with its columns. */
    TAG("tag", "Tag");

    private final String field;
    private final String label;

    Dimension(String field, String label) {
        this.field = field;
        this.label = label;
    }

    /** The name used in queries, such as {@code user}. */
    public String field() {
        return field;
    }

    /** The name shown to people. */
    public String label() {
        return label;
    }

    public static Optional<Dimension> findByField(String field) {
        String wanted = field.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(d -> d.field.equals(wanted)).findFirst();
    }
}
