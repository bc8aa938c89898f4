package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
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
import org.nightjar.model.AddressFacts;
import org.nightjar.model.Dimension;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** A person at two places that nobody can travel between in the time. */
final class ImpossibleTravelDetector implements Detector {

    static final Parameter SPEED =
            new Parameter("speed", "km/h", 1000, "airliners cruise at about 900, door to door is slower");
    static final Parameter DISTANCE =
            new Parameter("leastDistance", "km", 500, "mobile and home networks are often placed in the next big city");
    static final Parameter MASKED =
            new Parameter("masked", "decades", 1, "between VPN exits and home nobody travels: that weakens it tenfold");

    private static final DetectorInfo INFO = new DetectorInfo(
            "impossible-travel",
            "Impossible travel",
            Family.PLACE,
            "Is a person at two places that nobody can travel between in the time?",
            List.of("T1078.004"),
            4,
            List.of(SPEED, DISTANCE, MASKED));

    private static final double EARTH_RADIUS_KM = 6371.0088;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return placesKnown(context.index());
    }

    /** Whether there are places to compare. */
    static Applicability placesKnown(EventIndex index) {
        int places = 0;
        for (int code = 1; code < index.column(Dimension.ADDRESS).dictionary().size(); code++) {
            places += index.address(code).hasPlace() ? 1 : 0;
        }
        return Applicability.when(
                places > 1,
                "Fewer than two addresses of this evidence have a known place; a city database gives them one.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        List<Hop> hops = new ArrayList<>();
        for (int user : context.profiles().actors()) {
            UserKind kind = context.index().user(user).kind();
            if (kind == UserKind.HUMAN || kind == UserKind.ROOT) {
                context.job().checkCancelled();
                collect(context, user, hops);
            }
        }
        HabitDays days = new HabitDays(context.profiles());
        hops.forEach(hop -> days.add(hop.user(), context.profiles().day(hop.rows()[1])));
        for (Hop hop : hops) {
            if (context.profiles().judges(hop.rows()[1])) {
                sink.report(signal(context, hop, days));
            }
        }
    }

    private void collect(DetectionContext context, int user, List<Hop> hops) {
        EventIndex index = context.index();
        RowSet all = index.rowsOfUser(user);
        int[] placed = java.util.stream.IntStream.range(0, all.size())
                .map(all::row)
                .filter(row -> travels(index.addressOf(row)))
                .toArray();
        UserRows.ordered(index, placed, row -> index.value(Dimension.ADDRESS, row));
        for (int at = 1; at < placed.length; at++) {
            AddressFacts from = index.addressOf(placed[at - 1]);
            AddressFacts to = index.addressOf(placed[at]);
            if (from == to) {
                continue;
            }
            double km = Math.max(0, distanceKm(from, to) - from.accuracyRadiusKm() - to.accuracyRadiusKm());
            double hours = (index.timeMillis(placed[at]) - index.timeMillis(placed[at - 1])) / 3_600_000.0;
            if (km >= context.value(this, DISTANCE) && km > hours * context.value(this, SPEED)) {
                hops.add(new Hop(user, new int[] {placed[at - 1], placed[at]}, from, to, km, hours));
            }
        }
    }

    /** Services have no place, and data centres of clouds and content networks say nothing about a person. */
    static boolean travels(AddressFacts facts) {
        return facts.hasPlace()
                && facts.networkClass() != NetworkClass.CLOUD
                && facts.networkClass() != NetworkClass.CDN;
    }

    /** Great-circle distance (haversine). */
    static double distanceKm(AddressFacts a, AddressFacts b) {
        double lat1 = Math.toRadians(a.latitude());
        double lat2 = Math.toRadians(b.latitude());
        double sinLat = Math.sin((lat2 - lat1) / 2);
        double sinLon = Math.sin(Math.toRadians(b.longitude() - a.longitude()) / 2);
        double h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, h)));
    }

    private Signal signal(DetectionContext context, Hop hop, HabitDays days) {
        EventIndex index = context.index();
        Habit habit = days.habit(hop.user(), context.profiles().day(hop.rows()[1]));
        double masked = hop.masked() ? context.value(this, MASKED) : 0;
        int[] rows = hop.rows().clone();
        java.util.Arrays.sort(rows);
        String from = place(hop.from());
        String to = place(hop.to());
        TreeSet<String> pair = new TreeSet<>(List.of(from, to));
        String time = hop.hours() < 1
                ? Phrases.count(Math.round(hop.hours() * 60), "minute")
                : String.format(Locale.ROOT, "%.1f hours", hop.hours());
        return new Signal(
                hop.user(),
                String.join(" – ", pair),
                "From " + from + " to " + to + " in " + time,
                Aspect.ORIGIN,
                rows,
                Math.max(0, habit.surprise() - masked),
                0.5,
                QueryText.isAny(
                        Dimension.ADDRESS,
                        new TreeSet<>(List.of(hop.from().address(), hop.to().address()))),
                () -> Story.of(String.format(
                                Locale.ROOT,
                                "%s was in %s and %s later in %s, %,.0f km away.",
                                index.user(hop.user()).id(),
                                from,
                                time,
                                to,
                                hop.km()))
                        .typical(
                                habit.daysBefore() == 0
                                        ? "No earlier day of this user had such a jump."
                                        : Phrases.count(habit.daysBefore(), "earlier day")
                                                + " of this user had such a jump.")
                        .actual(String.format(
                                Locale.ROOT, "%,.0f km in %s, the accuracy of both places taken off.", hop.km(), time))
                        .baseline(Phrases.baseline(
                                context, hop.user(), context.profiles().day(rows[0])))
                        .peers(HabitDays.peers(habit, "jumped like this"))
                        .speaksFor(String.format(
                                Locale.ROOT,
                                "That is %,.0f km an hour; airliners fly about 900.",
                                hop.km() / Math.max(1.0 / 60, hop.hours())))
                        .speaksFor(Phrases.habit(habit, habit.surprise()))
                        .speaksFor(hop.masked() ? "" : "Neither end is a known VPN, hosting or Tor network.")
                        .speaksAgainst(
                                hop.masked()
                                        ? "One end is a VPN, hosting or Tor network: the traffic travelled, not the person, so it counts for less."
                                        : "")
                        .speaksAgainst("Places of addresses are estimates, for mobile networks rough ones.")
                        .next("Compare the clients and credentials used at both places.")
                        .next("See whether both places are used in turn: then two people share one identity."));
    }

    static String place(AddressFacts facts) {
        return facts.city().isEmpty() ? facts.countryCode() : facts.city() + " (" + facts.countryCode() + ")";
    }

    /** Whether the network moves traffic to where nobody is. */
    static boolean hides(AddressFacts facts) {
        return facts.networkClass() == NetworkClass.VPN_OR_HOSTING || facts.networkClass() == NetworkClass.TOR;
    }

    /** Two consecutive addresses of a user, the earlier first. */
    private record Hop(int user, int[] rows, AddressFacts from, AddressFacts to, double km, double hours) {
        boolean masked() {
            return hides(from) || hides(to);
        }
    }
}
