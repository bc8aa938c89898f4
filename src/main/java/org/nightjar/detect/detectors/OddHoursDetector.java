package org.nightjar.detect.detectors;

import java.util.List;
import java.util.Locale;
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
import org.nightjar.detect.profile.IntArray;
import org.nightjar.detect.profile.Rhythm;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** A person at work at an hour that is not theirs. Weak alone, by design. */
final class OddHoursDetector implements Detector {

    static final Parameter LEAST_HOURS =
            new Parameter("leastHours", "active hours", 30, "a rhythm needs about a week of work to show");
    static final Parameter CONCENTRATION =
            new Parameter("leastConcentration", "0 to 1", 0.35, "who is active around the clock has no odd hours");
    static final Parameter LEAST = new Parameter("least", "decades", 1.3, "one active hour in twenty is everyday life");

    private static final DetectorInfo INFO = new DetectorInfo(
            "odd-hours",
            "Odd hours",
            Family.TIME,
            "Is a person active at an hour that is not theirs, in the zone they seem to live in?",
            List.of("T1078.004"),
            1.5,
            List.of(LEAST_HOURS, CONCENTRATION, LEAST));

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long NIGHT_MILLIS = 6 * HOUR_MILLIS;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        for (int user : context.profiles().actors()) {
            if (hasRhythm(context, user)) {
                return Applicability.YES;
            }
        }
        return Applicability.no("No person is active for long enough to have hours of their own.");
    }

    private boolean hasRhythm(DetectionContext context, int user) {
        Rhythm rhythm = context.profiles().activity(user).rhythm();
        return context.index().user(user).kind() == UserKind.HUMAN
                && rhythm.activeHours() >= context.value(this, LEAST_HOURS)
                && rhythm.concentration() >= context.value(this, CONCENTRATION);
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            if (hasRhythm(context, user)) {
                judge(context, user, sink);
            }
        }
    }

    private void judge(DetectionContext context, int user, SignalSink sink) {
        EventIndex index = context.index();
        Rhythm rhythm = context.profiles().activity(user).rhythm();
        double[] surprise = surprises(rhythm);
        RowSet rows = index.rowsOfUser(user);
        IntArray night = new IntArray();
        double most = 0;
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            double odd = surprise[Rhythm.dayHour(rhythm.localHourOfWeek(index.timeMillis(row)))];
            if (odd < context.value(this, LEAST) || !context.profiles().judges(row)) {
                continue;
            }
            if (!night.isEmpty()
                    && index.timeMillis(row) - index.timeMillis(night.get(night.size() - 1)) > NIGHT_MILLIS) {
                sink.report(signal(context, user, night.toArray(), most));
                night.clear();
                most = 0;
            }
            night.add(row);
            most = Math.max(most, odd);
        }
        if (!night.isEmpty()) {
            sink.report(signal(context, user, night.toArray(), most));
        }
    }

    /**
     * Decades for each hour of the day (working days, then weekend): the share of the user's active hours that fall on
     * hours as quiet as this one, each hour smoothed with its neighbours.
     */
    static double[] surprises(Rhythm rhythm) {
        int[] active = rhythm.byLocalHour();
        double[] smooth = new double[48];
        double all = 0;
        for (int hour = 0; hour < 48; hour++) {
            int day = hour / 24 * 24;
            int before = day + Math.floorMod(hour - day - 1, 24);
            int after = day + Math.floorMod(hour - day + 1, 24);
            smooth[hour] = 0.25 * active[before] + 0.5 * active[hour] + 0.25 * active[after];
            all += smooth[hour];
        }
        double[] decades = new double[48];
        for (int hour = 0; hour < 48; hour++) {
            double asQuiet = 0;
            for (double other : smooth) {
                asQuiet += other <= smooth[hour] ? other : 0;
            }
            decades[hour] = -Math.log10((asQuiet + 0.5) / (all + 1));
        }
        return decades;
    }

    private static Signal signal(DetectionContext context, int user, int[] rows, double surprise) {
        EventIndex index = context.index();
        Rhythm rhythm = context.profiles().activity(user).rhythm();
        long first = index.timeMillis(rows[0]);
        int local = rhythm.localHourOfWeek(first);
        String hour = String.format(Locale.ROOT, "%02d:00", local % 24);
        String weekend = local >= 120 ? " on a weekend" : "";
        return new Signal(
                user,
                "night",
                "Active around " + hour + weekend,
                Aspect.HOUR,
                rows,
                surprise,
                0,
                QueryText.between(index.time(rows[0]), index.time(rows[rows.length - 1])),
                () -> Story.of(index.user(user).id() + " was active around " + hour + weekend + " in their own time ("
                                + rhythm.zoneText() + "), which they hardly ever are.")
                        .typical("Mostly active " + busyHours(rhythm) + " (" + rhythm.zoneText() + ", estimated).")
                        .actual(Phrases.count(rows.length, "event") + " from " + Phrases.moment(first) + " on.")
                        .baseline(Phrases.count(rhythm.activeHours(), "active hour")
                                + " of this user in the evidence, these included.")
                        .peers("Hours are compared with this user's own only.")
                        .speaksAgainst(
                                "People work late now and then, are on call, and travel; alone this proves nothing.")
                        .speaksAgainst("The zone is estimated from activity, with one offset for the whole case.")
                        .next("See what was done in these hours and from where."));
    }

    private static String busyHours(Rhythm rhythm) {
        int[] active = rhythm.byLocalHour();
        int best = 0;
        int most = -1;
        for (int start = 0; start < 24; start++) {
            int sum = 0;
            for (int hour = 0; hour < 10; hour++) {
                sum += active[(start + hour) % 24];
            }
            if (sum > most) {
                most = sum;
                best = start;
            }
        }
        return String.format(Locale.ROOT, "from %02d:00 to %02d:00", best, (best + 10) % 24);
    }
}
