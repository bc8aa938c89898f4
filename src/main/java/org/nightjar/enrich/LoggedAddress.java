package org.nightjar.enrich;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.AddressKind;
import org.nightjar.model.IpAddress;

/**
 * What a log put where a source address belongs, read without asking anybody: an address and its bytes, a service's
 * name, or neither. Takes a port, brackets and a zone away, and an IPv4 address out of an IPv6 one. An octet with a
 * leading zero is invalid, for nobody can say whether it is decimal or octal (RFC 6943, 3.1.1).
 *
 * @param kind what it is
 * @param bytes 4 or 16 bytes in network order if it is an address
 */
record LoggedAddress(AddressKind kind, byte @Nullable [] bytes) {
    private static final int LONGEST_TEXT = 253;
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}");
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)+[a-z][a-z0-9-]*[a-z]\\.?");
    private static final Set<String> SERVICE_WORDS =
            Set.of("aws internal", "amazon internal", "amazonaws", "aws-internal", "internal", "azure internal");
    /** What Google Cloud writes for callers inside its own network. */
    private static final Set<String> PRIVATE_WORDS = Set.of("private", "gce-internal-ip");

    private static final Set<String> NOTHING = Set.of("", "-", "null", "none", "unknown", "n/a");

    static LoggedAddress parse(String logged) {
        String text = logged.strip().toLowerCase(Locale.ROOT);
        if (NOTHING.contains(text)) {
            return new LoggedAddress(AddressKind.NONE, null);
        }
        if (PRIVATE_WORDS.contains(text)) {
            return new LoggedAddress(AddressKind.PRIVATE, null);
        }
        byte[] bytes = text.length() > LONGEST_TEXT ? null : address(text);
        if (bytes != null) {
            return new LoggedAddress(AddressSpace.kindOf(bytes), bytes);
        }
        boolean service = SERVICE_WORDS.contains(text)
                || text.length() <= LONGEST_TEXT && HOST.matcher(text).matches();
        return new LoggedAddress(service ? AddressKind.SERVICE : AddressKind.INVALID, null);
    }

    private static byte @Nullable [] address(String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            String port = close < 0 ? "?" : text.substring(close + 1);
            boolean portless = port.isEmpty() || PORT.matcher(port).matches();
            return portless ? bare(text.substring(1, close)) : null;
        }
        int colon = text.indexOf(':');
        boolean port = colon > 0 && PORT.matcher(text.substring(colon)).matches();
        return port ? IpAddress.v4(text.substring(0, colon)) : bare(text);
    }

    private static byte @Nullable [] bare(String text) {
        return text.indexOf(':') < 0 ? IpAddress.v4(text) : IpAddress.v6(text);
    }
}
