package org.nightjar.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Hashes and counts what is read through it. Confined to one thread. */
final class HashingStream extends BulkStream {

    private static final int BLOCK = 16 * 1024;

    private final InputStream in;
    private final MessageDigest sha256 = Sha256.start();
    private long bytes;

    HashingStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            sha256.update(buffer, offset, count);
            bytes += count;
        }
        return count;
    }

    /** Reads whatever is left; gives the break that it met, or null. */
    @Nullable
    BrokenEntryException readOn() throws IOException {
        byte[] rest = new byte[BLOCK];
        try {
            while (read(rest, 0, rest.length) >= 0) {
                // hashing is all there is to do
            }
            return null;
        } catch (BrokenEntryException met) {
            return met;
        }
    }

    /** Bytes read so far. */
    long bytes() {
        return bytes;
    }

    /** Of what was read; asked once. */
    String sha256() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
