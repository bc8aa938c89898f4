package org.nightjar.store.h2;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The compression of blocks: zlib at its fastest level or none, behind the length of what it holds. */
final class Deflate {

    /** A block of a case is never larger; a length beyond it means that the case was tampered with. */
    static final int MAX_BLOCK_BYTES = 64 << 20;

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
            int expected = level == Deflater.NO_COMPRESSION ? length + (length >>> 8) : length / 4;
            ByteArrayOutputStream out = new ByteArrayOutputStream(expected + 64);
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.write(length >>> shift);
            }
            deflater.setInput(data, 0, length);
            deflater.finish();
            byte[] chunk = new byte[16 << 10];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** @throws DamagedBlockException if this was not packed here, whole */
    static byte[] unpack(byte[] packed) throws DamagedBlockException {
        if (packed.length < 4) {
            throw new DamagedBlockException("a block is too short");
        }
        int length = (packed[0] & 255) << 24 | (packed[1] & 255) << 16 | (packed[2] & 255) << 8 | (packed[3] & 255);
        if (length < 0 || length > MAX_BLOCK_BYTES) {
            throw new DamagedBlockException("a block claims " + length + " bytes");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, 4, packed.length - 4);
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
