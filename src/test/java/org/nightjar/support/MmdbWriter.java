package org.nightjar.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes MaxMind DB files: the synthetic databases of the tests and, from {@code src/assets}, the bundled one. The
 * same networks in the same order give the same bytes. A network inserted later replaces what it covers.
 *
 * @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB file format</a>
 */
public final class MmdbWriter {
    private static final byte[] METADATA_MARKER = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };
    private static final int SEPARATOR_BYTES = 16;

    private final int ipVersion;
    private final String databaseType;
    private final Instant buildTime;
    private final String description;

    /** Children of node n at 2n and 2n+1: 0 nothing, positive a node, negative the complement of a record number. */
    private int[] children = new int[1 << 12];

    private int nodeCount = 1;
    private final List<Map<String, ?>> records = new ArrayList<>();
    private final Map<Map<String, ?>, Integer> recordNumbers = new HashMap<>();

    /**
     * @param ipVersion 4, or 6 for a database of both
     * @param databaseType such as {@code GeoLite2-City}
     */
    public MmdbWriter(int ipVersion, String databaseType, Instant buildTime, String description) {
        this.ipVersion = ipVersion;
        this.databaseType = databaseType;
        this.buildTime = buildTime;
        this.description = description;
    }

    /** Adds an IPv4 network in dotted form, such as {@code 192.0.2.0/24}. */
    public MmdbWriter insertV4(String network, Map<String, ?> record) {
        String[] parts = network.split("[./]", -1);
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            address[i] = (byte) Integer.parseInt(parts[i]);
        }
        return insert(address, Integer.parseInt(parts[4]), record);
    }

    /** Adds a network of 4 or 16 bytes; the bits after the prefix are ignored. */
    public MmdbWriter insert(byte[] address, int prefixLength, Map<String, ?> record) {
        byte[] key = address;
        int length = prefixLength;
        if (ipVersion == 6 && address.length == 4) {
            key = new byte[16];
            System.arraycopy(address, 0, key, 12, 4);
            length += 96;
        }
        int leaf = ~recordNumbers.computeIfAbsent(record, added -> {
            records.add(added);
            return records.size() - 1;
        });
        int node = 0;
        for (int bit = 0; bit < length - 1; bit++) {
            node = descend(2 * node + bitAt(key, bit));
        }
        children[2 * node + bitAt(key, length - 1)] = leaf;
        return this;
    }

    private static int bitAt(byte[] key, int bit) {
        return key[bit >> 3] >> (7 - (bit & 7)) & 1;
    }

    /** The node below a slot; made if the slot is empty, split if it holds a record. */
    private int descend(int slot) {
        int child = children[slot];
        if (child > 0) {
            return child;
        }
        if (2 * nodeCount + 2 > children.length) {
            children = Arrays.copyOf(children, children.length * 2);
        }
        children[2 * nodeCount] = child;
        children[2 * nodeCount + 1] = child;
        children[slot] = nodeCount;
        return nodeCount++;
    }

    public void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out);
        }
    }

    public void write(OutputStream out) throws IOException {
        collapse(0);
        int[] order = new int[nodeCount];
        int count = number(0, order, 0);
        MmdbData data = new MmdbData();
        long[] offsets = new long[records.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = data.append(records.get(i));
        }
        int recordBits = count + SEPARATOR_BYTES + data.size() < 1 << 24 ? 24 : 32;
        int[] numberOf = new int[nodeCount];
        for (int i = 0; i < count; i++) {
            numberOf[order[i]] = i;
        }
        ByteArrayOutputStream tree = new ByteArrayOutputStream(count * recordBits / 4);
        for (int i = 0; i < count; i++) {
            for (int side = 0; side < 2; side++) {
                int child = children[2 * order[i] + side];
                long value =
                        child == 0 ? count : child > 0 ? numberOf[child] : count + SEPARATOR_BYTES + offsets[~child];
                for (int shift = recordBits - 8; shift >= 0; shift -= 8) {
                    tree.write((int) (value >> shift));
                }
            }
        }
        tree.writeTo(out);
        out.write(new byte[SEPARATOR_BYTES]);
        data.writeTo(out);
        out.write(METADATA_MARKER);
        MmdbData metadata = new MmdbData();
        metadata.append(metadata(count, recordBits));
        metadata.writeTo(out);
    }

    private Map<String, Object> metadata(int count, int recordBits) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("binary_format_major_version", 2);
        map.put("binary_format_minor_version", 0);
        map.put("build_epoch", BigInteger.valueOf(buildTime.getEpochSecond()));
        map.put("database_type", databaseType);
        map.put("description", Map.of("en", description));
        map.put("ip_version", ipVersion);
        map.put("languages", List.of("en"));
        map.put("node_count", (long) count);
        map.put("record_size", recordBits);
        return map;
    }

    /** Joins halves that say the same; the result is what the parent's slot should hold. */
    private int collapse(int node) {
        for (int side = 0; side < 2; side++) {
            int child = children[2 * node + side];
            if (child > 0) {
                children[2 * node + side] = collapse(child);
            }
        }
        int left = children[2 * node];
        return node != 0 && left <= 0 && left == children[2 * node + 1] ? left : node;
    }

    /** Lists the nodes that are left, parents first. */
    private int number(int node, int[] order, int count) {
        order[count++] = node;
        for (int side = 0; side < 2; side++) {
            int child = children[2 * node + side];
            if (child > 0) {
                count = number(child, order, count);
            }
        }
        return count;
    }
}
