package org.nightjar.evidence;

/**
 * A member of a zip.
 *
 * @param name as stored
 * @param flags general purpose bits
 * @param method 0 stored, 8 deflated
 * @param crc of its content; -1 if not known
 * @param compressedBytes its data in the zip; -1 if not known
 * @param headerAt where its local header stands
 */
record ZipMember(String name, int flags, int method, long crc, long compressedBytes, long headerAt) {

    static final int STORED = 0;
    static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW = 8;

    boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    static boolean sizesFollow(int flags) {
        return (flags & SIZES_FOLLOW) != 0;
    }

    boolean isFolder() {
        return name.endsWith("/") && compressedBytes <= 2;
    }
}
