package org.nightjar.evidence;

import java.io.IOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.nightjar.inflate.CompressedInput;
import org.nightjar.job.JobContext;

/** The content of one member of a zip, checked against its checksum. Confined to one thread. */
final class ZipMemberStream extends BulkStream {

    private final ZipMember member;
    private final Range range;
    private final @Nullable RawInflate deflated;
    private final CRC32 crc = new CRC32();
    private boolean ended;
    private @Nullable BrokenEntryException broken;

    private ZipMemberStream(ZipMember member, Range range, Unfolding unfolding) {
        this.member = member;
        this.range = range;
        this.deflated =
                member.method() == ZipMember.DEFLATED ? new RawInflate(new CompressedInput(range), unfolding) : null;
    }

    /**
     * Opens a stored or deflated member.
     *
     * @param job gets the compressed bytes as progress
     * @throws BrokenEntryException if its local header is not where the directory says
     */
    static ZipMemberStream open(ByteSource source, ZipMember member, Unfolding unfolding, JobContext job)
            throws IOException {
        byte[] local = new byte[ZipLocals.LOCAL_BYTES];
        if (source.readFully(member.headerAt(), local, 0, local.length) != local.length
                || ZipFields.u32(local, 0) != ZipFields.LOCAL) {
            throw new BrokenEntryException(
                    "damaged", "The zip's directory points to a member that is not there; it could not be read.");
        }
        long dataAt = member.headerAt() + local.length + ZipFields.u16(local, 26) + ZipFields.u16(local, 28);
        return new ZipMemberStream(
                member, new Range(source, dataAt, dataAt + member.compressedBytes(), job), unfolding);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (broken != null) {
            throw broken;
        }
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            int count = deflated == null ? range.read(buffer, offset, length) : deflated.read(buffer, offset, length);
            if (count > 0) {
                crc.update(buffer, offset, count);
            } else {
                checkEnd();
                ended = true;
            }
            return count;
        } catch (BrokenEntryException met) {
            broken = met;
            throw met;
        }
    }

    private void checkEnd() throws BrokenEntryException {
        if (deflated == null && range.left() > 0) {
            throw new BrokenEntryException(
                    "truncated", "The zip breaks off inside this member; what came before was read.");
        }
        if (member.crc() >= 0 && member.crc() != crc.getValue()) {
            throw RawInflate.wrongChecksum();
        }
    }

    /** A run of bytes of the source, counted as progress. */
    private static final class Range extends BulkStream {
        private final ByteSource source;
        private final long end;
        private final JobContext job;
        private long at;

        Range(ByteSource source, long at, long end, JobContext job) {
            this.source = source;
            this.at = at;
            this.end = end;
            this.job = job;
        }

        long left() {
            return end - at;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (at >= end) {
                return -1;
            }
            int count = source.read(at, buffer, offset, (int) Math.min(length, end - at));
            if (count > 0) {
                at += count;
                job.advance(count);
            }
            return count;
        }
    }
}
