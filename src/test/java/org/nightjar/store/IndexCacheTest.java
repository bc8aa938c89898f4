package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Outcome;
import org.nightjar.support.TestEnrichment;

class IndexCacheTest {

    private static final List<String> DATABASES = List.of("City of 2026-01-01", "Grüße");

    @TempDir
    Path folder;

    private final byte[] stamp = new byte[32];
    private EventIndex built = index(1, 700);
    private IndexCache cache = new IndexCache(Path.of(""));

    @BeforeEach
    void start() {
        Arrays.fill(stamp, (byte) 7);
        cache = new IndexCache(folder);
    }

    /** Events that differ in everything an event can differ in, in no order of time. */
    private static EventIndex index(long seed, int events) {
        Random random = new Random(seed);
        EventTable table = new EventTable();
        for (int i = 0; i < events; i++) {
            table.append(event(random, i), 1 + random.nextInt(3));
        }
        for (int i = 0; i < events / 10; i++) {
            var copy = anEvent().at(Instant.ofEpochSecond(1_700_000_000L + i)).shared("shared " + i / 2);
            String issued = i % 3 == 0 ? "" : "ASIA" + i / 2;
            table.append(
                    copy.id("copy " + i)
                            .by("user" + i)
                            .inAccount("account " + i % 2)
                            .issues(issued)
                            .build(),
                    1);
        }
        return EventIndex.build(
                table,
                new TestEnrichment()
                        .place("192.0.2.1", "DE", "Bonn", 50.7, 7.1, 64500, "Example Net", NetworkClass.ISP)
                        .place("192.0.2.2", "FR", "", Double.NaN, Double.NaN, 0, "", NetworkClass.CLOUD));
    }

    private static AuditEvent event(Random random, int number) {
        var event = anEvent()
                .id(
                        random.nextBoolean()
                                ? "odd id " + number
                                : new java.util.UUID(random.nextLong(), number).toString())
                .at(Instant.ofEpochSecond(1_700_000_000L + random.nextInt(5_000_000)))
                .by("user" + random.nextInt(12))
                .writes("s" + random.nextInt(6) + ".amazonaws.com", "Action" + random.nextInt(300))
                .from("192.0.2." + random.nextInt(9))
                .with("tool" + random.nextInt(4) + "/1." + random.nextInt(3))
                .in("region-" + random.nextInt(3))
                .detail("détail " + random.nextInt(400))
                .standsAt("entry" + random.nextInt(20), random.nextInt(90_000), random.nextLong(9_000_000_000L));
        if (random.nextInt(3) == 0) {
            event.byRole("role" + random.nextInt(3), "session" + random.nextInt(40))
                    .on("arn:" + random.nextInt(9), "arn:" + random.nextInt(9))
                    .sharedWith("4444555566" + random.nextInt(20))
                    .issues("ASIA" + random.nextInt(100));
        }
        return random.nextInt(4) == 0
                ? event.fails(Outcome.FAILURE, "Error" + random.nextInt(5)).build()
                : event.build();
    }

