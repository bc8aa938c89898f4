package org.nightjar.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobContext;
import org.nightjar.model.EntryHash;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;

/** Goes down through containers to the innermost streams and hands them over. Confined to one thread. */
final class ContainerWalk {

    private final EntryHandler handler;
    private final Unfolding unfolding;

    ContainerWalk(EntryHandler handler, Unfolding unfolding) {
        this.handler = handler;
        this.unfolding = unfolding;
    }

    /** Whatever the stream turns out to be; depth counts the containers around it. */
    void open(String path, InputStream in, int depth) throws IOException, NightjarException {
        open(path, in, depth, Optional.empty());
    }

    /** A file of {@link HashedFile}, and the stream of its bytes. */
    void held(byte[] file, InputStream in) throws IOException, NightjarException {
        boolean gzip = Container.detect(file, Math.min(file.length, Container.HEAD_BYTES)) == Container.GZIP;
        if (gzip && unfolding.limits().maxDepth() > 0) {
            inflate("", in, 1, Optional.of(file));
        } else {
            open("", in, 0);
        }
    }

    /** Opens; gzip is all of the data that the stream is inflated from, if it is held. */
    private void open(String path, InputStream in, int depth, Optional<byte[]> gzip)
            throws IOException, NightjarException {
        PeekStream content = new PeekStream(in);
        Container container = content.container();
        if (container == Container.PLAIN && depth > 0 && content.precedesZip()) {
            program(path, content, depth);
        } else if (container == Container.PLAIN) {
            leaf(path, content, gzip, depth);
        } else if (!container.isReadable()) {
            reject(
                    path,
                    "unknown-container",
                    "Nightjar does not open " + container.label() + " archives; unpack it and import what is in it.");
        } else if (depth >= unfolding.limits().maxDepth()) {
            reject(path, "too-deep", tooDeep());
        } else if (container == Container.GZIP) {
            gzip(path, content, depth + 1);
        } else if (container == Container.TAR) {
            boolean outermost = depth == 0 || depth == 1 && path.isEmpty();
            Optional<PieceReaders> readers = outermost ? handler.readers() : Optional.empty();
            new TarWalk(this, handler, unfolding).read(path, content, depth + 1, readers, outermost);
        } else {
            nestedZip(path, content, depth + 1);
        }
    }

    /** Inside of a container: a program or other bytes may have a zip behind them, which is told at its end only. */
    private void program(String path, PeekStream content, int depth) throws IOException, NightjarException {
        MemoryBytes bytes = MemoryBytes.of(content, unfolding.limits().maxNestedZipBytes(), MemoryBytes.PROGRAM);
        BrokenEntryException broken = bytes.broken();
        if (bytes.isCut()) {
            report(path, bytes.size(), broken);
        } else if (broken != null || ZipDirectory.find(bytes) == null) {
            leaf(path, new PeekStream(bytes.content()), Optional.empty(), depth);
        } else if (depth >= unfolding.limits().maxDepth()) {
            reject(path, "too-deep", tooDeep());
        } else {
            zip(path, bytes, depth + 1, JobContext.unwatched(), handler.readers());
        }
    }

    private void leaf(String path, PeekStream content, Optional<byte[]> gzip, int depth)
            throws IOException, NightjarException {
        if (!handler.wantsHash(path)) {
            hand(path, content, content, gzip, depth);
            return;
        }
        HashingStream hashing = new HashingStream(content);
        hand(path, content, hashing, gzip, depth);
        BrokenEntryException broken = content.thrown();
        if (broken == null) {
            unfolding.readOn(true);
            broken = hashing.readOn();
            unfolding.readOn(false);
        }
        handler.hashed(new EntryHash(path, hashing.sha256(), hashing.bytes(), broken == null ? "" : broken.sentence()));
    }

