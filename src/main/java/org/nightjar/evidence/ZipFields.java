package org.nightjar.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Little-endian fields of a zip's headers.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE.TXT</a>
 */
final class ZipFields {

    static final long LOCAL = 0x04034b50L;
    static final long CENTRAL = 0x02014b50L;
    static final long END = 0x06054b50L;
    static final long END64 = 0x06064b50L;
    static final long LOCATOR64 = 0x07064b50L;
    static final long MAX_32 = 0xffffffffL;
    private static final int EXTRA_64 = 1;

    private ZipFields() {}

    static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    static long u32(byte[] bytes, int at) {
        return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
    }

    static long s64(byte[] bytes, int at) {
        return u32(bytes, at) | u32(bytes, at + 4) << 32;
    }

    /** A name: UTF-8 if it is, else one character a byte. */
    static String name(byte[] bytes, int at, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** Where the 64-bit sizes start in the extra field, or -1. */
    static int extra64(byte[] bytes, int at, int length) {
        int end = at + length;
        int field = at;
        while (field + 4 <= end) {
            if (u16(bytes, field) == EXTRA_64) {
                return field + 4;
            }
            field += 4 + u16(bytes, field + 2);
        }
        return -1;
    }
}
