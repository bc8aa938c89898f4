package org.nightjar.casefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.EvidenceLimits;
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

    private static final int HEAD_BYTES = 4096;

    private final EvidenceItem item;
    private final int maxDigestBytes;
    private final @Nullable EntryHandler reader;
    private final List<ReadDigest> digests = new ArrayList<>();
    private final List<ReadEntry> entries = new ArrayList<>();
    private final List<DigestsRead.Digest> kept = new ArrayList<>();
    private final byte[] buffer = new byte[64 * 1024];
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
    public void entry(String entryPath, InputStream content, Optional<byte[]> gzip)
            throws IOException, NightjarException {
        Holding holding = new Holding(content);
        try {
            if (reader != null) {
                reader.entry(entryPath, holding, Optional.empty());
            }
            while (holding.mayBeDigest() && holding.read(buffer, 0, buffer.length) >= 0) {
                // a digest is held to its end; of others the rest is only hashed
            }
        } finally {
            held = holding.held();
        }
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

    /** Holds what is read through it as long as it may be a digest. */
    private final class Holding extends InputStream {

        private final InputStream in;
        private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean begun;

        Holding(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count > 0) {
                keep(into, offset, count);
            }
            return count;
        }

        private void keep(byte[] bytes, int offset, int count) {
            if (kept == null) {
                return;
            }
            kept.write(bytes, offset, count);
            if (!begun && kept.size() >= HEAD_BYTES) {
                begun = true;
                kept = DigestFile.mayBegin(kept.toByteArray(), kept.size()) ? kept : null;
            }
            kept = kept != null && kept.size() <= maxDigestBytes ? kept : null;
        }

        boolean mayBeDigest() {
            return kept != null;
        }

        /** All bytes, if they begin as a digest does. */
        Optional<byte[]> held() {
            byte[] bytes = kept == null ? new byte[0] : kept.toByteArray();
            return DigestFile.mayBegin(bytes, bytes.length) ? Optional.of(bytes) : Optional.empty();
        }
    }
}