    private void hand(String path, PeekStream content, InputStream read, Optional<byte[]> gzip, int depth)
            throws IOException, NightjarException {
        try {
            handler.entry(path, read, gzip, data -> unfold(data, depth));
        } catch (BrokenEntryException broken) {
            report(path, content.bytesRead(), broken);
        }
        BrokenEntryException met = content.thrown();
        if (met != null) {
            met.markReported();
        }
    }

    /** Data that a record carries: as they are, or inflated if they are gzip, under the limits of the whole file. */
    private Unfolder.Unfolded unfold(byte[] data, int depth) throws BrokenEntryException {
        if (!unfolding.nextEntry()) {
            throw new BrokenEntryException("too-many-entries", tooMany());
        }
        boolean gzip = Container.detect(data, data.length) == Container.GZIP;
        if (depth + (gzip ? 1 : 0) > unfolding.limits().maxDepth()) {
            throw new BrokenEntryException("too-deep", tooDeep());
        }
        InputStream in = new ByteArrayInputStream(data);
        InputStream content = gzip ? new CarriedGzip(new GzipStream(in, unfolding)) : in;
        return new Unfolder.Unfolded(content, inside -> unfold(inside, depth + 1));
    }

    private void gzip(String path, InputStream in, int depth) throws IOException, NightjarException {
        GzipData data = GzipData.of(in);
        inflate(path, data.stream(in), depth, data.whole());
    }

    private void inflate(String path, InputStream in, int depth, Optional<byte[]> gzip)
            throws IOException, NightjarException {
        try (GzipStream inflated = new GzipStream(in, unfolding)) {
            open(path, inflated, depth, gzip);
            if (inflated.hasTrailingBytes()) {
                reject(path, "trailing-bytes", GzipStream.TRAILING);
            }
        }
    }

    private void nestedZip(String path, InputStream in, int depth) throws IOException, NightjarException {
        MemoryBytes bytes = MemoryBytes.of(in, unfolding.limits().maxNestedZipBytes(), MemoryBytes.ZIP);
        report(path, bytes.size(), bytes.broken());
        if (!bytes.isCut()) {
            zip(path, bytes, depth, JobContext.unwatched(), handler.readers());
        }
    }

    /**
     * The members of a zip.
     *
     * @param job gets the compressed bytes as progress; from several threads if others read along
     * @param readers who may read pieces of it too
     */
    void zip(String path, ByteSource source, int depth, JobContext job, Optional<PieceReaders> readers)
            throws IOException, NightjarException {
        ZipDirectory directory = ZipDirectory.find(source);
        if (directory == null) {
            reject(
                    path,
                    "truncated",
                    "The zip has no directory at its end, so it was cut off, damaged, or is one part of several, which must be"
                            + " put together first: what is left of it was read.");
        }
        ZipExtents extents =
                directory == null ? null : new ZipExtents(source, directory, finding -> report(path, finding));
        ArchivePieces.Reading<ZipMember> reading =
                (members, with, count) -> new ContainerWalk(with, count).zipMembers(path, source, members, depth, job);
        try (ArchivePieces<ZipMember> pieces = new ArchivePieces<>(reading, handler, unfolding, readers)) {
            BrokenEntryException broken = list(directory == null ? new ZipLocals(source) : directory, extents, pieces);
            if (!pieces.finish()) {
                return;
            }
            if (broken != null) {
                report(path, 0, broken);
            } else if (extents != null) {
                extents.check();
            }
        } catch (BrokenEntryException broken) {
            report(path, 0, broken);
        }
    }

    /** Hands the members to those who read them; gives the damage at which the list ends, or null. */
    private static @Nullable BrokenEntryException list(
            ZipMembers members, @Nullable ZipExtents extents, ArchivePieces<ZipMember> pieces)
            throws IOException, NightjarException {
        boolean goesOn = true;
        while (goesOn) {
            ZipMember member;
            try {
                member = members.next();
            } catch (BrokenEntryException broken) {
                return broken;
            }
            if (member == null) {
                return null;
            }
            if (extents != null) {
                extents.add(member);
            }
            goesOn = pieces.add(member, member.compressedBytes());
        }
        return null;
    }

