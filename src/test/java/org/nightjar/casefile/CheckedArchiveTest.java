package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;
import org.nightjar.store.h2.H2CaseStore;
import org.nightjar.support.DigestedTrail;

/** A zip that several threads read again is found as one thread finds it, whole or tampered with. */
class CheckedArchiveTest {

    @TempDir
    Path folder;

    private Path zip() {
        return folder.resolve("bucket.zip");
    }

    /** A trail with digests, broken members, one that is larger than what is held of a piece, and members of no interest. */
    private void archive(int changed, int missing) throws IOException {
        DigestedTrail trail = DigestedTrail.of(150);
        try (OutputStream out = Files.newOutputStream(zip());
                ZipOutputStream members = new ZipOutputStream(out)) {
            int at = 0;
            for (var object : trail.objects.entrySet()) {
                byte[] content = object.getValue();
                if (at == changed) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replace("198.51.100.7", "198.51.100.8")
                            .getBytes(StandardCharsets.UTF_8);
                }
                if (at++ != missing) {
                    add(members, object.getKey(), DigestedTrail.gzip(content));
                }
                if (at % 40 == 0) {
                    add(members, "cut" + at + ".json", "{\"Records\":[{\"broken\"".getBytes(StandardCharsets.UTF_8));
                    add(members, "__MACOSX/" + at, new byte[100]);
                }
            }
            add(members, "large.jsonl", large());
        }
    }

    private static byte[] large() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            lines.append("{\"eventTime\":\"2024-03-08T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":"
                    + "\"GetObject\",\"eventID\":\"large-" + i + "\",\"userIdentity\":{\"userName\":\"ana\"}}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static final class Threads extends JobContext.Unwatched {
        private final Set<String> names = ConcurrentHashMap.newKeySet();

        @Override
        public void advance(long amount) {
            names.add(Thread.currentThread().getName());
        }
    }

    private void imports() throws NightjarException {
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"))) {
            opened.importEvidence(List.of(zip()), ImportOptions.DEFAULT, JobContext.unwatched());
        }
    }

    private ItemReading read(CaseStore store, Threads threads, int busy) throws NightjarException {
        return new EvidencePass(store, threads, busy)
                .compareRecords(store.evidence(), true)
                .get(0);
    }

    /** Read by all and by one; what all found. */
    private ItemReading readBothWays() throws NightjarException {
        try (CaseStore store = H2CaseStore.openOrFinish(folder.resolve("case.nightjar"), "case", "test")) {
            Threads many = new Threads();
            ItemReading shared = read(store, many, Integer.MAX_VALUE);
            Threads one = new Threads();
            ItemReading alone = read(store, one, 0);
            assertTrue(many.names.contains("nightjar-check"), many.names::toString);
            assertFalse(one.names.contains("nightjar-check"), one.names::toString);
            assertEquals(alone.state(), shared.state());
            assertEquals(alone.members(), shared.members());
            assertEquals(alone.records(), shared.records());
            assertEquals(alone.entries(), shared.entries());
            assertEquals(alone.digests(), shared.digests());
            return shared;
        }
    }

    @Test
    void whatIsWholeIsFoundWhole() throws Exception {
        archive(-1, -1);
        imports();
        ItemReading found = readBothWays();
        assertEquals(ItemReading.State.SAME, found.state());
        assertEquals(150, found.digests().size());
        RecordCheck.Result records = found.records().orElseThrow();
        assertEquals(600 + 60_000, records.compared());
        assertEquals(0, records.wrongOnes());
        assertEquals(
                found.members().orElseThrow().members(),
                found.members().orElseThrow().same());
    }

    @Test
    void aChangedAndAMissingMemberAreNamedAlike() throws Exception {
        archive(-1, -1);
        imports();
        archive(100, 201);
        ItemReading found = readBothWays();
        assertEquals(ItemReading.State.CHANGED, found.state());
        assertEquals(1, found.members().orElseThrow().changed().size());
        assertEquals(1, found.members().orElseThrow().missing().size());
    }
}
