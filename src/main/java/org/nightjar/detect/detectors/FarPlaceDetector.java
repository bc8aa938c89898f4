package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.nightjar.detect.Applicability;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Detector;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.Family;
import org.nightjar.detect.Parameter;
import org.nightjar.detect.Signal;
import org.nightjar.detect.SignalSink;
import org.nightjar.detect.Story;
import org.nightjar.detect.profile.Habit;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** A person far from every place that is known of them. */
final class FarPlaceDetector implements Detector {

    static final Parameter DISTANCE = new Parameter(
            "leastDistance", "km", 1500, "farther than the next towns, networks and most countries of a region");
    static final Parameter MASKED =
            new Parameter("masked", "decades", 1, "at a VPN exit the traffic is far away, not the person");
    static final Parameter LEAST = new Parameter("least", "decades", 1, "who travels every tenth day is a traveller");

    private static final DetectorInfo INFO = new DetectorInfo(
            "far-place",
            "Far from every known place",
            Family.PLACE,
            "Is a person far from every place at which they were before?",
            List.of("T1078.004"),
            1.2,
            List.of(DISTANCE, MASKED, LEAST));

    /** Somebody who is at so many places is judged no longer. */
    private static final int MOST_PLACES = 400;

    /** Places nearer than a tenth of a degree are one. */
    private static final double GRID = 10;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return ImpossibleTravelDetector.placesKnown(context.index());
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        List<Stay> stays = new ArrayList<>();
        for (int user : context.profiles().actors()) {
            UserKind kind = context.index().user(user).kind();
            if (kind == UserKind.HUMAN || kind == UserKind.ROOT) {
                context.job().checkCancelled();
                collect(context, user, stays);
            }
        }
        HabitDays days = new HabitDays(context.profiles());
        stays.forEach(stay -> days.add(stay.user(), context.profiles().day(stay.firstRow())));
        for (Stay stay : stays) {
            Habit habit = days.habit(stay.user(), context.profiles().day(stay.firstRow()));
            double surprise = habit.surprise() - (stay.isMasked() ? context.value(this, MASKED) : 0);
            if (context.profiles().judges(stay.firstRow()) && surprise >= context.value(this, LEAST)) {
                sink.report(signal(context, stay, habit, surprise));
            }
        }
    }

    /** Addresses of a user by the place they stand for. */
    private static String spot(AddressFacts facts) {
        return Math.round(facts.latitude() * GRID) + "/" + Math.round(facts.longitude() * GRID);
    }

    private void collect(DetectionContext context, int user, List<Stay> stays) {
        EventIndex index = context.index();
        RowSet all = index.rowsOfUser(user);
        Map<String, AddressFacts> known = new LinkedHashMap<>();
        boolean chosen = context.profiles().baseline().isChosen();
        for (int at = 0; chosen && at < all.size(); at++) {
            AddressFacts facts = index.addressOf(all.row(at));
            if (context.profiles().isBaseline(all.row(at)) && ImpossibleTravelDetector.travels(facts)) {
                known.putIfAbsent(spot(facts), facts);
            }
        }
        Column addresses = index.column(Dimension.ADDRESS);
        BitSet settled = new BitSet();
        for (int from = 0; from < all.size() && known.size() <= MOST_PLACES; ) {
            int day = context.profiles().day(all.row(from));
            Map<String, AddressFacts> today = new TreeMap<>();
            Map<String, IntArray> rows = new HashMap<>();
            int to = from;
            while (to < all.size() && context.profiles().day(all.row(to)) == day) {
                int row = all.row(to++);
                if (settled.get(addresses.code(row))) {
                    continue;
                }
                AddressFacts facts = index.addressOf(row);
                if (!ImpossibleTravelDetector.travels(facts) || known.containsKey(spot(facts))) {
                    settled.set(addresses.code(row));
                } else {
                    today.putIfAbsent(spot(facts), facts);
                    rows.computeIfAbsent(spot(facts), key -> new IntArray()).add(row);
                }
            }
            today.forEach(
                    (spot, place) -> far(context, user, place, known, rows.getOrDefault(spot, new IntArray()), stays));
            if (!chosen) {
                known.putAll(today);
            }
            from = to;
        }
    }

    private void far(
            DetectionContext context,
            int user,
            AddressFacts place,
            Map<String, AddressFacts> known,
            IntArray rows,
            List<Stay> stays) {
        AddressFacts nearest = null;
        double least = Double.MAX_VALUE;
        for (AddressFacts one : known.values()) {
            double km =
                    ImpossibleTravelDetector.distanceKm(place, one) - place.accuracyRadiusKm() - one.accuracyRadiusKm();
            if (km < least) {
                least = km;
                nearest = one;
            }
        }
        if (nearest != null && least >= context.value(this, DISTANCE)) {
            stays.add(new Stay(user, rows.toArray(), place, nearest, least, known.size()));
        }
    }

    private static Signal signal(DetectionContext context, Stay stay, Habit habit, double surprise) {
        EventIndex index = context.index();
        String here = ImpossibleTravelDetector.place(stay.place());
        String nearest = ImpossibleTravelDetector.place(stay.nearest());
        String[] addresses = Arrays.stream(stay.rows())
                .mapToObj(row -> index.value(Dimension.ADDRESS, row))
                .distinct()
                .sorted()
                .toArray(String[]::new);
        return new Signal(
                stay.user(),
                here,
                String.format(Locale.ROOT, "In %s, %,.0f km from any known place", here, stay.km()),
                Aspect.ORIGIN,
                stay.rows(),
                surprise,
                0,
                QueryText.isAny(Dimension.ADDRESS, List.of(addresses)),
                () -> Story.of(String.format(
                                Locale.ROOT,
                                "%s was in %s, %,.0f km from the nearest place at which they were before.",
                                index.user(stay.user()).id(),
                                here,
                                stay.km()))
                        .typical(Phrases.count(stay.known(), "place") + " of this user known before; the nearest is "
                                + nearest + ".")
                        .actual(Phrases.count(stay.rows().length, "event") + " from " + here + " from "
                                + Phrases.moment(index.timeMillis(stay.firstRow())) + " on.")
                        .baseline(Phrases.baseline(
                                context, stay.user(), context.profiles().day(stay.firstRow())))
                        .peers(HabitDays.peers(habit, "went as far from all they knew"))
                        .speaksFor(Phrases.habit(habit, habit.surprise()))
                        .speaksFor(stay.isMasked() ? "" : "The address is of no known VPN, hosting or Tor network.")
                        .speaksAgainst(
                                stay.isMasked()
                                        ? "It is a VPN, hosting or Tor network: the traffic travelled, not the person, so it counts for less."
                                        : "")
                        .speaksAgainst("People travel and move; places of addresses are estimates.")
                        .next("See whether the client and the hours are those of before.")
                        .next("Ask whether a journey was planned."));
    }

    /** A day of a user at a far place. */
    private record Stay(int user, int[] rows, AddressFacts place, AddressFacts nearest, double km, int known) {
        int firstRow() {
            return rows[0];
        }

        boolean isMasked() {
            return ImpossibleTravelDetector.hides(place);
        }
    }
}
