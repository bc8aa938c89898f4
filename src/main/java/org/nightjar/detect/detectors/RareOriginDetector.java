package org.nightjar.detect.detectors;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
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

/** An act from a place that are both common, but the act is hardly ever done from there, and its user is not at home there. */
final class RareOriginDetector implements Detector {

    static final Parameter USERS = new Parameter(
            "leastUsers", "users", 3, "what one or two do, or a place where one or two are, is rare by itself");
    static final Parameter PRIOR = new Parameter(
            "prior",
            "uses",
            5,
            "chance counts as much as five uses: an act that was done a few times was done where it was done");
    static final Parameter LEARNING =
            new Parameter("learningDays", "days", 3, "before that nobody is known to be at home anywhere");
    static final Parameter HOME = new Parameter(
            "home",
            "share of days",
            0.3,
            "who is at a place on every third day works there, and does there what they do");
    static final Parameter LACK = new Parameter(
            "leastLack",
            "times",
            5,
            "less than a fifth of what chance would give is an act that is kept away from there");
    static final Parameter LEAST = new Parameter(
            "least", "decades", 1.7, "what comes on more than one day in fifty is everyday life and not worth a line");

    private static final DetectorInfo INFO = new DetectorInfo(
            "rare-origin",
            "Act from an unusual place",
            Family.RARE,
            "Is something done from a country or network from which hardly anybody does it, by someone who is not at home there?",
            List.of("T1078.004"),
            3,
            List.of(USERS, PRIOR, LEARNING, HOME, LACK, LEAST));

    private static final long DAY_MILLIS = 86_400_000L;

    /** An act and a place that are looked at together. */
    private record Question(Dimension act, Dimension place) {}

    private static final List<Question> QUESTIONS =
            List.of(new Question(Dimension.ACTION, Dimension.COUNTRY), new Question(Dimension.SERVICE, Dimension.ASN));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        int learning = (int) context.value(this, LEARNING);
        boolean learnt = Arrays.stream(context.profiles().actors())
                .anyMatch(user -> context.profiles().activity(user).days().length > learning);
        boolean placed = QUESTIONS.stream()
                .anyMatch(
                        one -> context.index().column(one.place()).dictionary().size() > 2);
        return Applicability.when(
                learnt && placed,
                placed
                        ? "No user is active on more than " + learning + " days; a place needs a past to be usual."
                        : "The events come from one country and network, or it is not known from where they come.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        for (Question question : QUESTIONS) {
            OriginDays origins = new OriginDays(context, this, question.act(), question.place());
            double[] rarities = DayRank.rarities(origins.days());
            for (OriginDays.Day day : origins.days()) {
                judge(context, question, day, rarities, sink);
            }
        }
    }

    private void judge(
            DetectionContext context, Question question, OriginDays.Day day, double[] rarities, SignalSink sink) {
        DayRank rank = DayRank.of(rarities, day.rarity(), day.asRare(), day.known());
        if (!day.pairs().isEmpty()
                && rank.surprise() >= context.value(this, LEAST)
                && context.profiles().judges(day.row())) {
            sink.report(signal(context, question, day, rank.surprise(), rank.sentence("users")));
        }
    }

    /** Of the place of the rarest act, with all that is rare there that day. */
    private static Signal signal(
            DetectionContext context, Question question, OriginDays.Day day, double surprise, String rank) {
        EventIndex index = context.index();
        OriginDays.Pair rarest = day.pairs().get(0);
        BitSet wanted = new BitSet();
        day.pairs().stream().filter(pair -> pair.place() == rarest.place()).forEach(pair -> wanted.set(pair.act()));
        List<String> acts = wanted.stream()
                .mapToObj(index.column(question.act()).dictionary()::value)
                .sorted()
                .toList();
        String place = index.column(question.place()).dictionary().value(rarest.place());
        int[] rows = UserRows.from(
                index,
                day.user(),
                day.row(),
                DAY_MILLIS - Math.floorMod(index.timeMillis(day.row()), DAY_MILLIS),
                row -> index.column(question.place()).code(row) == rarest.place()
                        && wanted.get(index.column(question.act()).code(row)));
        return new Signal(
                day.user(),
                question.act().field() + " " + question.place().field(),
                "Unusual from " + place + ": " + Phrases.list(acts, 3),
                Aspect.ORIGIN,
                rows,
                surprise,
                0,
                QueryText.and(QueryText.is(question.place(), place), QueryText.isAny(question.act(), acts)),
                () -> story(context, question, day, acts, place, rows, rank));
    }

    private static Story story(
            DetectionContext context,
            Question question,
            OriginDays.Day day,
            List<String> acts,
            String place,
            int[] rows,
            String rank) {
        EventIndex index = context.index();
        OriginDays.Pair rarest = day.pairs().get(0);
        String who = index.user(day.user()).id();
        String act = index.column(question.act()).dictionary().value(rarest.act());
        String where = question.place().label().toLowerCase(Locale.ROOT) + " " + place;
        return Story.of(who + " did from " + where + " what hardly anybody does from there: " + Phrases.list(acts, 3)
                        + ".")
                .typical(String.format(
                        Locale.ROOT,
                        "By chance, %.1f of the %d times that somebody did %s before would have been from %s.",
                        rarest.actUses() * rarest.chance(),
                        rarest.actUses(),
                        act,
                        place))
                .actual(Phrases.count(rows.length, "event") + " on " + Phrases.day(index.timeMillis(rows[0])) + "; "
                        + act + " from " + place + " on " + Phrases.count(rarest.uses(), "other day") + " of anybody.")
                .baseline(
                        Phrases.baseline(context, day.user(), context.profiles().day(day.row())))
                .peers(String.format(
                        Locale.ROOT, "%.1f %% of what all users do comes from %s.", 100 * rarest.chance(), place))
                .speaksFor(rank)
                .speaksFor(day.pairs().size() > 2 ? "Several such acts came on one day." : "")
                .speaksAgainst(
                        day.asRare() > 0
                                ? "On " + Phrases.count(day.asRare(), "other day") + " the user was as rare."
                                : "")
                .speaksAgainst(
                        "Travellers, and people on call, do from elsewhere what is otherwise done at the office.")
                .next("Ask whether the user was there, or who uses that network.")
                .next("See what else came from there on that day.");
    }
}
