package org.nightjar.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A nested zip, held in memory: its directory stands at its end, and evidence is never written to disk.
 *
 * @param bytes what could be read of it
 * @param broken why it is not all of it, or null
 */
record MemoryBytes(byte[] bytes, @Nullable BrokenEntryException broken) implements ByteSource {

    /** Reads all of it, or up to a break. */
    static MemoryBytes of(InputStream in, int maxBytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        BrokenEntryException broken = null;
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (all.size() + count > maxBytes) {
                    throw new BrokenEntryException(
                            "too-large",
                            "A zip inside another archive is larger than " + maxBytes
                                    + " bytes (limit “nested-zip”); unpack the outer archive and import what is in it.");
                }
                all.write(buffer, 0, count);
            }
        } catch (BrokenEntryException met) {
            broken = met;
        }
        return new MemoryBytes(all.toByteArray(), broken);
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
