package org.nightjar.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.Reject;

/** What a reader handed over: "path=content" lines, rejects, and the progress it reported. */
final class Entries implements EntryHandler, JobContext {

    final List<String> contents = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final List<String> gzips = new ArrayList<>();
    long progress;
    long contentBytes;

    static Entries read(Path folder, byte[] file) throws IOException, NightjarException {
        return read(folder, file, EvidenceLimits.DEFAULT);
    }

    static Entries read(Path folder, byte[] file, EvidenceLimits limits) throws IOException, NightjarException {
        Path path = Files.write(folder.resolve("evidence"), file);
        Entries entries = new Entries();
        EvidenceDigest digest = EvidenceReader.read(path, entries, limits, entries);
        if (digest.bytes() != file.length || entries.progress != file.length) {
            throw new AssertionError("progress " + entries.progress + " of " + digest.bytes());
        }
        if (!digest.equals(EvidenceReader.hash(path, JobContext.unwatched()))) {
            throw new AssertionError("two hashes of one file");
        }
        requireSameOnceHashed(path, limits, entries, digest);
        return entries;
    }

    /** A file that is held says the same as one that is read from the disk. */
    private static void requireSameOnceHashed(Path path, EvidenceLimits limits, Entries entries, EvidenceDigest digest)
            throws NightjarException {
        Entries again = new Entries();
        EvidenceDigest read = EvidenceReader.open(path, JobContext.unwatched()).read(again, limits, again);
        if (!read.equals(digest)
                || again.progress != entries.progress
                || !again.contents.equals(entries.contents)
                || !again.rejects.equals(entries.rejects)
                || !again.skipped.equals(entries.skipped)
                || !again.gzips.equals(entries.gzips)) {
            throw new AssertionError("a file that is held gives other entries: " + again.contents + again.rejects);
        }
    }

    List<String> reasons() {
        return rejects.stream()
                .map(reject -> reject.position().entry() + ":" + reject.reason())
                .toList();
    }

    @Override
    public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
            throws IOException {
        gzips.add(gzip.map(HexFormat.of()::formatHex).orElse(""));
        byte[] buffer = new byte[1000];
        StringBuilder text = new StringBuilder();
        try {
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                contentBytes += count;
                if (text.length() < 10_000) {
                    text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                }
            }
        } finally {
            contents.add(entryPath + "=" + text);
        }
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt) {
        rejects.add(new Reject(1, position, reason, message, excerpt));
    }

    @Override
    public void skipped(String entryPath, String message) {
        skipped.add(entryPath);
    }

    @Override
    public void stage(String name, JobUnit unit, long total) {}

    @Override
    public void advance(long amount) {
        progress += amount;
    }

    @Override
    public void warn(String message) {}

    @Override
    public void checkCancelled() {}
}
