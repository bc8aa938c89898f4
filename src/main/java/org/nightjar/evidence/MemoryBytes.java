package org.nightjar.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A nested zip, or what else must be looked at as a whole, held in memory: a zip's directory stands at its end, and evidence is never
 * written to disk.
 *
 * @param bytes what could be read of it
 * @param broken why it is not all of it, or null
 * @param isCut whether that is because it is too large
 */
@SuppressWarnings("ArrayRecordComponent")
public record MemoryBytes(byte[] bytes, @Nullable BrokenEntryException broken, boolean isCut) implements ByteSource {

    static final String ZIP = "A zip inside another archive";
    static final String PROGRAM = "A program or other data inside an archive, which may have a zip behind it,";

    /** Data in base64 that are gzip of what is packed once more. */
    public static final String PACKED = "What a record carries is packed once more; it";

    /**
     * Reads all of it, or up to a break.
     *
     * @param what it is, for people
     */
    public static MemoryBytes of(InputStream in, int maxBytes, String what) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        BrokenEntryException broken = null;
        boolean cut = false;
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (all.size() + count > maxBytes) {
                    cut = true;
                    throw new BrokenEntryException(
                            "too-large",
                            what + " is larger than " + maxBytes
                                    + " bytes (limit “nested-zip”); unpack the outer archive and import what is in it.");
                }
                all.write(buffer, 0, count);
            }
        } catch (BrokenEntryException met) {
            broken = met;
        }
        return new MemoryBytes(all.toByteArray(), broken, cut);
    }

    /** The same bytes as a stream that breaks where they do. */
    InputStream content() {
        return HeldMember.stream(bytes, broken);
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int read(long at, byte[] buffer, int offset, int length) {
        if (at < 0 || at >= bytes.length) {
            return -1;
        }
        int count = (int) Math.min(length, bytes.length - at);
        System.arraycopy(bytes, (int) at, buffer, offset, count);
        return count;
    }
}
