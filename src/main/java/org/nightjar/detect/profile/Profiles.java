package org.nightjar.detect.profile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nightjar.job.JobContext;
import org.nightjar.model.Dimension;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;

/**
 * What is known of every user and of all of them: uses of values, active days, rhythm, the organisation. Built in one
 * pass a dimension, users and dimensions side by side. Days are UTC days since 1970. Immutable and thread-safe.
 */
public final class Profiles {

    private static final List<Dimension> REMEMBERED = List.of(
            Dimension.SERVICE,
            Dimension.ACTION,
            Dimension.REGION,
            Dimension.COUNTRY,
            Dimension.ASN,
            Dimension.NETWORK_CLASS,
            Dimension.AGENT_FAMILY,
            Dimension.ADDRESS,
            Dimension.ACCOUNT,
            Dimension.TARGET);

    private final EventIndex index;
    private final EventDays days;
    private final Baseline baseline;
    private final Map<Dimension, ValueHistory> histories = new EnumMap<>(Dimension.class);
    private final Map<Dimension, ValueHistory> known = new EnumMap<>(Dimension.class);
    private final Activity[] activities;
    private final Map<Dimension, ValueHistory> incident = new EnumMap<>(Dimension.class);
    private final BitSet leftOut;
    private final int[] actors;
    private final long actorDays;
    private final Organisation organisation;

    private Profiles(EventIndex index, Baseline baseline, Activity[] activities, BitSet leftOut, int[] actors) {
        this.index = index;
        this.baseline = baseline;
        days = EventDays.of(index);
        this.activities = activities;
        this.leftOut = leftOut;
        this.actors = actors;
        actorDays = Arrays.stream(actors)
                .mapToLong(user -> activities[user].days().length)
                .sum();
        organisation = Organisation.learn(index, activities, baseline.scope().accounts());
    }

    public static Profiles of(EventIndex index, Baseline baseline, JobContext job) {
        int users = index.column(Dimension.USER).dictionary().size();
        BitSet leftOut = leftOut(index, baseline);
        Activity[] activities = IntStream.range(0, users)
                .parallel()
                .mapToObj(user -> {
                    job.checkCancelled();
                    return Activity.of(
                            index, index.rowsOfUser(user), millis -> !baseline.isChosen() || baseline.holds(millis));
                })
                .toArray(Activity[]::new);
        Profiles profiles = new Profiles(index, baseline, activities, leftOut, actors(index, users, leftOut));
        List<Histories> made = REMEMBERED.parallelStream()
                .map(dimension -> {
                    job.checkCancelled();
                    return Histories.of(index, dimension, baseline, leftOut);
                })
                .toList();
        for (Histories one : made) {
            profiles.histories.put(one.whole().dimension(), one.whole());
            profiles.known.put(one.whole().dimension(), one.known());
            one.incident().ifPresent(part -> profiles.incident.put(part.dimension(), part));
        }
        return profiles;
    }

    /** What is remembered of one dimension: all of it, what the chosen baseline holds, what the incident window holds. */
    private record Histories(ValueHistory whole, ValueHistory known, Optional<ValueHistory> incident) {

        static Histories of(EventIndex index, Dimension dimension, Baseline baseline, BitSet leftOut) {
            ValueHistory whole = ValueHistory.of(index, dimension, 0, index.size(), leftOut);
            return new Histories(
                    whole, baseline.part(index, whole, leftOut), baseline.incident(index, dimension, leftOut));
        }
    }

    private static BitSet leftOut(EventIndex index, Baseline baseline) {
        BitSet leftOut = new BitSet();
        for (String user : baseline.scope().leftOutUsers()) {
            int code = index.column(Dimension.USER).dictionary().find(user);
            if (code > 0) {
                leftOut.set(code);
            }
        }
        return leftOut;
    }

    private static int[] actors(EventIndex index, int users, BitSet leftOut) {
        return IntStream.range(1, users)
                .filter(user -> !leftOut.get(user) && isActor(index.user(user)))
                .boxed()
                .sorted(java.util.Comparator.comparing(user -> index.user(user).id()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static boolean isActor(User user) {
        return user.kind() != UserKind.SERVICE && user.kind() != UserKind.ANONYMOUS;
    }

    /** Users that can behave unlike themselves, by id: not services, not nobody in particular, nobody left out. */
    public int[] actors() {
        return actors.clone();
    }

    public ValueHistory history(Dimension dimension) {
        ValueHistory history = histories.get(dimension);
        if (history == null) {
            throw new IllegalArgumentException("no history of " + dimension);
        }
        return history;
    }

    /** The same of the analyst's baseline only, where one was chosen. */
    public ValueHistory known(Dimension dimension) {
        ValueHistory history = known.get(dimension);
        if (history == null) {
            throw new IllegalArgumentException("no history of " + dimension);
        }
        return history;
    }

    /** When a user was active; inside the baseline only, where the analyst chose one. */
    public Activity activity(int user) {
        return activities[user];
    }

    /** How many active days of the user the baseline of an event of that day holds. */
    public int daysKnown(int user, int day) {
        Activity activity = activities[user];
        return baseline.isChosen() ? activity.days().length : activity.daysBefore(day);
    }

    /** Whether the analyst's baseline, where one was chosen, holds that value at that user. */
    public boolean isKnown(Dimension dimension, int user, int value) {
        return baseline.isChosen() && known(dimension).find(user, value) >= 0;
    }

    /** Active days of all actors together. */
    public long actorDays() {
        return actorDays;
    }

    public Baseline baseline() {
        return baseline;
    }

    public Organisation organisation() {
        return organisation;
    }

    /** Day of an event, UTC, since 1970. */
    public int day(int row) {
        return days.day(row);
    }

    /** Whether the analyst left the user out: not judged, and nobody is compared with them. */
    public boolean isLeftOut(int user) {
        return leftOut.get(user);
    }

    /** The first event of a user's use of a value that is judged; -1 if none is. */
    public int firstJudged(ValueHistory history, int user, int at) {
        int first = history.firstRow(at);
        ValueHistory part = incident.get(history.dimension());
        if (judges(first) || part == null) {
            return judges(first) ? first : -1;
        }
        int inside = part.find(user, history.value(at));
        return inside < 0 ? -1 : part.firstRow(inside);
    }

    /** Whether the event is a part of the baseline that the analyst chose. */
    public boolean isBaseline(int row) {
        return baseline.holds(index.timeMillis(row));
    }

    /** Whether the event is judged. */
    public boolean judges(int row) {
        return baseline.judges(index.timeMillis(row));
    }
}
