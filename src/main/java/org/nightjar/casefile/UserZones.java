package org.nightjar.casefile;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nightjar.detect.profile.Activity;
import org.nightjar.detect.profile.Rhythm;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/**
 * The zones in which users seem to live: the offset that detectors reckon odd hours in, estimated from the hours at which
 * a user is active. Only where there are enough hours with a middle; it does not follow daylight saving time. Immutable;
 * built in time linear in the events.
 */
public final class UserZones {

    /** No user's zone is known. */
    public static final UserZones NONE = new UserZones(Map.of());

    private final Map<String, ZoneOffset> byUser;

    private UserZones(Map<String, ZoneOffset> byUser) {
        this.byUser = Map.copyOf(byUser);
    }

    public static UserZones of(EventIndex index) {
        Values users = index.column(Dimension.USER).dictionary();
        Map<String, ZoneOffset> found = new HashMap<>();
        for (int code = 1; code < users.size(); code++) {
            Rhythm rhythm =
                    Activity.of(index, index.rowsOfUser(code), millis -> true).rhythm();
            if (rhythm.hasZone(Rhythm.LEAST_HOURS, Rhythm.LEAST_CONCENTRATION)) {
                found.put(users.value(code), ZoneOffset.ofHours(rhythm.offsetHours()));
            }
        }
        return new UserZones(found);
    }

    /** The zone of a user, by id; empty where it cannot be told. */
    public Optional<ZoneOffset> find(String user) {
        return Optional.ofNullable(byUser.get(user));
    }
}