    /** Some members; false if there are too many. */
    private boolean zipMembers(String path, ByteSource source, List<ZipMember> members, int depth, JobContext job)
            throws IOException, NightjarException {
        for (ZipMember member : members) {
            if (!unfolding.nextEntry()) {
                tooMany(path);
                return false;
            }
            if (!member.isFolder() && isWanted(path, member.name())) {
                zipMember(EntryNames.join(path, member.name()), source, member, depth, job);
            }
        }
        return true;
    }

    private void report(String path, ZipExtents.Finding found) {
        String at = " at byte " + found.at() + " of the zip";
        switch (found.kind()) {
            case HIDDEN ->
                handler.reject(
                        new RecordPosition(EntryNames.join(path, found.name()), 0, found.at()),
                        "hidden-member",
                        "A member that the zip's directory does not list stands" + at + "; it was not read.",
                        "");
            case MORE_HIDDEN ->
                reject(path, "hidden-member", found.count() + " more members that the directory does not list.");
            case OVERLAP ->
                handler.reject(
                        new RecordPosition(path, 0, found.at()),
                        "overlapping-members",
                        found.count() + " members share bytes with others, the first" + at
                                + ", as only a forged zip has it; each was read as listed.",
                        "");
            case LEADING ->
                reject(path, "leading-bytes", found.count() + " bytes stand before the zip; they were not read.");
            case TRAILING ->
                handler.reject(
                        new RecordPosition(path, 0, found.at()),
                        "trailing-bytes",
                        found.count() + " bytes follow the end of the zip; they were not read.",
                        "");
        }
    }

    private void zipMember(String path, ByteSource source, ZipMember member, int depth, JobContext job)
            throws IOException, NightjarException {
        if (member.isEncrypted()) {
            reject(path, "encrypted", "The member is encrypted; unpack the zip with its password first.");
            return;
        }
        if (member.method() != ZipMember.STORED && member.method() != ZipMember.DEFLATED) {
            reject(
                    path,
                    "unknown-container",
                    "The member is compressed with method " + member.method()
                            + ", which Nightjar does not know; unpack the zip first.");
            return;
        }
        try (ZipMemberStream content = ZipMemberStream.open(source, member, unfolding, job)) {
            open(path, content, depth);
        } catch (BrokenEntryException broken) {
            report(path, 0, broken);
        }
    }

    /** Whether the name is harmless and no junk; says so where it is not. */
    boolean isWanted(String container, String name) {
        if (EntryNames.isUnsafe(name)) {
            reject(
                    EntryNames.join(container, EntryNames.printable(name)),
                    "unsafe-name",
                    "The member's name leads out of its archive or cannot be a file's name; it was not read.");
            return false;
        }
        if (EntryNames.isJunk(name)) {
            handler.skipped(EntryNames.join(container, name), "A desktop system's own file; never evidence.");
            return false;
        }
        return true;
    }

    void tooMany(String path) {
        reject(path, "too-many-entries", tooMany());
    }

    private String tooMany() {
        return "The archive has more than " + unfolding.limits().maxEntries()
                + " members (limit “entries”); the rest was not read: unpack it and import the parts.";
    }

    private String tooDeep() {
        return "It lies in more than " + unfolding.limits().maxDepth()
                + " archives, one inside the other (limit “depth”); unpack some of them first.";
    }

    void report(String path, long offset, @Nullable BrokenEntryException broken) {
        if (broken != null && !broken.isReported()) {
            broken.markReported();
            handler.reject(new RecordPosition(path, 0, offset), broken.reason(), broken.sentence(), "");
        }
    }

    void reject(String path, String reason, String message) {
        handler.reject(new RecordPosition(path, 0, 0), reason, message, "");
    }
}
