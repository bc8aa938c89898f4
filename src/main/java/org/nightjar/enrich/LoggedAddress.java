package org.nightjar.enrich;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.AddressKind;

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
        return port ? v4(text.substring(0, colon)) : bare(text);
    }

    private static byte @Nullable [] bare(String text) {
        return text.indexOf(':') < 0 ? v4(text) : v6(text);
    }

    /** Four decimal octets, or null. */
    static byte @Nullable [] v4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return null;
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int value = number(octets[i], 10, 3);
            if (value < 0 || value > 255 || octets[i].length() > 1 && octets[i].charAt(0) == '0') {
                return null;
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    /** RFC 4291 text, with a zone that is dropped; four bytes if it is an IPv4-mapped address; or null. */
    static byte @Nullable [] v6(String withZone) {
        int zone = withZone.indexOf('%');
        String text = zone < 0 ? withZone : withZone.substring(0, zone);
        int gap = text.indexOf("::");
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int length = head.length + tail.length;
        if (gap < 0 ? length != 16 : length > 14) {
            return null;
        }
        byte[] bytes = new byte[16];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
        return mapped(bytes) ? new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]} : bytes;
    }

    /** The bytes of groups between colons, the last of which may be an IPv4 address; or null. */
    private static byte @Nullable [] groups(String text, boolean mayEndInV4) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        byte[] v4 = mayEndInV4 && text.indexOf('.') >= 0 ? v4(parts[parts.length - 1]) : null;
        int groups = v4 == null ? parts.length : parts.length - 1;
        if (groups > 8) {
            return null;
        }
        byte[] bytes = new byte[2 * groups + (v4 == null ? 0 : 4)];
        for (int i = 0; i < groups; i++) {
            int value = number(parts[i], 16, 4);
            if (value < 0) {
                return null;
            }
            bytes[2 * i] = (byte) (value >> 8);
            bytes[2 * i + 1] = (byte) value;
        }
        if (v4 != null) {
            System.arraycopy(v4, 0, bytes, 2 * groups, 4);
        }
        return bytes;
    }

    /** A number of one to so many ASCII digits, or -1. */
    private static int number(String digits, int radix, int longest) {
        if (digits.isEmpty() || digits.length() > longest) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static boolean mapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }
}
