package org.nightjar.parse;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The original bytes of a record, in a buffer that is reused after the record. Confined to one thread. */
public final class RawRecord {

    private static final int ID_BYTES = 16;

    private final byte[] buffer;
    private final int offset;
    private final int length;
    private final long content;

    /**
     * The bytes of a record.
     *
     * @param content hash of what the record says, 0 if it cannot be compared with others
     */
    public RawRecord(byte[] buffer, int offset, int length, long content) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        this.content = content;
    }

    /** Hash of what the record says, as {@link org.nightjar.model.AuditEvent#contentHash} has it. */
    public long content() {
        return content;
    }

    /** A stable id for a record that has none: {@code nj-} and the first half of the SHA-256 of its bytes in hex. */
    public String derivedId() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(buffer, offset, length);
            return "nj-" + HexFormat.of().formatHex(sha256.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
