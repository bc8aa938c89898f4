package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
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
import org.nightjar.detect.profile.Organisation;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/** Something given to an account outside the organisation, or to everybody, by someone who does not do that. */
final class OutsideSharingDetector implements Detector {

    static final Parameter STAKES = new Parameter(
            "stakes", "decades", 3.5, "what leaves by sharing leaves no other trace, and few ever need to");
    static final Parameter ACQUAINTED = new Parameter(
            "acquainted", "decades", 1.5, "an outside account that acts here regularly was invited by someone");
    static final Parameter FAILED = new Parameter(
            "failed", "factor", 0.5, "an attempt that was refused tells as much about the will, less about the harm");
    static final Parameter LEAST = new Parameter("least", "decades", 1, "what someone does every tenth day is a habit");

    private static final DetectorInfo INFO = new DetectorInfo(
            "outside-sharing",
            "Shared with an outsider",
            Family.SHARING,
            "Is something shared with an account outside the organisation, or with everybody, by someone who does not?",
            List.of("T1537", "T1098"),
            9,
            List.of(STAKES, ACQUAINTED, FAILED, LEAST));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return Applicability.when(
                !context.profiles().history(Dimension.TARGET).isEmpty(),
                "No event of this evidence gives anything to another account.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        Map<Integer, String> outside = outsideTargets(context);
        Column targets = index.column(Dimension.TARGET);
        Column users = index.column(Dimension.USER);
        List<Share> shares = new ArrayList<>();
        Map<String, HabitDays> days = new HashMap<>();
        HabitDays anyone = new HabitDays(context.profiles());
        for (int row = 0; row < index.size(); row++) {
            if (targets.code(row) == 0
                    || users.code(row) == 0
                    || index.user(users.code(row)).kind() == UserKind.SERVICE) {
                continue;
            }
            Map<String, String> given = new TreeMap<>();
            for (int code : targets.codes(row)) {
                String account = outside.get(code);
                if (account != null) {
                    given.putIfAbsent(account, targets.dictionary().value(code));
                }
            }
            for (var to : given.entrySet()) {
                shares.add(new Share(users.code(row), row, to.getKey(), to.getValue()));
                int day = context.profiles().day(row);
                days.computeIfAbsent(to.getKey(), key -> new HabitDays(context.profiles()))
                        .add(users.code(row), day);
                anyone.add(users.code(row), day);
            }
        }
        context.job().checkCancelled();
        for (Share share : shares) {
            HabitDays withAccount = days.getOrDefault(share.account(), anyone);
            Habit habit = withAccount.habit(share.user(), context.profiles().day(share.row()));
            if (context.profiles().judges(share.row()) && habit.surprise() >= context.value(this, LEAST)) {
                sink.report(signal(context, share, habit, anyone));
            }
        }
    }

    /** Codes of targets that lie outside, with the account (or "public") that each belongs to. */
    private static Map<Integer, String> outsideTargets(DetectionContext context) {
        Values targets = context.index().column(Dimension.TARGET).dictionary();
        Organisation organisation = context.profiles().organisation();
        Map<Integer, String> outside = new HashMap<>();
        for (int code = 1; code < targets.size(); code++) {
            String target = targets.value(code);
            if (organisation.isOutside(target)) {
                outside.put(code, Organisation.isPublic(target) ? "public" : Organisation.accountOf(target));
            }
        }
        return outside;
    }

    private Signal signal(DetectionContext context, Share share, Habit habit, HabitDays anyone) {
        EventIndex index = context.index();
        int day = context.profiles().day(share.row());
        boolean refused = index.outcome(share.row()) == Outcome.DENIED || index.outcome(share.row()) == Outcome.FAILURE;
        boolean everybody = share.account().equals("public");
        boolean acquainted = !everybody && actsHere(index, share.account());
        double stakes = (context.value(this, STAKES) - (acquainted ? context.value(this, ACQUAINTED) : 0))
                * (refused ? context.value(this, FAILED) : 1);
        String action = index.value(Dimension.ACTION, share.row());
        String what = index.value(Dimension.RESOURCE, share.row());
        String whom = everybody ? "everybody" : "account " + share.account();
        Habit sharing = anyone.habit(share.user(), day);
        return new Signal(
                share.user(),
                share.account(),
                everybody ? "Made public: " + action : "Shared with outside account " + share.account(),
                Aspect.SHARING,
                new int[] {share.row()},
                habit.surprise(),
                stakes,
                QueryText.is(Dimension.TARGET, share.target()),
                () -> Story.of(index.user(share.user()).id() + (refused ? " tried to give " : " gave ") + whom
                                + " access to " + (what.isEmpty() ? "something" : what) + " (" + action + ")"
                                + (everybody ? "." : "; that account is not one of ours."))
                        .typical(
                                habit.daysBefore() == 0
                                        ? "This user never shared anything with " + whom
                                                + " before"
                                                + (sharing.daysBefore() == 0
                                                        ? ", nor with any other outsider."
                                                        : "; with other outsiders on "
                                                                + Phrases.count(sharing.daysBefore(), "earlier day")
                                                                + ".")
                                        : "This user shared with " + whom + " on "
                                                + Phrases.count(habit.daysBefore(), "earlier day") + ".")
                        .actual(action + " at " + Phrases.moment(index.timeMillis(share.row())) + " to " + whom + ".")
                        .baseline(Phrases.baseline(context, share.user(), day))
                        .peers(HabitDays.peers(habit, "shared with " + whom))
                        .speaksFor(
                                acquainted || everybody
                                        ? ""
                                        : "That account never acts in this evidence; nothing says that it is known here.")
                        .speaksFor(Phrases.habit(habit, habit.surprise()))
                        .speaksFor("Our own accounts, as far as the evidence shows: "
                                + Phrases.list(
                                        List.copyOf(context.profiles()
                                                .organisation()
                                                .accounts()),
                                        5) + ".")
                        .speaksAgainst(refused ? "It was refused." : "")
                        .speaksAgainst(acquainted ? "That account acts here itself, so someone let it in." : "")
                        .speaksAgainst(
                                "A sister account that never appears otherwise would look the same: ask whose it is.")
                        .next(
                                everybody
                                        ? "Find out for whom it was meant."
                                        : "Find out whose account " + share.account()
                                                + " is; if it is ours, say so in the settings of detection and detect again.")
                        .next("See what the thing holds, and whether the sharing was taken back."));
    }

    private static boolean actsHere(EventIndex index, String account) {
        BitSet found = new BitSet();
        int users = index.column(Dimension.USER).dictionary().size();
        for (int code = 1; code < users; code++) {
            found.set(
                    code,
                    index.user(code).account().equals(account)
                            && !index.rowsOfUser(code).isEmpty());
        }
        return !found.isEmpty();
    }

    /** One event that gives something to an outsider. */
    private record Share(int user, int row, String account, String target) {}
}
