package org.nightjar.casefile;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.EntryHash;

/** What a thread that reads a piece of an archive again hands, bit by bit, to the one that compares. */
sealed interface CheckPart {

    /** An entry begins. */
    record Begin(String path) implements CheckPart {}

    /** An event with its record. */
    @SuppressWarnings("ArrayRecordComponent")
    record Event(AuditEvent event, byte[] record) {}

    /** Some of them, in their order: one by one the two threads would wait for each other more than they work. */
    record Events(List<Event> events, long bytes) implements CheckPart {}

    /** What was held of the entry, if it may be a digest. */
    record Held(Optional<byte[]> bytes) implements CheckPart {}

    /** What the entry was, behind its end. */
    record Hashed(EntryHash hash) implements CheckPart {}

    /** Last of all: why reading ended early, or null. */
    record End(@Nullable Exception failure) implements CheckPart, FeedPiece.End {}
}
