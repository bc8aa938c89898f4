package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.Dimension;

/** Kept columns are hostile: whatever is in the file, it is refused, or what is read of it fails nowhere and is found by comparing. */
class ForgedColumnsTest {

    @TempDir
    Path folder;

    private final byte[] stamp = new byte[32];
    private final EventIndex built = VariedEvents.index(1, 700);
    private IndexCache cache = new IndexCache(Path.of(""));

    @BeforeEach
    void start() {
        cache = new IndexCache(folder);
    }

    private Path written() throws IOException {
        cache.write(built, List.of(), stamp, JobContext.unwatched());
        try (Stream<Path> all = Files.list(folder.resolve("cache"))) {
            return all.findFirst().orElseThrow();
        }
    }

    private Optional<IndexCache.Kept> read() {
        return cache.read(stamp, built.size(), JobContext.unwatched());
    }

    @Test
    void aChangedByteIsNoticedWhereverItIs() throws Exception {
        Path file = written();
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
        Path file = written();
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
        Path file = written();
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
        Path file = written();
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
}
