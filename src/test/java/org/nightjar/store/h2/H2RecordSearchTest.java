package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NightjarException;
import org.nightjar.store.TextAnswer;
import org.nightjar.store.TextPattern;
import org.nightjar.support.CancelledAt;

/** Summaries of many small segments over records in memory: items of 400 records each. */
class H2RecordSearchTest {

    private static final int ITEM_ROWS = 400;
    private static final int BLOCK_ROWS = 25;

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private final List<String> records = new ArrayList<>();
    private int items;
    private boolean damaged;

    private final RecordSource source = new RecordSource() {
        @Override
        public List<PackedRecords> read(long row, long endRow) throws NightjarException {
            List<PackedRecords> found = new ArrayList<>();
            for (int first = (int) row / BLOCK_ROWS * BLOCK_ROWS;
                    first < records.size() && (found.isEmpty() || first < endRow);
                    first += BLOCK_ROWS) {
                found.add(block(first));
            }
            return found;
        }

        @Override
        public TextState state() {
            List<EvidenceItem> all = new ArrayList<>();
            for (int i = 1; i <= items; i++) {
                all.add(new EvidenceItem(
                        i,
                        "item-" + i,
                        "ab",
                        i,
                        Instant.EPOCH,
                        ITEM_ROWS,
                        ITEM_ROWS,
                        0,
                        0,
                        EvidenceStatus.COMPLETE,
                        ""));
            }
            return new TextState("2025", all);
        }
    };

    private PackedRecords block(int first) {
        BlockBytes whole = new BlockBytes(1024);
        for (int row = first; row < first + BLOCK_ROWS; row++) {
            whole.varint(records.get(row).getBytes(StandardCharsets.UTF_8).length);
        }
        for (int row = first; row < first + BLOCK_ROWS; row++) {
            byte[] bytes = records.get(row).getBytes(StandardCharsets.UTF_8);
            whole.raw(bytes, 0, bytes.length);
        }
        return new PackedRecords(first, BLOCK_ROWS, null, damaged ? new byte[] {0, 0, 0, 9, 1} : whole.packed());
    }

    private void addItems(int count) {
        items += count;
        while (records.size() < items * ITEM_ROWS) {
            StringBuilder record = new StringBuilder("{\"n\":" + records.size() + ",\"t\":\"");
            for (int i = 0; i < 40; i++) {
                record.append(Long.toString(random.nextLong() & Long.MAX_VALUE, 36))
                        .append(' ');
            }
            records.add(record.append("\"}").toString());
        }
    }

