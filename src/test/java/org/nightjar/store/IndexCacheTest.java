package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.model.Dimension;
import org.nightjar.support.CancelledAt;
import org.nightjar.support.TestEnrichment;

class IndexCacheTest {

    private static final List<String> DATABASES = List.of("City of 2026-01-01", "Grüße");

    @TempDir
    Path folder;

    private final byte[] stamp = new byte[32];
    private EventIndex built = VariedEvents.index(1, 700);
    private IndexCache cache = new IndexCache(Path.of(""));

    @BeforeEach
    void start() {
        Arrays.fill(stamp, (byte) 7);
        cache = new IndexCache(folder);
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
    void cancelledAtAnyPointNothingIsLeftAndWhatIsThereIsWhole() throws Exception {
        int point = 0;
        for (boolean done = false; !done; point++) {
            try {
                cache.write(built, DATABASES, stamp, new CancelledAt(point));
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
