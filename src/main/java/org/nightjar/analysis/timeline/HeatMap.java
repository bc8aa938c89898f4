package org.nightjar.analysis.timeline;

import java.time.ZoneId;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowParts;
import org.nightjar.store.RowSet;

/**
 * Events by weekday and hour of a zone's clock: when somebody works. Immutable; built in one pass over the rows, on all cores.
 */
public final class HeatMap {

    /** Days of a week, from Monday. */
    public static final int DAYS = 7;

    /** Hours of a day. */
    public static final int HOURS = 24;

    private final ZoneId zone;
    private final int[] counts = new int[HourClock.HOURS];
    private final int[] failed = new int[HourClock.HOURS];
    private int most;
    private int size;

    private HeatMap(ZoneId zone) {
        this.zone = zone;
    }

    public static HeatMap of(EventIndex index, RowSet rows, ZoneId zone) {
        HeatMap map = new HeatMap(zone);
        if (rows.isEmpty()) {
            return map;
        }
        HourClock clock =
                HourClock.of(zone, index.timeMillis(rows.row(0)), index.timeMillis(rows.row(rows.size() - 1)));
        EventClass.Classifier classifier = EventClass.classifier(index);
        int[] counted = RowParts.count(rows.size(), HourClock.HOURS * 2, (from, to, into) -> {
            int[] classes = new int[RowSet.MOST_IN_BLOCK];
            HourClock.Hand hand = clock.hand();
            rows.inBlocks(from, to, (some, count) -> {
                classifier.ordinals(some, count, classes);
                for (int i = 0; i < count; i++) {
                    int hour = hand.hourOfWeek(index.timeMillis(some[i]));
                    into[hour]++;
                    into[HourClock.HOURS + hour] += classes[i] == EventClass.ERROR.ordinal() ? 1 : 0;
                }
            });
        });
        System.arraycopy(counted, 0, map.counts, 0, HourClock.HOURS);
        System.arraycopy(counted, HourClock.HOURS, map.failed, 0, HourClock.HOURS);
        for (int count : map.counts) {
            map.most = Math.max(map.most, count);
        }
        map.size = rows.size();
        return map;
    }

    /** By whose clock. */
    public ZoneId zone() {
        return zone;
    }

    /** How many events there are in that hour; days from 0 (Monday). */
    public int events(int day, int hour) {
        return counts[day * HOURS + hour];
    }

    /** How many of them failed or were denied. */
    public int failed(int day, int hour) {
        return failed[day * HOURS + hour];
    }

    /** The fullest hour's events. */
    public int most() {
        return most;
    }

    /** All events. */
    public int size() {
        return size;
    }
}
