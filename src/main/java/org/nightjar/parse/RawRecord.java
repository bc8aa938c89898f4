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
    private final long earlier;

    /**
     * The bytes of a record.
     *
     * @param content hash of what the record says, 0 if it cannot be compared with others
     * @param earlier what earlier versions took for it
     */
    public RawRecord(byte[] buffer, int offset, int length, long content, long earlier) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        this.content = content;
        this.earlier = earlier;
    }

    /** Hash of what the record says, as {@link org.nightjar.model.AuditEvent#contentHash} has it. */
    public long content() {
        return content;
    }

    /** As {@link org.nightjar.model.AuditEvent#earlierHash}. */
    public long earlier() {
        return earlier;
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
