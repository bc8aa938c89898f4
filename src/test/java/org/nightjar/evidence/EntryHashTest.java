package org.nightjar.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.EntryHash;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.Sha256;

/** Hashes of entries are those of all their bytes, and cost no other entry what the limits allow it. */
class EntryHashTest {

    @TempDir
    Path folder;

    /** Reads entries that end in .json to their end, and a few bytes of others. */
    private static final class Reader implements EntryHandler {
        final List<EntryHash> hashes = new ArrayList<>();
        final List<String> reasons = new ArrayList<>();
        long logBytes;

        @Override
        public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
                throws IOException {
            if (entryPath.endsWith(".json")) {
                logBytes += content.readAllBytes().length;
            } else {
                content.readNBytes(10);
            }
        }

        @Override
        public boolean wantsHash(String entryPath) {
            return true;
        }

        @Override
        public void hashed(EntryHash hash) {
            hashes.add(hash);
        }

        @Override
        public void reject(RecordPosition position, String reason, String message, String excerpt) {
            reasons.add(position.entry() + ":" + reason);
        }

        @Override
        public void skipped(String entryPath, String message) {}
    }

    private Reader read(byte[] file, EvidenceLimits limits) throws Exception {
        Path path = Files.write(folder.resolve("evidence"), file);
        Reader reader = new Reader();
        EvidenceReader.read(path, reader, limits, JobContext.unwatched());
        return reader;
    }

    private static byte[] noise(int bytes, int seed) {
        byte[] noise = new byte[bytes];
        new java.util.Random(seed).nextBytes(noise);
        return noise;
    }

    private static Map<String, byte[]> members() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("film.bin", noise(900_000, 1));
        members.put("a.json", noise(300_000, 2));
        members.put("b.json", noise(300_000, 3));
        return members;
    }

    private static EvidenceLimits inflated(long most) {
        EvidenceLimits usual = EvidenceLimits.DEFAULT;
        return new EvidenceLimits(
                usual.maxRatio(),
                usual.ratioFloorBytes(),
                most,
                usual.maxNestedZipBytes(),
                usual.maxDepth(),
                usual.maxEntries(),
                usual.maxRecordBytes(),
                usual.maxRejectBytes(),
                usual.maxNesting(),
                usual.maxDigestBytes(),
                usual.maxRejects(),
                usual.maxAllRejects());
    }

    @Test
    void whatNobodyReadsIsHashedToItsEnd() throws Exception {
        Reader reader = read(Archives.zip(members()), EvidenceLimits.DEFAULT);
        List<EntryHash> expected = members().entrySet().stream()
                .map(one -> new EntryHash(one.getKey(), Sha256.hex(one.getValue()), one.getValue().length, ""))
                .toList();
        assertEquals(expected, reader.hashes);
        assertEquals(List.of(), reader.reasons);
    }

    @Test
    void hashingTakesNothingFromTheLimitOfEntriesThatAreRead() throws Exception {
        Reader reader = read(Archives.zip(members()), inflated(700_000));
        assertEquals(600_000, reader.logBytes);
        assertEquals(List.of(), reader.reasons);
        assertFalse(reader.hashes.get(0).isWhole());
        assertTrue(reader.hashes.get(1).isWhole() && reader.hashes.get(2).isWhole());
    }

    @Test
    void readingForHashesAloneHasTheSameLimit() throws Exception {
        Map<String, byte[]> films = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            films.put("film" + i, noise(300_000, i));
        }
        Reader reader = read(Archives.zip(films), inflated(700_000));
        assertEquals(2, reader.hashes.stream().filter(EntryHash::isWhole).count());
        assertTrue(reader.hashes.stream().mapToLong(EntryHash::bytes).sum() < 1_000_000);
    }
}