    private Path file() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("cache"))) {
            List<Path> files = all.toList();
            assertEquals(1, files.size(), files.toString());
            return files.get(0);
        }
    }

    private void write() throws IOException {
        cache.write(built, DATABASES, stamp, JobContext.unwatched());
    }

    private Optional<IndexCache.Kept> read() {
        return cache.read(stamp, built.size(), JobContext.unwatched());
    }

    @Test
    void everyQuestionHasTheSameAnswerWithAndWithoutTheFile() throws Exception {
        write();
        IndexCache.Kept kept = read().orElseThrow();

        assertEquals(DATABASES, kept.databases());
        EventIndex index = kept.index();
        assertEquals(built.size(), index.size());
        assertEquals(built.span(), index.span());
        assertEquals(built.files(), index.files());
        for (int row = 0; row < built.size(); row++) {
            assertEquals(everything(built, row), everything(index, row));
            assertEquals(row, index.findRow(built.eventId(row)));
        }
        for (int user = 0; user < built.column(Dimension.USER).dictionary().size(); user++) {
            assertEquals(built.user(user), index.user(user));
            assertEquals(
                    Arrays.toString(built.rowsOfUser(user).toArray()),
                    Arrays.toString(index.rowsOfUser(user).toArray()));
        }
        for (Dimension dimension : Dimension.values()) {
            Values values = built.column(dimension).dictionary();
            Values same = index.column(dimension).dictionary();
            assertEquals(values.size(), same.size(), dimension.field());
            for (int code = 0; code < values.size(); code++) {
                assertEquals(values.value(code), same.value(code));
                assertEquals(code, same.find(values.value(code)), dimension.field());
            }
            assertEquals(-1, same.find("no such value"));
        }
        for (Dimension dimension : Dimension.values()) {
            int[] counted = new int[index.column(dimension).bases()];
            index.column(dimension).countBases(0, index.size(), counted);
            assertEquals(
                    Arrays.toString(counted),
                    Arrays.toString(index.column(dimension).baseCounts()),
                    dimension.field());
        }
        assertEquals(rowsOfEveryThirdRecord(built), rowsOfEveryThirdRecord(index));
        assertEquals(-1, index.findRow("no such id"));
        assertEquals(-1, index.findRow("00000000-0000-0000-0000-000000000000"));
        assertEquals(Optional.empty(), IndexDifference.first(index, built, JobContext.unwatched()));
        assertTrue(built.parts().sharedCalls().isSame(index.parts().sharedCalls()));
        assertFalse(built.parts().sharedCalls().isSame(new SharedCalls(new int[0], new int[0], new int[0])));
    }

    private static BitSet rowsOfEveryThirdRecord(EventIndex index) {
        BitSet records = new BitSet();
        BitSet expected = new BitSet();
        for (int row = 0; row < index.size(); row++) {
            int record = (int) index.storeRow(row);
            records.set(record, record % 3 == 0);
            expected.set(row, record % 3 == 0);
        }
        long[] found = new long[index.size() / Long.SIZE + 1];
        index.ofRecords(records).test(0, index.size(), found);
        assertEquals(expected, BitSet.valueOf(found));
        return expected;
    }

    /** All that an index says of a row. */
    private static List<Object> everything(EventIndex index, int row) {
        List<Object> all = new ArrayList<>(List.of(
                index.eventId(row),
                index.time(row),
                index.access(row),
                index.outcome(row),
                index.source(row),
                index.hasDerivedId(row),
                index.storeRow(row),
                index.evidenceId(row),
                index.position(row),
                index.file(row),
                index.errorMessage(row),
                index.issuedKeyId(row),
                index.principal(row),
                index.link(index.principalCode(row)),
                index.addressOf(row),
                index.agent(index.column(Dimension.AGENT).code(row)),
                index.user(index.column(Dimension.USER).code(row))));
        for (Dimension dimension : Dimension.values()) {
            all.add(index.value(dimension, row));
            all.add(Arrays.toString(index.column(dimension).codes(row)));
        }
        return all;
    }

    /** A process may have some 65,000 mappings; more of them end the program. */
    @Test
    void anOpenedIndexTakesOneMappingOfItsFile() throws Exception {
        Path maps = Path.of("/proc/self/maps");
        assumeTrue(Files.isReadable(maps), "only Linux tells what a process has mapped");
        write();
        List<IndexCache.Kept> held = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            held.add(read().orElseThrow());
        }
        String name = file().getFileName().toString();
        try (Stream<String> lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
            assertEquals(held.size(), lines.filter(line -> line.endsWith(name)).count());
        }
    }

    @Test
    void timesThatAreNoWholeSecondsAndLieFarApartAreKept() throws Exception {
        EventTable table = new EventTable();
        for (String at : List.of("1970-01-01T00:00:00.001Z", "2024-05-01T10:00:00.999Z", "2200-01-01T00:00:00Z")) {
            table.append(anEvent().at(at).id(at).build(), 1);
        }
        built = EventIndex.build(table, new TestEnrichment());
        write();
        assertEquals(
                Optional.empty(), IndexDifference.first(read().orElseThrow().index(), built, JobContext.unwatched()));
        assertEquals(1, read().orElseThrow().index().timeMillis(0));
    }

    @Test
    void whatWasMadeOfAnotherStateIsNotUsedAndIsReplaced() throws Exception {
        write();
        Path before = file();
        byte[] later = stamp.clone();
        later[0]++;
        assertEquals(Optional.empty(), cache.read(later, built.size(), JobContext.unwatched()));
        // the same name, another state
        byte[] alike = stamp.clone();
        alike[31]++;
        assertEquals(Optional.empty(), cache.read(alike, built.size(), JobContext.unwatched()));
        assertEquals(Optional.empty(), cache.read(stamp, built.size() - 1, JobContext.unwatched()));

        cache.write(built, DATABASES, later, JobContext.unwatched());
        assertFalse(Files.exists(before));
        assertTrue(cache.read(later, built.size(), JobContext.unwatched()).isPresent());
    }

    @Test
    void aChangedByteIsNoticedWhereverItIs() throws Exception {
        write();
        Path file = file();
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = sound.clone();
            int at = i < 120 ? random.nextInt(sound.length) : random.nextInt(SectionWriter.HEAD);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);
            // between two sections there are a few bytes that mean nothing
            read().ifPresent(kept ->
                    assertEquals(Optional.empty(), IndexDifference.first(kept.index(), built, JobContext.unwatched())));
        }
        Files.write(file, sound);
        assertTrue(read().isPresent());
    }

    @Test
    void aFileOfAnyOtherLengthIsNotUsed() throws Exception {
        write();
        Path file = file();
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(4);
        for (int i = 0; i < 60; i++) {
            Files.write(file, Arrays.copyOf(sound, random.nextInt(sound.length)));
            assertEquals(Optional.empty(), read());
        }
        Files.write(file, Arrays.copyOf(sound, sound.length + 1));
        assertEquals(Optional.empty(), read());
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 40);
        }
        assertEquals(Optional.empty(), read());
    }

    @Test
    void forgedNumbersWithRightChecksumsLeadNowhere() throws Exception {
        write();
        Path file = file();
        byte[] sound = Files.readAllBytes(file);
        int sections = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        Random random = new Random(5);
        int refused = 0;
        for (int section = 0; section < sections; section++) {
            for (int way = 0; way < 4; way++) {
                Files.write(file, forged(sound.clone(), section, way, random));
                Optional<IndexCache.Kept> kept = read();
                refused += kept.isEmpty() ? 1 : 0;
                kept.ifPresent(used -> askEverything(used.index()));
            }
        }
        assertTrue(refused > sections, refused + " of " + 4 * sections);
    }

    @Test
    void forgedCountsAreRefusedOrFoundByComparing() throws Exception {
        write();
        Path file = file();
        byte[] sound = Files.readAllBytes(file);
        int sections = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        int forged = 0;
        for (int section = 0; section < sections; section++) {
            ByteBuffer all = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
            int entry = SectionWriter.ENTRIES + section * SectionWriter.ENTRY;
            int start = (int) all.getLong(entry);
            int count = all.getInt(entry + 16);
            int sum = all.getInt(entry + 20) == Integer.BYTES ? sum(all, start, count) : 0;
            if (count > 1 && sum == built.size()) {
                forged++;
                int from = start;
                while (all.getInt(from) <= 0) {
                    from += Integer.BYTES;
                }
                int to = from == start ? start + Integer.BYTES : start;
                all.putInt(from, all.getInt(from) - 1);
                withRightChecksums(all, entry);
                Files.write(file, all.array());
                assertEquals(Optional.empty(), read(), "one less in section " + section);

                all.putInt(to, all.getInt(to) + 1);
                withRightChecksums(all, entry);
                Files.write(file, all.array());
                assertTrue(
                        IndexDifference.first(read().orElseThrow().index(), built, JobContext.unwatched())
                                .isPresent(),
                        "one moved in section " + section);
            }
        }
        assertTrue(forged > 8, "sections of counts: " + forged);
    }

    private static int sum(ByteBuffer file, int start, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += file.getInt(start + i * Integer.BYTES);
        }
        return sum;
    }

    private static byte[] forged(byte[] file, int section, int way, Random random) {
        ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int entry = SectionWriter.ENTRIES + section * SectionWriter.ENTRY;
        int start = (int) all.getLong(entry);
        int length = (int) all.getLong(entry + 8);
        switch (way) {
            case 0 -> Arrays.fill(file, start, start + length, (byte) 0xff);
            case 1 -> Arrays.fill(file, start, start + length, (byte) 0x7f);
            case 2 -> all.putInt(entry + 16, random.nextInt());
            default -> all.putLong(entry, random.nextLong());
        }
        withRightChecksums(all, way < 2 ? entry : -1);
        return file;
    }

    /** Of a section, by its place in the head, and of the head. */
    private static void withRightChecksums(ByteBuffer all, int entry) {
        if (entry >= 0) {
            CRC32C check = new CRC32C();
            check.update(all.array(), (int) all.getLong(entry), (int) all.getLong(entry + 8));
            all.putInt(entry + 24, (int) check.getValue());
        }
        ByteBuffer head = ByteBuffer.allocate(SectionWriter.HEAD).order(ByteOrder.LITTLE_ENDIAN);
        head.put(all.array(), 0, SectionWriter.HEAD).clear();
        all.putInt(SectionWriter.CHECK_AT, SectionWriter.checkOf(head));
    }

    /** Nothing that is read of a file fails later, whatever it says. */
    private static void askEverything(EventIndex index) {
        for (int row = 0; row < index.size(); row++) {
            index.eventId(row);
            index.timeMillis(row);
            index.position(row);
            index.errorMessage(row);
            index.issuedKeyId(row);
            index.principal(row);
            index.link(index.principalCode(row));
            index.addressOf(row);
            index.findRow(index.eventId(row));
            for (Dimension dimension : Dimension.values()) {
                index.value(dimension, row);
                index.column(dimension).codes(row);
            }
        }
        for (int code = 0; code < index.column(Dimension.USER).dictionary().size(); code++) {
            index.rowsOfUser(code).toArray();
        }
        BitSet records = new BitSet();
        records.set(0, index.size());
        index.ofRecords(records).test(0, index.size(), new long[index.size() / Long.SIZE + 1]);
    }

    @Test
    void cancelledAtAnyPointNothingIsLeftAndWhatIsThereIsWhole() throws Exception {
        int point = 0;
        for (boolean done = false; !done; point++) {
            AtomicInteger left = new AtomicInteger(point);
            try {
                cache.write(built, DATABASES, stamp, new StopsAt(left));
                done = true;
            } catch (JobCancelledException cancelled) {
                try (Stream<Path> all = Files.list(folder.resolve("cache"))) {
                    assertEquals(List.of(), all.toList());
                }
                assertEquals(Optional.empty(), read());
            }
        }
        assertTrue(point > 20, "points: " + point);
        assertTrue(read().isPresent());
    }

    /** Cancelled at a check of that number. */
    private record StopsAt(AtomicInteger left) implements JobContext {

        @Override
        public void stage(String name, JobUnit unit, long total) {}

        @Override
        public void advance(long amount) {}

        @Override
        public void warn(String message) {}

        @Override
        public void checkCancelled() {
            if (left.getAndDecrement() <= 0) {
                throw new JobCancelledException();
            }
        }
    }

    @Test
    void whatAKilledProgramLeftIsNeverReadAndGoesAway() throws Exception {
        Path part = Files.createDirectories(folder.resolve("cache")).resolve("columns-4711.part");
        Files.write(part, new byte[100_000]);
        assertEquals(Optional.empty(), read());
        write();
        assertFalse(Files.exists(part));
        assertTrue(read().isPresent());
    }

    @Test
    void twoThatWriteAtOnceLeaveOneSoundFile() throws Exception {
        List<Thread> writers = new ArrayList<>();
        List<Exception> failures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            writers.add(new Thread(() -> {
                try {
                    new IndexCache(folder).write(built, DATABASES, stamp, JobContext.unwatched());
                } catch (IOException lost) {
                    // the other took its part away, as it would that of a killed program
                } catch (RuntimeException unexpected) {
                    synchronized (failures) {
                        failures.add(unexpected);
                    }
                }
            }));
        }
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        assertEquals(List.of(), failures);
        write();
        assertTrue(read().isPresent());
        file();
    }

    @Test
    void aFolderThatIsALinkIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try {
            Files.createSymbolicLink(folder.resolve("cache"), elsewhere);
        } catch (IOException | UnsupportedOperationException noLinksHere) {
            org.junit.jupiter.api.Assumptions.abort("no symbolic links here");
        }
        assertThrows(IOException.class, this::write);
        try (Stream<Path> all = Files.list(elsewhere)) {
            assertEquals(List.of(), all.toList());
        }
        assertEquals(Optional.empty(), read());
    }

    @Test
    void aDifferenceIsNamedByEventAndDimension() throws Exception {
        EventIndex one = new TestEnrichment()
                .index(List.of(anEvent().id("e1").writes("s3", "PutObject").build()));
        EventIndex other = new TestEnrichment()
                .index(List.of(anEvent().id("e1").writes("s3", "DeleteObject").build()));
        assertEquals(
                Optional.of("The kept columns say something else than the database of event e1: Action."),
                IndexDifference.first(one, other, JobContext.unwatched()));
    }
}
