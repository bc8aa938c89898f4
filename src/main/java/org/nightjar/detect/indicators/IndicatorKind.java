package org.nightjar.detect.indicators;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightjar.model.IpNetwork;

/** What an entry of a list names. */
public enum IndicatorKind {
    /** An address or a network in slash notation. */
    NETWORK,
    /** An autonomous system, such as {@code AS64496}. */
    ASN,
    /** A part of a user agent; {@code *} and {@code ?} are wildcards. */
    AGENT,
    /** An ARN of a principal, of its role, or of something acted on; {@code *} is a wildcard. */
    ARN,
    /** An access key id. */
    ACCESS_KEY,
    /** A host name; names below it count too. */
    DOMAIN;

    private static final Pattern ASN_SHAPE = Pattern.compile("(?i)as ?[0-9]{1,10}");
    private static final Pattern KEY_SHAPE = Pattern.compile("A[KS]IA[A-Z0-9]{12,124}");
    private static final Pattern DOMAIN_SHAPE =
            Pattern.compile("(?i)(?:\\*\\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\\.)+[a-z][a-z0-9-]{0,61}[a-z]\\.?");

    /** Wildcards, or a product with its version, as only user agents have. */
    private static final Pattern AGENT_SHAPE = Pattern.compile(".*(?:[*?]|[A-Za-z][\\w.+-]*/[0-9v*]).*");

    private static final int SHORTEST_AGENT = 4;

    /** The kind of a plain entry, if there is one that it must be. */
    static Optional<IndicatorKind> of(String value) {
        if (value.startsWith("arn:")) {
            return Optional.of(ARN);
        }
        if (KEY_SHAPE.matcher(value).matches()) {
            return Optional.of(ACCESS_KEY);
        }
        if (ASN_SHAPE.matcher(value).matches()) {
            return Optional.of(ASN);
        }
        if (IpNetwork.parse(value).isPresent()) {
            return Optional.of(NETWORK);
        }
        if (value.length() <= 255 && DOMAIN_SHAPE.matcher(value).matches()) {
            return Optional.of(DOMAIN);
        }
        return isAgent(value) && AGENT_SHAPE.matcher(value).matches() ? Optional.of(AGENT) : Optional.empty();
    }

    /** Whether the text is long enough to be looked for inside of user agents. */
    static boolean isAgent(String value) {
        return value.replaceAll("[*?\\s]", "").length() >= SHORTEST_AGENT && value.length() <= 1_000;
    }

    /** The kind that a column or a property is named after, if it is one. */
    static Optional<IndicatorKind> named(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return switch (plain) {
            case "ip",
                    "ipaddress",
                    "ipaddr",
                    "address",
                    "ipv4",
                    "ipv6",
                    "cidr",
                    "network",
                    "srcip",
                    "sourceip",
                    "sourceipaddress",
                    "ipv4addr",
                    "ipv6addr",
                    "ipsrc",
                    "ipdst" -> Optional.of(NETWORK);
            case "asn", "as", "autonomoussystem" -> Optional.of(ASN);
            case "useragent", "agent" -> Optional.of(AGENT);
            case "arn" -> Optional.of(ARN);
            case "accesskey", "accesskeyid", "keyid" -> Optional.of(ACCESS_KEY);
            case "domain", "host", "hostname", "domainname", "fqdn" -> Optional.of(DOMAIN);
            default -> Optional.empty();
        };
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
