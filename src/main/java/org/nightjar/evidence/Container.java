package org.nightjar.evidence;

import java.nio.charset.StandardCharsets;

/** What a run of bytes is packed in, told by its first bytes and never by its name. */
enum Container {
    PLAIN(""),
    GZIP("gzip"),
    ZIP("zip"),
    TAR("tar"),
    BZIP2("bzip2"),
    XZ("xz"),
    ZSTD("zstd"),
    SEVEN_ZIP("7z"),
    RAR("rar"),
    LZ4("lz4"),
    LZMA("lzma"),
    LZOP("lzop"),
    COMPRESS("compress (.Z)"),
    SNAPPY("snappy"),
    CABINET("cab"),
    CPIO("cpio");

    /** Bytes that {@link #detect} wants to see. */
    static final int HEAD_BYTES = 512;

    private static final int TAR_MAGIC_AT = 257;

    private final String label;

    Container(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether Nightjar can look inside. */
    boolean isReadable() {
        return this == GZIP || this == ZIP || this == TAR;
    }

    static Container detect(byte[] head, int length) {
        if (starts(head, length, 0, 0x1f, 0x8b, 8)) {
            return GZIP;
        }
        if (starts(head, length, 0, 'P', 'K', 3, 4)
                || starts(head, length, 0, 'P', 'K', 5, 6)
                || starts(head, length, 0, 'P', 'K', 7, 8)) {
            return ZIP;
        }
        if (length >= HEAD_BYTES && new String(head, TAR_MAGIC_AT, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
            return TAR;
        }
        if (length >= HEAD_BYTES && TarHeader.isOld(head)) {
            return TAR;
        }
        if (starts(head, length, 0, 'B', 'Z', 'h') && starts(head, length, 4, 0x31, 0x41, 0x59, 0x26)) {
            return BZIP2;
        }
        if (starts(head, length, 0, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (starts(head, length, 0, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        if (starts(head, length, 0, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)) {
            return SEVEN_ZIP;
        }
        return starts(head, length, 0, 'R', 'a', 'r', '!', 0x1a, 7) ? RAR : rare(head, length);
    }

    private static Container rare(byte[] head, int length) {
        if (starts(head, length, 0, 0x04, 0x22, 0x4d, 0x18)) {
            return LZ4;
        }
        if (starts(head, length, 0, 0x5d, 0, 0)
                && starts(head, length, 5, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)) {
            return LZMA;
        }
        if (starts(head, length, 0, 0x89, 'L', 'Z', 'O', 0, 0x0d)) {
            return LZOP;
        }
        if (starts(head, length, 0, 0x1f, 0x9d)) {
            return COMPRESS;
        }
        if (starts(head, length, 0, 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y')) {
            return SNAPPY;
        }
        if (starts(head, length, 0, 'M', 'S', 'C', 'F', 0, 0, 0, 0)) {
            return CABINET;
        }
        boolean cpio = starts(head, length, 0, '0', '7', '0', '7', '0', '1')
                || starts(head, length, 0, '0', '7', '0', '7', '0', '7');
        return cpio ? CPIO : PLAIN;
    }

    /** Whether it is a program or script, which may have a zip behind it. */
    static boolean isProgram(byte[] head, int length) {
        return starts(head, length, 0, 'M', 'Z')
                || starts(head, length, 0, '#', '!')
                || starts(head, length, 0, 0x7f, 'E', 'L', 'F');
    }

    /** Whether a zip may stand behind what is no container itself: a program, or bytes that are no text. */
    static boolean mayPrecedeZip(byte[] head, int length) {
        boolean json = length > 0 && (head[0] == '{' || head[0] == '[');
        for (int i = 0; i < length && !json; i++) {
            if (head[i] == 0) {
                return detect(head, length) == PLAIN;
            }
        }
        return isProgram(head, length);
    }

    /** Whether one seems to do: a program, or other bytes with the header of a zip's member among them. */
    static boolean precedesZip(byte[] head, int length) {
        boolean found = isProgram(head, length);
        for (int i = 1; i < length && !found; i++) {
            found = starts(head, length, i, 'P', 'K', 3, 4);
        }
        return found && mayPrecedeZip(head, length);
    }

    private static boolean starts(byte[] head, int length, int at, int... magic) {
        if (length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[at + i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
