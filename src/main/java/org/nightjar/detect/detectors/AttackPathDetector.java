package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Looking around, then taking rights, then gathering, then letting it out or covering it up: in this order, in one day. */
final class AttackPathDetector implements Detector {

    static final Parameter STAGES = new Parameter("stages", "stages", 3, "two in order are part of most working days");
    static final Parameter UNUSUAL = new Parameter(
            "unusual", "share of days", 0.1, "a step counts only by an action that the user seldom calls");
    static final Parameter LEAST =
            new Parameter("least", "decades", 1.3, "who walks this way one day in twenty has a job that does");

    private static final DetectorInfo INFO = new DetectorInfo(
            "attack-path",
            "Steps of an attack in order",
            Family.SEQUENCE,
            "Does a day run through the steps of an attack in their order, by calls that this user seldom makes?",
            List.of("T1580", "T1098", "T1530", "T1537", "T1562.008"),
            1.5,
            List.of(STAGES, UNUSUAL, LEAST));

    /** What was done on no more days than this is unusual in evidence of any length. */
    private static final int FEW_DAYS = 2;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        for (int row = 0; row < context.index().size(); row++) {
            if (context.index().access(row) == org.nightjar.model.Access.WRITE) {
                return Applicability.YES;
            }
        }
        return Applicability.no("No event of this evidence changes anything, so there is no path to follow.");
    }

    /** A user's day with the first event of each stage of its longest path. */
    private record Path(int user, int day, int[] rows, List<AttackStage> stages) {}

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        AttackStage.OfEvents stages =
                new AttackStage.OfEvents(context.index(), context.profiles().organisation());
        List<Path> paths = new ArrayList<>();
        Map<Integer, HabitDays> byLength = new TreeMap<>();
        int shortest = (int) context.value(this, STAGES);
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            for (Path path : paths(context, user, stages)) {
                if (path.stages().size() >= shortest) {
                    paths.add(path);
                    for (int length = shortest; length <= path.stages().size(); length++) {
                        byLength.computeIfAbsent(length, key -> new HabitDays(context.profiles()))
                                .add(path.user(), path.day());
                    }
                }
            }
        }
        for (Path path : paths) {
            Habit habit = byLength.computeIfAbsent(path.stages().size(), key -> new HabitDays(context.profiles()))
                    .habit(path.user(), path.day());
            if (habit.surprise() >= context.value(this, LEAST)
                    && context.profiles().judges(path.rows()[0])) {
                sink.report(signal(context, path, habit));
            }
        }
    }

    /** Actions that the user calls on few days. */
    private BitSet unusual(DetectionContext context, int user) {
        ValueHistory history = context.profiles().history(Dimension.ACTION);
        int active = context.profiles().activity(user).days().length;
        double most = Math.max(FEW_DAYS, context.value(this, UNUSUAL) * active);
        BitSet unusual = new BitSet();
        for (int at = history.begin(user); at < history.end(user); at++) {
            unusual.set(history.value(at), history.days(at) <= most);
        }
        return unusual;
    }

    private List<Path> paths(DetectionContext context, int user, AttackStage.OfEvents stages) {
        EventIndex index = context.index();
        BitSet unusual = unusual(context, user);
        Column actions = index.column(Dimension.ACTION);
        RowSet rows = index.rowsOfUser(user);
        List<Path> paths = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int day = context.profiles().day(rows.row(from));
            Walk walk = new Walk();
            int to = from;
            while (to < rows.size() && context.profiles().day(rows.row(to)) == day) {
                int row = rows.row(to);
                if (unusual.get(actions.code(row))) {
                    walk.step(row, stages.of(row));
                }
                to++;
            }
            if (!walk.longest().isEmpty()) {
                paths.add(new Path(user, day, walk.longest().toArray(), walk.stages(stages)));
            }
            from = to;
        }
        return paths;
    }

    /** The longest path so far that ends at each stage. */
    private static final class Walk {
        private final IntArray[] endingAt = new IntArray[AttackStage.values().length];

        void step(int row, AttackStage stage) {
            if (stage == AttackStage.NONE || endingAt[stage.ordinal()] != null && stage == AttackStage.DISCOVERY) {
                return;
            }
            IntArray best = new IntArray();
            for (int before = 0; before < stage.ordinal(); before++) {
                if (endingAt[before] != null && endingAt[before].size() > best.size()) {
                    best = endingAt[before];
                }
            }
            IntArray known = endingAt[stage.ordinal()];
            if (known == null || best.size() + 1 > known.size()) {
                IntArray longer = new IntArray();
                for (int one : best.toArray()) {
                    longer.add(one);
                }
                longer.add(row);
                endingAt[stage.ordinal()] = longer;
            }
        }

        IntArray longest() {
            IntArray longest = new IntArray();
            for (IntArray one : endingAt) {
                if (one != null && one.size() > longest.size()) {
                    longest = one;
                }
            }
            return longest;
        }

        List<AttackStage> stages(AttackStage.OfEvents of) {
            List<AttackStage> stages = new ArrayList<>();
            for (int row : longest().toArray()) {
                stages.add(of.of(row));
            }
            return stages;
        }
    }

    private static Signal signal(DetectionContext context, Path path, Habit habit) {
        EventIndex index = context.index();
        Column actions = index.column(Dimension.ACTION);
        List<String> steps = new ArrayList<>();
        for (int at = 0; at < path.rows().length; at++) {
            steps.add(path.stages().get(at).words() + " (" + actions.value(path.rows()[at]) + ")");
        }
        String way = String.join(", then ", steps);
        return new Signal(
                path.user(),
                "path",
                path.stages().size() + " steps of an attack in order",
                Aspect.ORDER,
                path.rows(),
                habit.surprise(),
                0,
                QueryText.events(Arrays.stream(path.rows())
                        .mapToObj(index::eventId)
                        .sorted()
                        .toList()),
                () -> Story.of(index.user(path.user()).id() + " went the way of an attack within a day: " + way + ".")
                        .typical(
                                habit.daysBefore() == 0
                                        ? "No earlier day of this user went that far."
                                        : "So did " + Phrases.count(habit.daysBefore(), "earlier day")
                                                + " of this user.")
                        .actual(way + ".")
                        .baseline(Phrases.baseline(context, path.user(), path.day()))
                        .peers(HabitDays.peers(habit, "went through as many of these steps in a day"))
                        .speaksFor(Phrases.habit(habit, habit.surprise()))
                        .speaksFor("From the first step to the last it took "
                                + Phrases.duration(index.timeMillis(path.rows()[path.rows().length - 1])
                                        - index.timeMillis(path.rows()[0]))
                                + ".")
                        .speaksAgainst("Listed is the first event of each step; between them lies ordinary work too.")
                        .next("Walk the day in the timeline, from the first step to the last.")
                        .next("See what was gathered, and where it went."));
    }
}
