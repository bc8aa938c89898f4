package org.nightjar.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.NightjarException;

/** Goes through the members of a tar, one stream, so that several threads can read them. Confined to one thread. */
final class TarWalk {

    private final ContainerWalk walk;
    private final EntryHandler handler;
    private final Unfolding unfolding;

    /** @param walk goes down into the members, with the same handler and count */
    TarWalk(ContainerWalk walk, EntryHandler handler, Unfolding unfolding) {
        this.walk = walk;
        this.handler = handler;
        this.unfolding = unfolding;
    }

    /**
     * The members of a tar.
     *
     * @param readers who may read members too: only of a tar that nothing but the gzip of the file is around. That unfolds ahead of
     *     the members, so what it gives counts when they are read, and limits are met where one thread would meet them
     * @param holds whether small members are held, so that others can read them
     */
    void read(String path, InputStream in, int depth, Optional<PieceReaders> readers, boolean holds)
            throws IOException, NightjarException {
        TarMembers members = new TarMembers(in);
        ArchivePieces.Reading<HeldMember> reading = (held, with, count) ->
                new TarWalk(new ContainerWalk(with, count), with, count).heldMembers(path, held, depth);
        try (ArchivePieces<HeldMember> pieces = new ArchivePieces<>(reading, handler, unfolding, readers)) {
            try {
                if (tarMembers(path, members, depth, pieces, holds)) {
                    sayHowItEnds(path, members);
                }
            } catch (BrokenEntryException broken) {
                if (pieces.finish()) {
                    walk.report(path, 0, broken);
                }
            } catch (DiskReadException failed) {
                pieces.finish();
                throw failed;
            }
        }
    }

    /** False if reading has ended before the last. */
    private boolean tarMembers(
            String path, TarMembers members, int depth, ArchivePieces<HeldMember> pieces, boolean holds)
            throws IOException, NightjarException {
        boolean goesOn = true;
        while (goesOn) {
            TarMember member;
            @Nullable HeldMember held = null;
            long unfolded = 0;
            if (holds) {
                unfolding.hold();
            }
            try {
                member = members.next();
                if (member != null && holds && member.bytes() <= HeldMember.MOST_BYTES) {
                    held = HeldMember.of(member, members.member());
                }
            } finally {
                unfolded = unfolding.release();
            }
            if (held != null && held.broken() == null) {
                goesOn = pieces.add(held.with(unfolded), held.member().bytes());
            } else {
                if (!pieces.finish()) {
                    return false;
                }
                unfolding.released(unfolded);
                if (member == null) {
                    return true;
                }
                // one that breaks off is read once, so that its break is said once
                goesOn = tarMember(path, member, held == null ? members.member() : held.content(), depth);
            }
        }
        return false;
    }

    private boolean heldMembers(String path, List<HeldMember> members, int depth)
            throws IOException, NightjarException {
        for (HeldMember held : members) {
            try {
                unfolding.released(held.unfolded());
            } catch (BrokenEntryException tooLarge) {
                walk.report(path, 0, tooLarge);
                return false;
            }
            if (!tarMember(path, held.member(), held.content(), depth)) {
                return false;
            }
        }
        return true;
    }

    /** False if there are too many members. */
    private boolean tarMember(String path, TarMember member, InputStream content, int depth)
            throws IOException, NightjarException {
        if (!unfolding.nextEntry()) {
            walk.tooMany(path);
            return false;
        }
        if (member.isFolder() || !walk.isWanted(path, member.name())) {
            return true;
        }
        String inside = EntryNames.join(path, member.name());
        if (member.sparse()) {
            walk.reject(inside, "sparse", "The tar left out the holes of this member; unpack it first.");
        } else if (member.isFile()) {
            walk.open(inside, content, depth);
        } else if (member.isLink()) {
            walk.reject(inside, "link", "The member is a link or a device and holds no content of its own.");
        } else {
            walk.reject(
                    inside, "truncated", "The member began in another volume of the tar; put the volumes together.");
        }
        return true;
    }

    private void sayHowItEnds(String path, TarMembers members) {
        if (members.trailingBytes() > 0) {
            walk.reject(
                    path,
                    "trailing-bytes",
                    members.trailingBytes() + " bytes follow the end of the tar; they were not read.");
        } else if (!members.isEndMarked()) {
            walk.reject(
                    path,
                    "truncated",
                    "The tar has no end mark, so it may have been cut off: all that is there was read.");
        }
    }
}
