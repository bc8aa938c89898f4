package org.nightjar.ui.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.triage.Triage;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.model.RunRecord;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.findings.FindingsViewModel.Shown;

/** Five findings, of which the run before had all but the second, and another one that is gone. */
class FindingsViewModelTest {

    private final WorkbenchViewModel workbench = new WorkbenchViewModel(data(2), Runnable::run, Runnable::run);
    private final List<Integer> asked = new ArrayList<>();

    private static CaseData data(int runs) {
        CaseData demo = DemoCase.data(true);
        List<RunRecord> records = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            records.add(new RunRecord(run, Instant.EPOCH, 10, DetectionScope.ALL, "", 5, 1));
        }
        return new CaseData(
                demo.info(),
                demo.index(),
                demo.detection(),
                demo.evidence(),
                demo.geoDatabases(),
                demo.integrity(),
                records,
                Triage.NONE);
    }

    private static PastFinding gone() {
        PastFinding like =
                PastFinding.of(DemoCase.data(true).detection().findings().get(0));
        return new PastFinding(
                "gone",
                like.detector(),
                "Something else",
                like.severity(),
                like.score(),
                "carol",
                like.windowStart(),
                like.windowEnd(),
                1,
                like.explanation());
    }

    private FindingsViewModel model() {
        return new FindingsViewModel(
                workbench,
                run -> {
                    asked.add(run);
                    List<PastFinding> before = new ArrayList<>(workbench.data().detection().findings().stream()
                            .map(PastFinding::of)
                            .toList());
                    before.remove(1);
                    before.add(gone());
                    return before;
                },
                Runnable::run,
                Runnable::run);
    }

    private static List<String> ids(List<FindingLine> lines) {
        return lines.stream().map(line -> line.finding().id()).toList();
    }

    @Test
    void newAndGoneAreToldFromTheRunBefore() {
        FindingsViewModel model = model();
        assertEquals(List.of(1), asked);
        assertEquals(1, model.runBefore());
        assertEquals(List.of("f1", "f2", "f3", "f4", "f5"), ids(model.lines(Shown.ALL)));
        assertEquals(List.of("f2"), ids(model.lines(Shown.ADDED)));
        assertEquals(List.of("gone"), ids(model.lines(Shown.GONE)));
        assertTrue(model.lines(Shown.GONE).get(0).isGone());
    }

    @Test
    void theKeyGoesRoundAndPassesOverWhatIsEmpty() {
        FindingsViewModel model = model();
        model.showNext();
        assertEquals(Shown.ADDED, model.shownProperty().get());
        model.showNext();
        assertEquals(Shown.GONE, model.shownProperty().get());
        model.showNext();
        assertEquals(Shown.ALL, model.shownProperty().get());
        workbench.focus(new Focus.OnUser("carol"));
        assertEquals(List.of(), model.lines(Shown.ADDED), "the user in focus narrows every list");
        model.showNext();
        assertEquals(Shown.GONE, model.shownProperty().get());
    }

    @Test
    void theRunBeforeIsReadOnceARunAndNotWhereThereIsNone() {
        FindingsViewModel model = model();
        workbench.replaceData(data(2));
        assertEquals(List.of(1), asked);
        model.shownProperty().set(Shown.GONE);
        workbench.replaceData(data(3));
        assertEquals(List.of(1, 2), asked);
        assertEquals(Shown.ALL, model.shownProperty().get(), "a new run begins with all");
        workbench.replaceData(data(1));
        assertEquals(List.of(1, 2), asked);
        assertEquals(Optional.empty(), model.changeProperty().get());
    }

    @Test
    void aRunThatCannotBeReadIsSaid() {
        FindingsViewModel model = new FindingsViewModel(
                workbench,
                run -> {
                    throw new NightjarException(ErrorKind.CASE_DAMAGED, "The case cannot be read.");
                },
                Runnable::run,
                Runnable::run);
        assertEquals("The case cannot be read.", model.failureProperty().get());
        model.showNext();
        assertEquals(Shown.ALL, model.shownProperty().get());
    }
}
