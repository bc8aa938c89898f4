package org.nightjar.analysis.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Selected events as lanes over time. Built once a selection, in time and space linear in its events (about seven bytes
 * an event, and again for groups; of many events by user a bit for each event of the index); asked for every frame. Times are UTC
 * milliseconds, windows half-open. Immutable and thread-safe.
 */
public final class TimelineModel {

    /** Into how many columns {@link #overview} cuts the time of the whole case. */
    public static final int OVERVIEW_COLUMNS = 2048;

    private final EventIndex index;
    private final LanesBy lanesBy;
    private final List<Lane> all;
    private final List<Lane> groups;
    private final LaneArrangement arrangement;
    private final List<Lane> shown;
    private final Totals totals;

    /**
     * What is said of all lanes together.
     *
     * @param overview all rows at {@code column * EventClass.COUNT + class}
     * @param size how many rows there are
     * @param leftOut how many values have no lane, because there are too many
     */
    record Totals(int[] overview, int size, int leftOut) {}

    TimelineModel(EventIndex index, LanesBy lanesBy, List<Lane> lanes, List<Lane> groups, Totals totals) {
        this(index, lanesBy, lanes, groups, LaneArrangement.DEFAULT, totals);
    }

    private TimelineModel(
            EventIndex index,
            LanesBy lanesBy,
            List<Lane> all,
            List<Lane> groups,
            LaneArrangement arrangement,
            Totals totals) {
        this.index = index;
        this.lanesBy = lanesBy;
        this.all = List.copyOf(all);
        this.groups = List.copyOf(groups);
        this.arrangement = arrangement;
        this.shown = List.copyOf(arrangement.shown(all, groups));
        this.totals = totals;
    }

    /**
     * Works out beforehand what of the lanes of all events by user costs something an event, and keeps it with the index: the
     * first timeline of a case is there sooner. Any thread.
     */
    public static void prepare(EventIndex index) {
        DealtLanes.ofAllUsers(index);
    }

    /** Lanes by user, the riskiest first, then those without a rank by number of events; findings on their users. */
    public static TimelineModel build(EventIndex index, RowSet rows, DetectionResult detection) {
        return build(index, rows, detection, LanesBy.USER, Optional.empty());
    }

    /**
     * Lanes by the values of any dimension (an event with several is in the lane of each), or by finding. Findings stand on
     * every lane that has one of their events.
     *
     * @param groupBy a lane's group is the value of this dimension that most of its events have; empty for no groups
     */
    public static TimelineModel build(
            EventIndex index, RowSet rows, DetectionResult detection, LanesBy lanesBy, Optional<Dimension> groupBy) {
        return new TimelineBuilder(index, rows, detection, lanesBy, groupBy).build();
    }

    /** The same lanes in another order, pinned or folded. */
    public TimelineModel arranged(LaneArrangement wanted) {
        return wanted.equals(arrangement) ? this : new TimelineModel(index, lanesBy, all, groups, wanted, totals);
    }

    /** How the lanes are arranged. */
    public LaneArrangement arrangement() {
        return arrangement;
    }

    /** What the lanes are. */
    public LanesBy lanesBy() {
        return lanesBy;
    }

    /** In the order in which they are drawn; all have events. */
    public List<Lane> lanes() {
        return shown;
    }

    /** How many lanes there are besides groups, folded or not. */
    public int laneTotal() {
        return all.size();
    }

    /** How many values have no lane: of more than {@value LaneCodes#MOST} those with the fewest events. */
    public int leftOut() {
        return totals.leftOut();
    }

    /** One a group, whether it is folded or not. */
    public List<Lane> groups() {
        return groups;
    }

    /** How many selected events there are. */
    public int size() {
        return totals.size();
    }

    /** The time of all events of the case, selected or not; empty if it has none. */
    public Optional<TimeWindow> span() {
        return index.size() == 0 ? Optional.empty() : Optional.of(TimeWindow.of(index.span()));
    }

    public PixelGrid grid(TimeWindow window, int pixels) {
        return new PixelGrid(index, window, pixels);
    }

    /**
     * How many events of a lane fall into each column of the grid, by class, into
     * {@code out[column * EventClass.COUNT + class]}. Every column is exact.
     */
    public void density(Lane lane, PixelGrid grid, int[] out) {
        lane.counts().density(grid, out);
    }

    /** Exact counts of a lane by {@link EventClass}. */
    public int[] counts(Lane lane, TimeWindow window) {
        return lane.counts().between(window);
    }

    /** All lanes together, by column of {@link #span} and class, as {@link #density}. Do not change the array. */
    public int[] overview() {
        return totals.overview();
    }

    /** The lane's single events in a window, those that repeat the one before as one; none if there are more than that. */
    public List<EventRun> runs(Lane lane, TimeWindow window, int mostEvents) {
        int[] rows = lane.counts().rowsBetween(window, mostEvents);
        List<EventRun> runs = new ArrayList<>();
        for (int row : rows) {
            String action = index.value(Dimension.ACTION, row);
            EventClass kind = EventClass.of(index.access(row), index.outcome(row));
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).says(action, kind)) {
                runs.set(last, runs.get(last).repeated(index.timeMillis(row)));
            } else {
                runs.add(new EventRun(index.timeMillis(row), index.timeMillis(row), action, kind, 1, row));
            }
        }
        return runs;
    }

    /** Id of the lane's event nearest to that time; empty if the lane has none. */
    public Optional<String> findNearestEvent(Lane lane, long millis) {
        int row = lane.counts().nearest(millis);
        return row < 0 ? Optional.empty() : Optional.of(index.eventId(row));
    }

    /** When an event happened; empty if the case does not have it. */
    public Optional<Long> findTimeMillis(String eventId) {
        int row = eventId.isEmpty() ? -1 : index.findRow(eventId);
        return row < 0 ? Optional.empty() : Optional.of(index.timeMillis(row));
    }

    /** The position of the lane that an event belongs to, or else of its folded group; empty if it is in none. */
    public Optional<Integer> findLaneOf(String eventId) {
        int row = eventId.isEmpty() ? -1 : index.findRow(eventId);
        if (row < 0) {
            return Optional.empty();
        }
        Predicate<Lane> hasRow = lanesBy.dimension()
                .map(dimension -> index.column(dimension).values(row))
                .<Predicate<Lane>>map(keys -> lane -> keys.contains(lane.key()))
                .orElse(lane -> lane.counts().has(row));
        Optional<Integer> group = Optional.empty();
        for (int i = 0; i < shown.size(); i++) {
            Lane lane = shown.get(i);
            if (lane.isGroup()) {
                group = group.isEmpty()
                                && arrangement.folded().contains(lane.key())
                                && lane.counts().has(row)
                        ? Optional.of(i)
                        : group;
            } else if (hasRow.test(lane)) {
                return Optional.of(i);
            }
        }
        return group;
    }
}
