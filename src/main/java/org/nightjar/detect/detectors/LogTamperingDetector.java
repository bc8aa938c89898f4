package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightjar.analysis.coverage.Consequence;
import org.nightjar.analysis.coverage.Consequences;
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
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/** Logging stopped, thinned out or cut short by someone who does not do that. */
final class LogTamperingDetector implements Detector {

    static final Parameter FAILED = new Parameter(
            "failed", "factor", 0.6, "an attempt that was refused tells as much about the will, less about the harm");
    static final Parameter SILENCE = new Parameter(
            "silence",
            "decades",
            2,
            "the most that what is missing afterwards adds to an act; it may have other reasons");
    static final Parameter LEAST = new Parameter("least", "decades", 1, "what someone does every tenth day is a habit");

    private static final DetectorInfo INFO = new DetectorInfo(
            "log-tampering",
            "Logging cut down",
            Family.TAMPERING,
            "Does someone stop, thin out or shorten logging who does not usually do that?",
            List.of("T1562.008", "T1070"),
            8,
            List.of(FAILED, SILENCE, LEAST));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return Applicability.when(
                !candidates(context.index()).isEmpty(),
                "No event of this evidence changes what is logged or how long it is kept.");
    }

    private static BitSet candidates(EventIndex index) {
        Values actions = index.column(Dimension.ACTION).dictionary();
        BitSet codes = new BitSet();
        for (int code = 1; code < actions.size(); code++) {
            codes.set(code, TamperingActs.isCandidate(actions.value(code)));
        }
        return codes;
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        BitSet candidates = candidates(index);
        Column actions = index.column(Dimension.ACTION);
        Column users = index.column(Dimension.USER);
        Set<String> logBuckets = logBuckets(index);
        List<Act> acts = new ArrayList<>();
        HabitDays days = new HabitDays(context.profiles());
        for (int row = 0; row < index.size(); row++) {
            if (candidates.get(actions.code(row)) && users.code(row) != 0) {
                double stakes = TamperingActs.stakes(
                        actions.value(row), index.value(Dimension.DETAIL, row), onLogBucket(index, row, logBuckets));
                UserKind kind = index.user(users.code(row)).kind();
                if (stakes > 0 && kind != UserKind.SERVICE) {
                    acts.add(new Act(users.code(row), row, stakes));
                    days.add(users.code(row), context.profiles().day(row));
                }
            }
        }
        context.job().checkCancelled();
        if (acts.isEmpty()) {
            return;
        }
        Consequences consequences = Consequences.of(index);
        for (Act act : acts) {
            Habit habit = days.habit(act.user(), context.profiles().day(act.row()));
            if (context.profiles().judges(act.row()) && habit.surprise() >= context.value(this, LEAST)) {
                sink.report(signal(context, act, habit, consequences));
            }
        }
    }

    /** Buckets that the provider's logging services write to or look after, and those that are named so. */
    private static Set<String> logBuckets(EventIndex index) {
        Set<String> buckets = new HashSet<>();
        Column resources = index.column(Dimension.RESOURCE);
        BitSet loggers = new BitSet();
        Values users = index.column(Dimension.USER).dictionary();
        for (int code = 1; code < users.size(); code++) {
            boolean logs = index.user(code).kind() == UserKind.SERVICE
                    && (users.value(code).startsWith("cloudtrail")
                            || users.value(code).startsWith("delivery.logs"));
            loggers.set(code, logs);
        }
        for (int user = loggers.nextSetBit(0); user >= 0; user = loggers.nextSetBit(user + 1)) {
            var rows = index.rowsOfUser(user);
            BitSet seen = new BitSet();
            for (int at = 0; at < rows.size(); at++) {
                for (int code : resources.codes(rows.row(at))) {
                    seen.set(code);
                }
            }
            seen.stream()
                    .forEach(code -> buckets.add(bucket(resources.dictionary().value(code))));
        }
        return buckets;
    }

    private static String bucket(String resource) {
        String name = resource.substring(resource.lastIndexOf(':') + 1);
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private static boolean onLogBucket(EventIndex index, int row, Set<String> logBuckets) {
        Column resources = index.column(Dimension.RESOURCE);
        for (int code : resources.codes(row)) {
            String name = bucket(resources.dictionary().value(code));
            if (logBuckets.contains(name) || TamperingActs.soundsLikeLogs(name)) {
                return true;
            }
        }
        return false;
    }

    /** The request's parameters without byte counts and without the name that is told anyway. */
    private static String withoutWhatIsTold(String detail, String resource) {
        return Stream.of(detail.split(", ", -1))
                .filter(part -> !part.startsWith("bytesTransferred"))
                .filter(part -> resource.isEmpty() || !part.endsWith("=" + resource))
                .collect(Collectors.joining(", "));
    }

    private Signal signal(DetectionContext context, Act act, Habit habit, Consequences consequences) {
        EventIndex index = context.index();
        boolean refused = index.outcome(act.row()) == Outcome.DENIED || index.outcome(act.row()) == Outcome.FAILURE;
        Optional<Consequence> missing = consequences.after(act.row());
        double silence = Math.min(
                context.value(this, SILENCE), missing.map(Consequence::decades).orElse(0.0));
        String action = index.value(Dimension.ACTION, act.row());
        return new Signal(
                act.user(),
                action,
                refused ? action + " tried and refused" : action,
                Aspect.LOG,
                new int[] {act.row()},
                habit.surprise(),
                act.stakes() * (refused ? context.value(this, FAILED) : 1) + silence,
                QueryText.is(Dimension.ACTION, action),
                () -> story(context, act, habit, refused, missing));
    }

    private static Story story(
            DetectionContext context, Act act, Habit habit, boolean refused, Optional<Consequence> missing) {
        EventIndex index = context.index();
        String on = index.value(Dimension.RESOURCE, act.row());
        String detail = withoutWhatIsTold(index.value(Dimension.DETAIL, act.row()), on);
        String what = index.value(Dimension.ACTION, act.row())
                + (on.isEmpty() ? "" : " on " + on)
                + (detail.isEmpty() ? "" : " (" + detail + ")");
        Story story = Story.of(index.user(act.user()).id() + (refused ? " tried " : " called ") + what
                        + ", which cuts down what the log keeps.")
                .typical(
                        habit.daysBefore() == 0
                                ? "This user never did anything of the kind before."
                                : "This user did such things on " + Phrases.count(habit.daysBefore(), "earlier day")
                                        + ".")
                .actual(what + " at " + Phrases.moment(index.timeMillis(act.row())) + "."
                        + missing.map(MissingWords::inShort).orElse(""))
                .baseline(
                        Phrases.baseline(context, act.user(), context.profiles().day(act.row())))
                .peers(HabitDays.peers(habit, "cut down logging"))
                .speaksFor(Phrases.habit(habit, habit.surprise()))
                .speaksAgainst(refused ? "It was refused, so the log is whole." : "");
        if (!refused) {
            MissingWords.tell(missing, story);
        }
        return story.speaksAgainst(habit.othersRate() > 0 ? "Others do it as well, so it may be part of a job." : "")
                .speaksAgainst(
                        "Trails and retention are changed for good reasons too, cost among them; ask for the change request.")
                .next("Look what the user did just before: that is what nobody was to see.");
    }

    /** One event that cuts down logging. */
    private record Act(int user, int row, double stakes) {}
}
