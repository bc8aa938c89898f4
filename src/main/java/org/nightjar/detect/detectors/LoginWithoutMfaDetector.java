package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import org.nightjar.store.RowSet;

/** A login to the console by password alone, by somebody who, like others, usually shows a second factor. */
final class LoginWithoutMfaDetector implements Detector {

    static final Parameter STAKES =
            new Parameter("stakes", "decades", 1, "a password alone is what is stolen; the root user's counts twice");
    static final Parameter LEAST =
            new Parameter("least", "decades", 0.7, "where every fifth login has no second factor it says nothing");

    private static final DetectorInfo INFO = new DetectorInfo(
            "login-without-mfa",
            "Login without second factor",
            Family.CREDENTIALS,
            "Does someone log in to the console without a second factor, where they or others use one?",
            List.of("T1078.004", "T1556.006"),
            4,
            List.of(STAKES, LEAST));

    /** As long as there are few logins, one in twenty without a second factor is taken for ordinary. */
    private static final double PRIOR_LOGINS = 5;

    private static final double PRIOR_WITHOUT = 0.25;

    private static final String LOGIN = "ConsoleLogin";
    private static final String WITHOUT = "MFAUsed=No";
    private static final String WITH = "MFAUsed=Yes";

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return Applicability.when(
                !logins(context).isEmpty(),
                "No login to the console that says whether it had a second factor is in this evidence.");
    }

    private record Login(int user, int row, boolean without) {}

    /** Of users that the cloud itself knows: who comes by single sign-on shows the second factor elsewhere. */
    private static List<Login> logins(DetectionContext context) {
        EventIndex index = context.index();
        Column actions = index.column(Dimension.ACTION);
        int login = actions.dictionary().find(LOGIN);
        List<Login> logins = new ArrayList<>();
        if (login <= 0) {
            return logins;
        }
        for (int user : context.profiles().actors()) {
            RowSet rows = index.rowsOfUser(user);
            for (int at = 0; at < rows.size(); at++) {
                int row = rows.row(at);
                if (actions.code(row) == login && index.outcome(row) == Outcome.SUCCESS) {
                    String type = index.principal(row).type();
                    String detail = index.value(Dimension.DETAIL, row);
                    boolean known = type.equals("IAMUser") || type.equals("Root");
                    if (known && (detail.contains(WITHOUT) || detail.contains(WITH))) {
                        logins.add(new Login(user, row, detail.contains(WITHOUT)));
                    }
                }
            }
        }
        return logins;
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        List<Login> logins = logins(context);
        long allWithout = logins.stream().filter(Login::without).count();
        Map<Integer, List<Login>> byUser =
                logins.stream().collect(Collectors.groupingBy(Login::user, TreeMap::new, Collectors.toList()));
        boolean chosen = context.profiles().baseline().isChosen();
        byUser.forEach((user, own) -> {
            context.job().checkCancelled();
            long ownWithout = own.stream().filter(Login::without).count();
            double others = (allWithout - ownWithout + PRIOR_WITHOUT) / (logins.size() - own.size() + PRIOR_LOGINS);
            List<Login> known = own.stream()
                    .filter(login -> chosen && !context.profiles().judges(login.row()))
                    .toList();
            int before = known.size();
            int beforeWithout = (int) known.stream().filter(Login::without).count();
            for (Login login : own) {
                Habit habit = new Habit(beforeWithout, before, (int) ownWithout, own.size(), others);
                boolean judged = login.without() && context.profiles().judges(login.row());
                if (judged && habit.surprise() >= context.value(this, LEAST)) {
                    sink.report(
                            signal(context, login, habit, logins.size() - own.size(), (int) (allWithout - ownWithout)));
                }
                before += chosen ? 0 : 1;
                beforeWithout += !chosen && login.without() ? 1 : 0;
            }
        });
    }

    private Signal signal(DetectionContext context, Login login, Habit habit, int othersLogins, int othersWithout) {
        EventIndex index = context.index();
        boolean root = index.user(login.user()).kind() == UserKind.ROOT;
        return new Signal(
                login.user(),
                "login",
                "Console login without second factor",
                Aspect.CREDENTIAL,
                new int[] {login.row()},
                habit.surprise(),
                context.value(this, STAKES) * (root ? 2 : 1),
                QueryText.is(Dimension.ACTION, LOGIN),
                () -> Story.of(index.user(login.user()).id() + " logged in to the console by password alone at "
                                + Phrases.moment(index.timeMillis(login.row())) + ".")
                        .typical(
                                habit.activeBefore() == 0
                                        ? "No earlier login of this user is in the evidence."
                                        : habit.daysBefore() + " of "
                                                + Phrases.count(habit.activeBefore(), "earlier login")
                                                + " had no second factor.")
                        .actual("A login from " + index.value(Dimension.ADDRESS, login.row())
                                + " without second factor.")
                        .baseline((habit.activeBefore() == 0
                                        ? "Nothing of this user before"
                                        : Phrases.count(habit.activeBefore(), "earlier login") + " of this user")
                                + ", and the logins of all others as long as that is little; by these a login by"
                                + " password alone is taken to come about " + Phrases.oneIn(habit.surprise())
                                + " logins.")
                        .peers(
                                othersLogins == 0
                                        ? "No login of anybody else is in the evidence."
                                        : othersWithout + " of " + Phrases.count(othersLogins, "login")
                                                + " of others had no second factor.")
                        .speaksFor(root ? "It is the root user, whom nothing restricts." : "")
                        .speaksAgainst("Second factors are lost and replaced; ask the person.")
                        .next("See where the login came from and what was done after it."));
    }
}
