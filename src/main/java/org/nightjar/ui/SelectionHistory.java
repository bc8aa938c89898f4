package org.nightjar.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.nightjar.analysis.Selection;
import org.nightjar.model.TimeRange;

/**
 * Where the analyst has been, like a browser's history: what was selected, and which time the timeline showed. Moving the
 * cursor alone makes no entry of its own, and zooming and panning in one go makes one. FX thread only.
 */
final class SelectionHistory {

    private static final int KEPT = 200;

    /** Looks that follow one another within this are one. */
    private static final long ONE_GO_MILLIS = 800;

    /**
     * A place to come back to.
     *
     * @param look the time that the timeline showed; empty until it says
     */
    record Place(Selection selection, Optional<TimeRange> look) {}

    private final Deque<Place> before = new ArrayDeque<>();
    private final Deque<Place> after = new ArrayDeque<>();
    private Place current = new Place(Selection.ALL, Optional.empty());
    private long lookedMillis = Long.MIN_VALUE / 2;

    void visit(Selection from, Selection to) {
        if (!from.selectsSameAs(to)) {
            remember();
        }
        current = new Place(to, current.look());
    }

    /**
     * The timeline shows another time.
     *
     * @param byHand whether the analyst moved it, rather than a selection
     * @param atMillis when, by any clock
     */
    void look(TimeRange range, boolean byHand, long atMillis) {
        if (current.look().equals(Optional.of(range))) {
            return;
        }
        if (byHand && current.look().isPresent()) {
            if (atMillis - lookedMillis > ONE_GO_MILLIS) {
                remember();
            }
            lookedMillis = atMillis;
        }
        current = new Place(current.selection(), Optional.of(range));
    }

    private void remember() {
        before.push(current);
        after.clear();
        lookedMillis = Long.MIN_VALUE / 2;
        if (before.size() > KEPT) {
            before.removeLast();
        }
    }

    boolean canGoBack() {
        return !before.isEmpty();
    }

    boolean canGoForward() {
        return !after.isEmpty();
    }

    Optional<Place> back() {
        return move(before, after);
    }

    Optional<Place> forward() {
        return move(after, before);
    }

    /** Back over all looks to the last place where something else was selected. */
    Optional<Place> backToOtherSelection() {
        Selection now = current.selection();
        Optional<Place> found = Optional.empty();
        while (canGoBack() && current.selection().selectsSameAs(now)) {
            found = back();
        }
        return found.filter(place -> !place.selection().selectsSameAs(now));
    }

    private Optional<Place> move(Deque<Place> from, Deque<Place> to) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(current);
        current = from.pop();
        lookedMillis = Long.MIN_VALUE / 2;
        return Optional.of(current);
    }
}
