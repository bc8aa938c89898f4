package org.nightjar.store.h2;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The compression of blocks: zlib at its fastest level or none, behind the length of what it holds. */
final class Deflate {

    /** A block of a case is never larger; a length beyond it means that the case was tampered with. */
    static final int MAX_BLOCK_BYTES = 64 << 20;

    private static final int LENGTH_BYTES = 4;

    private Deflate() {}

    static byte[] pack(byte[] data, int length) {
        return pack(data, length, Deflater.BEST_SPEED);
    }

    /** The same form, but not made smaller: ids and hashes cannot be, and of codes it would cost more than it saves. */
    static byte[] store(byte[] data, int length) {
        return pack(data, length, Deflater.NO_COMPRESSION);
    }

    private static byte[] pack(byte[] data, int length, int level) {
        Deflater deflater = new Deflater(level);
        try {
            // What is not made smaller has five bytes for every 16 KiB at most, and six around it.
            int expected = level == Deflater.NO_COMPRESSION ? length + (length >>> 11) + 32 : length / 3 + 64;
            byte[] out = new byte[LENGTH_BYTES + expected];
            for (int i = 0; i < LENGTH_BYTES; i++) {
                out[i] = (byte) (length >>> 8 * (LENGTH_BYTES - 1 - i));
            }
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
