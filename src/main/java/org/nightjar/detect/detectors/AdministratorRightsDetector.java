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
import org.nightjar.detect.profile.Habit;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/** The rights of an administrator, given by someone who does not give them. */
final class AdministratorRightsDetector implements Detector {

    static final Parameter STAKES = new Parameter(
            "stakes",
            "decades",
            2.5,
            "whoever is an administrator can do all the rest, as with a key made for another");
    static final Parameter FAILED = new Parameter(
            "failed", "factor", 0.5, "an attempt that was refused tells as much about the will, less about the harm");
    static final Parameter LEAST =
            new Parameter("least", "decades", 1, "who gives such rights every tenth day administers identities");

    private static final DetectorInfo INFO = new DetectorInfo(
            "administrator-rights",
            "Administrator rights given",
            Family.CREDENTIALS,
            "Does someone give a user, group or role the rights of an administrator, who does not give them?",
            List.of("T1098.003", "T1098"),
            6,
            List.of(STAKES, FAILED, LEAST));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return Applicability.when(
                AdministratorRights.isIn(context.index()), "No event of this evidence gives rights by a policy.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        Column users = index.column(Dimension.USER);
        AdministratorRights rights = new AdministratorRights(index);
        List<Integer> given = new ArrayList<>();
        HabitDays days = new HabitDays(context.profiles());
        for (int row = 0; row < index.size(); row++) {
            int user = users.code(row);
            if (rights.isGiven(row) && user != 0 && index.user(user).kind() != UserKind.SERVICE) {
                given.add(row);
                days.add(user, context.profiles().day(row));
            }
        }
        context.job().checkCancelled();
        for (int row : given) {
            Habit habit = days.habit(users.code(row), context.profiles().day(row));
            if (context.profiles().judges(row) && habit.surprise() >= context.value(this, LEAST)) {
                sink.report(signal(context, row, rights.policy(row), habit));
            }
        }
    }

    private Signal signal(DetectionContext context, int row, String policy, Habit habit) {
        EventIndex index = context.index();
        int user = index.column(Dimension.USER).code(row);
        String who = index.user(user).id();
        String action = index.value(Dimension.ACTION, row);
        String resource = index.value(Dimension.RESOURCE, row);
        String named = resource.substring(resource.lastIndexOf('/') + 1);
        String whom = named.isEmpty() ? "somebody" : named.equals(who) ? "themselves" : named;
        boolean refused = index.outcome(row) == Outcome.DENIED || index.outcome(row) == Outcome.FAILURE;
        return new Signal(
                user,
                action + " " + named,
                "Administrator rights for " + whom + (refused ? " refused" : ""),
                Aspect.ACT,
                new int[] {row},
                habit.surprise(),
                context.value(this, STAKES) * (refused ? context.value(this, FAILED) : 1),
                QueryText.and(
                        QueryText.is(Dimension.ACTION, action),
                        QueryText.is(Dimension.DETAIL, index.value(Dimension.DETAIL, row))),
                () -> Story.of(who + (refused ? " tried to make " : " made ") + whom + " an administrator: " + action
                                + " with " + policy + ".")
                        .typical(
                                habit.daysBefore() == 0
                                        ? "This user never gave anybody such rights before."
                                        : "This user gave such rights on "
                                                + Phrases.count(habit.daysBefore(), "earlier day") + ".")
                        .actual(action + " at " + Phrases.moment(index.timeMillis(row)) + ", policy " + policy + ".")
                        .baseline(Phrases.baseline(
                                context, user, context.profiles().day(row)))
                        .peers(HabitDays.peers(habit, "gave such rights"))
                        .speaksFor(Phrases.habit(habit, habit.surprise()))
                        .speaksFor("Whoever holds it can do everything, or can give themselves what is lacking.")
                        .speaksAgainst(refused ? "It was refused." : "")
                        .speaksAgainst("Administrators of identities do this for colleagues and for deployments; ask"
                                + " who asked for it.")
                        .next("See what " + (named.isEmpty() ? "the holder" : named) + " did afterwards.")
                        .next("See whether the rights were taken back; if not, take them back."));
    }
}
