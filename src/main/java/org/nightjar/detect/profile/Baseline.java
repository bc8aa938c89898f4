package org.nightjar.detect.profile;

import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.Dimension;
import org.nightjar.model.TimeRange;
import org.nightjar.store.EventIndex;

/**
 * What counts as normal. Without a range of the analyst's, every event is judged by what came before it; with one,
 * events inside it are the measure and only those outside are judged. With an incident window only events inside that
 * are judged, and they are no part of the measure.
 *
 * @param scope the analyst's choice
 */
public record Baseline(DetectionScope scope) {

    /** A baseline without an incident window. */
    public Baseline(Optional<TimeRange> range) {
        this(DetectionScope.withBaseline(range));
    }

    /** Whether events of that time are judged. */
    public boolean judges(long millis) {
        return scope.incident().isPresent() ? isIncident(millis) : !holds(millis);
    }

    /** Whether the chosen baseline holds that time. */
    boolean holds(long millis) {
        return isChosen()
                && scope.baseline().filter(range -> holds(range, millis)).isPresent()
                && !isIncident(millis);
    }

    private boolean isIncident(long millis) {
        return scope.incident().isPresent()
                && scope.incident().filter(range -> holds(range, millis)).isPresent();
    }

    private static boolean holds(TimeRange range, long millis) {
        return millis >= range.from().toEpochMilli() && millis < range.to().toEpochMilli();
    }

    /** The part of a history that lies in the chosen baseline; all of it without one. */
    ValueHistory part(EventIndex index, ValueHistory whole, BitSet without) {
        if (scope.baseline().isEmpty()) {
            return whole;
        }
        TimeRange range = scope.baseline().get();
        int from = row(index, range.from());
        int to = row(index, range.to());
        if (scope.incident().isEmpty()) {
            return ValueHistory.of(index, whole.dimension(), from, to, without);
        }
        int cutFrom = Math.min(Math.max(from, row(index, scope.incident().get().from())), to);
        int cutTo = Math.min(Math.max(from, row(index, scope.incident().get().to())), to);
        return ValueHistory.of(index, whole.dimension(), from, cutFrom, without)
                .plus(ValueHistory.of(index, whole.dimension(), Math.max(cutFrom, cutTo), to, without));
    }

    /** What the incident window holds of a dimension; empty unless both windows were chosen. */
    Optional<ValueHistory> incident(EventIndex index, Dimension dimension, BitSet without) {
        return scope.incident()
                .filter(range -> isChosen())
                .map(range ->
                        ValueHistory.of(index, dimension, row(index, range.from()), row(index, range.to()), without));
    }

    private static int row(EventIndex index, Instant time) {
        return index.rowAtOrAfter(time.toEpochMilli());
    }

    /** Whether the analyst chose a range. */
    public boolean isChosen() {
        return scope.baseline().isPresent();
    }
}
