package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.List;
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
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/** A call that attacks are made of, by somebody of whom too little is known to say what is unlike them. */
final class TellingActDetector implements Detector {

    static final Parameter KNOWN = new Parameter(
            "knownDays",
            "active days",
            5,
            "whoever is known for a week is judged by what is new and rare for them, which says the same better");
    static final Parameter ORDINARY = new Parameter(
            "ordinary",
            "share of days",
            0.01,
            "as long as little is known, such a call belongs to one working day in a hundred");
    static final Parameter FAILED = new Parameter(
            "failed", "factor", 0.5, "an attempt that was refused tells as much about the will, less about the harm");
    static final Parameter LEAST =
            new Parameter("least", "decades", 1.6, "who makes the call on one day in forty has a job that needs it");

    private static final DetectorInfo INFO = new DetectorInfo(
            "telling-act",
            "Call that attacks are made of",
            Family.RARE,
            "Does someone of whom little is known make a call that attacks are made of?",
            List.of("T1098", "T1136.003", "T1552", "T1021", "T1578", "T1496"),
            2.8,
            List.of(KNOWN, ORDINARY, FAILED, LEAST));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        Values actions = context.index().column(Dimension.ACTION).dictionary();
        for (int code = 1; code < actions.size(); code++) {
            if (TellingActs.stakes(actions.value(code)) > 0) {
                return Applicability.YES;
            }
        }
        return Applicability.no("No call of this evidence is one that attacks are made of.");
    }

    /** One action of one user on one day. */
    private record Day(int user, int action, int day) {}

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        Column actions = index.column(Dimension.ACTION);
        Column users = index.column(Dimension.USER);
        double[] stakes = new double[actions.dictionary().size()];
        for (int code = 1; code < stakes.length; code++) {
            stakes[code] = TellingActs.stakes(actions.dictionary().value(code));
        }
        AdministratorRights elsewhere = new AdministratorRights(index);
        Map<Integer, HabitDays> habits = new TreeMap<>();
        Map<Day, IntArray> days = new java.util.LinkedHashMap<>();
        for (int row = 0; row < index.size(); row++) {
            int action = actions.code(row);
            UserKind kind = index.user(users.code(row)).kind();
            if (stakes[action] > 0
                    && kind != UserKind.SERVICE
                    && kind != UserKind.ANONYMOUS
                    && users.code(row) != 0
                    && !elsewhere.isGiven(row)) {
                int day = context.profiles().day(row);
                days.computeIfAbsent(new Day(users.code(row), action, day), key -> new IntArray())
                        .add(row);
                habits.computeIfAbsent(action, key -> new HabitDays(context.profiles()))
                        .add(users.code(row), day);
            }
        }
        context.job().checkCancelled();
        List<Map.Entry<Day, IntArray>> all = new ArrayList<>(days.entrySet());
        for (Map.Entry<Day, IntArray> one : all) {
            Day day = one.getKey();
            Habit known = habits.computeIfAbsent(day.action(), key -> new HabitDays(context.profiles()))
                    .habit(day.user(), day.day());
            Habit habit = new Habit(
                    known.daysBefore(),
                    known.activeBefore(),
                    known.daysAll(),
                    known.activeAll(),
                    Math.max(context.value(this, ORDINARY), known.othersRate()));
            int[] rows = one.getValue().toArray();
            boolean stranger = known.activeBefore() < context.value(this, KNOWN);
            if (stranger && context.profiles().judges(rows[0]) && habit.surprise() >= context.value(this, LEAST)) {
                sink.report(signal(context, day, rows, known, habit.surprise(), stakes[day.action()]));
            }
        }
    }

    private Signal signal(DetectionContext context, Day day, int[] rows, Habit habit, double surprise, double stakes) {
        EventIndex index = context.index();
        String action = index.column(Dimension.ACTION).dictionary().value(day.action());
        boolean worked = java.util.Arrays.stream(rows).anyMatch(row -> index.outcome(row) == Outcome.SUCCESS);
        return new Signal(
                day.user(),
                action,
                action + (worked ? "" : " tried and refused"),
                Aspect.ACT,
                rows,
                surprise,
                stakes * (worked ? 1 : context.value(this, FAILED)),
                QueryText.is(Dimension.ACTION, action),
                () -> Story.of(index.user(day.user()).id() + (worked ? " called " : " tried ") + action + ", which "
                                + TellingActs.use(action) + ".")
                        .typical(
                                habit.daysBefore() == 0
                                        ? "This user never called it before."
                                        : "This user called it on " + Phrases.count(habit.daysBefore(), "earlier day")
                                                + ".")
                        .actual((rows.length == 1 ? "1 call at " : rows.length + " calls from ")
                                + Phrases.moment(index.timeMillis(rows[0]))
                                + (rows.length == 1 ? "." : " on."))
                        .baseline(Phrases.baseline(context, day.user(), day.day()))
                        .peers(HabitDays.peers(habit, "called " + action))
                        .speaksFor("As long as so little is known of somebody, such a call is taken to come about "
                                + Phrases.oneIn(surprise) + " active days.")
                        .speaksAgainst(worked ? "" : "It was refused.")
                        .speaksAgainst("Administrators make this call as part of their job.")
                        .next("See from where it was called, and what the user did before and after."));
    }
}
