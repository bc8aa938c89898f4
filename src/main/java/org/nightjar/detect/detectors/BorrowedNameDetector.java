package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** A role session under the name of somebody else, or a name one letter away from it. */
final class BorrowedNameDetector implements Detector {

    static final Parameter STAKES = new Parameter(
            "stakes", "decades", 2, "whoever works under a co-worker's name wants somebody else to be asked");
    static final Parameter LEAST =
            new Parameter("least", "decades", 1.3, "tools that name sessions after whom they work for do so daily");

    private static final DetectorInfo INFO = new DetectorInfo(
            "borrowed-name",
            "Session under another's name",
            Family.CREDENTIALS,
            "Does someone open a role session under a co-worker's name, or one that looks like it?",
            List.of("T1036", "T1078.004"),
            5,
            List.of(STAKES, LEAST));

    /** Shorter names are alike by chance. */
    private static final int LEAST_LETTERS = 6;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return Applicability.when(
                context.index().column(Dimension.SESSION).dictionary().size() > 1,
                "No role session of this evidence has a name.");
    }

    /** The person whose name each session has or nearly has, by code of the session; 0 for nobody. */
    private static int[] owners(EventIndex index) {
        Map<String, Integer> exact = new HashMap<>();
        Map<String, Integer> near = new HashMap<>();
        var users = index.column(Dimension.USER).dictionary();
        for (int code = 1; code < users.size(); code++) {
            String name = plain(users.value(code));
            if (index.user(code).kind() == UserKind.HUMAN && name.length() >= LEAST_LETTERS) {
                exact.putIfAbsent(name, code);
                int person = code;
                shortened(name).forEach(part -> near.putIfAbsent(part, person));
                near.putIfAbsent(name, code);
            }
        }
        var sessions = index.column(Dimension.SESSION).dictionary();
        int[] owners = new int[sessions.size()];
        for (int code = 1; code < owners.length; code++) {
            String name = plain(sessions.value(code));
            if (name.length() >= LEAST_LETTERS) {
                owners[code] = exact.getOrDefault(name, 0);
                if (owners[code] == 0) {
                    owners[code] = shortened(name).stream()
                            .map(part -> near.getOrDefault(part, 0))
                            .filter(person -> person != 0)
                            .findFirst()
                            .orElse(near.getOrDefault(name, 0));
                }
            }
        }
        return owners;
    }

    /** Without domain and in small letters. */
    private static String plain(String name) {
        int at = name.indexOf('@');
        return (at < 0 ? name : name.substring(0, at)).toLowerCase(Locale.ROOT);
    }

    /** The name without one of its letters: two names that share one of these differ by one letter. */
    private static Set<String> shortened(String name) {
        Set<String> parts = new HashSet<>();
        for (int at = 0; at < name.length(); at++) {
            parts.add(name.substring(0, at) + name.substring(at + 1));
        }
        return parts;
    }

    private record Use(int user, int owner, int session, int day) {}

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        int[] owners = owners(index);
        Column sessions = index.column(Dimension.SESSION);
        Map<Use, IntArray> uses = new TreeMap<>(java.util.Comparator.comparing(Use::toString));
        HabitDays days = new HabitDays(context.profiles());
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            String own = plain(index.user(user).id());
            RowSet rows = index.rowsOfUser(user);
            for (int at = 0; at < rows.size(); at++) {
                int row = rows.row(at);
                int session = sessions.code(row);
                int owner = owners[session];
                if (owner != 0
                        && owner != user
                        && !isOwn(own, plain(sessions.dictionary().value(session)))) {
                    int day = context.profiles().day(row);
                    uses.computeIfAbsent(new Use(user, owner, session, day), key -> new IntArray())
                            .add(row);
                    days.add(user, day);
                }
            }
        }
        uses.forEach((use, rows) -> {
            Habit habit = days.habit(use.user(), use.day());
            if (context.profiles().judges(rows.get(0)) && habit.surprise() >= context.value(this, LEAST)) {
                sink.report(signal(context, use, rows.toArray(), habit));
            }
        });
    }

    private static boolean isOwn(String own, String session) {
        return session.equals(own)
                || shortened(session).contains(own)
                || shortened(own).contains(session);
    }

    private Signal signal(DetectionContext context, Use use, int[] rows, Habit habit) {
        EventIndex index = context.index();
        String session = index.column(Dimension.SESSION).dictionary().value(use.session());
        String owner = index.user(use.owner()).id();
        String who = index.user(use.user()).id();
        List<String> roles = new ArrayList<>(NoveltyWords.values(index, Dimension.ROLE, rows));
        boolean exact = plain(session).equals(plain(owner));
        return new Signal(
                use.user(),
                session,
                "Session under the name " + session,
                Aspect.CREDENTIAL,
                rows,
                habit.surprise(),
                context.value(this, STAKES),
                QueryText.is(Dimension.SESSION, session),
                () -> Story.of(who + " worked in a role session named " + session
                                + (exact
                                        ? ", which is the name of somebody else."
                                        : ", nearly the name of " + owner + "."))
                        .typical(
                                habit.daysBefore() == 0
                                        ? "This user never worked under another's name before."
                                        : "This user did so on " + Phrases.count(habit.daysBefore(), "earlier day")
                                                + ".")
                        .actual(Phrases.count(rows.length, "event") + " as " + session
                                + (roles.isEmpty() ? "" : " in the role " + Phrases.list(roles, 3)) + ".")
                        .baseline(Phrases.baseline(context, use.user(), use.day()))
                        .peers(HabitDays.peers(habit, "worked under another's name"))
                        .speaksFor("The session leads back to " + who + " by the credential that opened it.")
                        .speaksAgainst("Tools may name sessions after the person they work for.")
                        .next("Follow the credential that opened the session, not its name.")
                        .next("Ask " + owner + " whether it was them."));
    }
}
