package org.nightjar.casefile;

import java.util.List;
import java.util.Optional;
import org.nightjar.integrity.ReadDigest;
import org.nightjar.integrity.ReadEntry;
import org.nightjar.model.EvidenceItem;
import org.nightjar.store.DigestsRead;

/**
 * What an item of evidence turned out to be when it was read again.
 *
 * @param item as the case has it
 * @param state how it is now
 * @param why it could not be read, or ""
 * @param digests the CloudTrail digests in it, if it is the same
 * @param entries its other entries with their hashes, if it is the same and they were asked for
 * @param kept the digests again, for the case to keep
 * @param members how its members fit, if it is an archive that could be read, or is one no more
 * @param records how its stored records fit, if they were compared
 */
record ItemReading(
        EvidenceItem item,
        State state,
        String why,
        List<ReadDigest> digests,
        List<ReadEntry> entries,
        List<DigestsRead.Digest> kept,
        Optional<MemberCheck.Result> members,
        Optional<RecordCheck.Result> records) {

    /** How an item is now. */
    enum State {
        SAME,
        CHANGED,
        GONE,
        UNREADABLE,
        /** It could not be read when it was imported, so there is nothing to compare it with. */
        WITHOUT_HASH
    }

    ItemReading with(Optional<MemberCheck.Result> compared) {
        return new ItemReading(item, state, why, digests, entries, kept, compared, records);
    }

    ItemReading with(RecordCheck.Result result) {
        return new ItemReading(item, state, why, digests, entries, kept, members, Optional.of(result));
    }

    boolean isSame() {
        return state == State.SAME;
    }
}
