package org.nightjar.ui.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.Note;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.QueryClauses;

/**
 * What the timeline shows: the lanes of the selection, the visible window of time, the first visible lane and a brush
 * in the making. Zoom and pan are the view's own; what is picked goes to the shared selection and its history.
 *
 * <p>FX thread only. Lanes are built in the background; the old ones stay until the new ones are there.
 */
public final class TimelineViewModel {

    /** The shortest window. */
    public static final long SHORTEST_MILLIS = 1000;

    private static final TimeWindow NO_DATA = new TimeWindow(0, 86_400_000);
    private static final double MARGIN = 0.02;
    private static final long SHORTEST_SELECTED_MILLIS = 60_000;

    private final WorkbenchViewModel workbench;
    private final TimelineLanes lanes;
    private final ReadOnlyObjectWrapper<TimeWindow> window = new ReadOnlyObjectWrapper<>(NO_DATA);
    private final ReadOnlyObjectWrapper<Optional<TimeWindow>> brush = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyDoubleWrapper firstLane = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyIntegerWrapper keyLane = new ReadOnlyIntegerWrapper(-1);
    private TimeWindow limits = NO_DATA;
    private double visibleLanes = 1;

    public TimelineViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        lanes = new TimelineLanes(workbench);
        lanes.timelineProperty().addListener((property, old, made) -> made.ifPresent(now -> arrived(old, now)));
        lanes.timelineProperty().get().ifPresent(now -> arrived(Optional.empty(), now));
        workbench.selectionProperty().addListener((property, old, selection) -> reveal(old, selection));
        workbench
                .restoredLookProperty()
                .addListener((property, old, look) -> look.map(TimeWindow::of).ifPresent(this::put));
    }

    private void arrived(Optional<TimelineModel> old, TimelineModel made) {
        boolean fitted = window.get().equals(limits);
        limits = made.span()
                .map(span -> span.widened(MARGIN))
                .map(wide -> wide.scaled(0.5, 1, SHORTEST_MILLIS))
                .orElse(NO_DATA);
        keyLane.set(old.map(before -> sameLane(before, made)).orElse(-1));
        put(fitted ? limits : window.get());
        scrollTo(firstLane.get());
    }

    /** Where the keyboard's lane is now, or -1. */
    private int sameLane(TimelineModel before, TimelineModel made) {
        int at = keyLane.get();
        if (at < 0 || at >= before.lanes().size() || !before.lanesBy().equals(made.lanesBy())) {
            return -1;
        }
        String key = before.lanes().get(at).key();
        for (int lane = 0; lane < made.lanes().size(); lane++) {
            if (made.lanes().get(lane).key().equals(key)) {
                return lane;
            }
        }
        return -1;
    }

    /** Which lanes there are. */
    TimelineLanes lanes() {
        return lanes;
    }

    /** The lanes; empty until they are first there. */
    public ReadOnlyObjectProperty<Optional<TimelineModel>> timelineProperty() {
        return lanes.timelineProperty();
    }

    /** The visible time. */
    public ReadOnlyObjectProperty<TimeWindow> windowProperty() {
        return window.getReadOnlyProperty();
    }

    public TimeWindow window() {
        return window.get();
    }

    /** The longest window: the time of all events with a margin. */
    public TimeWindow limits() {
        return limits;
    }

    /** The range being brushed; becomes the selection's with {@link #commitBrush}. */
    public ReadOnlyObjectProperty<Optional<TimeWindow>> brushProperty() {
        return brush.getReadOnlyProperty();
    }

    /** The lane at the top; fractions are parts of a lane. */
    public ReadOnlyDoubleProperty firstLaneProperty() {
        return firstLane.getReadOnlyProperty();
    }

    /** Whether new lanes are being built. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return lanes.loadingProperty();
    }

    /** Shows that window, as far as the limits allow. */
    public void showWindow(TimeWindow wanted) {
        move(wanted, true);
    }

    /** The same for what follows from something else, so that it is no step of its own in the history. */
    private void put(TimeWindow wanted) {
        move(wanted, false);
    }

    private void move(TimeWindow wanted, boolean byHand) {
        window.set(wanted.scaled(0.5, 1, SHORTEST_MILLIS).inside(limits));
        workbench.looked(window.get().range(), byHand);
    }

    /** Zooms about a point, at a fraction of the window's width; a factor below 1 zooms in. */
    public void zoomAt(double fraction, double factor) {
        move(window.get().scaled(fraction, factor, SHORTEST_MILLIS), true);
    }

    /** Moves by a fraction of the window's length; above 0 is later. */
    public void pan(double fraction) {
        showWindow(window.get().shifted(Math.round(window.get().lengthMillis() * fraction)));
    }

    public void fit() {
        showWindow(limits);
    }

    /** Shows the hour, day or week of the workbench's zone around a time. */
    void showPeriod(ChronoUnit unit, long millis) {
        showWindow(TimeSnap.around(millis, unit, workbench.zoneProperty().get()));
    }

    /** Shows the range that is selected, or else from the first to the last of the selected events, with a margin. */
    void showSelected() {
        shownRange().or(this::selectedWindow).ifPresentOrElse(this::showWindow, this::fit);
    }

    private Optional<TimeWindow> selectedWindow() {
        RowSet rows = workbench.rows().allTime();
        if (rows.isEmpty() || workbench.selection().selectsSameAs(Selection.ALL)) {
            return Optional.empty();
        }
        EventIndex index = workbench.data().index();
        long from = index.time(rows.row(0)).toEpochMilli();
        long to = index.time(rows.row(rows.size() - 1)).toEpochMilli() + 1;
        return Optional.of(new TimeWindow(from, to).widened(MARGIN).scaled(0.5, 1, SHORTEST_SELECTED_MILLIS));
    }

    /** To the first event, at the same zoom. */
    public void toStart() {
        showWindow(window.get().shifted(limits.fromMillis() - window.get().fromMillis()));
    }

    /** To the last event, at the same zoom. */
    public void toEnd() {
        showWindow(window.get().shifted(limits.toMillis() - window.get().toMillis()));
    }

    /** How many lanes the view has room for. */
    public void setVisibleLanes(double lanes) {
        visibleLanes = Math.max(1, lanes);
        scrollTo(firstLane.get());
    }

    /** The largest {@link #firstLaneProperty}. */
    public double lastFirstLane() {
        return Math.max(0, laneCount() - visibleLanes);
    }

    public double visibleLanes() {
        return visibleLanes;
    }

    public int laneCount() {
        return lanes.count();
    }

    public void scrollTo(double lane) {
        firstLane.set(Math.max(0, Math.min(lastFirstLane(), lane)));
    }

    public void scrollLanes(double lanes) {
        scrollTo(firstLane.get() + lanes);
    }

    /** The lane that the keyboard has come to, or -1. */
    public ReadOnlyIntegerProperty keyLaneProperty() {
        return keyLane.getReadOnlyProperty();
    }

    /** Moves the keyboard so many lanes down, and shows the lane; from nowhere to the top one. */
    public void moveKeyLane(int lanes) {
        if (laneCount() == 0) {
            return;
        }
        int wanted = keyLane.get() < 0 ? (int) Math.ceil(firstLane.get()) : keyLane.get() + lanes;
        keyLane.set(Math.max(0, Math.min(laneCount() - 1, wanted)));
        revealLane(keyLane.get());
    }

    /** Puts the keyboard on a lane. */
    void pickKeyLane(int lane) {
        keyLane.set(lane);
    }

    /** What the menu offers on the keyboard's lane, and on the moment there if one was picked. */
    public List<Pivot> pivots(Optional<Instant> moment) {
        Optional<TimelineModel> made = lanes.timelineProperty().get();
        int number = keyLane.get();
        if (made.isEmpty() || number < 0 || number >= made.get().lanes().size()) {
            return List.of();
        }
        Lane lane = made.get().lanes().get(number);
        Optional<Instant> at = moment.or(() -> cursorIn(made.get(), number));
        Optional<String> nearest = at.flatMap(time -> made.get().findNearestEvent(lane, time.toEpochMilli()));
        return new LanePivots(workbench, lanes).on(lane, at, nearest, () -> pickLane(lane));
    }

    /** What the menu offers on a finding. */
    List<Pivot> pivots(Finding finding) {
        return new FindingPivots(workbench).on(finding);
    }

    private Optional<Instant> cursorIn(TimelineModel made, int lane) {
        String eventId = workbench.selection().eventId();
        return made.findLaneOf(eventId).filter(of -> of == lane).isPresent()
                ? made.findTimeMillis(eventId).map(Instant::ofEpochMilli)
                : Optional.empty();
    }

    /** Brushes from one time to another, in any order; nothing is selected yet. */
    public void brush(long anchorMillis, long millis) {
        long from = Math.min(anchorMillis, millis);
        long to = Math.max(Math.max(anchorMillis, millis), from + 1);
        brush.set(Optional.of(new TimeWindow(from, to)));
    }

    /** Makes the brush the selection's range. */
    public void commitBrush() {
        Optional<TimeWindow> brushed = brush.get();
        brush.set(Optional.empty());
        brushed.ifPresent(range -> workbench.setRange(Optional.of(range.range())));
    }

    /** Gives up the brush, or else the selection's range; says whether there was one. */
    public boolean clearBrush() {
        if (brush.get().isPresent()) {
            brush.set(Optional.empty());
            return true;
        }
        boolean had = workbench.selection().range().isPresent();
        workbench.setRange(Optional.empty());
        return had;
    }

    /** The brush, or else the selection's range. */
    public Optional<TimeWindow> shownRange() {
        return brush.get().or(() -> workbench.selection().range().map(TimeWindow::of));
    }

    /**
     * Focuses a lane's user or finding, or lets go if it is in focus already; of another value makes it a part of the query,
     * or takes that away; folds a group or unfolds it.
     */
    public void pickLane(Lane lane) {
        if (lane.isGroup()) {
            lanes.choose(lanes.choices().foldToggled(lane.key()));
            return;
        }
        Optional<Dimension> by = lanes.choices().lanesBy().dimension();
        if (by.isEmpty() || by.get() == Dimension.USER) {
            Focus wanted = by.isEmpty() ? new Focus.OnFinding(lane.key()) : new Focus.OnUser(lane.key());
            workbench.focus(workbench.selection().focus().equals(wanted) ? Focus.NOTHING : wanted);
        } else {
            workbench.setQuery(QueryClauses.of(workbench.selection().query())
                    .toggled(QueryClauses.including(by.get(), lane.key())));
        }
    }

    public void pickFinding(Finding finding) {
        workbench.focus(new Focus.OnFinding(finding.id()));
    }

    /** Puts the cursor on the event that a note is on, or opens the note on a moment. */
    void pickNote(Note note) {
        if (note.subject().kind() == AnnotationSubject.Kind.EVENT) {
            workbench.showEvent(note.subject().id());
        } else {
            workbench.annotate(Annotating.note(note.subject(), workbench.data().index()));
        }
    }

    /** Puts the cursor on the lane's event nearest to a time. */
    public void pickTime(Lane lane, long millis) {
        lanes.timelineProperty()
                .get()
                .flatMap(made -> made.findNearestEvent(lane, millis))
                .ifPresent(workbench::showEvent);
    }

    /** Brings into sight what another view has picked; what is in sight stays where it is. */
    private void reveal(Selection old, Selection selection) {
        if (!selection.range().equals(old.range())) {
            selection.range().map(TimeWindow::of).ifPresent(this::revealWindow);
        }
        if (!selection.focus().equals(old.focus())) {
            focusWindow(selection.focus()).ifPresent(this::revealWindow);
        }
        if (!selection.eventId().equals(old.eventId())) {
            lanes.timelineProperty().get().ifPresent(made -> revealEvent(made, selection.eventId()));
        }
    }

    private void revealWindow(TimeWindow target) {
        if (!target.overlaps(window.get())) {
            put(target.widened(1));
        }
    }

    private Optional<TimeWindow> focusWindow(Focus focus) {
        if (focus instanceof Focus.OnFinding on) {
            return SelectedRows.findFinding(on.findingId(), workbench.data().detection())
                    .map(TimelineViewModel::windowOf);
        }
        if (focus instanceof Focus.OnIncident on) {
            return SelectedRows.findIncident(on.rank(), workbench.data().detection())
                    .map(incident -> new TimeWindow(
                            incident.windowStart().toEpochMilli(),
                            incident.windowEnd().toEpochMilli() + 1));
        }
        return Optional.empty();
    }

    /** From a finding's first event to just after its last. */
    static TimeWindow windowOf(Finding finding) {
        return new TimeWindow(
                finding.windowStart().toEpochMilli(), finding.windowEnd().toEpochMilli() + 1);
    }

    private void revealEvent(TimelineModel made, String eventId) {
        made.findTimeMillis(eventId).ifPresent(millis -> {
            if (!window.get().contains(millis)) {
                put(window.get().shifted(millis - window.get().at(0.5)));
            }
        });
        made.findLaneOf(eventId).ifPresent(this::revealLane);
    }

    /** Scrolls no further than is needed to see a lane. */
    void revealLane(int lane) {
        if (lane < firstLane.get()) {
            scrollTo(lane);
        } else if (lane + 1 > firstLane.get() + visibleLanes) {
            scrollTo(lane + 1 - visibleLanes);
        }
    }
}
