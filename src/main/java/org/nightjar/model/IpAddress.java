package org.nightjar.model;

import org.jspecify.annotations.Nullable;

/**
 * Reads an internet address without asking anybody. An octet with a leading zero makes it none, for nobody can say
 * whether it is decimal or octal (RFC 6943, 3.1.1).
 */
public final class IpAddress {

    private IpAddress() {}

    /** Four or sixteen bytes in network order, or null if the text is no address; blanks around it are ignored. */
    public static byte @Nullable [] parse(String text) {
        String bare = text.strip();
        if (bare.length() > 64) {
            return null;
        }
        return bare.indexOf(':') < 0 ? v4(bare) : v6(bare);
    }

    /** Four decimal octets, or null. */
    public static byte @Nullable [] v4(String text) {
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
    public static byte @Nullable [] v6(String withZone) {
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
