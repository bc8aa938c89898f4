package org.nightjar.casefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.BrokenEntryException;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.integrity.ReadDigest;
import org.nightjar.integrity.ReadEntry;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.RecordPosition;
import org.nightjar.parse.DigestFile;

/** Hashes the inflated bytes of each entry of one item, and keeps what digests say. Used for one item. */
final class DigestReading implements EntryHandler {

    private static final int HEAD_BYTES = 4096;

    /** A digest lists some hundred files of 500 bytes; beyond this it is none. */
    private static final int MAX_DIGEST_BYTES = 64 * 1024 * 1024;

    private final EvidenceItem item;
    private final List<ReadDigest> digests = new ArrayList<>();
    private final List<ReadEntry> entries = new ArrayList<>();
    private final byte[] buffer = new byte[64 * 1024];

    DigestReading(EvidenceItem item) {
        this.item = item;
    }

    List<ReadDigest> digests() {
        return digests;
    }

    /** All entries that are no digests. */
    List<ReadEntry> entries() {
        return entries;
    }

    @Override
    public void entry(String entryPath, InputStream content, Optional<byte[]> gzip) throws IOException {
        MessageDigest sha256 = sha256();
        ByteArrayOutputStream kept = null;
        String broken = "";
        try {
            int count = content.readNBytes(buffer, 0, HEAD_BYTES);
            if (DigestFile.mayBegin(buffer, count)) {
                kept = new ByteArrayOutputStream();
            }
            while (count > 0) {
                sha256.update(buffer, 0, count);
                kept = kept != null && kept.size() + count <= MAX_DIGEST_BYTES ? kept : null;
                if (kept != null) {
                    kept.write(buffer, 0, count);
                }
                count = content.read(buffer, 0, buffer.length);
            }
        } catch (BrokenEntryException cutOff) {
            broken = " (" + cutOff.sentence().replaceAll("\\.$", "") + ")";
        }
        ReadEntry read = new ReadEntry(
                item.id(),
                entryPath,
                ReadEntry.nameOf(item.path(), entryPath),
                HexFormat.of().formatHex(sha256.digest()),
                broken);
        keep(read, kept);
    }

    private void keep(ReadEntry read, @Nullable ByteArrayOutputStream kept) {
        Optional<DigestFile> digest =
                kept == null ? Optional.empty() : DigestFile.read(kept.toByteArray(), read.name());
        digest.ifPresentOrElse(file -> digests.add(new ReadDigest(read, file)), () -> entries.add(read));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What cannot be opened was listed when it was imported. */
    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt) {}

    @Override
    public void skipped(String entryPath, String message) {}
}
