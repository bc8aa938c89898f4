package org.nightjar.detect.detectors;

import java.util.Arrays;
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
import org.nightjar.detect.detectors.RoleTakes.Newcomer;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;

/** A role that somebody takes who never took it before: by web identity, by SAML or from an account. */
final class NewTakerDetector implements Detector {

    static final Parameter WINDOW = new Parameter(
            "windowHours", "hours", 72, "the first three days with a role are the entry; later the newcomer is known");
    static final Parameter STAKES = new Parameter(
            "stakes", "decades", 2, "whoever takes a role may do all that it may, and somebody must have let them");
    static final Parameter JOINER = new Parameter(
            "joiner",
            "decades",
            1,
            "the same of a person who is here for the first time, among others of theirs: people join teams");
    static final Parameter LEAST = new Parameter(
            "least", "decades", 1.3, "roles that one in twenty days brings somebody new to are open ones");

    private static final DetectorInfo INFO = new DetectorInfo(
            "new-taker",
            "Role taken by a newcomer",
            Family.NEW,
            "Is a role taken by somebody who is unlike all who took it before?",
            List.of("T1078.004", "T1199"),
            5,
            List.of(WINDOW, STAKES, JOINER, LEAST));

    /** Sessions whose keys a query names one by one. */
    private static final int MOST_SESSIONS = 50;

    private static final long DAY_MILLIS = 86_400_000L;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return Applicability.when(
                RoleTakes.canHaveNewcomers(context),
                "No role is taken on more than one day of this evidence, so nobody can be new to one.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        RoleTakes takes = new RoleTakes(context);
        long millis = (long) (context.value(this, WINDOW) * 3_600_000);
        double most = Math.pow(10, -context.value(this, LEAST));
        List<Entry> entries = takes.newcomers(context, most, (int) (millis / DAY_MILLIS)).stream()
                .map(newcomer -> Entry.of(
                        context.index(),
                        newcomer,
                        takes.takes().by(newcomer.taker().user(), newcomer.role(), newcomer.row(), millis)))
                .toList();
        TreeSet<String> keys = new TreeSet<>();
        entries.forEach(entry -> keys.addAll(entry.keys()));
        KeyUses uses = new KeyUses(context.index(), keys);
        for (Entry entry : entries) {
            context.job().checkCancelled();
            report(context, entry, uses, millis, sink);
        }
    }

    /** A newcomer's takes, and the keys of the sessions that came of the first of them. */
    private record Entry(Newcomer newcomer, int[] takes, TreeSet<String> keys) {

        static Entry of(EventIndex index, Newcomer newcomer, int[] takes) {
            TreeSet<String> keys = new TreeSet<>();
            for (int at = 0; at < takes.length && keys.size() < MOST_SESSIONS; at++) {
                keys.add(index.issuedKeyId(takes[at]));
            }
            keys.remove("");
            return new Entry(newcomer, takes, keys);
        }
    }

    /** The take, and what was done in the sessions that came of it: of each user its own events. */
    private void report(DetectionContext context, Entry entry, KeyUses uses, long millis, SignalSink sink) {
        EventIndex index = context.index();
        Newcomer newcomer = entry.newcomer();
        int taker = newcomer.taker().user();
        Map<Integer, TreeSet<Integer>> byUser = new TreeMap<>();
        for (String key : entry.keys()) {
            for (int row : uses.rows(index, key, millis)) {
                byUser.computeIfAbsent(index.column(Dimension.USER).code(row), user -> new TreeSet<>())
                        .add(row);
            }
        }
        byUser.remove(0);
        String byTake = QueryText.and(
                QueryText.isAny(Dimension.ACTION, NoveltyWords.values(index, Dimension.ACTION, entry.takes())),
                QueryText.is(Dimension.RESOURCE, role(index, newcomer)),
                QueryText.is(Dimension.OUTCOME, Outcome.SUCCESS.id()));
        String byKey = entry.keys().isEmpty() ? "" : QueryText.isAny(Dimension.ACCESS_KEY, entry.keys());
        String condition = byUser.containsKey(taker) ? QueryText.anyOf(List.of(byTake, byKey)) : byTake;
        TreeSet<Integer> own = byUser.computeIfAbsent(taker, user -> new TreeSet<>());
        Arrays.stream(entry.takes()).forEach(own::add);
        byUser.forEach((user, rows) -> sink.report(signal(
                context,
                newcomer,
                user,
                rows.stream().mapToInt(Integer::intValue).toArray(),
                user == taker ? condition : byKey)));
    }

    private static String role(EventIndex index, Newcomer newcomer) {
        return index.column(Dimension.RESOURCE).dictionary().value(newcomer.role());
    }

    private Signal signal(DetectionContext context, Newcomer newcomer, int user, int[] rows, String condition) {
        String role = role(context.index(), newcomer);
        return new Signal(
                user,
                role,
                "Role " + NewTakerStory.name(role) + " taken by a newcomer",
                Aspect.CREDENTIAL,
                rows,
                newcomer.surprise(),
                context.value(this, isJoiner(context, newcomer) ? JOINER : STAKES),
                condition,
                () -> new NewTakerStory(context, newcomer, user, rows).tell());
    }

    private static boolean isJoiner(DetectionContext context, Newcomer newcomer) {
        Taker taker = newcomer.taker();
        return context.index().user(taker.user()).kind() == UserKind.HUMAN
                && newcomer.depth() == taker.depths() - 1
                && context.profiles().daysKnown(taker.user(), context.profiles().day(newcomer.row())) == 0;
    }
}
