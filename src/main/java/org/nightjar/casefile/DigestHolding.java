package org.nightjar.casefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.BulkStream;
import org.nightjar.parse.DigestFile;

/** Holds what is read through it as long as it may be a CloudTrail digest. Confined to one thread. */
final class DigestHolding extends BulkStream {

    private static final int HEAD_BYTES = 4096;
    private static final int BUFFER_BYTES = 8 << 10;

    private final int maxDigestBytes;

    private final InputStream in;
    private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean begun;

    DigestHolding(InputStream in, int maxDigestBytes) {
        this.in = in;
        this.maxDigestBytes = maxDigestBytes;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count > 0) {
            keep(into, offset, count);
        }
        return count;
    }

    private void keep(byte[] bytes, int offset, int count) {
        if (kept == null) {
            return;
        }
        kept.write(bytes, offset, count);
        if (!begun && kept.size() >= HEAD_BYTES) {
            begun = true;
            kept = DigestFile.mayBegin(kept.toByteArray(), kept.size()) ? kept : null;
        }
        kept = kept != null && kept.size() <= maxDigestBytes ? kept : null;
    }

    /** Reads a digest to its end; the rest of what is none is left. */
    void readOn() throws IOException {
        byte[] buffer = new byte[kept == null ? 0 : BUFFER_BYTES];
        while (kept != null && read(buffer, 0, buffer.length) >= 0) {
            // keeping is all that is wanted
        }
    }

    /** All bytes, if they begin as a digest does. */
    Optional<byte[]> held() {
        byte[] bytes = kept == null ? new byte[0] : kept.toByteArray();
        return DigestFile.mayBegin(bytes, bytes.length) ? Optional.of(bytes) : Optional.empty();
    }
}
