package org.nightjar.evidence;

import java.io.IOException;
import java.util.Arrays;
import org.nightjar.evidence.ZipExtents.Finding.Kind;

/**
 * Where the members of a zip lie, to notice what its directory does not show: members between the listed ones, members
 * that share bytes, bytes behind its end. 16 bytes a member. Confined to one thread.
 */
final class ZipExtents {

    /**
     * Something that is not as it should be.
     *
     * @param at place in the zip
     * @param name of the hidden member, else ""
     * @param count how many bytes or members it is about
     */
    record Finding(Kind kind, long at, String name, long count) {
        enum Kind {
            HIDDEN,
            MORE_HIDDEN,
            OVERLAP,
            LEADING,
            TRAILING
        }
    }

    /** Takes the findings. */
    interface Report {
        void found(Finding finding);
    }

    private static final int MAX_HIDDEN = 100;
    private static final int DESCRIPTOR_BYTES = 24;

    private final ByteSource source;
    private final ZipDirectory directory;
    private final Report report;
    private long[][] members = new long[64][];
    private int count;
    private long hidden;

    ZipExtents(ByteSource source, ZipDirectory directory, Report report) {
        this.source = source;
        this.directory = directory;
        this.report = report;
    }

    void add(ZipMember member) {
        if (count == members.length) {
            members = Arrays.copyOf(members, count * 2);
        }
        members[count++] = new long[] {member.headerAt(), member.compressedBytes()};
    }

    /** Compares what was listed with what is there; after the last member. */
    void check() throws IOException {
        Arrays.sort(members, 0, count, java.util.Comparator.comparingLong(member -> member[0]));
        long end = 0;
        long overlaps = 0;
        long firstOverlap = 0;
        for (int i = 0; i < count; i++) {
            long start = members[i][0];
            if (start < end) {
                firstOverlap = overlaps++ == 0 ? start : firstOverlap;
            } else {
                search(end, start);
            }
            end = Math.max(end, end(members[i]));
        }
        search(end, directory.start());
        long leading = count == 0 ? directory.start() : members[0][0];
        if (leading > 0 && hidden == 0 && isJunk()) {
            report.found(new Finding(Kind.LEADING, 0, "", leading));
        }
        if (hidden > MAX_HIDDEN) {
            report.found(new Finding(Kind.MORE_HIDDEN, 0, "", hidden - MAX_HIDDEN));
        }
        if (overlaps > 0) {
            report.found(new Finding(Kind.OVERLAP, firstOverlap, "", overlaps));
        }
        long trailing = directory.trailingBytes();
        if (trailing > 0) {
            report.found(new Finding(Kind.TRAILING, source.size() - trailing, "", trailing));
        }
    }

    /** Whether what the file begins with is neither a zip nor a program. */
    private boolean isJunk() throws IOException {
        byte[] head = new byte[Container.HEAD_BYTES];
        int held = Math.max(0, source.readFully(0, head, 0, head.length));
        return Container.detect(head, held) == Container.PLAIN && !Container.isProgram(head, held);
    }

    private long end(long[] member) throws IOException {
        byte[] local = new byte[ZipLocals.LOCAL_BYTES];
        if (source.readFully(member[0], local, 0, local.length) != local.length
                || ZipFields.u32(local, 0) != ZipFields.LOCAL) {
            return member[0];
        }
        long data = member[0] + local.length + ZipFields.u16(local, 26) + ZipFields.u16(local, 28);
        return data + member[1];
    }

    /** Looks for members in a gap; what is shorter than a header and a descriptor holds none. */
    private void search(long from, long to) throws IOException {
        if (to - from <= ZipLocals.LOCAL_BYTES || to - from <= DESCRIPTOR_BYTES) {
            return;
        }
        ZipLocals locals = new ZipLocals(source, from, to);
        for (ZipMember member = locals.next(); member != null; member = locals.next()) {
            if (++hidden <= MAX_HIDDEN) {
                report.found(new Finding(
                        Kind.HIDDEN, member.headerAt(), EntryNames.printable(member.name()), member.compressedBytes()));
            }
        }
    }
}
