package org.nightjar.enrich;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks at a whole MaxMind DB file from outside before anything in it is believed: every pointer, length and text of
 * every record, so that no later look-up meets a surprise, hangs or allocates what the file does not hold. Linear in
 * the size of the file.
 *
 * @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB file format</a>
 */
final class MmdbCheck {
    private static final byte[] MARKER = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };
    private static final int LONGEST_METADATA = 128 * 1024;
    /** The marker lies within this many bytes of the end of a file. */
    static final int LONGEST_TAIL = LONGEST_METADATA + MARKER.length;

    private static final int SEPARATOR_BYTES = 16;
    private static final int DEEPEST = 32;
    /** A record that unfolds to more values than this, by pointers to pointers, is a bomb. */
    private static final int MOST_VALUES = 2_000;

    private static final int POINTER = 1;
    private static final int STRING = 2;
    private static final int MAP = 7;
    private static final int ARRAY = 11;
    private static final int BEING_READ = -1;

    private final ByteBuffer file;
    private final int start;
    private final int end;
    /** Values that a record or pointer leads to: how many values each unfolds to. */
    private final Map<Integer, Integer> weights = new HashMap<>();

    /** Where the value that was weighed last ends. */
    private int next;

    private MmdbCheck(ByteBuffer file, int start, int end) {
        this.file = file;
        this.start = start;
        this.end = end;
    }

    /** Checks the metadata, which says how to read the rest, and returns where its marker begins. */
    static int checkMetadata(ByteBuffer file) throws IOException {
        int marker = findMarker(file);
        MmdbCheck metadata = new MmdbCheck(file, marker + MARKER.length, file.limit());
        require(metadata.typeAt(metadata.start) == MAP, "its metadata are not a map");
        metadata.weigh(metadata.start, 0);
        return marker;
    }

    /**
     * Checks the search tree and all records that it leads to.
     *
     * @param marker where the metadata begin
     * @param recordBits 24, 28 or 32
     */
    static void checkTree(ByteBuffer file, int marker, long nodeCount, int recordBits) throws IOException {
        long treeBytes = nodeCount * recordBits / 4;
        if (recordBits != 24 && recordBits != 28 && recordBits != 32
                || nodeCount < 1
                || nodeCount > Integer.MAX_VALUE
                || treeBytes + SEPARATOR_BYTES > marker) {
            throw new IOException("its search tree is larger than the file");
        }
        MmdbCheck data = new MmdbCheck(file, (int) treeBytes + SEPARATOR_BYTES, marker);
        for (int node = 0; node < nodeCount; node++) {
            for (int side = 0; side < 2; side++) {
                long value = record(file, node, side, recordBits);
                if (value > nodeCount) {
                    data.checkRecord(value - nodeCount - SEPARATOR_BYTES);
                }
            }
        }
    }

    /** Whether bytes, which end where a file ends, hold the marker that metadata begin with. */
    static boolean hasMarker(ByteBuffer tail) {
        return lastMarker(tail) >= 0;
    }

    private static int findMarker(ByteBuffer file) throws IOException {
        int at = lastMarker(file);
        require(at >= 0, "it is not a MaxMind DB file");
        return at;
    }

    private static int lastMarker(ByteBuffer file) {
        int first = Math.max(0, file.limit() - LONGEST_TAIL);
        for (int at = file.limit() - MARKER.length; at >= first; at--) {
            int matched = 0;
            while (matched < MARKER.length && file.get(at + matched) == MARKER[matched]) {
                matched++;
            }
            if (matched == MARKER.length) {
                return at;
            }
        }
        return -1;
    }

    private static long record(ByteBuffer file, int node, int side, int bits) {
        int at = (int) ((long) node * bits / 4);
        if (bits == 32) {
            return Integer.toUnsignedLong(file.getInt(at + 4 * side));
        }
        int low = at + (bits == 24 ? 3 : 4) * side;
        int three = (file.get(low) & 0xff) << 16 | (file.get(low + 1) & 0xff) << 8 | file.get(low + 2) & 0xff;
        if (bits == 24) {
            return three;
        }
        int middle = file.get(at + 3) & 0xff;
        return (long) (side == 0 ? middle >> 4 : middle & 0xf) << 24 | three;
    }

    private void checkRecord(long offset) throws IOException {
        require(offset >= 0 && offset < end - start, "its search tree points outside the file");
        int at = start + (int) offset;
        if (!weights.containsKey(at)) {
            require(typeAt(at) == MAP, "its records are not maps");
            weighTarget(at, 0);
        }
    }

    private int typeAt(int at) throws IOException {
        require(at >= start && at < end, "it is cut short");
        int type = (file.get(at) & 0xff) >> 5;
        if (type != 0) {
            return type;
        }
        require(at + 1 < end && file.get(at + 1) != 0, "a value has no type");
        return 7 + (file.get(at + 1) & 0xff);
    }

    /** How many values a value unfolds to; leaves {@link #next} behind it. */
    private int weigh(int at, int depth) throws IOException {
        require(depth <= DEEPEST, "its records are nested too deep");
        int type = typeAt(at);
        int low = file.get(at) & 0x1f;
        if (type == POINTER) {
            return weighPointer(at, low, depth);
        }
        int body = at + (type < 8 ? 1 : 2);
        int extra = Math.max(0, low - 28);
        require(body + extra <= end, "it is cut short");
        int size = extra == 0 ? low : new int[] {29, 285, 65821}[extra - 1] + unsigned(body, extra);
        body += extra;
        if (type == MAP || type == ARRAY) {
            return weighItems(body, size, type == MAP, depth);
        }
        int held = type == 14 ? 0 : size;
        require(sizeFits(type, size) && held <= end - body, "a value has an impossible size");
        if (type == STRING) {
            checkText(body, size);
        }
        next = body + held;
        return 1;
    }

    private int weighItems(int body, int count, boolean keyed, int depth) throws IOException {
        int weight = 1;
        next = body;
        for (int i = 0; i < count; i++) {
            if (keyed) {
                int type = typeAt(next);
                require(type == STRING || type == POINTER && pointsToText(next), "a key is not a text");
                weight += weigh(next, depth + 1);
            }
            weight += weigh(next, depth + 1);
            require(weight <= MOST_VALUES, "a record is a bomb");
        }
        return weight;
    }

    private int weighPointer(int at, int low, int depth) throws IOException {
        int target = target(at, low);
        int after = at + 2 + (low >> 3);
        require(typeAt(target) != POINTER, "a pointer leads to a pointer");
        int weight = weighTarget(target, depth);
        next = after;
        return weight;
    }

    private boolean pointsToText(int at) throws IOException {
        return typeAt(target(at, file.get(at) & 0x1f)) == STRING;
    }

    private int target(int at, int low) throws IOException {
        int bytes = 1 + (low >> 3);
        require(at + 1 + bytes <= end, "it is cut short");
        long offset = Integer.toUnsignedLong(unsigned(at + 1, bytes));
        if (bytes < 4) {
            offset += ((long) (low & 7) << 8 * bytes) + new int[] {0, 2048, 526336}[bytes - 1];
        }
        require(offset < end - start, "a pointer leads outside the file");
        return start + (int) offset;
    }

    private int weighTarget(int at, int depth) throws IOException {
        Integer known = weights.putIfAbsent(at, BEING_READ);
        require(known == null || known != BEING_READ, "a record contains itself");
        if (known != null) {
            return known;
        }
        int weight = weigh(at, depth + 1);
        weights.put(at, weight);
        return weight;
    }

    private static boolean sizeFits(int type, int size) {
        return switch (type) {
            case STRING, 4 -> true; // text, bytes
            case 3 -> size == 8; // double
            case 5 -> size <= 2; // uint16
            case 6, 8 -> size <= 4; // uint32, int32
            case 9 -> size <= 8; // uint64
            case 10 -> size <= 16; // uint128
            case 14 -> size <= 1; // boolean, held in its size
            case 15 -> size == 4; // float
            default -> false;
        };
    }

    private void checkText(int at, int length) throws IOException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(file.slice(at, length));
        } catch (CharacterCodingException e) {
            throw new IOException("a text is not UTF-8", e);
        }
    }

    private int unsigned(int at, int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | file.get(at + i) & 0xff;
        }
        return value;
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
