package org.nightjar.analysis.timeline;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowParts;
import org.nightjar.store.RowSet;

/**
 * Rows dealt out to lanes by the codes of a column, and all together over time: what of a timeline costs something an event.
 * The lanes of all events by user are kept with their index; of a selection of many events a bit is kept for each of their rows,
 * which takes a fraction of dealing rows out. Immutable.
 */
final class DealtLanes {

    /** Fewer than one event of so many are sooner dealt out themselves. */
    private static final int MANY = 16;

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
        // what is kept must not be asked for while something else is made to be kept
        OverviewCounts overview = OverviewCounts.of(index);
        RowSet all = RowSet.all(index.size());
        return index.kept(
                DealtLanes.class,
                () -> of(index, Dimension.USER, all, LaneCodes.all(index, Dimension.USER), overview.count(all)));
    }

    static DealtLanes of(EventIndex index, Dimension dimension, RowSet rows, LaneCodes codes) {
        return of(index, dimension, rows, codes, OverviewCounts.of(index).count(rows));
    }

    private static DealtLanes of(EventIndex index, Dimension dimension, RowSet rows, LaneCodes codes, int[] overview) {
        int[][][] dealt = new LaneRows(index.column(dimension), EventClass.classifier(index), rows, codes).deal();
        @Nullable LaneCounts[] byLane = new LaneCounts[dealt.length];
        RowParts.each(dealt.length, lane -> {
            if (dealt[lane].length > 0) {
                byLane[lane] = new LaneCounts(index, dealt[lane]);
            }
        });
        return new DealtLanes(index, codes, byLane, overview);
    }

    private DealtLanes among(RowSet rows) {
        int[] all = lanes().toArray();
        @Nullable LaneCounts[] left = new LaneCounts[byLane.length];
        RowSet bits = rows.asBits(index.size());
        RowParts.each(all.length, at -> {
            LaneCounts some = counts(all[at]).among(bits);
            left[all[at]] = some.size() == 0 ? null : some;
        });
        return new DealtLanes(index, codes, left, OverviewCounts.of(index).count(bits));
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
