package org.nightjar.detect.detectors;

import java.util.ArrayList;
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
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;

/** A day made of actions that this user, and users at large, hardly ever take. */
final class RareActionsDetector implements Detector {

    static final Parameter PRIOR = new Parameter(
            "priorDays", "days", 5, "what others do counts as much as five days of one's own: jobs differ");
    static final Parameter LEARNING =
            new Parameter("learningDays", "days", 3, "before that everything is rare and nothing is telling");
    static final Parameter RARE =
            new Parameter("rare", "probability", 0.1, "an action expected on one day in ten is not rare");
    static final Parameter LEAST =
            new Parameter("least", "decades", 1, "one day in ten is everyday life and not worth a line");

    private static final DetectorInfo INFO = new DetectorInfo(
            "rare-actions",
            "Day of rare actions",
            Family.RARE,
            "Is this a day of actions that this user, and users at large, hardly ever take?",
            List.of("T1078.004", "T1580", "T1526"),
            3.5,
            List.of(PRIOR, LEARNING, RARE, LEAST));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        int learning = (int) context.value(this, LEARNING);
        for (int user : context.profiles().actors()) {
            if (context.profiles().activity(user).days().length > learning) {
                return Applicability.YES;
            }
        }
        return Applicability.no(
                "No user is active on more than " + learning + " days; rare needs something to be rare in.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        List<RareDays.UserDay> days = new ArrayList<>();
        RareDays model = new RareDays(context, this);
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            model.add(user, days);
        }
        double[] sums =
                days.stream().mapToDouble(RareDays.UserDay::sum).sorted().toArray();
        for (RareDays.UserDay day : days) {
            DayRank rank = DayRank.of(sums, day.sum(), day.earlierAsRare(), day.known());
            if (day.sum() > 0
                    && rank.surprise() >= context.value(this, LEAST)
                    && context.profiles().judges(day.rows()[0])) {
                sink.report(signal(context, day, rank));
            }
        }
    }

    private static Signal signal(DetectionContext context, RareDays.UserDay day, DayRank rank) {
        EventIndex index = context.index();
        List<String> actions = NoveltyWords.values(index, Dimension.ACTION, day.rows());
        List<String> services = NoveltyWords.values(index, Dimension.SERVICE, day.rows());
        return new Signal(
                day.user(),
                "day",
                Phrases.count(actions.size(), "rare action") + " in a day",
                Aspect.ACT,
                day.rows(),
                rank.surprise(),
                0,
                QueryText.isAny(Dimension.ACTION, actions),
                () -> Story.of(index.user(day.user()).id() + " spent " + Phrases.day(index.timeMillis(day.rows()[0]))
                                + " on things they hardly ever do: " + Phrases.list(actions, 4) + ".")
                        .typical("On an ordinary day of this user such actions hardly occur; "
                                + day.earlierAsRare() + " of "
                                + Phrases.count(day.known(), "earlier day")
                                + (day.earlierAsRare() == 1 ? " was" : " were") + " as rare.")
                        .actual(Phrases.count(actions.size(), "rare action") + " in " + Phrases.list(services, 3) + ", "
                                + Phrases.count(day.rows().length, "event") + ".")
                        .baseline(Phrases.baseline(
                                context, day.user(), context.profiles().day(day.rows()[0])))
                        .peers("Of " + rank.days() + " days of all users, " + rank.asRare()
                                + (rank.asRare() == 1 ? " was" : " were") + " as rare as this one or rarer.")
                        .speaksFor(actions.size() >= 3 ? "Several rare actions came together on one day." : "")
                        .speaksAgainst(day.earlierAsRare() > 0 ? "The user had such days before." : "")
                        .speaksAgainst("A new task looks the same; a task goes on, an intruder leaves.")
                        .next("Read the day's events in order: looking around, then taking, is a pattern of its own.")
                        .next("See whether the actions come back on later days."));
    }
}
