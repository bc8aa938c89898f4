package org.nightjar.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A member of a tar with its content, so that another thread can read it while the tar streams on.
 *
 * @param bytes what there is of it
 * @param broken why that is not all of it, or null
 * @param unfolded what was inflated to get at it, to be counted when it is read
 */
@SuppressWarnings("ArrayRecordComponent")
record HeldMember(TarMember member, byte[] bytes, @Nullable BrokenEntryException broken, long unfolded) {

    /** Larger members are read as they stream by. */
    static final int MOST_BYTES = 1 << 20;

    /** Reads all of it, or up to a break. */
    static HeldMember of(TarMember member, InputStream content) throws IOException {
        byte[] bytes = new byte[(int) member.bytes()];
        int held = 0;
        BrokenEntryException broken = null;
        try {
            int count = content.read(bytes, 0, bytes.length);
            while (held < bytes.length && count >= 0) {
                held += count;
                count = held < bytes.length ? content.read(bytes, held, bytes.length - held) : 0;
            }
        } catch (BrokenEntryException met) {
            broken = met;
        }
        return new HeldMember(member, held < bytes.length ? java.util.Arrays.copyOf(bytes, held) : bytes, broken, 0);
    }

    HeldMember with(long unfoldedBytes) {
        return new HeldMember(member, bytes, broken, unfoldedBytes);
    }

    InputStream content() {
        return stream(bytes, broken);
    }

    /** Bytes, and the break behind them, if there is one. */
    static InputStream stream(byte[] bytes, @Nullable BrokenEntryException broken) {
        InputStream held = new ByteArrayInputStream(bytes);
        return new BulkStream() {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = held.read(buffer, offset, length);
                if (count < 0 && broken != null) {
                    throw broken;
                }
                return count;
            }
        };
    }
}
