package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.evidence.Archives;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;
import org.nightjar.store.h2.H2CaseStore;
import org.nightjar.support.DigestedTrail;

/** A tar, and a zip inside another archive, is read by several threads to the very same parts as by one. */
class SharedTarTest {

    @TempDir
    Path folder;

    private static byte[] zip(String prefix, int members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < members; i++) {
                zip.putNextEntry(new ZipEntry(i + ".json"));
                zip.write(SharedArchiveTest.records(prefix + i, 5));
            }
        }
        return bytes.toByteArray();
    }

    /** Members of every kind; some are larger than what is held of one. */
    private static byte[] tar(long seed) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            byte[] content = SharedArchiveTest.records("m" + i, random.nextInt(40));
            byte[] member = switch (i % 50) {
                case 3 -> Archives.tarMember("notes" + i, '0', new byte[random.nextInt(100_000)]);
                case 7 -> Archives.tarMember("inner" + i + ".zip", '0', zip("n" + i, i == 107 ? 300 : 3));
                case 9 -> Archives.tarMember("../" + i + ".json", '0', content);
                case 11 -> Archives.tarMember("__MACOSX/" + i, '0', content);
                case 13 -> {
                    byte[] whole = DigestedTrail.gzip(content);
                    yield Archives.tarMember(i + ".cut.gz", '0', Arrays.copyOf(whole, whole.length / 2));
                }
                case 15 -> Archives.tarMember("link" + i, '2', new byte[0]);
                case 16 -> Archives.tarMember("folder" + i, '5', new byte[0]);
                case 17 ->
                    Archives.tarMember(i + ".json", '0', SharedArchiveTest.records("l" + i, i == 317 ? 30_000 : 9));
                case 19 ->
                    Archives.tarMember(i + ".json", '0', "{\"Records\":[{\"broken\"".getBytes(StandardCharsets.UTF_8));
                case 21 -> Archives.tarMember(i + ".tar", '0', Archives.tarMember("x.json", '0', content));
                default ->
                    i % 2 == 0
                            ? Archives.tarMember(i + ".json.gz", '0', DigestedTrail.gzip(content))
                            : Archives.tarMember(i + ".json", '0', content);
            };
            tar.write(member);
        }
        return tar.toByteArray();
    }

    private Path write(String name, byte[]... parts) throws IOException {
        return Files.write(folder.resolve(name), Archives.join(parts));
    }

    @Test
    void manyThreadsGiveWhatOneGives() throws Exception {
        byte[] tar = tar(1);
        byte[] end = new byte[1024];
        for (Path file : List.of(
                write("whole.tar", tar, end),
                write("cut.tar", Arrays.copyOf(tar, tar.length * 2 / 3)),
                write("cut-in-header.tar", tar, Arrays.copyOf(tar, 300)),
                write("open.tar", tar),
                write("trailing.tar", tar, end, "secret".getBytes(StandardCharsets.UTF_8)),
                write("damaged.tar", tar, new byte[] {1}, tar),
                write("small.tar", Archives.tarMember("a.json", '0', SharedArchiveTest.records("a", 3)), end),
                write("whole.tar.gz", DigestedTrail.gzip(Archives.join(tar, end))),
                write("inner.zip.gz", DigestedTrail.gzip(zip("z", 500))))) {
            List<String> expected = SharedArchiveTest.byOne(file, EvidenceLimits.DEFAULT);
            for (int round = 0; round < 2; round++) {
                assertEquals(
                        expected,
                        SharedArchiveTest.byMany(file, EvidenceLimits.DEFAULT, new HashSet<>()),
                        file.toString());
            }
        }
    }

    @Test
    void everyLimitIsMetAtTheSamePlace() throws Exception {
        Path tar = write("limits.tar", tar(2), new byte[1024]);
        Path packed = write("limits.tar.gz", DigestedTrail.gzip(Files.readAllBytes(tar)));
        Path nested = write("limits.zip.gz", DigestedTrail.gzip(zip("z", 400)));
        Random random = new Random(5);
        for (int round = 0; round < 4; round++) {
            for (String name : List.of("inflated", "entries", "ratio")) {
                for (Path file : List.of(tar, packed, nested)) {
                    long value = switch (name) {
                        case "inflated" -> 10_000L + random.nextInt(1_500_000);
                        case "entries" -> 1L + random.nextInt(900);
                        default -> 1L + random.nextInt(6);
                    };
                    EvidenceLimits limits = EvidenceLimits.DEFAULT
                            .with("ratio-floor", 100_000)
                            .flatMap(one -> one.with(name, value))
                            .orElseThrow();
                    List<String> expected = SharedArchiveTest.byOne(file, limits);
                    assertEquals(
                            expected,
                            SharedArchiveTest.byMany(file, limits, new HashSet<>()),
                            name + " " + value + " " + file);
                }
            }
        }
    }

    /** Notes who looks whether the job was cancelled, as whoever reads does. */
    private static final class Threads extends JobContext.Unwatched {
        private final Set<String> names = ConcurrentHashMap.newKeySet();

        @Override
        public void checkCancelled() {
            names.add(Thread.currentThread().getName());
        }
    }

    private static ItemReading check(CaseStore store, Threads threads, int busy) throws NightjarException {
        return new EvidencePass(store, threads, busy)
                .compareRecords(store.evidence(), true)
                .get(0);
    }

    @Test
    void aTarInGzipIsCheckedByManyAsByOne() throws Exception {
        Path file = write("whole.tar.gz", DigestedTrail.gzip(Archives.join(tar(4), new byte[1024])));
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"))) {
            opened.importEvidence(List.of(file), ImportOptions.DEFAULT, JobContext.unwatched());
        }
        try (CaseStore store = H2CaseStore.openOrFinish(folder.resolve("case.nightjar"), "case", "test")) {
            Threads many = new Threads();
            ItemReading shared = check(store, many, Integer.MAX_VALUE);
            ItemReading alone = check(store, new Threads(), 0);
            assertTrue(many.names.contains("nightjar-check"), many.names::toString);
            assertEquals(ItemReading.State.SAME, shared.state());
            assertEquals(alone.members(), shared.members());
            assertEquals(alone.records(), shared.records());
            assertEquals(alone.entries(), shared.entries());
            assertEquals(0, shared.records().orElseThrow().wrongOnes());
        }
    }

    @Test
    void aTarIsCheckedByManyAsByOne() throws Exception {
        Path file = write("whole.tar", tar(3), new byte[1024]);
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"))) {
            opened.importEvidence(List.of(file), ImportOptions.DEFAULT, JobContext.unwatched());
        }
        try (CaseStore store = H2CaseStore.openOrFinish(folder.resolve("case.nightjar"), "case", "test")) {
            for (boolean changed : new boolean[] {false, true}) {
                if (changed) {
                    byte[] bytes = Files.readAllBytes(file);
                    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("m201-0");
                    bytes[at] = 'x';
                    Files.write(file, bytes);
                }
                Threads many = new Threads();
                ItemReading shared = check(store, many, Integer.MAX_VALUE);
                Threads one = new Threads();
                ItemReading alone = check(store, one, 0);
                assertTrue(many.names.contains("nightjar-check"), many.names::toString);
                assertTrue(!one.names.contains("nightjar-check"), one.names::toString);
                assertEquals(alone.state(), shared.state());
                assertEquals(alone.members(), shared.members());
                assertEquals(alone.records(), shared.records());
                assertEquals(alone.entries(), shared.entries());
                assertEquals(changed ? ItemReading.State.CHANGED : ItemReading.State.SAME, shared.state());
                assertEquals(
                        changed ? 1 : 0,
                        shared.members().orElseThrow().changed().size());
                assertTrue(
                        shared.records().isPresent() && shared.records().get().wrongOnes() == 0);
            }
        }
    }
}
