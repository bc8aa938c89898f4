package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.CaseData;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.TimeRange;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.RecordSearch;
import org.nightjar.store.TextAnswer;
import org.nightjar.store.TextPattern;
import org.nightjar.support.TestEnrichment;

class WorkbenchViewModelTest {

    private final CaseData data = new CaseData(
            new CaseInfo("Test", Instant.EPOCH, 1, "0"),
            new TestEnrichment()
                    .index(List.of(
                            anEvent().by("alice").at("2024-05-01T10:00:00Z").build(),
                            anEvent().by("alice").at("2024-05-02T10:00:00Z").build(),
                            anEvent().by("bob").at("2024-05-02T11:00:00Z").build())),
            DetectionResult.EMPTY,
            List.of(),
            List.of());
    private final List<Runnable> waiting = new ArrayList<>();
    private final WorkbenchViewModel model = new WorkbenchViewModel(data, Runnable::run, Runnable::run);

    @Test
    void queryRangeAndFocusNarrowTogether() {
        model.focus(new Focus.OnUser("alice"));
        assertEquals(2, model.rows().inRange().size());
        model.setRange(Optional.of(
                new TimeRange(Instant.parse("2024-05-02T00:00:00Z"), Instant.parse("2024-05-03T00:00:00Z"))));
        assertEquals(1, model.rows().inRange().size());
        assertEquals(2, model.rows().allTime().size());
        assertEquals("alice", model.rows().userId());
        model.setQuery("user:bob");
        assertEquals(0, model.rows().inRange().size());
        model.clear();
        assertEquals(3, model.rows().inRange().size());
    }

    @Test
    void backAndForwardWalkTheHistory() {
        model.setQuery("user:alice");
        model.setQuery("user:bob");
        model.showEvent("x");
        model.back();
        assertEquals("user:alice", model.selection().query());
        assertEquals(2, model.rows().inRange().size());
        model.back();
        assertEquals(Selection.ALL, model.selection());
        assertFalse(model.canGoBack());
        model.forward();
        model.forward();
        assertEquals("user:bob", model.selection().query());
        assertEquals("x", model.selection().eventId());
        assertFalse(model.canGoForward());
        assertEquals(1, model.rows().inRange().size());
    }

    @Test
    void aBrokenQueryKeepsTheRowsAndSaysWhy() {
        model.setQuery("user:alice");
        model.setQuery("user:(");
        assertTrue(model.queryErrorProperty().get().contains("ends too early at column 7"));
        assertEquals(2, model.rows().inRange().size());
        model.setQuery("user:) alice");
        assertTrue(model.queryErrorProperty().get().contains("cannot be read at column 6"));
        assertEquals(2, model.rows().inRange().size());
        model.setQuery("user:bob");
        assertEquals("", model.queryErrorProperty().get());
    }

    @Test
    void aLaterSelectionOvertakesAnEarlierOne() {
        WorkbenchViewModel slow = new WorkbenchViewModel(data, waiting::add, Runnable::run);
        slow.setQuery("user:alice");
        slow.setQuery("user:bob");
        assertTrue(slow.busyProperty().get());
        waiting.get(1).run();
        waiting.get(0).run();
        assertEquals(1, slow.rows().inRange().size());
        assertFalse(slow.busyProperty().get());
    }

    /** A search of records that finds its text in every second one, and lets itself be watched after each. */
    private static final class EverySecond implements RecordSearch {
        private final TextAnswer answer = new TextAnswer(TextPattern.of("booking"));
        private Runnable afterOne = () -> {};

        @Override
        public TextAnswer answer(TextPattern pattern) {
            return answer;
        }

        @Override
        public void read(List<TextAnswer> answers, BitSet storeRows, Progress progress) {
            long looked = 0;
            for (int row = storeRows.nextSetBit(0); row >= 0; row = storeRows.nextSetBit(row + 1)) {
                answer.learn(new int[] {row}, new boolean[] {row % 2 == 0}, 1);
                afterOne.run();
                progress.looked(++looked, storeRows.cardinality());
            }
        }

        @Override
        public long summarized() {
            return 0;
        }

        @Override
        public long summarize(JobContext job) {
            return 0;
        }

        @Override
        public void removeSummaries() {}

        @Override
        public boolean summariesFit(JobContext job) {
            return true;
        }
    }

    @Test
    void aStoppedSearchKeepsWhatItFoundAndGoesOn() {
        EverySecond records = new EverySecond();
        WorkbenchViewModel searching = new WorkbenchViewModel(
                new CaseData(data.info(), data.index().withRecords(records), data.detection(), List.of(), List.of()),
                Runnable::run,
                Runnable::run);
        records.afterOne = searching::stopSearch;
        searching.setQuery("raw:booking");
        TextSearch stopped = searching.textSearchProperty().get().orElseThrow();
        assertEquals(new TextSearch(1, 3, true), stopped);
        assertEquals(1, searching.rows().inRange().size());
        assertFalse(searching.busyProperty().get());
        records.afterOne = () -> {};
        searching.goOnSearching();
        assertEquals(2, searching.rows().inRange().size());
        assertTrue(searching.textSearchProperty().get().isEmpty());
    }

    @Test
    void aLaterSelectionEndsASearch() {
        EverySecond records = new EverySecond();
        WorkbenchViewModel searching = new WorkbenchViewModel(
                new CaseData(data.info(), data.index().withRecords(records), data.detection(), List.of(), List.of()),
                Runnable::run,
                Runnable::run);
        records.afterOne = () -> searching.setQuery("user:bob");
        searching.setQuery("raw:booking");
        assertEquals(1, searching.rows().inRange().size());
        assertEquals("user:bob", searching.selection().query());
        assertFalse(records.answer.knows(2), "it did not read on");
    }
}