    private H2RecordSearch search() {
        return new H2RecordSearch(source, folder.resolve("text"), 8);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("text"))) {
            return all.sorted().toList();
        }
    }

    private void assertFindsAll(H2RecordSearch search, int questions) throws NightjarException {
        for (int i = 0; i < questions; i++) {
            String record = records.get(random.nextInt(records.size()));
            int length = 2 + random.nextInt(10);
            int from = random.nextInt(record.length() - length);
            String word = record.substring(from, from + length);
            TextAnswer answer = search.answer(TextPattern.of(word));
            BitSet open = new BitSet();
            for (int row = 0; row < records.size(); row++) {
                open.set(row, !answer.knows(row));
            }
            search.read(List.of(answer), open, (looked, of) -> {});
            for (int row = 0; row < records.size(); row++) {
                assertTrue(answer.knows(row));
                assertEquals(records.get(row).contains(word), answer.isHit(row), word + " in row " + row);
            }
        }
    }

    @Test
    void manySegmentsTogetherHideNothing() throws Exception {
        addItems(5);
        H2RecordSearch search = search();
        assertEquals(records.size(), search.summarize(JobContext.unwatched()));
        assertTrue(files().size() > 3, files().size() + " segments");
        assertFindsAll(search, 200);
        assertTrue(search.summariesFit(JobContext.unwatched()));
        search.close();
    }

    /** Ids in small and capital letters and escaped, cut anywhere: within a run of digits, at its ends and across hyphens. */
    @Test
    void anyPartOfAnIdIsFoundHoweverItIsWritten() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5 * ITEM_ROWS; i++) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            ids.add(id);
            String written = i % 3 == 0 ? id.toUpperCase(Locale.ROOT) : id;
            int at = random.nextInt(id.length());
            String escaped = written.substring(0, at)
                    + "\\u%04x".formatted((int) written.charAt(at))
                    + written.substring(at + 1);
            records.add("{\"requestID\":\"" + (i % 5 == 0 ? escaped : written) + "\",\"eventVersion\":\"1.08\"}");
        }
        items = 5;
        H2RecordSearch search = search();
        search.summarize(JobContext.unwatched());
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(31);
            int to = from + 5 + random.nextInt(32 - from);
            String part = ids.get(random.nextInt(ids.size())).substring(from, to);
            TextAnswer answer = search.answer(TextPattern.of(i % 2 == 0 ? part : part.toUpperCase(Locale.ROOT)));
            search.read(List.of(answer), answer.unknown(records.size()), (looked, of) -> {});
            for (int row = 0; row < ids.size(); row++) {
                assertEquals(ids.get(row).contains(part), answer.isHit(row), part + " in " + ids.get(row));
            }
        }
        search.close();
    }

    @Test
    void whatNoRecordHasIsRuledOutMostly() throws Exception {
        addItems(5);
        H2RecordSearch search = search();
        search.summarize(JobContext.unwatched());
        TextAnswer answer = search.answer(TextPattern.of("not-in-any-record-at-all"));
        long open = records.stream()
                .filter(record -> !answer.knows(records.indexOf(record)))
                .count();
        assertEquals(0, open);
        search.close();
    }

    @Test
    void aCancelledRunKeepsWholeSegmentsAndTheNextGoesOn() throws Exception {
        addItems(6);
        H2RecordSearch first = search();
        JobContext stopping = new CancelledAt(1);
        assertThrows(JobCancelledException.class, () -> first.summarize(stopping));
        long kept = first.summarized();
        assertTrue(kept > 0 && kept < records.size(), kept + " kept");
        assertFindsAll(first, 20);
        first.close();
        H2RecordSearch next = search();
        assertEquals(kept, next.summarized(), "also for a program that starts anew");
        assertEquals(records.size(), next.summarize(JobContext.unwatched()));
        assertFindsAll(next, 20);
        next.close();
    }

    @Test
    void laterItemsAddSegmentsAndAnotherHistoryVoidsThem() throws Exception {
        addItems(3);
        H2RecordSearch search = search();
        search.summarize(JobContext.unwatched());
        List<Path> before = files();
        addItems(2);
        assertEquals(3 * ITEM_ROWS, search.summarized());
        assertFindsAll(search, 20);
        assertEquals(records.size(), search.summarize(JobContext.unwatched()));
        assertTrue(files().containsAll(before.subList(0, 1)), "the first segment stays");
        assertFindsAll(search, 50);
        search.close();
        items = 2;
        records.subList(2 * ITEM_ROWS, records.size()).clear();
        H2RecordSearch older = search();
        assertEquals(0, older.summarized(), "they tell of items that this case does not have");
        older.summarize(JobContext.unwatched());
        assertFindsAll(older, 20);
        older.close();
    }

    @Test
    void summariesThatHideRecordsAreTold() throws Exception {
        addItems(2);
        H2RecordSearch search = search();
        search.summarize(JobContext.unwatched());
        String hidden = records.get(333);
        records.set(333, hidden.replace("\"t\"", "\"something-new\""));
        assertFalse(search.summariesFit(JobContext.unwatched()));
        records.set(333, hidden);
        assertTrue(search.summariesFit(JobContext.unwatched()));
        search.close();
    }

    @Test
    void aDamagedBlockIsSaidAndNotPassedOver() {
        addItems(1);
        damaged = true;
        H2RecordSearch search = search();
        BitSet all = new BitSet();
        all.set(0, ITEM_ROWS);
        NightjarException said = assertThrows(
                NightjarException.class,
                () -> search.read(List.of(search.answer(TextPattern.of("x"))), all, (looked, of) -> {}));
        assertTrue(said.userMessage().contains("damaged"), said.userMessage());
        assertThrows(NightjarException.class, () -> search.summarize(JobContext.unwatched()));
        search.close();
    }

    @Test
    void aFolderThatLeadsOutOfTheCaseIsNotWrittenTo() throws Exception {
        addItems(1);
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("text"), outside);
        H2RecordSearch search = search();
        assertThrows(NightjarException.class, () -> search.summarize(JobContext.unwatched()));
        try (Stream<Path> all = Files.list(outside)) {
            assertEquals(0, all.count());
        }
        search.close();
    }
}
