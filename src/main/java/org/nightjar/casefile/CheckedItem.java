package org.nightjar.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.PieceReaders;
import org.nightjar.evidence.Unfolder;
import org.nightjar.model.EntryHash;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;

/**
 * All that is checked of one item while it is read again: its members, its digests and its records. What other threads
 * found in a piece of it is handed over as if it had been read here. Used in one thread, but for {@link #wantsHash}.
 */
final class CheckedItem implements EntryHandler {

    private final @Nullable MemberCheck members;
    private final @Nullable DigestReading digests;
    private final @Nullable RecordCheck records;
    private final EntryHandler first;
    private final CheckThreads threads;

    /** Of whichever of them are not null; there is one at least. */
    CheckedItem(
            @Nullable MemberCheck members,
            @Nullable DigestReading digests,
            @Nullable RecordCheck records,
            CheckThreads threads) {
        this.members = members;
        this.digests = digests;
        this.records = records;
        this.threads = threads;
        EntryHandler inner = digests == null ? records : digests;
        EntryHandler outer = members == null ? inner : members;
        if (outer == null) {
            throw new IllegalArgumentException("nothing to check");
        }
        first = outer;
    }

    @Override
    public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
            throws IOException, NightjarException {
        first.entry(entryPath, content, gzip, unfolder);
    }

    @Override
    public boolean wantsHash(String entryPath) {
        return first.wantsHash(entryPath);
    }

    @Override
    public void hashed(EntryHash hash) {
        first.hashed(hash);
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt) {
        first.reject(position, reason, message, excerpt);
    }

    @Override
    public void skipped(String entryPath, String message) {
        first.skipped(entryPath, message);
    }

    @Override
    public Optional<PieceReaders> readers() {
        return Optional.of(threads.of(this));
    }

    boolean readsRecords() {
        return records != null;
    }

    boolean holdsDigests() {
        return digests != null;
    }

    /** Takes what was found elsewhere. */
    void take(CheckPart part) {
        if (part instanceof CheckPart.Begin begin && members != null) {
            members.begin(begin.path());
        } else if (part instanceof CheckPart.Events some && records != null) {
            for (CheckPart.Event one : some.events()) {
                records.event(one.event(), one.record(), 0, one.record().length);
            }
        } else if (part instanceof CheckPart.Held held && digests != null) {
            digests.hold(held.bytes());
        } else if (part instanceof CheckPart.Hashed hashed) {
            first.hashed(hashed.hash());
        }
    }
}
