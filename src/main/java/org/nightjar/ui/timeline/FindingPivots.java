package org.nightjar.ui.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.QueryText;
import org.nightjar.model.TimeRange;
import org.nightjar.model.TriageState;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Words;

/** What the menu of a finding on the timeline offers: open it, say what it is, its time, its events, notes. FX thread only. */
final class FindingPivots {

    private final WorkbenchViewModel workbench;

    FindingPivots(WorkbenchViewModel workbench) {
        this.workbench = workbench;
    }

    List<Pivot> on(Finding finding) {
        List<Pivot> pivots = new ArrayList<>();
        Focus focus = new Focus.OnFinding(finding.id());
        pivots.add(new Pivot(Pivot.Kind.FOCUS, Words.of("timeline.finding.open"), () -> {
            workbench.focus(focus);
            workbench.turnTo(WorkbenchTab.FINDINGS);
        }));
        TriageState now = workbench.data().triage().of(finding).state();
        for (TriageState state : TriageState.values()) {
            if (state != now) {
                pivots.add(new Pivot(
                        Pivot.Kind.MORE,
                        Words.of("timeline.finding." + state.name().toLowerCase(Locale.ROOT)),
                        () -> workbench.wantTriage(finding, state)));
            }
        }
        pivots.add(new Pivot(
                Pivot.Kind.AROUND,
                Words.of("timeline.finding.around", Pivots.AROUND_MINUTES),
                () -> workbench.setRange(Optional.of(around(finding)))));
        new Pivots(workbench, Optional.empty())
                .on(Words.of("timeline.thisFinding"), QueryText.events(finding.eventIds()), finding.title()).stream()
                        .filter(pivot -> pivot.kind() != Pivot.Kind.COPY)
                        .forEach(pivots::add);
        pivots.add(Pivots.copy(Words.of("timeline.finding.copy"), finding.title()));
        EventIndex index = workbench.data().index();
        pivots.add(new Pivot(
                Pivot.Kind.MORE,
                Words.of("timeline.finding.tag"),
                () -> workbench.annotate(Annotating.events(
                        Annotating.What.TAG, index, SelectedRows.rows(finding.eventIds(), index), false))));
        pivots.add(new Pivot(
                Pivot.Kind.MORE,
                Words.of("timeline.finding.note"),
                () -> workbench.annotate(Annotating.note(AnnotationSubject.finding(finding.id()), index))));
        if (!finding.user().isEmpty()) {
            pivots.add(new Pivot(
                    Pivot.Kind.MORE,
                    Words.of("timeline.finding.user", workbench.shown(Dimension.USER, finding.user())),
                    () -> workbench.focus(new Focus.OnUser(finding.user()))));
        }
        return List.copyOf(pivots);
    }

    private static TimeRange around(Finding finding) {
        Duration before = Duration.ofMinutes(Pivots.AROUND_MINUTES);
        return new TimeRange(
                finding.windowStart().minus(before),
                finding.windowEnd().plusMillis(1).plus(before));
    }
}
