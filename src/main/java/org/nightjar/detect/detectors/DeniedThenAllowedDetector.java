package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.nightjar.model.Access;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.QueryText;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** A change that was denied and soon after worked, by somebody for whom it never had worked before. */
final class DeniedThenAllowedDetector implements Detector {

    static final Parameter WITHIN =
            new Parameter("withinHours", "hours", 24, "who is looking for a way tries again on the same day");
    static final Parameter LEAST =
            new Parameter("least", "decades", 1.3, "rights that are granted on request come once in a while");

    private static final DetectorInfo INFO = new DetectorInfo(
            "denied-then-allowed",
            "Denied, then allowed",
            Family.SEQUENCE,
            "Does a change that was denied work soon after, for a user for whom it never had worked?",
            List.of("T1098", "T1078.004"),
            2,
            List.of(WITHIN, LEAST));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        EventIndex index = context.index();
        for (int row = 0; row < index.size(); row++) {
            if (index.outcome(row) == Outcome.DENIED && index.access(row) == Access.WRITE) {
                return Applicability.YES;
            }
        }
        return Applicability.no("No change was denied in this evidence.");
    }

    private record Turn(int user, int denied, int allowed) {}

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        List<Turn> turns = new ArrayList<>();
        HabitDays days = new HabitDays(context.profiles());
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            for (Turn turn : turns(context, user)) {
                turns.add(turn);
                days.add(user, context.profiles().day(turn.allowed()));
            }
        }
        for (Turn turn : turns) {
            Habit habit = days.habit(turn.user(), context.profiles().day(turn.allowed()));
            if (context.profiles().judges(turn.allowed()) && habit.surprise() >= context.value(this, LEAST)) {
                sink.report(signal(context, turn, habit));
            }
        }
    }

    private List<Turn> turns(DetectionContext context, int user) {
        EventIndex index = context.index();
        Column actions = index.column(Dimension.ACTION);
        RowSet rows = index.rowsOfUser(user);
        Map<Integer, Integer> denied = new HashMap<>();
        Map<Integer, Boolean> worked = new HashMap<>();
        long within = (long) (context.value(this, WITHIN) * 3_600_000);
        List<Turn> turns = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            if (index.access(row) != Access.WRITE) {
                continue;
            }
            int action = actions.code(row);
            if (index.outcome(row) == Outcome.DENIED) {
                denied.putIfAbsent(action, row);
            } else if (index.outcome(row) == Outcome.SUCCESS && worked.put(action, true) == null) {
                int before = denied.getOrDefault(action, -1);
                if (before >= 0 && index.timeMillis(row) - index.timeMillis(before) <= within) {
                    turns.add(new Turn(user, before, row));
                }
            }
        }
        return turns;
    }

    private static Signal signal(DetectionContext context, Turn turn, Habit habit) {
        EventIndex index = context.index();
        String action = index.value(Dimension.ACTION, turn.allowed());
        long minutes = (index.timeMillis(turn.allowed()) - index.timeMillis(turn.denied())) / 60_000;
        return new Signal(
                turn.user(),
                action,
                action + " denied, then allowed",
                Aspect.ORDER,
                new int[] {turn.denied(), turn.allowed()},
                habit.surprise(),
                0,
                QueryText.is(Dimension.ACTION, action),
                () -> Story.of(index.user(turn.user()).id() + " was denied " + action + ", and "
                                + Phrases.count(minutes, "minute") + " later it worked for the first time.")
                        .typical("It never had worked for this user before.")
                        .actual("Denied at " + Phrases.moment(index.timeMillis(turn.denied())) + ", allowed at "
                                + Phrases.moment(index.timeMillis(turn.allowed())) + ".")
                        .baseline(Phrases.baseline(
                                context, turn.user(), context.profiles().day(turn.allowed())))
                        .peers(HabitDays.peers(habit, "got past a denial in a day"))
                        .speaksAgainst("People who lack a right ask for it and get it; see who granted it.")
                        .next("Look what changed between the two: a policy, a role, another target."));
    }
}
