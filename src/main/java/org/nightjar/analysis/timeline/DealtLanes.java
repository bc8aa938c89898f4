package org.nightjar.analysis.timeline;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Rows dealt out to lanes by the codes of a column, and all together over time: what of a timeline costs something an event.
 * The lanes of all events by user are kept with their index; those of a selection of many events are looked for in these, which
 * takes a fraction of dealing them out, and share with them whatever is the same. Immutable.
 */
final class DealtLanes {

    /** Fewer than one event of so many are sooner dealt out themselves. */
    private static final int MANY = 8;

    private final EventIndex index;
    private final LaneCodes codes;
    private final @Nullable LaneCounts[] byLane;
    private final int[] overview;

    private DealtLanes(EventIndex index, LaneCodes codes, @Nullable LaneCounts[] byLane, int[] overview) {
        this.index = index;
        this.codes = codes;
        this.byLane = byLane;
        this.overview = overview;
    }

    /** By user. */
    static DealtLanes ofUsers(EventIndex index, RowSet rows) {
        if (rows.size() <= index.size() / MANY) {
            return of(index, Dimension.USER, rows, LaneCodes.all(index, Dimension.USER));
        }
        DealtLanes all = ofAllUsers(index);
        return rows.size() == index.size() ? all : all.among(rows);
    }

    /** Those of all events by user, about seven bytes an event; made when they are first asked for. */
    static DealtLanes ofAllUsers(EventIndex index) {
        return index.kept(
                DealtLanes.class,
                () -> of(index, Dimension.USER, RowSet.all(index.size()), LaneCodes.all(index, Dimension.USER)));
    }

    static DealtLanes of(EventIndex index, Dimension dimension, RowSet rows, LaneCodes codes) {
        int[][][] dealt = new LaneRows(index.column(dimension), EventClass.classifier(index), rows, codes).deal();
        @Nullable LaneCounts[] byLane = new LaneCounts[dealt.length];
        IntStream.range(0, dealt.length)
                .filter(lane -> dealt[lane].length > 0)
                .parallel()
                .forEach(lane -> byLane[lane] = new LaneCounts(index, dealt[lane]));
        return new DealtLanes(index, codes, byLane, new OverviewCounts(index).of(rows));
    }

    private DealtLanes among(RowSet rows) {
        @Nullable LaneCounts[] left = new LaneCounts[byLane.length];
        lanes().parallel().forEach(lane -> {
            LaneCounts some = counts(lane).among(rows);
            left[lane] = some.size() == 0 ? null : some;
        });
        return new DealtLanes(index, codes, left, overviewAmong(rows));
    }

    /** Of more than half of the events the others are counted and taken away. */
    private int[] overviewAmong(RowSet rows) {
        OverviewCounts counts = new OverviewCounts(index);
        if (rows.size() <= index.size() / 2) {
            return counts.of(rows);
        }
        int[] others = counts.of(rows.complement(index.size()));
        int[] left = new int[others.length];
        Arrays.setAll(left, at -> overview[at] - others[at]);
        return left;
    }

    /** The lanes that have rows, ascending by code. */
    IntStream lanes() {
        return IntStream.range(0, byLane.length).filter(lane -> byLane[lane] != null);
    }

    /** The code of a lane. */
    int codeOf(int lane) {
        return codes.codeOf(lane);
    }

    /** Of a lane that has rows. */
    LaneCounts counts(int lane) {
        LaneCounts counts = byLane[lane];
        if (counts == null) {
            throw new IllegalArgumentException("no row is in lane " + lane);
        }
        return counts;
    }

    /** All rows at {@code column * EventClass.COUNT + class}. Do not change the array. */
    int[] overview() {
        return overview;
    }
}
