package org.nightjar.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The data section of a MaxMind DB file. A text, map or double that was written before becomes a pointer to it. The Java type
 * says the field's type: Integer uint16, Long uint32, BigInteger uint64, Double, Float, Boolean, String, List, Map.
 */
final class MmdbData {
    private static final int POINTER = 1;
    private static final int STRING = 2;
    private static final int DOUBLE = 3;
    private static final int UINT16 = 5;
    private static final int UINT32 = 6;
    private static final int MAP = 7;
    private static final int UINT64 = 9;
    private static final int ARRAY = 11;
    private static final int BOOLEAN = 14;
    private static final int FLOAT = 15;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<Object, Integer> offsets = new HashMap<>();

    int size() {
        return bytes.size();
    }

    void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }

    /** Writes a record, or finds an equal one, and returns where it lies. */
    int append(Map<String, ?> record) {
        Integer known = offsets.get(record);
        if (known != null) {
            return known;
        }
        int offset = bytes.size();
        put(record);
        return offset;
    }

    private void put(Object value) {
        if (value instanceof String || value instanceof Map || value instanceof Double) {
            Integer known = offsets.get(value);
            if (known != null) {
                pointer(known);
                return;
            }
            offsets.put(value, bytes.size());
        }
        if (value instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            control(STRING, utf8.length);
            bytes.writeBytes(utf8);
        } else if (value instanceof Map<?, ?> map) {
            control(MAP, map.size());
            map.forEach((key, item) -> {
                put(key);
                put(item);
            });
        } else if (value instanceof List<?> list) {
            control(ARRAY, list.size());
            list.forEach(this::put);
        } else {
            putScalar(value);
        }
    }

    private void putScalar(Object value) {
        if (value instanceof Double number) {
            control(DOUBLE, 8);
            bytes.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        } else if (value instanceof Float number) {
            control(FLOAT, 4);
            bytes.writeBytes(ByteBuffer.allocate(4).putFloat(number).array());
        } else if (value instanceof Boolean flag) {
            control(BOOLEAN, flag ? 1 : 0);
        } else if (value instanceof Integer number) {
            unsigned(UINT16, number);
        } else if (value instanceof Long number) {
            unsigned(UINT32, number);
        } else if (value instanceof BigInteger number) {
            unsigned(UINT64, number.longValueExact());
        } else {
            throw new IllegalArgumentException("no such field type: " + value.getClass());
        }
    }

    private void unsigned(int type, long value) {
        int length = (71 - Long.numberOfLeadingZeros(value)) / 8;
        control(type, length);
        for (int shift = 8 * length - 8; shift >= 0; shift -= 8) {
            bytes.write((int) (value >> shift));
        }
    }

    private void control(int type, int size) {
        int extra = size < 29 ? 0 : size < 29 + 256 ? 1 : size < 285 + 65536 ? 2 : 3;
        int low = extra == 0 ? size : 28 + extra;
        bytes.write(type < 8 ? type << 5 | low : low);
        if (type >= 8) {
            bytes.write(type - 7);
        }
        int rest = size - new int[] {0, 29, 285, 65821}[extra];
        for (int shift = 8 * extra - 8; shift >= 0; shift -= 8) {
            bytes.write(rest >> shift);
        }
    }

    private void pointer(int target) {
        int extra = target < 2048 ? 0 : target < 2048 + (1 << 19) ? 1 : target < 526336 + (1 << 27) ? 2 : 3;
        int rest = target - new int[] {0, 2048, 526336, 0}[extra];
        int high = extra == 3 ? 0 : rest >> (8 * extra + 8);
        bytes.write(POINTER << 5 | extra << 3 | high);
        for (int shift = 8 * extra; shift >= 0; shift -= 8) {
            bytes.write(rest >> shift);
        }
    }
}
