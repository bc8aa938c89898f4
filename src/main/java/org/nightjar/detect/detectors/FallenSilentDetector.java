package org.nightjar.detect.detectors;

import java.util.ArrayList;
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
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Somebody, or a job, that was heard with a rhythm and is not heard any more. */
final class FallenSilentDetector implements Detector {

    static final Parameter DAYS = new Parameter("leastDays", "days", 7, "fewer days show no rhythm that could stop");
    static final Parameter SILENT =
            new Parameter("silentDays", "days", 2, "whole days; a shorter silence may be a holiday or a restart");
    static final Parameter LEAST = new Parameter("least", "decades", 1.5, "people leave and jobs are retired");

    private static final DetectorInfo INFO = new DetectorInfo(
            "fallen-silent",
            "Fallen silent",
            Family.DENSE,
            "Does somebody or a job with a steady rhythm stop, while others go on?",
            List.of("T1489", "T1531"),
            1.2,
            List.of(DAYS, SILENT, LEAST));

    /** No day is so sure to be active that its silence counts for more. */
    private static final double SUREST = 0.95;

    private static final long HOUR_MILLIS = 3_600_000L;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        EventIndex index = context.index();
        int days = index.size() == 0
                ? 0
                : context.profiles().day(index.size() - 1) - context.profiles().day(0);
        return Applicability.when(
                days >= context.value(this, DAYS) + context.value(this, SILENT),
                "The evidence is too short to show a rhythm and its end.");
    }

    /** A rhythm that ended. */
    private record Stop(int user, int lastRow, int active, int possible, int silent, double decades) {}

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        List<Stop> stops = new ArrayList<>();
        int[] judged = new int[UserKind.values().length];
        int[] stopped = new int[UserKind.values().length];
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            int[] days = days(context, user);
            if (days.length >= context.value(this, DAYS)) {
                int kind = context.index().user(user).kind().ordinal();
                judged[kind]++;
                Stop stop = stop(context, user, days);
                if (stop != null && stop.decades() >= context.value(this, LEAST)) {
                    stopped[kind]++;
                    stops.add(stop);
                }
            }
        }
        for (Stop stop : stops) {
            int kind = context.index().user(stop.user()).kind().ordinal();
            double popular = -Math.log10((stopped[kind] - 1 + 0.5) / (judged[kind] + 1));
            double surprise = Math.min(stop.decades(), popular);
            if (context.profiles().judges(stop.lastRow()) && surprise >= context.value(this, LEAST)) {
                sink.report(signal(context, stop, surprise, stopped[kind] - 1, judged[kind] - 1));
            }
        }
    }

    /** Days with events of a user, whatever the baseline is: where they end is the question. */
    private static int[] days(DetectionContext context, int user) {
        RowSet rows = context.index().rowsOfUser(user);
        IntArray days = new IntArray();
        for (int at = 0; at < rows.size(); at++) {
            int day = context.profiles().day(rows.row(at));
            if (days.size() == 0 || days.get(days.size() - 1) != day) {
                days.add(day);
            }
        }
        return days.toArray();
    }

    private static boolean isWeekend(int day) {
        // 1970-01-01 was a Thursday.
        return Math.floorMod(day + 3, 7) >= 5;
    }

    private @org.jspecify.annotations.Nullable Stop stop(DetectionContext context, int user, int[] days) {
        RowSet rows = context.index().rowsOfUser(user);
        int first = days[0];
        int last = days[days.length - 1];
        int end = context.profiles().day(context.index().size() - 1);
        int silent = end - last - 1;
        int longest = 0;
        for (int at = 1; at < days.length; at++) {
            longest = Math.max(longest, days[at] - days[at - 1] - 1);
        }
        if (silent < context.value(this, SILENT) || silent <= longest) {
            return null;
        }
        double[] active = new double[2];
        double[] possible = new double[2];
        for (int day : days) {
            active[isWeekend(day) ? 1 : 0]++;
        }
        for (int day = first; day <= last; day++) {
            possible[isWeekend(day) ? 1 : 0]++;
        }
        double decades = 0;
        for (int day = last + 1; day < end; day++) {
            int kind = isWeekend(day) ? 1 : 0;
            double rate = (active[kind] + 0.5) / (possible[kind] + 1);
            decades -= possible[kind] == 0 ? 0 : Math.log10(1 - Math.min(SUREST, rate));
        }
        return new Stop(user, rows.row(rows.size() - 1), days.length, last - first + 1, silent, decades);
    }

    private static Signal signal(DetectionContext context, Stop stop, double surprise, int others, int alike) {
        EventIndex index = context.index();
        String account = index.value(Dimension.ACCOUNT, stop.lastRow());
        int code = index.column(Dimension.ACCOUNT).code(stop.lastRow());
        RowSet all = index.rowsOfUser(stop.user());
        IntArray hour = new IntArray();
        for (int at = 0; at < all.size(); at++) {
            int row = all.row(at);
            if (index.timeMillis(row) > index.timeMillis(stop.lastRow()) - HOUR_MILLIS
                    && index.column(Dimension.ACCOUNT).code(row) == code) {
                hour.add(row);
            }
        }
        String who = index.user(stop.user()).id();
        String kind = index.user(stop.user()).kind().id();
        return new Signal(
                stop.user(),
                "silent",
                "Not heard for " + Phrases.count(stop.silent(), "day"),
                Aspect.SILENCE,
                hour.toArray(),
                surprise,
                0,
                account.isEmpty() ? "" : QueryText.is(Dimension.ACCOUNT, account),
                () -> Story.of(who + " was last heard on " + Phrases.moment(index.timeMillis(stop.lastRow()))
                                + " and then not for " + Phrases.count(stop.silent(), "whole day")
                                + ", to the end of the evidence.")
                        .typical("Before, this user was active on " + stop.active() + " of " + stop.possible()
                                + " days, and never silent for so long.")
                        .actual(Phrases.count(stop.silent(), "silent day") + "; these are the events of the last hour.")
                        .baseline("All " + Phrases.count(stop.active(), "active day")
                                + " of this user; working days and weekends are compared apart.")
                        .peers(
                                others == 0
                                        ? "No other " + kind + " with a rhythm stopped like this, of " + alike + "."
                                        : String.format(
                                                Locale.ROOT,
                                                "%d of %d others of this kind (%s) stopped like this.",
                                                others,
                                                alike,
                                                kind))
                        .speaksAgainst("People leave or go on holiday, and jobs are retired.")
                        .next("Look who changed or stopped something just before: a schedule, a role, a key.")
                        .next("See in the coverage whether the region or the account falls silent as a whole."));
    }
}
