package org.nightjar.analysis.timeline;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
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
    private final Column column;
    private final @Nullable LaneCounts[] byCode;
    private final int[] overview;

    private DealtLanes(EventIndex index, Column column, @Nullable LaneCounts[] byCode, int[] overview) {
        this.index = index;
        this.column = column;
        this.byCode = byCode;
        this.overview = overview;
    }

    /** By user. */
    static DealtLanes ofUsers(EventIndex index, RowSet rows) {
        if (rows.size() <= index.size() / MANY) {
            return of(index, Dimension.USER, rows);
        }
        DealtLanes all = ofAllUsers(index);
        return rows.size() == index.size() ? all : all.among(rows);
    }

    /** Those of all events by user, about seven bytes an event; made when they are first asked for. */
    static DealtLanes ofAllUsers(EventIndex index) {
        return index.kept(DealtLanes.class, () -> of(index, Dimension.USER, RowSet.all(index.size())));
    }

    static DealtLanes of(EventIndex index, Dimension dimension, RowSet rows) {
        Column column = index.column(dimension);
        int[][][] dealt = new LaneRows(column, EventClass.classifier(index), rows).deal();
        @Nullable LaneCounts[] byCode = new LaneCounts[dealt.length];
        IntStream.range(0, dealt.length)
                .filter(code -> dealt[code].length > 0)
                .parallel()
                .forEach(code -> byCode[code] = new LaneCounts(index, dealt[code]));
        return new DealtLanes(index, column, byCode, new OverviewCounts(index).of(rows));
    }

    private DealtLanes among(RowSet rows) {
        @Nullable LaneCounts[] left = new LaneCounts[byCode.length];
        codes().parallel().forEach(code -> {
            LaneCounts some = counts(code).among(rows);
            left[code] = some.size() == 0 ? null : some;
        });
        return new DealtLanes(index, column, left, overviewAmong(rows));
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

    /** The codes that have rows, ascending. */
    IntStream codes() {
        return IntStream.range(0, byCode.length).filter(code -> byCode[code] != null);
    }

    /** Of a code that has rows. */
    LaneCounts counts(int code) {
        LaneCounts counts = byCode[code];
        if (counts == null) {
            throw new IllegalArgumentException("no row has code " + code);
        }
        return counts;
    }

    /** All rows at {@code column * EventClass.COUNT + class}. Do not change the array. */
    int[] overview() {
        return overview;
    }
}
