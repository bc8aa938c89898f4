package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** A key or password made for somebody else, by someone who does not administer identities. */
final class NewCredentialDetector implements Detector {

    static final Parameter LEAST =
            new Parameter("least", "decades", 1, "who does so every tenth day administers identities");

    static final Parameter IN_USE =
            new Parameter("inUse", "decades", 1.5, "a key for another that is then used is a key that somebody wanted");

    private static final DetectorInfo INFO = new DetectorInfo(
            "new-credential",
            "Credential made for another",
            Family.CREDENTIALS,
            "Does someone make a key or password for somebody else, who does not administer identities?",
            List.of("T1098.001", "T1136.003"),
            6,
            List.of(LEAST, IN_USE));

    /** Stakes in decades. */
    private static final Map<String, Double> ACTS = Map.of(
            "CreateAccessKey", 2.5,
            "CreateLoginProfile", 2.5,
            "UpdateLoginProfile", 2.5,
            "CreateServiceSpecificCredential", 2.0,
            "UploadSigningCertificate", 1.5,
            "DeactivateMFADevice", 2.0);

    private static final Pattern FOR_WHOM = Pattern.compile("userName\\s*[=:]\\s*\"?([^\\s,;\"]+)");

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        Values actions = context.index().column(Dimension.ACTION).dictionary();
        return Applicability.when(
                ACTS.keySet().stream().anyMatch(action -> actions.find(action) > 0),
                "No event of this evidence makes a key or password.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        Column actions = index.column(Dimension.ACTION);
        Column users = index.column(Dimension.USER);
        boolean[] wanted = new boolean[actions.dictionary().size()];
        for (int code = 1; code < wanted.length; code++) {
            wanted[code] = ACTS.containsKey(actions.dictionary().value(code));
        }
        List<Integer> made = new ArrayList<>();
        HabitDays days = new HabitDays(context.profiles());
        for (int row = 0; row < index.size(); row++) {
            int user = users.code(row);
            if (wanted[actions.code(row)]
                    && user != 0
                    && index.user(user).kind() != UserKind.SERVICE
                    && !forWhom(index, row).equalsIgnoreCase(index.user(user).id())) {
                made.add(row);
                days.add(user, context.profiles().day(row));
            }
        }
        context.job().checkCancelled();
        Map<String, Integer> issued = new TreeMap<>();
        for (int row : made) {
            int user = users.code(row);
            Habit habit = days.habit(user, context.profiles().day(row));
            if (context.profiles().judges(row) && habit.surprise() >= context.value(this, LEAST)) {
                sink.report(signal(context, user, row, habit));
                issued.put(index.issuedKeyId(row), row);
            }
        }
        IssuedKeyUse.find(index, issued).forEach(use -> {
            Habit habit =
                    days.habit(users.code(use.issuedRow()), context.profiles().day(use.issuedRow()));
            sink.report(use.signal(context, habit.surprise(), context.value(this, IN_USE)));
        });
    }

    /** Whom the credential is for, or the user itself where the log does not say. */
    private static String forWhom(EventIndex index, int row) {
        Matcher matcher = FOR_WHOM.matcher(index.value(Dimension.DETAIL, row));
        if (matcher.find()) {
            return matcher.group(1);
        }
        String resource = index.value(Dimension.RESOURCE, row);
        return resource.isEmpty() || (resource.indexOf(':') >= 0 && !resource.contains(":user/"))
                ? index.value(Dimension.USER, row)
                : resource.substring(resource.lastIndexOf('/') + 1);
    }

    private static Signal signal(DetectionContext context, int user, int row, Habit habit) {
        EventIndex index = context.index();
        String action = index.value(Dimension.ACTION, row);
        String whom = forWhom(index, row);
        boolean refused = index.outcome(row) == Outcome.DENIED || index.outcome(row) == Outcome.FAILURE;
        return new Signal(
                user,
                action + " " + whom,
                action + " for " + whom + (refused ? " refused" : ""),
                Aspect.CREDENTIAL,
                new int[] {row},
                habit.surprise(),
                ACTS.getOrDefault(action, 1.0) * (refused ? 0.5 : 1),
                QueryText.is(Dimension.ACTION, action),
                () -> Story.of(index.user(user).id() + (refused ? " tried " : " called ") + action + " for " + whom
                                + ", somebody else: whoever holds it can come back as " + whom + ".")
                        .typical(
                                habit.daysBefore() == 0
                                        ? "This user never made a credential for anybody else before."
                                        : "This user made credentials for others on "
                                                + Phrases.count(habit.daysBefore(), "earlier day") + ".")
                        .actual(action + " for " + whom + " at " + Phrases.moment(index.timeMillis(row)) + ".")
                        .baseline(Phrases.baseline(
                                context, user, context.profiles().day(row)))
                        .peers(HabitDays.peers(habit, "made credentials for others"))
                        .speaksFor(Phrases.habit(habit, habit.surprise()))
                        .speaksAgainst(refused ? "It was refused." : "")
                        .speaksAgainst("Whoever administers identities does this for joiners; ask who joined.")
                        .next("Follow the new credential: where was it first used, and by what client?")
                        .next("See what " + whom + " is allowed to do."));
    }
}
