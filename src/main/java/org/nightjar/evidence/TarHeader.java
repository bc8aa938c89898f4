package org.nightjar.evidence;

/**
 * One header block of a tar: fields, and whether it is one at all.
 *
 * @see <a href="https://www.gnu.org/software/tar/manual/html_node/Standard.html">the formats</a>
 */
final class TarHeader {

    static final int BYTES = 512;

    static final char LONG_NAME = 'L';
    static final char LONG_LINK = 'K';
    static final char PAX = 'x';
    static final char PAX_GLOBAL = 'g';
    static final char HARD_LINK = '1';
    static final char SPARSE = 'S';

    private static final int SUM_AT = 148;
    private static final int SUM_BYTES = 8;

    private final byte[] block;

    /** @param block of which this is a view */
    TarHeader(byte[] block) {
        this.block = block;
    }

    /** Whether the block is a header of the time before tars had a magic word: its name, numbers and checksum fit. */
    static boolean isOld(byte[] block) {
        boolean named = block[0] > ' ' && block[0] < 0x7f;
        for (int i = SUM_AT; named && i < SUM_AT + SUM_BYTES; i++) {
            named = block[i] >= '0' && block[i] <= '7' || block[i] == ' ' || block[i] == 0;
        }
        return named && new TarHeader(block).isSound();
    }

    /** Whether checksum and size are what a header has; old programs summed signed bytes. */
    boolean isSound() {
        long sum = 0;
        long signed = 0;
        for (int i = 0; i < BYTES; i++) {
            byte b = i >= SUM_AT && i < SUM_AT + SUM_BYTES ? (byte) ' ' : block[i];
            sum += b & 0xff;
            signed += b;
        }
        long said = number(SUM_AT, SUM_BYTES);
        return (said == sum || said == signed) && size() >= 0;
    }

    boolean isZero() {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    char type() {
        return (char) (block[156] & 0xff);
    }

    /** Bytes of content that follow; negative if it is no number. */
    long size() {
        return number(124, 12);
    }

    /** Whether more blocks of the map of a sparse file follow the header. */
    boolean hasMoreMap() {
        return block[482] != 0;
    }

    /** The name that fits into the header. */
    String name() {
        String prefix = block[345] == 0 || block[263] == ' ' || block[257] != 'u' ? "" : text(block, 345, 155) + "/";
        return prefix + text(block, 0, 100);
    }

    /** A text up to its zero byte. */
    static String text(byte[] bytes, int at, int max) {
        int end = at;
        while (end < bytes.length && end < at + max && bytes[end] != 0) {
            end++;
        }
        return ZipFields.name(bytes, at, end - at);
    }

    /** An octal number, or a binary one where the first bit is set; -1 if it is neither. */
    private long number(int at, int length) {
        if ((block[at] & 0x80) != 0) {
            long value = block[at] & 0x7f;
            for (int i = at + 1; i < at + length; i++) {
                value = value << 8 | block[i] & 0xff;
            }
            return value;
        }
        String digits = text(block, at, length).trim();
        return digits.matches("[0-7]{1,20}") ? Long.parseLong(digits, 8) : digits.isEmpty() ? 0 : -1;
    }
}
