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
    RAR("rar");

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
        return starts(head, length, 0, 'R', 'a', 'r', '!', 0x1a, 7) ? RAR : PLAIN;
    }

    /** Whether it is a program or script, which may have a zip behind it. */
    static boolean isProgram(byte[] head, int length) {
        return starts(head, length, 0, 'M', 'Z')
                || starts(head, length, 0, '#', '!')
                || starts(head, length, 0, 0x7f, 'E', 'L', 'F');
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
