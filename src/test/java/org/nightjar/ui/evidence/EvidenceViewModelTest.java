package org.nightjar.ui.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightjar.model.EntryCount;
import org.nightjar.model.Reject;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;
import org.nightjar.ui.WorkbenchViewModel;

class EvidenceViewModelTest {

    private final FakeOpenCase openCase = new FakeOpenCase(DemoCase.data(true));
    private final EvidenceViewModel model = new EvidenceViewModel(
            openCase,
            new WorkbenchViewModel(openCase.data(), Runnable::run, Runnable::run),
            Runnable::run,
            Runnable::run);

    @Test
    void rejectsAreCountedByReasonAndListedByOne() {
        int all = model.rejects().size();
        assertEquals(
                Set.of("truncated", "broken-json"),
                model.byReasonProperty().get().keySet());
        assertEquals(
                all,
                model.byReasonProperty().get().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        model.reasonProperty().set("truncated");
        assertTrue(model.rejects().size() > 0 && model.rejects().size() < all);
        assertTrue(model.rejects().stream().map(Reject::reason).allMatch("truncated"::equals));
        assertEquals(2, model.byReasonProperty().get().size(), "the other reasons can still be chosen");
        model.reasonProperty().set("");
        assertEquals(all, model.rejects().size());
    }

    @Test
    void membersOfTheChosenItemAreListedWithWhatBecameOfTheirRecords() {
        assertEquals(List.of(), model.entries());
        model.choose(model.items().get(0));
        assertEquals(
                List.of(5L, 6L, 1L),
                model.entries().stream().map(EntryCount::read).toList());
        model.choose(model.items().get(1));
        assertEquals(List.of(), model.entries());
        model.choose(model.items().get(0));
        model.choose(null);
        assertEquals(List.of(), model.entries());
    }
}
