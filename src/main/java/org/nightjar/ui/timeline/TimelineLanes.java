package org.nightjar.ui.timeline;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.LanesBy;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Annotations;
import org.nightjar.model.Dimension;
import org.nightjar.ui.WorkbenchViewModel;

/**
 * The lanes of the timeline: what they are, built anew when query, focus or that changes, and arranged anew at once when
 * only order, pins or folds do. FX thread only; the old lanes stay until the new ones are there.
 */
final class TimelineLanes {

    private static final int MANY_EVENTS = 1_000_000;
    private static final int WAITING_MILLIS = 1000;

    private final WorkbenchViewModel workbench;
    private final ReadOnlyObjectWrapper<Optional<TimelineModel>> timeline =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<LaneChoices> choices = new ReadOnlyObjectWrapper<>(LaneChoices.DEFAULT);
    private final ReadOnlyObjectWrapper<Surroundings> surroundings = new ReadOnlyObjectWrapper<>(Surroundings.NONE);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);
    private Built built;
    /** The data whose surroundings are known or asked for; none before the first lanes are there, which are seen first. */
    private @Nullable CaseData surveyed;

    private long newest;

    /** What the lanes were built from; a new range or cursor alone builds nothing. A search finds more and more events. */
    private record Built(
            CaseData data, String query, Focus focus, int events, LanesBy lanesBy, Optional<Dimension> groupBy) {
        boolean same(Built other) {
            return data.differsByAnnotationsOnly(other.data)
                    && query.equals(other.query)
                    && focus.equals(other.focus)
                    && events == other.events
                    && lanesBy.equals(other.lanesBy)
                    && groupBy.equals(other.groupBy);
        }
    }

    TimelineLanes(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        built = source();
        build(workbench.rows());
        workbench.rowsProperty().addListener((property, old, rows) -> rebuildIfNew(rows));
        workbench.dataProperty().addListener(property -> {
            forgetNothing();
            surveyIfNew();
        });
        workbench.annotationsProperty().addListener((property, old, said) -> retag(old, said));
    }

    private Built source() {
        Selection selection = workbench.selection();
        return new Built(
                workbench.data(),
                selection.query(),
                selection.focus(),
                workbench.rows().allTime().size(),
                choices.get().lanesBy(),
                choices.get().groupBy());
    }

    private void rebuildIfNew(SelectedRows rows) {
        Built wanted = source();
        if (!wanted.same(built)) {
            built = wanted;
            build(rows);
        }
    }

    /** Other lanes are built of nothing that tags change. With other data come other rows, for which lanes are built anyway. */
    private void retag(Annotations old, Annotations said) {
        boolean sameRows = workbench.data().differsByAnnotationsOnly(built.data);
        if (choices.get().areOfTags() && sameRows && !said.sharesTagsWith(old)) {
            built = source();
            build(workbench.rows());
        }
    }

    /** Where there were no events there are some: until their lanes are there, "no events" would be wrong. */
    private void forgetNothing() {
        if (workbench.data().index().size() > 0) {
            timeline.get().filter(made -> made.span().isEmpty()).ifPresent(made -> timeline.set(Optional.empty()));
        }
    }

    private void build(SelectedRows rows) {
        Built from = built;
        long number = ++newest;
        loading.set(true);
        workbench.compute(
                () -> TimelineModel.build(
                        from.data.index(), rows.allTime(), from.data.detection(), from.lanesBy, from.groupBy),
                made -> {
                    if (number == newest) {
                        loading.set(false);
                        timeline.set(Optional.of(made.arranged(choices.get().arrangement())));
                        surveyFirst();
                    }
                });
    }

    /** Of many events it keeps a core busy for a while, which what is seen first needs. */
    private void surveyFirst() {
        if (surveyed == null && workbench.data().index().size() > 0) {
            surveyed = workbench.data();
            if (surveyed.index().size() < MANY_EVENTS) {
                beginSurvey();
            } else {
                workbench.later(WAITING_MILLIS, this::beginSurvey);
            }
        }
    }

    private void beginSurvey() {
        survey(workbench.data());
        workbench
                .userZonesProperty()
                .addListener((property, old, zones) ->
                        surroundings.set(surroundings.get().with(zones)));
    }

    private void surveyIfNew() {
        if (surveyed != null && !workbench.data().index().isOfSame(surveyed.index())) {
            survey(workbench.data());
        }
    }

    private void survey(CaseData of) {
        surveyed = of;
        workbench.compute(() -> Surroundings.of(of), made -> {
            if (of == surveyed) {
                surroundings.set(made.with(workbench.userZonesProperty().get()));
            }
        });
    }

    ReadOnlyObjectProperty<Optional<TimelineModel>> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LaneChoices> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    LaneChoices choices() {
        return choices.get();
    }

    ReadOnlyObjectProperty<Surroundings> surroundingsProperty() {
        return surroundings.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    int count() {
        return timeline.get().map(made -> made.lanes().size()).orElse(0);
    }

    /** Shows other lanes, or the same ones otherwise. */
    void choose(LaneChoices wanted) {
        choices.set(wanted);
        timeline.get()
                .filter(made -> made.lanesBy().equals(wanted.lanesBy()))
                .ifPresent(made -> timeline.set(Optional.of(made.arranged(wanted.arrangement()))));
        rebuildIfNew(workbench.rows());
    }

    /** Folds all groups, or unfolds them if all are folded. */
    void foldAll() {
        timeline.get().ifPresent(made -> {
            var keys = made.groups().stream().map(Lane::key).collect(Collectors.toSet());
            boolean all = made.arrangement().folded().containsAll(keys);
            choose(choices().folded(all ? java.util.Set.of() : keys));
        });
    }
}
