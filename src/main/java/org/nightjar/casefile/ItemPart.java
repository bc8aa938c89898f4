package org.nightjar.casefile;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EvidenceDigest;
import org.nightjar.model.EntryHash;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;
import org.nightjar.parse.EntryOutcome;
import org.nightjar.store.EventBatch;

/** What the thread that reads a file hands, bit by bit, to the one that writes the case. */
sealed interface ItemPart {

    /** First of all: what the file is, before it is parsed. */
    record Start(EvidenceDigest digest) implements ItemPart {}

    /** An entry begins. */
    record Entry(Optional<byte[]> gzip) implements ItemPart {}

    /** Events of the entry; without their bytes if it came with its gzip data. */
    record Events(EventBatch batch) implements ItemPart {}

    record Rejected(RecordPosition position, String reason, String message, String excerpt, RejectContent content) {}

    /**
     * What could not be read, in its order.
     *
     * @param inside whether it was within an entry, of which the end follows
     */
    record Rejects(List<Rejected> rejects, long bytes, boolean inside) implements ItemPart {}

    /** The entry ends. */
    record EntryEnd(String path, EntryOutcome outcome) implements ItemPart {}

    /** What an entry was, behind its end. */
    record Hashed(EntryHash hash) implements ItemPart {}

    /** A member of no interest was left out. */
    record Skipped() implements ItemPart {}

    /**
     * Last of all.
     *
     * @param digest of what was read, if it was
     * @param failure why reading ended early, or null
     */
    record End(Optional<EvidenceDigest> digest, @Nullable Exception failure) implements ItemPart, FeedPiece.End {}
}
