package org.nightjar.evidence;

import java.util.HashMap;
import java.util.Map;

/**
 * The fields of a pax header. Each is "length name=value" and a line feed, where the length counts all of it, so that a
 * value may hold line feeds and what looks like further fields.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">pax</a>
 */
final class PaxFields {

    private static final String SPARSE = "GNU.sparse.";

    private final Map<String, String> fields = new HashMap<>();

    /** Reads fields up to the first that is none; a later one of the same name holds. */
    PaxFields(byte[] content) {
        int at = 0;
        while (at < content.length) {
            int space = at;
            int length = 0;
            while (space < content.length && space - at < 9 && content[space] >= '0' && content[space] <= '9') {
                length = length * 10 + content[space] - '0';
                space++;
            }
            int end = at + length;
            if (space == content.length || content[space] != ' ' || length <= space - at + 1 || end > content.length) {
                return;
            }
            field(ZipFields.name(content, space + 1, end - space - 2));
            at = end;
        }
    }

    private void field(String text) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            fields.put(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    /** The member's name, or "". */
    String name() {
        return fields.getOrDefault(SPARSE + "name", fields.getOrDefault("path", ""));
    }

    /** Bytes of the member's content in the archive, or -1. */
    long size() {
        String size = fields.getOrDefault("size", "");
        return size.matches("\\d{1,18}") ? Long.parseLong(size) : -1;
    }

    /** Whether holes were left out of the content. */
    boolean isSparse() {
        return fields.keySet().stream().anyMatch(name -> name.startsWith(SPARSE));
    }
}
