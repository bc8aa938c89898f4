package org.nightjar.analysis.timeline;

import java.util.List;
import java.util.Optional;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Selected events as lanes over time. Built once a selection, in time and space linear in its events (about seven bytes
 * an event); asked for every frame. Times are UTC milliseconds, windows half-open. Immutable and thread-safe.
 */
public final class TimelineModel {

    /** Into how many columns {@link #overview} cuts the time of the whole case. */
    public static final int OVERVIEW_COLUMNS = 2048;

    private final EventIndex index;
    private final Dimension lanesBy;
    private final List<Lane> lanes;
    private final int[] overview;
    private final int size;

    TimelineModel(EventIndex index, Dimension lanesBy, List<Lane> lanes, int[] overview, int size) {
        this.index = index;
        this.lanesBy = lanesBy;
        this.lanes = List.copyOf(lanes);
        this.overview = overview;
        this.size = size;
    }

    /** Lanes by user, the riskiest first, then those without a rank by number of events; findings on their users. */
    public static TimelineModel build(EventIndex index, RowSet rows, DetectionResult detection) {
        return build(index, rows, detection, Dimension.USER);
    }

    /** Lanes by the values of any dimension. Only users have ranks and findings; other lanes go by number of events. */
    public static TimelineModel build(EventIndex index, RowSet rows, DetectionResult detection, Dimension lanesBy) {
        return new TimelineBuilder(index, rows, detection, lanesBy).build();
    }

    /** What the lanes are values of. */
    public Dimension lanesBy() {
        return lanesBy;
    }

    /** In the order in which they are drawn; all have events. */
    public List<Lane> lanes() {
        return lanes;
    }

    /** How many selected events there are in all lanes. */
    public int size() {
        return size;
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
     * {@code out[column * EventClass.COUNT + class]}. The sum over all columns is exact.
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
        return overview;
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

    /** The position of the lane that an event belongs to; empty if it is in none. */
    public Optional<Integer> findLaneOf(String eventId) {
        int row = eventId.isEmpty() ? -1 : index.findRow(eventId);
        if (row < 0) {
            return Optional.empty();
        }
        String key = index.value(lanesBy, row);
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).key().equals(key)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
