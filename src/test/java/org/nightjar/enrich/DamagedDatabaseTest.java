package org.nightjar.enrich;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.support.MmdbWriter;
import org.nightjar.support.SharedData;

@Timeout(value = 120, unit = SECONDS)
class DamagedDatabaseTest {
    private static final Instant BUILT = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir
    private Path folder;

    @Test
    void everyKnownBadFileIsRefusedInOneSentence() throws IOException {
        List<Path> files = mmdbFiles("maxmind-db/bad-data");
        assertEquals(11, files.size());
        for (Path file : files) {
            assertRefused(file);
        }
    }

    /** A second and 8 MB are far more than a sound file of this size takes, and far less than a bomb does. */
    @Test
    void noKnownBadFileTakesLongOrMuchMemoryToRefuse() throws IOException {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Path file : mmdbFiles("maxmind-db/bad-data")) {
            long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
            long startNanos = System.nanoTime();
            assertRefused(file);
            assertTrue(System.nanoTime() - startNanos < SECONDS.toNanos(1), file.toString());
            long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
            assertTrue(allocated < 8_000_000, file + " took " + allocated + " bytes");
        }
    }

    /** The test files carry types that nobody uses here; under a type that is used, only the sound ones may pass. */
    @Test
    void badFilesAreRefusedForTheirContentEvenWhenTheirMetadataLookRight() throws IOException {
        for (Path file : mmdbFiles("maxmind-db/bad-data")) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            String name = file.getFileName().toString();
            // Harmless: an empty map at the end is allowed, the date is the opener's business, and a tree that bites
            // its tail ends a look-up with the last bit of the address.
            boolean sound = name.contains("empty-map") || name.contains("max-epoch") || name.contains("search-tree");
            String found = check(bytes);
            assertEquals(sound, found.isEmpty(), name + ": " + found);
        }
    }

    @Test
    void soundFilesOfEveryRecordSizePassTheCheck() throws IOException {
        for (Path file : mmdbFiles("maxmind-db/test-data")) {
            String name = file.getFileName().toString();
            boolean odd = name.contains("roken") || name.contains("no-ipv4") || name.contains("string-value");
            String found = check(ByteBuffer.wrap(Files.readAllBytes(file)));
            assertEquals(odd, !found.isEmpty(), name + ": " + found);
        }
    }

    @Test
    void aFileOfAnotherTypeOrNoneIsRefused() throws IOException {
        Path income = folder.resolve("income.mmdb");
        new MmdbWriter(4, "GeoIP2-DensityIncome", BUILT, "test")
                .insertV4("8.8.8.0/24", Map.of("average_income", 1))
                .write(income);
        assertTrue(assertRefused(income).contains("GeoIP2-DensityIncome"));
        Path text = Files.writeString(folder.resolve("notes.mmdb"), "not a database");
        assertTrue(assertRefused(text).contains("not a MaxMind DB file"));
        assertRefused(Files.createFile(folder.resolve("empty.mmdb")));
        assertRefused(folder.resolve("absent.mmdb"));
        assertRefused(folder);
    }

    @Test
    void aRecordThatUnfoldsToThousandsOfValuesIsRefused() throws IOException {
        Map<String, Object> bomb = Map.of("x", "y");
        for (int level = 0; level < 14; level++) {
            bomb = Map.of("a", bomb, "b", bomb);
        }
        assertTrue(refusalOf(bomb).contains("bomb"));
    }

    @Test
    void aRecordThatIsNestedTooDeepIsRefused() throws IOException {
        Map<String, Object> deep = Map.of("x", "y");
        for (int level = 0; level < 200; level++) {
            deep = Map.of("a", deep);
        }
        assertTrue(refusalOf(deep).contains("deep"));
    }

    @Test
    void randomDamageIsEitherRefusedOrHarmless() throws Exception {
        byte[] sound = sample();
        Random random = new Random(20260617);
        Path file = folder.resolve("damaged.mmdb");
        int refused = 0;
        for (int round = 0; round < 400; round++) {
            byte[] damaged = sound.clone();
            int hits = 1 + random.nextInt(4);
            for (int hit = 0; hit < hits; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(file))) {
                for (int i = 0; i < 64; i++) {
                    assertEquals(
                            "PUBLIC", enricher.facts("8." + i + ".7.9").kind().name());
                    enricher.facts("2a00:" + Integer.toHexString(i) + "::1");
                }
            } catch (NightjarException e) {
                assertEquals(ErrorKind.DATABASE_INVALID, e.kind());
                refused++;
            }
        }
        assertTrue(refused > 50 && refused < 400, "refused " + refused);
    }

    @Test
    void aFileCutShortIsRefusedOrHarmless() throws IOException {
        byte[] sound = sample();
        Path file = folder.resolve("cut.mmdb");
        for (int length = 0; length < sound.length - 200; length += 37) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertRefused(file);
        }
    }

    private String refusalOf(Map<String, ?> record) throws IOException {
        Path file = folder.resolve("bomb.mmdb");
        new MmdbWriter(4, "GeoLite2-City", BUILT, "test")
                .insertV4("8.8.8.0/24", record)
                .write(file);
        return assertRefused(file);
    }

    private static byte[] sample() throws IOException {
        MmdbWriter writer = new MmdbWriter(6, "GeoLite2-City", BUILT, "test");
        for (int i = 0; i < 64; i++) {
            Map<String, Object> record = new HashMap<>();
            record.put("country", Map.of("iso_code", i % 2 == 0 ? "US" : "DE", "names", Map.of("en", "Country " + i)));
            record.put("location", Map.of("latitude", i + 0.5, "longitude", -i / 2.0, "accuracy_radius", i));
            record.put("autonomous_system_number", 1_000L * i);
            record.put("is_anonymous", i % 3 == 0);
            writer.insertV4("8." + i + ".0.0/16", record);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(out);
        return out.toByteArray();
    }

    private static List<Path> mmdbFiles(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SharedData.require(folder))) {
            return files.filter(file -> file.toString().endsWith(".mmdb"))
                    .sorted()
                    .toList();
        }
    }

    private static String assertRefused(Path file) {
        NightjarException refusal = assertThrows(
                NightjarException.class, () -> AddressEnricher.withDatabases(List.of(file)), file.toString());
        assertEquals(ErrorKind.DATABASE_INVALID, refusal.kind());
        assertTrue(
                refusal.userMessage().matches("The database .* was not used because [^\\n]*\\."),
                refusal.userMessage());
        return refusal.userMessage();
    }

    /** What the check says about a file, with the tree as the metadata describe it, or "". */
    private static String check(ByteBuffer bytes) {
        try {
            int marker = MmdbCheck.checkMetadata(bytes);
            MmdbCheck.checkTree(
                    bytes, marker, uint(bytes, marker, "node_count"), (int) uint(bytes, marker, "record_size"));
            return "";
        } catch (IOException e) {
            assertFalse(String.valueOf(e.getMessage()).isBlank());
            return String.valueOf(e.getMessage());
        }
    }

    /** An unsigned number of the metadata, found by its key: the key is the last text before it. */
    private static long uint(ByteBuffer bytes, int from, String key) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        for (int at = from; at < bytes.limit() - wanted.length; at++) {
            if (bytes.slice(at, wanted.length).equals(ByteBuffer.wrap(wanted))) {
                int length = bytes.get(at + wanted.length) & 0x1f;
                long value = 0;
                for (int i = 1; i <= length; i++) {
                    value = value << 8 | bytes.get(at + wanted.length + i) & 0xff;
                }
                return value;
            }
        }
        return 0;
    }
}
