package org.nightjar.evidence;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Members of a zip that has lost its directory, as their own headers stand one after the other. Where a header does
 * not say how long its data is, the next header is searched.
 */
final class ZipLocals implements ZipMembers {

    static final int LOCAL_BYTES = 30;
    private static final int MAX_VERSION = 99;

    private final ByteSource source;
    private final long end;
    private long at;

    ZipLocals(ByteSource source) {
        this(source, 0, source.size());
    }

    /** Only members whose header stands in a part of the zip. */
    ZipLocals(ByteSource source, long from, long end) {
        this.source = source;
        this.at = from;
        this.end = end;
    }

    @Override
    public @Nullable ZipMember next() throws IOException {
        long headerAt = findHeader(at);
        if (headerAt < 0) {
            return null;
        }
        byte[] fixed = new byte[LOCAL_BYTES];
        source.readFully(headerAt, fixed, 0, LOCAL_BYTES);
        int nameBytes = ZipFields.u16(fixed, 26);
        byte[] texts = new byte[nameBytes + ZipFields.u16(fixed, 28)];
        int got = source.readFully(headerAt + LOCAL_BYTES, texts, 0, texts.length);
        int flags = ZipFields.u16(fixed, 6);
        long compressed = ZipFields.u32(fixed, 18);
        long dataAt = headerAt + LOCAL_BYTES + texts.length;
        boolean known = !ZipMember.sizesFollow(flags) && compressed != ZipFields.MAX_32;
        long crc = ZipFields.u32(fixed, 14);
        if (!known) {
            long next = findHeader(dataAt);
            at = next < 0 ? end : next;
            compressed = Math.max(0, at - dataAt);
            crc = -1;
        } else {
            at = dataAt + compressed;
        }
        return new ZipMember(
                ZipFields.name(texts, 0, Math.min(got, nameBytes)),
                flags,
                ZipFields.u16(fixed, 8),
                crc,
                compressed,
                headerAt);
    }

    /** Where the next local header stands, or -1. */
    private long findHeader(long from) throws IOException {
        byte[] block = new byte[64 * 1024];
        long blockAt = from;
        while (true) {
            int wanted = (int) Math.min(block.length, Math.max(0, end - blockAt));
            int got = source.readFully(blockAt, block, 0, wanted);
            for (int i = 0; i + LOCAL_BYTES <= got; i++) {
                if (block[i] == 'P' && isHeader(block, i)) {
                    return blockAt + i;
                }
            }
            if (got < block.length) {
                return -1;
            }
            blockAt += got - LOCAL_BYTES + 1;
        }
    }

    private static boolean isHeader(byte[] block, int i) {
        return ZipFields.u32(block, i) == ZipFields.LOCAL
                && ZipFields.u16(block, i + 4) <= MAX_VERSION
                && ZipFields.u16(block, i + 26) > 0;
    }
}
