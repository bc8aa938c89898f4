package org.nightjar.detect.detectors;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;

/** Resources that are new to a user who hardly ever touches new ones. */
final class NewResourceDetector implements Detector {

    static final Parameter POPULAR = new Parameter(
            "popular",
            "users",
            5,
            "what five others touch as well belongs to the house, and everybody comes to it some day");
    static final Parameter LEAST = new Parameter(
            "least", "decades", 1.3, "what comes on more than one day in twenty is everyday life and not worth a line");

    private static final DetectorInfo INFO = new DetectorInfo(
            "new-resource",
            "Resource new to this user",
            Family.NEW,
            "Does a user touch resources they never touched before, who hardly ever touches new ones?",
            List.of("T1530", "T1078.004"),
            3,
            List.of(POPULAR, LEAST));

    private static final long DAY_MILLIS = 86_400_000L;

    /** More values make a query that nobody reads. */
    private static final int MOST_NAMED = 50;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        boolean named = context.index().column(Dimension.RESOURCE).dictionary().size() > 1;
        boolean learnt = Arrays.stream(context.profiles().actors())
                .anyMatch(user -> context.profiles().activity(user).days().length > 1
                        || context.profiles().baseline().isChosen());
        return Applicability.when(
                named && learnt,
                named
                        ? "No user is active on more than one day, so nothing can be called new."
                        : "No event of this evidence names a resource.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        ResourceDays resources = new ResourceDays(context);
        int popular = (int) context.value(this, POPULAR);
        for (ResourceDays.Day day : resources.days()) {
            BitSet own = new BitSet();
            Arrays.stream(day.stores())
                    .filter(store -> resources.users(store) - 1 < popular)
                    .forEach(own::set);
            if (day.known() > 0 && !own.isEmpty()) {
                int group = NoveltyModel.groupOf(index.user(day.user()));
                double surprise =
                        -Math.log10(resources.model().probabilityWithoutItself(group, day.known(), day.before()));
                if (surprise >= context.value(this, LEAST)) {
                    sink.report(signal(context, resources, day, own, surprise));
                }
            }
        }
    }

    private static Signal signal(
            DetectionContext context, ResourceDays resources, ResourceDays.Day day, BitSet stores, double surprise) {
        EventIndex index = context.index();
        int[] touched = UserRows.from(
                index,
                day.user(),
                day.row(),
                DAY_MILLIS - Math.floorMod(index.timeMillis(day.row()), DAY_MILLIS),
                row -> resources.isOf(row, stores));
        Set<String> names = new LinkedHashSet<>();
        for (int row : touched) {
            String name = index.value(Dimension.RESOURCE, row);
            if (names.size() < MOST_NAMED || names.contains(name)) {
                names.add(name);
            }
        }
        int[] rows = Arrays.stream(touched)
                .filter(row -> names.contains(index.value(Dimension.RESOURCE, row)))
                .toArray();
        List<String> named = List.copyOf(names);
        return new Signal(
                day.user(),
                "resource",
                Phrases.count(stores.cardinality(), "resource") + " new to "
                        + index.user(day.user()).id(),
                Aspect.ACT,
                rows,
                surprise,
                0,
                QueryText.isAny(Dimension.RESOURCE, named),
                () -> story(context, resources, day, stores, named, touched, surprise));
    }

    private static Story story(
            DetectionContext context,
            ResourceDays resources,
            ResourceDays.Day day,
            BitSet stores,
            List<String> named,
            int[] touched,
            double surprise) {
        EventIndex index = context.index();
        String who = index.user(day.user()).id();
        int others = stores.stream().map(resources::users).max().orElse(1) - 1;
        return Story.of(who + " touched what they never touched before: " + Phrases.list(named, 3) + ".")
                .typical("Something new came on " + Phrases.count(day.before(), "day") + " of the "
                        + Phrases.count(day.known(), "active day") + " before, the first left out.")
                .actual(Phrases.count(stores.cardinality(), "new resource") + " on "
                        + Phrases.day(index.timeMillis(touched[0])) + ", "
                        + Phrases.count(touched.length, "event") + ": "
                        + Phrases.list(NoveltyWords.values(index, Dimension.ACTION, touched), 4) + ".")
                .baseline(
                        Phrases.baseline(context, day.user(), context.profiles().day(day.row())))
                .peers(
                        others == 0
                                ? "Nobody else touches any of them."
                                : "At most " + Phrases.count(others, "other user") + " touch one of them.")
                .speaksFor("By their own days before and those of others, something new comes "
                        + Phrases.oneIn(surprise) + " active days.")
                .speaksFor(stores.cardinality() > 2 ? "Several came on one day." : "")
                .speaksAgainst(others == 0 ? "What was made on that day is new to everybody." : "")
                .speaksAgainst("A new task brings new resources; it goes on, an intruder leaves.")
                .next("See what was done with them, and what they hold.")
                .next("See whether the user comes back to them on later days.");
    }
}
