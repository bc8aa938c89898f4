package org.nightjar.ui.findings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.triage.RunComparison;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.model.RunRecord;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;

/**
 * Which findings are listed: all of the last run, those that the run before did not have, or those that only that one had.
 * The run before is read and compared in the background, once a run. FX thread only.
 */
public final class FindingsViewModel {

    /** What is listed. */
    public enum Shown {
        ALL,
        ADDED,
        GONE;

        /** As it stands in keys of words and ids of nodes. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where the findings of a run come from; may be asked on any thread. */
    @FunctionalInterface
    public interface Runs {
        List<PastFinding> findingsOf(int run) throws NightjarException;
    }

    private final WorkbenchViewModel workbench;
    private final Runs runs;
    private final Latest<RunComparison> latest;
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.ALL);
    private final ReadOnlyObjectWrapper<Optional<RunComparison>> change = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final Map<Shown, List<FindingLine>> lines = new EnumMap<>(Shown.class);
    private DetectionResult detection = DetectionResult.EMPTY;
    private int compared;

    public FindingsViewModel(WorkbenchViewModel workbench, Runs runs, Executor background, Executor fx) {
        this.workbench = workbench;
        this.runs = runs;
        this.latest = new Latest<>(background, fx);
        workbench.dataProperty().addListener((property, before, now) -> compare());
        compare();
    }

    /** What is listed now. */
    public ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    /** How the last run differs from the one before; empty until it is known, and if there is none before. */
    ReadOnlyObjectProperty<Optional<RunComparison>> changeProperty() {
        return change.getReadOnlyProperty();
    }

    /** Why it cannot be said how the run differs, or "". */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The number of the run that is compared with; 0 if there is none. */
    int runBefore() {
        List<RunRecord> all = workbench.data().runs();
        return all.size() < 2 ? 0 : all.get(all.size() - 2).number();
    }

    private void compare() {
        int last = workbench.data().lastRun().map(RunRecord::number).orElse(0);
        if (last == compared) {
            return;
        }
        compared = last;
        lines.clear();
        change.set(Optional.empty());
        failure.set("");
        shown.set(Shown.ALL);
        int before = runBefore();
        if (before == 0) {
            latest.forget();
            return;
        }
        List<PastFinding> now = workbench.data().detection().findings().stream()
                .map(PastFinding::of)
                .toList();
        latest.ask(
                () -> RunComparison.of(runs.findingsOf(before), now),
                answer -> {
                    lines.clear();
                    change.set(Optional.of(answer));
                },
                failure::set);
    }

    /** Lists the next: all, new, gone, all again; those of no finding are passed over. */
    public void showNext() {
        Shown next = shown.get();
        do {
            next = Shown.values()[(next.ordinal() + 1) % Shown.values().length];
        } while (next != Shown.ALL && lines(next).isEmpty());
        shown.set(next);
    }

    /** What is listed of the user in focus, or of all; best first. */
    List<FindingLine> lines(Shown which) {
        if (detection != workbench.data().detection()) {
            detection = workbench.data().detection();
            lines.clear();
        }
        List<FindingLine> all = lines.computeIfAbsent(which, this::all);
        return workbench.selection().focus() instanceof Focus.OnUser on
                ? all.stream()
                        .filter(line -> line.finding().user().equals(on.userId()))
                        .toList()
                : all;
    }

    private List<FindingLine> all(Shown which) {
        List<PastFinding> findings = switch (which) {
            case ALL -> detection.findings().stream().map(PastFinding::of).toList();
            case ADDED -> change.get().map(RunComparison::added).orElse(List.of());
            case GONE -> change.get().map(RunComparison::gone).orElse(List.of());
        };
        List<FindingLine> made = new ArrayList<>(findings.size());
        findings.forEach(finding -> made.add(new FindingLine(finding, which == Shown.GONE)));
        return made;
    }
}
