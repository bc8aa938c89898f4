package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.nightjar.detect.profile.CountModel;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;

/** Actions that a user knows, in an order in which neither this user nor anybody else ever did them. */
final class UnusualOrderDetector implements Detector {

    static final Parameter PRIOR = new Parameter(
            "priorDays", "active days", 10, "two weeks of days of users of the same kind stand in for a user's own");
    static final Parameter LEAST =
            new Parameter("least", "decades", 2, "one day in a hundred is odd in some way or other");
    static final Parameter STEPS =
            new Parameter("leastSteps", "steps", 3, "one or two steps that nobody took are everyday life");

    private static final DetectorInfo INFO = new DetectorInfo(
            "unusual-order",
            "Unusual order of actions",
            Family.SEQUENCE,
            "Does a user go from action to action as neither this user nor anybody else ever did?",
            List.of("T1078.004"),
            0.8,
            List.of(PRIOR, LEAST, STEPS));

    private static final int MOST_ASKED = 50;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        for (int user : context.profiles().actors()) {
            if (context.profiles().activity(user).days().length > 1
                    || context.profiles().baseline().isChosen()) {
                return Applicability.YES;
            }
        }
        return Applicability.no("No user is active on more than one day, so there is no order to compare with.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        Steps steps = new Steps(index);
        List<Map<Long, Steps.First>> byUser = new ArrayList<>();
        Map<Long, Integer> users = new HashMap<>();
        int[] actors = context.profiles().actors();
        for (int user : actors) {
            context.job().checkCancelled();
            Map<Long, Steps.First> own = steps.of(user);
            byUser.add(own);
            own.keySet().forEach(step -> users.merge(step, 1, Integer::sum));
        }
        Map<UserKind, CountModel> kinds = new EnumMap<>(UserKind.class);
        List<Map<Integer, List<Steps.First>>> alone = new ArrayList<>();
        for (int at = 0; at < actors.length; at++) {
            context.job().checkCancelled();
            Map<Integer, List<Steps.First>> own = alone(context, byUser.get(at), users);
            alone.add(own);
            CountModel kind = kinds.computeIfAbsent(index.user(actors[at]).kind(), key -> new CountModel());
            int[] days = context.profiles().activity(actors[at]).days();
            for (int known = 1; known < days.length; known++) {
                kind.add(own.getOrDefault(days[known], List.of()).size());
            }
        }
        for (int at = 0; at < actors.length; at++) {
            context.job().checkCancelled();
            judge(context, actors[at], alone.get(at), kinds, sink);
        }
    }

    /** By day, the steps that the user takes for the first time, between actions known before, and nobody else ever. */
    private static Map<Integer, List<Steps.First>> alone(
            DetectionContext context, Map<Long, Steps.First> own, Map<Long, Integer> users) {
        Map<Integer, Integer> firstDay = new HashMap<>();
        EventIndex index = context.index();
        own.values().forEach(step -> {
            for (int row : step.rows()) {
                firstDay.merge(
                        index.column(Dimension.ACTION).code(row),
                        context.profiles().day(row),
                        Math::min);
            }
        });
        Map<Integer, List<Steps.First>> byDay = new TreeMap<>();
        own.forEach((pair, step) -> {
            int day = context.profiles().day(step.to());
            boolean known = Arrays.stream(step.rows())
                    .allMatch(row ->
                            firstDay.getOrDefault(index.column(Dimension.ACTION).code(row), day) < day);
            if (known && users.getOrDefault(pair, 0) == 1) {
                byDay.computeIfAbsent(day, key -> new ArrayList<>()).add(step);
            }
        });
        byDay.values().forEach(steps -> steps.sort(Comparator.comparingLong(step -> index.timeMillis(step.to()))));
        return byDay;
    }

    private void judge(
            DetectionContext context,
            int user,
            Map<Integer, List<Steps.First>> alone,
            Map<UserKind, CountModel> kinds,
            SignalSink sink) {
        CountModel kind = kinds.getOrDefault(context.index().user(user).kind(), new CountModel());
        CountModel own = new CountModel();
        TreeSet<Integer> days = new TreeSet<>(alone.keySet());
        Arrays.stream(context.profiles().activity(user).days()).forEach(days::add);
        int known = 0;
        for (int day : days) {
            List<Steps.First> steps = alone.getOrDefault(day, List.of());
            boolean judged =
                    !steps.isEmpty() && context.profiles().judges(steps.get(0).to());
            if (judged && known > 0 && steps.size() >= context.value(this, STEPS)) {
                CountModel model = new CountModel();
                model.addAll(own, own.observations());
                model.addAll(kind, context.value(this, PRIOR));
                double surprise = -Math.log10(model.tail(steps.size()));
                if (surprise >= context.value(this, LEAST)) {
                    sink.report(signal(context, user, steps, own, surprise));
                }
            }
            if (known > 0) {
                own.add(steps.size());
            }
            known++;
        }
    }

    private static Signal signal(
            DetectionContext context, int user, List<Steps.First> steps, CountModel own, double surprise) {
        EventIndex index = context.index();
        List<Steps.First> ordered = steps.stream()
                .sorted(Comparator.<Steps.First>comparingLong(step -> index.timeMillis(step.to()))
                        .thenComparing(step -> words(index, step)))
                .toList();
        int[] rows = ordered.stream()
                .flatMapToInt(step -> Arrays.stream(step.rows()))
                .sorted()
                .distinct()
                .toArray();
        TreeSet<String> actions = new TreeSet<>();
        Arrays.stream(rows).forEach(row -> actions.add(index.value(Dimension.ACTION, row)));
        String usual = String.format(java.util.Locale.ROOT, "%.1f", own.mean());
        return new Signal(
                user,
                "order",
                steps.size() + " steps that nobody else takes",
                Aspect.ORDER,
                rows,
                surprise,
                0,
                actions.size() > MOST_ASKED ? "" : QueryText.isAny(Dimension.ACTION, actions),
                () -> Story.of(index.user(user).id()
                                + " did familiar things in an order in which nobody ever did them: " + steps.size()
                                + " such steps on " + Phrases.day(index.timeMillis(rows[0])) + ".")
                        .typical("About " + usual + " such steps on an active day of this user.")
                        .actual(Phrases.list(
                                        ordered.stream()
                                                .map(step -> words(index, step))
                                                .toList(),
                                        4)
                                + ".")
                        .baseline(Phrases.baseline(
                                context, user, context.profiles().day(rows[0])))
                        .peers("No other user of this evidence ever takes one of these steps.")
                        .speaksAgainst("Each of these actions is familiar to this user; only their order is not.")
                        .next("Read the day in order, in the story or the events."));
    }

    private static String words(EventIndex index, Steps.First step) {
        return index.value(Dimension.ACTION, step.from()) + " then " + index.value(Dimension.ACTION, step.to());
    }
}
