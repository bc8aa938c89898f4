package org.nightjar.parse;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records that the Kinesis Producer Library packs into one record of a stream: four bytes by which it is told, a protobuf
 * message, and the MD5 of that. Records before a break are found.
 *
 * @param parts where they stand in the data, in order
 * @param fault why that may not be all, or not what was sent, or ""
 * @see <a href="https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md">Aggregation format</a>
 */
record AggregatedRecords(List<Part> parts, String fault) {

    private static final byte[] MAGIC = {(byte) 0xf3, (byte) 0x89, (byte) 0x9a, (byte) 0xc2};
    private static final int MD5_BYTES = 16;

    /** Number of the field that holds a record, and in a record of the one that holds its data. */
    private static final int FIELD = 3;

    /** One record's data. */
    record Part(int offset, int length) {

        byte[] of(byte[] data) {
            return Arrays.copyOfRange(data, offset, offset + length);
        }
    }

    static boolean isOne(byte[] data) {
        return data.length >= MAGIC.length + MD5_BYTES && begins(data);
    }

    /** Whether these are the first bytes of such records; there must be four. */
    static boolean begins(byte[] head) {
        return Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    static AggregatedRecords of(byte[] data) {
        List<Part> parts = new ArrayList<>();
        int end = data.length - MD5_BYTES;
        Message message = new Message(data, MAGIC.length, end);
        for (Part rec = message.next(); rec != null; rec = message.next()) {
            Message inner = new Message(data, rec.offset, rec.offset + rec.length);
            Part content = inner.next();
            if (content != null) {
                parts.add(content);
            }
            if (content == null || inner.broken) {
                message.broken = true;
                break;
            }
        }
        boolean same = Arrays.equals(md5(data, MAGIC.length, end), Arrays.copyOfRange(data, end, data.length));
        return new AggregatedRecords(
                List.copyOf(parts),
                message.broken
                        ? "The aggregated Kinesis records break off or are damaged; what came before was read."
                        : same
                                ? ""
                                : "The checksum of the aggregated Kinesis records does not match: what was read from"
                                        + " them may be altered.");
    }

    private static byte[] md5(byte[] data, int from, int to) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(data, from, to - from);
            return md5.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }

    /** The fields of a protobuf message that are asked for; all others are passed over. */
    private static final class Message {
        private final byte[] data;
        private final int end;
        private int at;
        private boolean broken;

        Message(byte[] data, int from, int end) {
            this.data = data;
            this.at = from;
            this.end = end;
        }

        /** The next such field; null at the end or a break. */
        @Nullable
        Part next() {
            while (at < end && !broken) {
                long tag = varint();
                long length = switch ((int) (tag & 7)) {
                    case 0 -> {
                        varint();
                        yield 0;
                    }
                    case 1 -> 8;
                    case 2 -> varint();
                    case 5 -> 4;
                    default -> -1;
                };
                if (broken || length < 0 || length > end - at) {
                    broken = true;
                    return null;
                }
                int from = at;
                at += (int) length;
                if (tag == (FIELD << 3 | 2)) {
                    return new Part(from, (int) length);
                }
            }
            return null;
        }

        private long varint() {
            long value = 0;
            for (int shift = 0; shift < 64 && at < end; shift += 7) {
                byte next = data[at++];
                value |= (long) (next & 127) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            broken = true;
            return -1;
        }
    }
}
