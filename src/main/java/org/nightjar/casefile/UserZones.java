package org.nightjar.casefile;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nightjar.detect.profile.Rhythm;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.store.Values;

/**
 * The zones in which users seem to live: the offset that detectors reckon odd hours in, estimated from the hours at which
 * a user is active. Only where there are enough hours with a middle; it does not follow daylight saving time. Immutable;
 * built in time linear in the events.
 */
public final class UserZones {

    /** No user's zone is known. */
    public static final UserZones NONE = new UserZones(Map.of());

    /** Fewer active hours say nothing of where somebody lives: the bounds of the odd-hours detector. */
    private static final int LEAST_HOURS = 12;

    /** Below this (0 is around the clock, 1 always the same hour) there is no middle of the day. */
    private static final double LEAST_CONCENTRATION = 0.35;

    private static final long HOUR_MILLIS = 3_600_000;

    private final Map<String, ZoneOffset> byUser;

    private UserZones(Map<String, ZoneOffset> byUser) {
        this.byUser = Map.copyOf(byUser);
    }

    public static UserZones of(EventIndex index) {
        Values users = index.column(Dimension.USER).dictionary();
        Map<String, ZoneOffset> found = new HashMap<>();
        for (int code = 1; code < users.size(); code++) {
            Rhythm rhythm = rhythm(index, index.rowsOfUser(code));
            if (rhythm.activeHours() >= LEAST_HOURS && rhythm.concentration() >= LEAST_CONCENTRATION) {
                found.put(users.value(code), ZoneOffset.ofHours(rhythm.offsetHours()));
            }
        }
        return new UserZones(found);
    }

    private static Rhythm rhythm(EventIndex index, RowSet rows) {
        int[] hours = new int[Rhythm.HOURS];
        long lastHour = Long.MIN_VALUE;
        for (int at = 0; at < rows.size(); at++) {
            long millis = index.timeMillis(rows.row(at));
            long hour = Math.floorDiv(millis, HOUR_MILLIS);
            if (hour != lastHour) {
                lastHour = hour;
                hours[Rhythm.hourOfWeek(millis)]++;
            }
        }
        return Rhythm.of(hours);
    }

    /** The zone of a user, by id; empty where it cannot be told. */
    public Optional<ZoneOffset> find(String user) {
        return Optional.ofNullable(byUser.get(user));
    }
}
