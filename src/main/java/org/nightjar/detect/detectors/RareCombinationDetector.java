package org.nightjar.detect.detectors;

import java.util.Arrays;
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
import org.nightjar.detect.profile.Profiles;
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;

/** A user together with a service, network or client that are both common, but not together. */
final class RareCombinationDetector implements Detector {

    static final Parameter USERS =
            new Parameter("leastUsers", "users", 3, "what one or two have is rare by itself, not in combination");
    static final Parameter PRIOR = new Parameter(
            "priorDays", "days", 5, "what others have counts as much as five days of one's own: jobs differ");
    static final Parameter LEARNING =
            new Parameter("learningDays", "days", 3, "before that everything is rare and nothing is telling");
    static final Parameter LACK = new Parameter(
            "leastLack", "times", 5, "less than a fifth of what chance would give is a user who keeps away from it");
    static final Parameter LEAST = new Parameter(
            "least", "decades", 1.7, "what comes on more than one day in fifty is everyday life and not worth a line");

    private static final DetectorInfo INFO = new DetectorInfo(
            "rare-combination",
            "Rare combination",
            Family.RARE,
            "Is a user in a service, on a network or with a client that others have, but hardly this user or their like?",
            List.of("T1078.004"),
            3,
            List.of(USERS, PRIOR, LEARNING, LACK, LEAST));

    private static final long DAY_MILLIS = 86_400_000L;

    private static final Map<Dimension, Aspect> LOOKED_AT = Map.of(
            Dimension.SERVICE, Aspect.ACT,
            Dimension.ASN, Aspect.ORIGIN,
            Dimension.AGENT_FAMILY, Aspect.CLIENT);

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        Profiles profiles = context.profiles();
        int learning = (int) context.value(this, LEARNING);
        int leastUsers = (int) context.value(this, USERS);
        for (boolean people : new boolean[] {true, false}) {
            int[] group = group(context, people);
            boolean learnt = Arrays.stream(group)
                    .anyMatch(user -> profiles.activity(user).days().length > learning);
            if (learnt && group.length > leastUsers) {
                return Applicability.YES;
            }
        }
        return Applicability.no("There are no " + (leastUsers + 1) + " people or workloads of which one is active on "
                + "more than " + learning + " days; a combination needs others and a past.");
    }

    /** People, or all others who act, by id. */
    private static int[] group(DetectionContext context, boolean people) {
        return Arrays.stream(context.profiles().actors())
                .filter(user -> (context.index().user(user).kind() == UserKind.HUMAN) == people)
                .toArray();
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        for (boolean people : new boolean[] {true, false}) {
            int[] group = group(context, people);
            for (Dimension dimension : Dimension.values()) {
                if (LOOKED_AT.containsKey(dimension)) {
                    judge(context, dimension, new PairDays(context, this, dimension, group), people, sink);
                }
            }
        }
    }

    private void judge(DetectionContext context, Dimension dimension, PairDays pairs, boolean people, SignalSink sink) {
        double[] rarities = DayRank.rarities(pairs.days());
        for (PairDays.Day day : pairs.days()) {
            DayRank rank = DayRank.of(rarities, day.rarity(), day.asRare(), day.known());
            if (!day.pairs().isEmpty()
                    && rank.surprise() >= context.value(this, LEAST)
                    && context.profiles().judges(day.row())) {
                String sentence = rank.sentence(people ? "people" : "workloads and outsiders");
                sink.report(signal(context, dimension, pairs.model(), day, rank.surprise(), sentence));
            }
        }
    }

    private static Signal signal(
            DetectionContext context,
            Dimension dimension,
            PairModel model,
            PairDays.Day day,
            double surprise,
            String rank) {
        EventIndex index = context.index();
        List<String> values = day.pairs().stream()
                .map(pair -> index.column(dimension).dictionary().value(pair.value()))
                .toList();
        String what = dimension.label().toLowerCase(Locale.ROOT) + " " + Phrases.list(values, 3);
        BitSet wanted = new BitSet();
        day.pairs().forEach(pair -> wanted.set(pair.value()));
        int[] rows = UserRows.from(
                index,
                day.user(),
                day.row(),
                DAY_MILLIS - Math.floorMod(index.timeMillis(day.row()), DAY_MILLIS),
                row -> wanted.get(index.column(dimension).code(row)));
        return new Signal(
                day.user(),
                dimension.field(),
                "Rare combination: " + index.user(day.user()).id() + " and " + what,
                LOOKED_AT.getOrDefault(dimension, Aspect.ACT),
                rows,
                surprise,
                0,
                QueryText.isAny(dimension, values),
                () -> story(context, dimension, model, day, what, rows, rank));
    }

    private static Story story(
            DetectionContext context,
            Dimension dimension,
            PairModel model,
            PairDays.Day day,
            String what,
            int[] rows,
            String rank) {
        EventIndex index = context.index();
        ValueHistory history = context.profiles().history(dimension);
        PairDays.Pair rarest = day.pairs().get(0);
        List<String> values = day.pairs().stream()
                .map(pair -> index.column(dimension).dictionary().value(pair.value()))
                .toList();
        String value = values.get(0);
        String who = index.user(day.user()).id();
        int own = history.find(day.user(), rarest.value());
        return Story.of(who + " " + NoveltyWords.met(dimension, values) + ", which others do and " + who
                        + (rarest.before() == 0 ? " never did." : " hardly ever did."))
                .typical(String.format(
                        Locale.ROOT,
                        "%s By chance, a user as active as this one would have had %s on %.1f days by then.",
                        NoveltyWords.typical(index, history, day.user(), rows[0]),
                        value,
                        day.usesBefore() * rarest.byChance()))
                .actual(Phrases.count(rows.length, "event") + " with " + what + " on "
                        + Phrases.day(index.timeMillis(rows[0])) + "; " + value + " on "
                        + Phrases.count(rarest.before(), "earlier day") + ".")
                .baseline(
                        Phrases.baseline(context, day.user(), context.profiles().day(day.row())))
                .peers(String.format(
                        Locale.ROOT,
                        "%d others have %s, in %.2f %% of what they do a day; those who have what this user has, in %.2f %%.",
                        model.holders(rarest.value()) - (own < 0 ? 0 : 1),
                        value,
                        100 * rarest.byChance(),
                        100 * rarest.byLikeness()))
                .speaksFor(rank)
                .speaksFor(
                        rarest.byLikeness() < rarest.byChance() / 2
                                ? "Those who have what this user has keep away from it too."
                                : "")
                .speaksFor(day.pairs().size() > 2 ? "Several that do not go with the user came on one day." : "")
                .speaksAgainst(
                        rarest.before() > 0
                                ? "The user had it on " + Phrases.count(rarest.before(), "earlier day") + "."
                                : "")
                .speaksAgainst(
                        day.asRare() > 0
                                ? "On " + Phrases.count(day.asRare(), "other day") + " the user was as rare."
                                : "")
                .speaksAgainst(own < 0 ? "" : NoveltyWords.kept(index, context.profiles(), history, own))
                .speaksAgainst("Who helps out or changes jobs combines what nobody combined before.")
                .next("See what the user did with it, and whether it comes back on later days.")
                .next("Ask those who usually have it whether they know of this.");
    }
}
