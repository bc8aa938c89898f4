package org.nightjar.evidence;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Members of a zip as its central directory at the end lists them: with sizes, with duplicates, in order. Zip64 and
 * bytes before the zip are understood. Memory does not grow with the number of members.
 */
final class ZipDirectory implements ZipMembers {

    private static final int END_BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int END64_BYTES = 56;
    private static final int CENTRAL_BYTES = 46;

    private final ByteSource source;
    private final long shift;
    private final long end;
    private final long start;
    private final long trailing;
    private final byte[] fixed = new byte[CENTRAL_BYTES];
    private long at;

    private ZipDirectory(ByteSource source, long at, long end, long shift, long trailing) {
        this.source = source;
        this.at = at;
        this.start = at;
        this.end = end;
        this.shift = shift;
        this.trailing = trailing;
    }

    /** Where the directory starts: members lie before it. */
    long start() {
        return start;
    }

    /** Bytes behind the zip's end and its comment; 0 if they are padding. */
    long trailingBytes() {
        return trailing;
    }

    /** The directory, or null if the zip has none: it was cut off. */
    static @Nullable ZipDirectory find(ByteSource source) throws IOException {
        int tailBytes = (int) Math.min(source.size(), END_BYTES + 0xffff);
        byte[] tail = new byte[tailBytes];
        long tailAt = source.size() - source.readFully(source.size() - tailBytes, tail, 0, tailBytes);
        for (int i = tailBytes - END_BYTES; i >= 0; i--) {
            if (ZipFields.u32(tail, i) == ZipFields.END && i + END_BYTES + ZipFields.u16(tail, i + 20) <= tailBytes) {
                return hasHeader(tail, i + END_BYTES + ZipFields.u16(tail, i + 20))
                        ? null
                        : open(source, tail, i, tailAt + i);
            }
        }
        return null;
    }

    /** Whether a member or a directory begins behind: then the end is that of a zip within, and its own was cut off. */
    private static boolean hasHeader(byte[] tail, int from) {
        for (int i = from; i + 4 <= tail.length; i++) {
            long magic = tail[i] == 'P' ? ZipFields.u32(tail, i) : 0;
            if (magic == ZipFields.LOCAL || magic == ZipFields.CENTRAL) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable ZipDirectory open(ByteSource source, byte[] tail, int i, long endAt) throws IOException {
        long bytes = ZipFields.u32(tail, i + 12);
        long offset = ZipFields.u32(tail, i + 16);
        long directoryEnd = endAt;
        byte[] locator = new byte[LOCATOR_BYTES];
        if (source.readFully(endAt - LOCATOR_BYTES, locator, 0, LOCATOR_BYTES) == LOCATOR_BYTES
                && ZipFields.u32(locator, 0) == ZipFields.LOCATOR64) {
            byte[] end64 = new byte[END64_BYTES];
            long end64At = ZipFields.s64(locator, 8);
            if (!isEnd64(source, end64At, end64)) {
                // with bytes before the zip it stands elsewhere than it says
                end64At = endAt - LOCATOR_BYTES - END64_BYTES;
                if (!isEnd64(source, end64At, end64)) {
                    return null;
                }
            }
            bytes = ZipFields.s64(end64, 40);
            offset = ZipFields.s64(end64, 48);
            directoryEnd = end64At;
        }
        long start = directoryEnd - bytes;
        return bytes < 0 || start < 0 || offset < 0 || offset > start
                ? null
                : new ZipDirectory(source, start, directoryEnd, start - offset, trailing(tail, i));
    }

    private static boolean isEnd64(ByteSource source, long at, byte[] record) throws IOException {
        return source.readFully(at, record, 0, END64_BYTES) == END64_BYTES
                && ZipFields.u32(record, 0) == ZipFields.END64;
    }

    private static long trailing(byte[] tail, int endRecord) {
        int from = endRecord + END_BYTES + ZipFields.u16(tail, endRecord + 20);
        for (int i = from; i < tail.length; i++) {
            if (tail[i] != 0) {
                return tail.length - from;
            }
        }
        return 0;
    }

    @Override
    public @Nullable ZipMember next() throws IOException {
        if (at >= end) {
            return null;
        }
        if (source.readFully(at, fixed, 0, CENTRAL_BYTES) != CENTRAL_BYTES
                || ZipFields.u32(fixed, 0) != ZipFields.CENTRAL) {
            throw damaged();
        }
        int nameBytes = ZipFields.u16(fixed, 28);
        int extraBytes = ZipFields.u16(fixed, 30);
        byte[] texts = new byte[nameBytes + extraBytes];
        if (source.readFully(at + CENTRAL_BYTES, texts, 0, texts.length) != texts.length) {
            throw damaged();
        }
        at += CENTRAL_BYTES + texts.length + ZipFields.u16(fixed, 32);
        return member(texts, nameBytes, extraBytes);
    }

    private ZipMember member(byte[] texts, int nameBytes, int extraBytes) throws BrokenEntryException {
        long compressed = ZipFields.u32(fixed, 20);
        long header = ZipFields.u32(fixed, 42);
        int wide = ZipFields.extra64(texts, nameBytes, extraBytes);
        if (ZipFields.u32(fixed, 24) == ZipFields.MAX_32) {
            wide += 8;
        }
        if (compressed == ZipFields.MAX_32) {
            compressed = wide(texts, wide);
            wide += 8;
        }
        if (header == ZipFields.MAX_32) {
            header = wide(texts, wide);
        }
        return new ZipMember(
                ZipFields.name(texts, 0, nameBytes),
                ZipFields.u16(fixed, 8),
                ZipFields.u16(fixed, 10),
                ZipFields.u32(fixed, 16),
                compressed,
                header + shift);
    }

    private static long wide(byte[] texts, int at) throws BrokenEntryException {
        if (at < 0 || at + 8 > texts.length || ZipFields.s64(texts, at) < 0) {
            throw damaged();
        }
        return ZipFields.s64(texts, at);
    }

    private static BrokenEntryException damaged() {
        return new BrokenEntryException(
                "damaged", "The zip's directory is damaged; members listed behind the damage were not read.");
    }
}
