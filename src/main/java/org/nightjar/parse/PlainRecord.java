package org.nightjar.parse;

import org.jspecify.annotations.Nullable;

/**
 * Where the fields of one plain record stand in a buffer; used again for the next. Confined to one thread.
 *
 * @see PlainScan
 */
final class PlainRecord {

    private static final int FIELDS = PlainField.values().length;

    private final PlainScan scan;
    private final KnownIdentities identities;
    private final PlainKeys keys = new PlainKeys();
    private final int[] starts = new int[FIELDS];
    private final int[] ends = new int[FIELDS];

    /** Of each field a bit: whether the record has it, and whether it is a string without escapes. */
    private long present;

    private long plainTexts;
    private byte[] bytes = {};
    private long mixed;
    private KnownIdentities.@Nullable Identity identity;

    /** @param trees with the same scan */
    PlainRecord(PlainScan scan, PlainTree trees) {
        this.scan = scan;
        this.identities = new KnownIdentities(trees);
    }

    /**
     * Finds the fields of the object that starts at a brace.
     *
     * @return the place behind it, or {@link PlainScan#NO} if it is not plain, not whole, or no ordinary record
     */
    int scan(byte[] buffer, int from, int limit) {
        bytes = buffer;
        identity = null;
        scan.start(buffer, limit);
        present = 0;
        plainTexts = 0;
        mixed = ContentHash.START;
        int mixedTo = from;
        int at = scan.space(from + 1);
        PlainKeys.Key last = keys.start();
        while (at < limit && buffer[at] == '"') {
            PlainKeys.Key key = keys.after(last, buffer, at, limit);
            if (key != null) {
                last = key;
                at = field(key.field(), scan.space(at + key.length()), limit);
            } else {
                int start = at;
                int end = scan.text(start + 1);
                int value = end < limit && buffer[end] == '"' ? scan.colon(end + 1) : PlainScan.NO;
                PlainField field = value < 0 ? null : PlainField.of(buffer, start + 1, end);
                last = value == end + 2 ? keys.learn(last, buffer, start, value, field) : last;
                at = value < 0 ? PlainScan.NO : field(field, value, limit);
            }
            if (at < 0) {
                return PlainScan.NO;
            }
            at = scan.space(at);
            if (at >= limit) {
                return PlainScan.NO;
            }
            mixed = ContentHash.mix(mixed, buffer, mixedTo, at + 1);
            mixedTo += ContentHash.words(at + 1 - mixedTo);
            if (buffer[at] != ',') {
                return buffer[at] == '}' ? at + 1 : PlainScan.NO;
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
        long bit = 1L << field.ordinal();
        present |= bit;
        plainTexts &= ~bit;
        int end = field == PlainField.USER_IDENTITY ? identity(at, limit) : plainText(at, limit, bit);
        starts[field.ordinal()] = at;
        ends[field.ordinal()] = end;
        return end;
    }

    private int plainText(int at, int limit, long bit) {
        if (at < limit && bytes[at] == '"') {
            int end = scan.text(at + 1);
            if (end < limit && bytes[end] == '"') {
                plainTexts |= bit;
                return end + 1;
            }
        }
        return scan.value(at);
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
        identity = end < 0 ? null : identities.read(bytes, at, end, limit, scan);
        return identity == null ? PlainScan.NO : end;
    }

    private int behind(int at, KnownIdentities.Identity known) {
        scan.note(known.compact(), known.oddNumber());
        return at + known.bytes().length;
    }

    /**
     * Its bytes as {@link ContentHash#mix} mixes them. Done field by field, it costs next to nothing: a step must wait for
     * the one before, and the processor reads on meanwhile.
     */
    long mixed() {
        return mixed;
    }

    /** As {@link PlainScan#isCompact}, of the whole record. */
    boolean isCompact() {
        return scan.isCompact();
    }

    /** As {@link PlainScan#hasOddNumber}, of the whole record. */
    boolean hasOddNumber() {
        return scan.hasOddNumber();
    }

    /** Whether a field is a string without escapes. */
    boolean isText(PlainField field) {
        return (plainTexts & 1L << field.ordinal()) != 0;
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
        return (present & 1L << field.ordinal()) != 0 ? bytes[start(field)] : 0;
    }

    /** Where a field that the record has starts. */
    int start(PlainField field) {
        return starts[field.ordinal()];
    }

    int end(PlainField field) {
        return ends[field.ordinal()];
    }
}
