package org.nightjar.store.h2;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The compression of blocks: zlib at its fastest level or none, behind the length of what it holds. */
final class Deflate {

    /** A block of a case is never larger; a length beyond it means that the case was tampered with. */
    static final int MAX_BLOCK_BYTES = 64 << 20;

    private static final int LENGTH_BYTES = 4;

    /** Of one stored block. */
    private static final int MAX_STORED = 65_535;

    private static final int BEFORE_STORED = 5;

    /** A header and a checksum. */
    private static final int AROUND_STORED = 6;

    /** Deflate with a window of 32 KiB, fastest level. */
    private static final short ZLIB_HEADER = 0x7801;

    private Deflate() {}

    /**
     * The same form, but not made smaller: ids and hashes cannot be, and of codes it would cost more than it saves. Written
     * here, since zlib takes several times as long for copying.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4">RFC 1951, stored blocks</a>
     */
    static byte[] store(byte[] data, int length) {
        int parts = Math.max(1, (length + MAX_STORED - 1) / MAX_STORED);
        ByteBuffer out = ByteBuffer.allocate(LENGTH_BYTES + AROUND_STORED + parts * BEFORE_STORED + length);
        out.putInt(length).putShort(ZLIB_HEADER);
        for (int part = 0; part < parts; part++) {
            int at = part * MAX_STORED;
            int count = Math.min(MAX_STORED, length - at);
            out.put((byte) (part == parts - 1 ? 1 : 0));
            out.putShort(Short.reverseBytes((short) count)).putShort(Short.reverseBytes((short) ~count));
            out.put(data, at, count);
        }
        Adler32 sum = new Adler32();
        sum.update(data, 0, length);
        out.putInt((int) sum.getValue());
        return out.array();
    }

    static byte[] pack(byte[] data, int length) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            byte[] out = new byte[LENGTH_BYTES + length / 3 + 64];
            ByteBuffer.wrap(out).putInt(length);
            deflater.setInput(data, 0, length);
            deflater.finish();
            int filled = LENGTH_BYTES;
            while (!deflater.finished()) {
                out = filled < out.length ? out : Arrays.copyOf(out, filled + (filled >> 1));
                filled += deflater.deflate(out, filled, out.length - filled);
            }
            return filled == out.length ? out : Arrays.copyOf(out, filled);
        } finally {
            deflater.end();
        }
    }

    /** @throws DamagedBlockException if this was not packed here, whole */
    static byte[] unpack(byte[] packed) throws DamagedBlockException {
        if (packed.length < LENGTH_BYTES) {
            throw new DamagedBlockException("a block is too short");
        }
        int length = (packed[0] & 255) << 24 | (packed[1] & 255) << 16 | (packed[2] & 255) << 8 | (packed[3] & 255);
        if (length < 0 || length > MAX_BLOCK_BYTES) {
            throw new DamagedBlockException("a block claims " + length + " bytes");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, LENGTH_BYTES, packed.length - LENGTH_BYTES);
            byte[] data = new byte[length];
            int filled = 0;
            while (filled < length) {
                int got = inflater.inflate(data, filled, length - filled);
                if (got == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DamagedBlockException("a block ends early");
                }
                filled += got;
            }
            return data;
        } catch (DataFormatException damaged) {
            throw new DamagedBlockException("a block cannot be inflated: " + damaged.getMessage());
        } finally {
            inflater.end();
        }
    }
}
