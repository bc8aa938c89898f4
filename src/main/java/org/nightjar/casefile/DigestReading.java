package org.nightjar.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.Unfolder;
import org.nightjar.integrity.ReadDigest;
import org.nightjar.integrity.ReadEntry;
import org.nightjar.model.EntryHash;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.parse.DigestFile;
import org.nightjar.store.DigestsRead;

/**
 * Takes the hash of each entry of one item, and keeps what digests say. Another handler may read along. Used for one
 * item, in one thread.
 */
final class DigestReading implements EntryHandler {

    private final EvidenceItem item;
    private final int maxDigestBytes;
    private final @Nullable EntryHandler reader;
    private final List<ReadDigest> digests = new ArrayList<>();
    private final List<ReadEntry> entries = new ArrayList<>();
    private final List<DigestsRead.Digest> kept = new ArrayList<>();
    private Optional<byte[]> held = Optional.empty();

    /**
     * A reading of an item.
     *
     * @param limits beyond the one on digests an entry is none
     * @param reader is given each entry too, or null; need not read it to its end
     */
    DigestReading(EvidenceItem item, EvidenceLimits limits, @Nullable EntryHandler reader) {
        this.item = item;
        this.maxDigestBytes = limits.maxDigestBytes();
        this.reader = reader;
    }

    List<ReadDigest> digests() {
        return digests;
    }

    /** The same digests for the case to keep. */
    List<DigestsRead.Digest> kept() {
        return kept;
    }

    /** All entries that are no digests. */
    List<ReadEntry> entries() {
        return entries;
    }

    @Override
    public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
            throws IOException, NightjarException {
        DigestHolding holding = new DigestHolding(content, maxDigestBytes);
        try {
            if (reader != null) {
                reader.entry(entryPath, holding, Optional.empty(), unfolder);
            }
            holding.readOn();
        } finally {
            hold(holding.held());
        }
    }

    /** What was read of the entry that {@link #hashed} will be about, if it may be a digest. */
    void hold(Optional<byte[]> bytes) {
        held = bytes;
    }

    @Override
    public boolean wantsHash(String entryPath) {
        return true;
    }

    @Override
    public void hashed(EntryHash hash) {
        String broken = hash.isWhole() ? "" : " (" + hash.broken().replaceAll("\\.$", "") + ")";
        String name = ReadEntry.nameOf(item.path(), hash.entry());
        ReadEntry read = new ReadEntry(item.id(), hash.entry(), name, hash.sha256(), broken);
        Optional<DigestFile> digest = held.flatMap(bytes -> DigestFile.read(bytes, name));
        if (digest.isEmpty()) {
            entries.add(read);
        } else {
            digests.add(new ReadDigest(read, digest.get()));
            kept.add(DigestMemory.keep(read, held.orElseThrow()));
        }
        held = Optional.empty();
    }

    /** What cannot be opened was listed when it was imported. */
    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt) {}

    @Override
    public void skipped(String entryPath, String message) {}
}
