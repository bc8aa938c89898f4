package org.nightjar.parse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of one plain record stand in a buffer; used again for the next. Confined to one thread.
 *
 * @see PlainScan
 */
final class PlainRecord {

    private static final int FIELDS = PlainField.values().length;

    private final PlainScan scan = new PlainScan();
    private final KnownIdentities identities = new KnownIdentities();
    private final int[] starts = new int[FIELDS];
    private final int[] ends = new int[FIELDS];
    private byte[] bytes = {};
    private KnownIdentities.@Nullable Identity identity;

    /**
     * Finds the fields of the object that starts at a brace.
     *
     * @return the place behind it, or {@link PlainScan#NO} if it is not plain, not whole, or no ordinary record
     */
    int scan(byte[] buffer, int from, int limit) {
        bytes = buffer;
        identity = null;
        scan.start(buffer, limit);
        Arrays.fill(starts, 0);
        Arrays.fill(ends, 0);
        int at = scan.space(from + 1);
        while (at < limit && buffer[at] == '"') {
            int key = at + 1;
            int keyEnd = scan.text(key);
            at = keyEnd < limit && buffer[keyEnd] == '"' ? scan.colon(keyEnd + 1) : PlainScan.NO;
            at = at < 0 ? PlainScan.NO : field(PlainField.of(buffer, key, keyEnd), at, limit);
            if (at < 0) {
                return PlainScan.NO;
            }
            at = scan.space(at);
            if (at >= limit || buffer[at] != ',') {
                return at < limit && buffer[at] == '}' ? at + 1 : PlainScan.NO;
            }
            at = scan.space(at + 1);
        }
        return PlainScan.NO;
    }

    /** The place behind the value of a field; of two fields of one name the last holds. */
    private int field(@Nullable PlainField field, int at, int limit) {
        if (field == null) {
            return scan.value(at);
        }
        if (field.isForeign()) {
            return PlainScan.NO;
        }
        int end = field == PlainField.USER_IDENTITY ? identity(at, limit) : scan.value(at);
        starts[field.ordinal()] = at;
        ends[field.ordinal()] = end;
        return end;
    }

    private int identity(int at, int limit) {
        if (at >= limit || bytes[at] != '{') {
            return PlainScan.NO;
        }
        identity = identities.find(bytes, at, limit);
        if (identity != null) {
            return behind(at, identity);
        }
        int end = scan.value(at);
        identity = end < 0 ? null : identities.read(bytes, at, end, limit, scan.isCompact());
        return identity == null ? PlainScan.NO : end;
    }

    private int behind(int at, KnownIdentities.Identity known) {
        if (!known.compact()) {
            scan.spread();
        }
        return at + known.bytes().length;
    }

    /** As {@link PlainScan#isCompact}, of the whole record. */
    boolean isCompact() {
        return scan.isCompact();
    }

    /** Whether a field is a string without escapes. */
    boolean isText(PlainField field) {
        return kind(field) == '"' && scan.text(start(field) + 1) == end(field) - 1;
    }

    /** Null if the record has none. */
    KnownIdentities.@Nullable Identity identity() {
        return identity;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Its first byte: a quote, a brace, a bracket, or the first of a number or word; 0 if there is no such field. */
    byte kind(PlainField field) {
        return end(field) > 0 ? bytes[start(field)] : 0;
    }

    int start(PlainField field) {
        return starts[field.ordinal()];
    }

    int end(PlainField field) {
        return ends[field.ordinal()];
    }
}
