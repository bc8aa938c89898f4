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
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** A person at work at an hour that is not theirs. Weak alone, by design. */
final class OddHoursDetector implements Detector {

    static final Parameter LEAST_HOURS = new Parameter(
            "leastHours",
            "active hours",
            Rhythm.LEAST_HOURS,
            "from ten on, simulated people's zones are met within two hours");
    static final Parameter LEAST_DAYS =
            new Parameter("leastDays", "days", 3, "one or two days say nothing of how days differ");
    static final Parameter PEERS = new Parameter(
            "peersWeight",
            "active hours",
            20,
            "with it, the next active hours of people seen for 12 to 30 hours are foretold best");
    static final Parameter CONCENTRATION = new Parameter(
            "leastConcentration",
            "0 to 1",
            Rhythm.LEAST_CONCENTRATION,
            "who is active around the clock has no odd hours");
    static final Parameter LEAST = new Parameter("least", "decades", 1.3, "one active hour in twenty is everyday life");

    private static final DetectorInfo INFO = new DetectorInfo(
            "odd-hours",
            "Odd hours",
            Family.TIME,
            "Is a person active at an hour that is not theirs, in the zone they seem to live in?",
            List.of("T1078.004"),
            1.5,
            List.of(LEAST_HOURS, LEAST_DAYS, PEERS, CONCENTRATION, LEAST));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        HoursBefore hours = new HoursBefore(context, this);
        for (int user : context.profiles().actors()) {
            if (hours.canJudge(user)) {
                return Applicability.YES;
            }
        }
        return Applicability.no("No person is active for long enough to have hours of their own.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        HoursBefore hours = new HoursBefore(context, this);
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            for (HoursBefore.Sitting sitting : hours.sittings(user)) {
                judge(context, sitting, hours.othersThan(user), sink);
            }
        }
    }

    private void judge(DetectionContext context, HoursBefore.Sitting sitting, int others, SignalSink sink) {
        EventIndex index = context.index();
        RowSet rows = index.rowsOfUser(sitting.user());
        IntArray night = new IntArray();
        for (int at = sitting.from(); at < sitting.to(); at++) {
            int row = rows.row(at);
            long millis = index.timeMillis(row);
            if (sitting.usual().surprise(millis) < context.value(this, LEAST)
                    || !context.profiles().judges(row)) {
                continue;
            }
            if (!night.isEmpty() && millis - index.timeMillis(night.get(night.size() - 1)) > HoursBefore.PAUSE_MILLIS) {
                sink.report(signal(context, sitting, others, night.toArray()));
                night.clear();
            }
            night.add(row);
        }
        if (!night.isEmpty()) {
            sink.report(signal(context, sitting, others, night.toArray()));
        }
    }

    /** The time of the oddest row, the first of such. */
    private static long oddest(EventIndex index, UsualHours usual, int[] rows) {
        long oddest = index.timeMillis(rows[0]);
        for (int row : rows) {
            if (usual.surprise(index.timeMillis(row)) > usual.surprise(oddest)) {
                oddest = index.timeMillis(row);
            }
        }
        return oddest;
    }

    private Signal signal(DetectionContext context, HoursBefore.Sitting sitting, int others, int[] rows) {
        EventIndex index = context.index();
        UsualHours usual = sitting.usual();
        Rhythm rhythm = usual.own();
        long oddest = oddest(index, usual, rows);
        int local = rhythm.localHourOfWeek(oddest);
        String hour = String.format(Locale.ROOT, "%02d:00", local % 24);
        String weekend = local >= 120 ? " on a weekend" : "";
        int around = usual.ownAround(oddest);
        return new Signal(
                sitting.user(),
                "night",
                "Active around " + hour + weekend,
                Aspect.HOUR,
                rows,
                usual.surprise(oddest),
                0,
                QueryText.between(index.time(rows[0]), index.time(rows[rows.length - 1])),
                () -> Story.of(index.user(sitting.user()).id() + " was active around " + hour + weekend
                                + " in their own time (" + rhythm.zoneText() + "), which they hardly ever are.")
                        .typical("Mostly active " + usual.busiest() + " (" + rhythm.zoneText() + ", estimated).")
                        .actual(Phrases.count(rows.length, "event") + " from "
                                + Phrases.moment(index.timeMillis(rows[0])) + " on.")
                        .baseline(baseline(context, sitting, others))
                        .peers(peers(usual, others, oddest))
                        .speaksFor(around == 0 ? "Never before within an hour of that time of day." : "")
                        .speaksAgainst(
                                around > 0
                                        ? "Within an hour of that time of day on "
                                                + Phrases.count(around, "earlier occasion") + "."
                                        : "")
                        .speaksAgainst(
                                "People work late now and then, are on call, and travel; alone this proves nothing.")
                        .speaksAgainst(
                                "The zone is estimated from activity, with one offset for the whole time before.")
                        .next("See what was done in these hours and from where."));
    }

    private String baseline(DetectionContext context, HoursBefore.Sitting sitting, int others) {
        boolean chosen = context.profiles().baseline().isChosen();
        return Phrases.count(sitting.usual().own().activeHours(), "active hour") + " of this user on "
                + Phrases.count(sitting.days(), "day") + (chosen ? " of the chosen baseline" : " before")
                + (others == 0
                        ? "; nobody else has hours to compare with."
                        : String.format(
                                Locale.ROOT,
                                "; the hours of %s count as at most %.0f more.",
                                Phrases.count(others, "colleague"),
                                context.value(this, PEERS)));
    }

    private static String share(double of) {
        return of < 0.0005 ? "hardly any is" : String.format(Locale.ROOT, "%.1f %% are", 100 * of);
    }

    private static String peers(UsualHours usual, int others, long millis) {
        return others == 0
                ? "Hours are compared with this user's own only."
                : String.format(
                        Locale.ROOT,
                        "Of the active hours of %s, each in their own zone, %s as quiet as this one.",
                        Phrases.count(others, "colleague"),
                        share(usual.shareOfOthers(millis)));
    }
}
