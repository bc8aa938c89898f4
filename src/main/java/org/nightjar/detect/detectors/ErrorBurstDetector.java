package org.nightjar.detect.detectors;

import java.util.List;
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
import org.nightjar.detect.profile.CountModel;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** An hour with far more failed or denied calls than this user's hours have. */
final class ErrorBurstDetector implements Detector {

    static final Parameter LEAST_ERRORS =
            new Parameter("leastErrors", "events", 6, "fewer failures are a slip, whatever the sum says");
    static final Parameter PRIOR = new Parameter(
            "priorHours", "active hours", 24, "a few days of everybody's hours stand in for a user's own");
    static final Parameter LEAST =
            new Parameter("least", "decades", 1.3, "one hour in twenty is everyday life and not worth a line");

    private static final DetectorInfo INFO = new DetectorInfo(
            "error-burst",
            "Burst of failures",
            Family.DENSE,
            "Does an hour hold far more failed or denied calls than this user's rhythm explains?",
            List.of("T1580", "T1526", "T1087.004"),
            2.5,
            List.of(LEAST_ERRORS, PRIOR, LEAST));

    private static final long HOUR_MILLIS = 3_600_000L;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        EventIndex index = context.index();
        for (int row = 0; row < index.size(); row++) {
            if (failed(index, row)) {
                return Applicability.YES;
            }
        }
        return Applicability.no("No event of this evidence failed.");
    }

    private static boolean failed(EventIndex index, int row) {
        Outcome outcome = index.outcome(row);
        return outcome == Outcome.DENIED || outcome == Outcome.FAILURE;
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        CountModel everybody = new CountModel();
        for (int user : context.profiles().actors()) {
            hours(context.index(), user, (start, errors) -> everybody.add(Math.min(errors.size(), 50)));
        }
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            judge(context, user, everybody, sink);
        }
    }

    private void judge(DetectionContext context, int user, CountModel everybody, SignalSink sink) {
        CountModel own = new CountModel();
        boolean chosen = context.profiles().baseline().isChosen();
        if (chosen) {
            hours(context.index(), user, (start, errors) -> {
                if (context.profiles().isBaseline(start)) {
                    own.add(errors.size());
                }
            });
        }
        hours(context.index(), user, (start, errors) -> {
            if (errors.size() >= context.value(this, LEAST_ERRORS)
                    && context.profiles().judges(errors.get(0))) {
                CountModel model = new CountModel();
                model.addAll(own, own.observations());
                model.addAll(everybody, context.value(this, PRIOR));
                double surprise = -Math.log10(model.tail(errors.size()));
                if (surprise >= context.value(this, LEAST)) {
                    sink.report(signal(context, user, errors.toArray(), own, everybody, model));
                }
            }
            if (!chosen) {
                own.add(errors.size());
            }
        });
    }

    private static Signal signal(
            DetectionContext context, int user, int[] errors, CountModel own, CountModel everybody, CountModel model) {
        EventIndex index = context.index();
        List<String> codes = NoveltyWords.values(index, Dimension.ERROR_CODE, errors);
        List<String> actions = NoveltyWords.values(index, Dimension.ACTION, errors);
        double surprise = -Math.log10(model.tail(errors.length));
        double usual = own.mean();
        double hours = own.observations();
        double ofAll = everybody.mean();
        return new Signal(
                user,
                "hour",
                errors.length + " failures in an hour",
                Aspect.FAILURE,
                errors,
                surprise,
                0,
                "outcome:(denied OR failure)",
                () -> Story.of(index.user(user).id() + " ran into " + errors.length + " failures within an hour ("
                                + Phrases.list(codes, 3) + ").")
                        .typical(
                                hours == 0
                                        ? "No earlier hour of this user is in the evidence."
                                        : Phrases.mean(usual) + " failures in an active hour of this user.")
                        .actual(errors.length + " failures of "
                                + (actions.size() == 1 ? "one action" : actions.size() + " different actions")
                                + ", from " + Phrases.moment(index.timeMillis(errors[0])) + " on.")
                        .baseline(Phrases.count((long) hours, "active hour")
                                + " of this user, and those of all users as long as these are few.")
                        .peers(Phrases.mean(ofAll) + " failures in an active hour of all users; the sum allows for"
                                + " bursts as they occur among them.")
                        .speaksFor("By that an hour like this comes about " + Phrases.oneIn(surprise)
                                + " active hours of this user.")
                        .speaksFor(
                                actions.size() >= 5
                                        ? "The failures spread over many different actions, as when looking for what is allowed."
                                        : "")
                        .speaksAgainst(
                                actions.size() <= 2
                                        ? "It is the same call again and again, as when something is broken."
                                        : "Rights that were taken away and new scripts fail like this too.")
                        .next("See what succeeded right after the failures.")
                        .next("Look whether the same call failed for others too: then something is broken."));
    }

    /** Takes one active hour: its first row and its failures. */
    private interface HourVisitor {
        void hour(int firstRow, IntArray errors);
    }

    private static void hours(EventIndex index, int user, HourVisitor visitor) {
        RowSet rows = index.rowsOfUser(user);
        IntArray errors = new IntArray();
        for (int start = 0; start < rows.size(); ) {
            long ends = (Math.floorDiv(index.timeMillis(rows.row(start)), HOUR_MILLIS) + 1) * HOUR_MILLIS;
            errors.clear();
            int at = start;
            while (at < rows.size() && index.timeMillis(rows.row(at)) < ends) {
                if (failed(index, rows.row(at))) {
                    errors.add(rows.row(at));
                }
                at++;
            }
            visitor.hour(rows.row(start), errors);
            start = at;
        }
    }
}
