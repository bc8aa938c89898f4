package org.nightjar.detect.detectors;

import java.util.Arrays;
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
            "priorUses", "uses", 20, "what others have counts as much as about five days of one's own: jobs differ");
    static final Parameter LEARNING =
            new Parameter("learningDays", "days", 3, "before that everything is rare and nothing is telling");
    static final Parameter LACK = new Parameter(
            "leastLack", "times", 3, "less than a third of what chance would give is a user who keeps away from it");
    static final Parameter LEAST =
            new Parameter("least", "decades", 1.3, "one day in twenty is everyday life and not worth a line");

    private static final DetectorInfo INFO = new DetectorInfo(
            "rare-combination",
            "Rare combination",
            Family.RARE,
            "Is a user in a service, on a network or with a client that others have, but hardly this user or their like?",
            List.of("T1078.004"),
            3,
            List.of(USERS, PRIOR, LEARNING, LACK, LEAST));

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
        double[] days = pairs.days();
        for (PairDays.Pair pair : pairs.pairs()) {
            int known =
                    context.profiles().daysKnown(pair.user(), context.profiles().day(pair.row()));
            int asRare = days.length - RareActionsDetector.lowerBound(days, pair.rarity());
            double tail = (double) (asRare + 1) / (days.length + 1);
            double own = pair.earlierAsRare() / (double) Math.max(1, known);
            double surprise = -Math.log10(Math.max(tail, own));
            if (surprise >= context.value(this, LEAST)) {
                String group = people ? "people" : "workloads and outsiders";
                String peers = "Of " + Phrases.count(days.length, "day") + " of all " + group + ", " + asRare
                        + " held a pair as rare as this one.";
                sink.report(signal(context, dimension, pairs.model(), pair, surprise, peers));
            }
        }
    }

    private static Signal signal(
            DetectionContext context,
            Dimension dimension,
            PairModel model,
            PairDays.Pair pair,
            double surprise,
            String peers) {
        EventIndex index = context.index();
        String value = index.column(dimension).dictionary().value(pair.value());
        String name = dimension.label().toLowerCase(Locale.ROOT);
        long first = index.timeMillis(pair.row());
        int[] rows = UserRows.from(
                index,
                pair.user(),
                pair.row(),
                86_400_000L - Math.floorMod(first, 86_400_000L),
                row -> index.column(dimension).has(row, pair.value()));
        return new Signal(
                pair.user(),
                dimension.field() + "=" + value,
                "Rare combination: " + index.user(pair.user()).id() + " and " + name + " " + value,
                LOOKED_AT.getOrDefault(dimension, Aspect.ACT),
                rows,
                surprise,
                0,
                QueryText.is(dimension, value),
                () -> story(context, dimension, model, pair, rows, peers));
    }

    private static Story story(
            DetectionContext context,
            Dimension dimension,
            PairModel model,
            PairDays.Pair pair,
            int[] rows,
            String peers) {
        EventIndex index = context.index();
        ValueHistory history = context.profiles().history(dimension);
        String who = index.user(pair.user()).id();
        String what = dimension.label().toLowerCase(Locale.ROOT) + " "
                + index.column(dimension).dictionary().value(pair.value());
        int holders = model.holders(pair.value()) - (history.find(pair.user(), pair.value()) < 0 ? 0 : 1);
        double expected = pair.usesBefore() * pair.byChance();
        return Story.of(who + " and " + what + " do not go together: others have it, " + who + " hardly ever.")
                .typical(NoveltyWords.typical(index, history, pair.user(), pair.row()))
                .actual(Phrases.count(rows.length, "event") + " with " + what + " on "
                        + Phrases.day(index.timeMillis(rows[0])) + ".")
                .baseline(Phrases.baseline(
                        context, pair.user(), context.profiles().day(pair.row())))
                .peers(String.format(
                        Locale.ROOT,
                        "%d others have it, in %.2f %% of what they do a day; those who have what this user has, in %.2f %%. %s",
                        holders,
                        100 * pair.byChance(),
                        100 * pair.byLikeness(),
                        peers))
                .speaksFor(String.format(
                        Locale.ROOT,
                        "By chance, a user as active as this one would have had it on %.1f days by then; it was %d.",
                        expected,
                        pair.before()))
                .speaksFor(
                        pair.byLikeness() < pair.byChance() / 2
                                ? "Those who have what this user has keep away from it too."
                                : "")
                .speaksAgainst(
                        pair.before() > 0
                                ? "The user had it on " + Phrases.count(pair.before(), "earlier day") + "."
                                : "")
                .speaksAgainst(
                        NoveltyWords.kept(index, context.profiles(), history, history.find(pair.user(), pair.value())))
                .speaksAgainst("Who helps out or changes jobs combines what nobody combined before.")
                .next("See what the user did with it, and whether it comes back on later days.")
                .next("Ask those who usually have it whether they know of this.");
    }
}
