package org.nightjar.detect.detectors;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
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
import org.nightjar.detect.profile.NoveltyModel;
import org.nightjar.detect.profile.Popularity;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.model.Dimension;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;

/** A service, region, country, network or client that this user never had before. */
final class NewValueDetector implements Detector {

    static final Parameter WINDOW = new Parameter(
            "windowHours",
            "hours",
            72,
            "what happens in the first three days with a value is the novelty; later it is known");
    static final Parameter LEAST =
            new Parameter("least", "decades", 1, "one in ten is everyday life and not worth a line");
    static final Parameter HIDING =
            new Parameter("hiding", "decades", 0.7, "rented servers and VPN exits hide who is there; Tor counts twice");

    private static final DetectorInfo INFO = new DetectorInfo(
            "new-value",
            "First time for this user",
            Family.NEW,
            "Does a user appear with a service, region, country, network or client they never had before?",
            List.of("T1078.004", "T1535"),
            4.5,
            List.of(WINDOW, LEAST, HIDING));

    private static final Map<Dimension, Aspect> LOOKED_AT = Map.of(
            Dimension.SERVICE, Aspect.ACT,
            Dimension.REGION, Aspect.ACT,
            Dimension.ACCOUNT, Aspect.ACT,
            Dimension.COUNTRY, Aspect.ORIGIN,
            Dimension.ASN, Aspect.ORIGIN,
            Dimension.NETWORK_CLASS, Aspect.ORIGIN,
            Dimension.AGENT_FAMILY, Aspect.CLIENT);

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
        return Applicability.no("No user is active on more than one day, so nothing can be called new.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        for (Dimension dimension : Dimension.values()) {
            Aspect aspect = LOOKED_AT.get(dimension);
            if (aspect != null) {
                new Run(context, sink, dimension, aspect).everyUser();
            }
        }
    }

    /** One dimension of one run. */
    private final class Run {
        private final DetectionContext context;
        private final EventIndex index;
        private final Profiles profiles;
        private final SignalSink sink;
        private final Dimension dimension;
        private final Aspect aspect;
        private final ValueHistory history;
        private final NoveltyModel model;
        private final int population;
        private final Popularity popularity;

        Run(DetectionContext context, SignalSink sink, Dimension dimension, Aspect aspect) {
            this.context = context;
            this.sink = sink;
            this.dimension = dimension;
            this.aspect = aspect;
            index = context.index();
            profiles = context.profiles();
            history = profiles.history(dimension);
            model = NoveltyModel.of(index, profiles, profiles.known(dimension));
            int users = 0;
            for (int user : profiles.actors()) {
                users += history.end(user) > history.begin(user) ? 1 : 0;
            }
            population = users;
            popularity = Popularity.of(profiles, history, users);
        }

        void everyUser() {
            for (int user : profiles.actors()) {
                context.job().checkCancelled();
                BitSet noveltyDays = new BitSet();
                int learnt = noveltiesInBaseline(user);
                for (int at = history.begin(user); at < history.end(user); at++) {
                    int row = profiles.firstJudged(history, user, at);
                    int day = profiles.day(row < 0 ? history.firstRow(at) : row);
                    int known = profiles.daysKnown(user, day);
                    boolean ignored = row < 0 && profiles.baseline().isChosen();
                    if (known == 0 || ignored || profiles.isKnown(dimension, user, history.value(at))) {
                        continue;
                    }
                    int before = noveltyDays.get(day - day0(user))
                            ? noveltyDays.cardinality() - 1
                            : noveltyDays.cardinality();
                    noveltyDays.set(day - day0(user));
                    if (row >= 0) {
                        judge(user, at, row, known, learnt + before);
                    }
                }
            }
        }

        /** Days with something new in the baseline that the analyst chose, the first left out; 0 if none was chosen. */
        private int noveltiesInBaseline(int user) {
            BitSet days = new BitSet();
            if (profiles.baseline().isChosen()) {
                ValueHistory known = profiles.known(dimension);
                for (int at = known.begin(user); at < known.end(user); at++) {
                    days.set(profiles.activity(user).daysBefore(profiles.day(known.firstRow(at))));
                }
            }
            days.clear(0);
            return days.cardinality();
        }

        private int day0(int user) {
            return profiles.day(index.rowsOfUser(user).row(0));
        }

        private void judge(int user, int at, int row, int known, int noveltiesBefore) {
            int value = history.value(at);
            int others = history.users(value) - 1;
            double own = -Math.log10(model.probability(NoveltyModel.groupOf(index.user(user)), known, noveltiesBefore));
            double surprise = own + popularity.surprise(others);
            String text = index.column(dimension).dictionary().value(value);
            if (surprise < context.value(NewValueDetector.this, LEAST)) {
                return;
            }
            int[] rows = UserRows.from(
                    index,
                    user,
                    row,
                    (long) (context.value(NewValueDetector.this, WINDOW) * 3_600_000),
                    one -> index.column(dimension).has(one, value));
            String name = name();
            sink.report(new Signal(
                    user,
                    dimension.field() + "=" + text,
                    "New " + name + ": " + text,
                    aspect,
                    rows,
                    surprise,
                    stakes(text),
                    QueryText.is(dimension, text),
                    () -> story(user, at, rows, noveltiesBefore, surprise)));
        }

        /** What a value is called in a sentence. */
        private String name() {
            return dimension == Dimension.ASN
                    ? "network operator"
                    : dimension.label().toLowerCase(Locale.ROOT);
        }

        private double stakes(String text) {
            double hiding = context.value(NewValueDetector.this, HIDING);
            if (dimension != Dimension.NETWORK_CLASS) {
                return 0;
            }
            return text.equals(NetworkClass.TOR.id())
                    ? 2 * hiding
                    : text.equals(NetworkClass.VPN_OR_HOSTING.id()) ? hiding : 0;
        }

        private Story story(int user, int at, int[] rows, int noveltiesBefore, double surprise) {
            String who = index.user(user).id();
            String value = index.column(dimension).dictionary().value(history.value(at));
            String what = name() + " " + value;
            int others = history.users(history.value(at)) - 1;
            int day = profiles.day(rows[0]);
            int known = profiles.daysKnown(user, day);
            return Story.of(who + " " + NoveltyWords.met(dimension, List.of(value)) + " for the first time.")
                    .typical(NoveltyWords.typical(index, history, user, rows[0]))
                    .actual(Phrases.count(rows.length, "event") + " with " + what + " within three days, from "
                            + Phrases.moment(index.timeMillis(rows[0])) + " on.")
                    .baseline(Phrases.baseline(context, user, day))
                    .peers(
                            others == 0
                                    ? "None of the " + (population - 1) + " other users ever had it."
                                    : others + " of " + (population - 1) + " other users "
                                            + (others == 1 ? "has" : "have") + " it too.")
                    .speaksFor(
                            noveltiesBefore == 0
                                    ? "After the first day this user met nothing new of this kind on "
                                            + Phrases.count(Math.max(0, known - 1), "active day") + "."
                                    : "")
                    .speaksFor("In ordinary life a day like this comes about " + Phrases.oneIn(surprise)
                            + " days of such a user.")
                    .speaksAgainst(
                            noveltiesBefore > 0
                                    ? "This user met something new of this kind on "
                                            + Phrases.count(noveltiesBefore, "earlier day") + "."
                                    : "")
                    .speaksAgainst(
                            others > 0
                                    ? "It is known here: "
                                            + (others == 1 ? "somebody else has" : others + " others have") + " it."
                                    : "")
                    .speaksAgainst(String.format(
                            Locale.ROOT,
                            "First times are no crime: such users meet something new of this kind on %.1f %% of their active days.",
                            100 * model.probability(NoveltyModel.groupOf(index.user(user)), known, noveltiesBefore)))
                    .speaksAgainst(NoveltyWords.kept(index, profiles, history, at))
                    .next("Look at everything else this user did in the same hours.")
                    .next("Ask whether the change was planned: a new task, a journey, a new machine.");
        }
    }
}
