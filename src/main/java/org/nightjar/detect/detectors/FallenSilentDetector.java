package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/** Somebody, a job or a job's key that was heard with a rhythm and is not heard any more. */
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

    /** A user whose rhythm ended. */
    private record Stop(int user, EndedRhythm rhythm) {}

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        List<Stop> stops = new ArrayList<>();
        int[] judged = new int[UserKind.values().length];
        int[] stopped = new int[UserKind.values().length];
        SilentKeys keys = new SilentKeys(context, context.value(this, DAYS), context.value(this, SILENT));
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            EndedRhythm.Days days = days(context, user);
            Optional<EndedRhythm> ended = days.active() < context.value(this, DAYS)
                    ? Optional.empty()
                    : days.ended(context, context.value(this, SILENT));
            int kind = context.index().user(user).kind().ordinal();
            judged[kind] += days.active() >= context.value(this, DAYS) ? 1 : 0;
            if (ended.isEmpty()) {
                keys.add(user);
            } else if (ended.get().decades() >= context.value(this, LEAST)) {
                stopped[kind]++;
                stops.add(new Stop(user, ended.get()));
            }
        }
        for (Stop stop : stops) {
            int kind = context.index().user(stop.user()).kind().ordinal();
            double surprise = surprise(stop.rhythm(), stopped[kind], judged[kind]);
            if (isReported(context, stop.rhythm(), surprise)) {
                sink.report(signal(context, stop, surprise, stopped[kind] - 1, judged[kind] - 1));
            }
        }
        for (SilentKeys.Silent stop : keys.silent()) {
            double surprise = surprise(stop.rhythm(), keys.silent().size(), keys.judged());
            if (isReported(context, stop.rhythm(), surprise)) {
                sink.report(keys.signal(stop, surprise));
            }
        }
    }

    /** No more than it is worth to be among those that stop. */
    private static double surprise(EndedRhythm rhythm, int stopped, int judged) {
        return Math.min(rhythm.decades(), -Math.log10((stopped - 1 + 0.5) / (judged + 1)));
    }

    private boolean isReported(DetectionContext context, EndedRhythm rhythm, double surprise) {
        return context.profiles().judges(rhythm.lastRow()) && surprise >= context.value(this, LEAST);
    }

    /** Days with events of a user, whatever the baseline is: where they end is the question. */
    private static EndedRhythm.Days days(DetectionContext context, int user) {
        RowSet rows = context.index().rowsOfUser(user);
        EndedRhythm.Days days = new EndedRhythm.Days();
        for (int at = 0; at < rows.size(); at++) {
            days.add(rows.row(at), context.profiles().day(rows.row(at)));
        }
        return days;
    }

    private static Signal signal(DetectionContext context, Stop stop, double surprise, int others, int alike) {
        EventIndex index = context.index();
        String account = index.value(Dimension.ACCOUNT, stop.rhythm().lastRow());
        int code = index.column(Dimension.ACCOUNT).code(stop.rhythm().lastRow());
        RowSet all = index.rowsOfUser(stop.user());
        IntArray hour = new IntArray();
        for (int at = 0; at < all.size(); at++) {
            int row = all.row(at);
            if (index.timeMillis(row) > index.timeMillis(stop.rhythm().lastRow()) - HOUR_MILLIS
                    && index.column(Dimension.ACCOUNT).code(row) == code) {
                hour.add(row);
            }
        }
        String who = index.user(stop.user()).id();
        String kind = index.user(stop.user()).kind().id();
        return new Signal(
                stop.user(),
                "silent",
                "Not heard for " + Phrases.count(stop.rhythm().silent(), "day"),
                Aspect.SILENCE,
                hour.toArray(),
                surprise,
                0,
                account.isEmpty() ? "" : QueryText.is(Dimension.ACCOUNT, account),
                () -> Story.of(who + " was last heard on "
                                + Phrases.moment(index.timeMillis(stop.rhythm().lastRow()))
                                + " and then not for "
                                + Phrases.count(stop.rhythm().silent(), "whole day")
                                + ", to the end of the evidence.")
                        .typical("Before, this user was active on "
                                + stop.rhythm().active() + " of "
                                + stop.rhythm().possible() + " days, and never silent for so long.")
                        .actual(Phrases.count(stop.rhythm().silent(), "silent day")
                                + "; these are the events of the last hour.")
                        .baseline("All " + Phrases.count(stop.rhythm().active(), "active day")
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
