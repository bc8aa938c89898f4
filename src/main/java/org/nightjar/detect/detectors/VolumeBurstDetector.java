package org.nightjar.detect.detectors;

import java.util.EnumMap;
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
import org.nightjar.detect.profile.CountModel;
import org.nightjar.detect.profile.DistinctCodes;
import org.nightjar.model.Dimension;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** An hour with far more events, actions, resources, errors or bytes than this user's hours have. */
final class VolumeBurstDetector implements Detector {

    static final Parameter PRIOR = new Parameter(
            "priorHours", "active hours", 48, "a week of hours of users of the same kind stands in for a user's own");
    static final Parameter LEAST = new Parameter(
            "least", "decades", 2.5, "a busy hour in three hundred is everyday life where there are hundreds");

    private static final DetectorInfo INFO = new DetectorInfo(
            "volume-burst",
            "Burst of activity",
            Family.DENSE,
            "Does an hour hold far more events, actions, resources, errors or bytes than this user's rhythm explains?",
            List.of("T1580", "T1619", "T1530"),
            1.3,
            List.of(PRIOR, LEAST));

    private static final long HOUR_MILLIS = 3_600_000L;

    /** A burst counts from this many times the deviation above the mean; below, its tail need not be summed. */
    private static final double DEVIATIONS = 2;

    /** Bytes are counted in these: a model of single bytes would call every object a burst. */
    private static final long UNIT_BYTES = 10_000_000;

    /** What is counted. */
    private enum Measure {
        EVENTS("events", 20),
        ACTIONS("different actions", 8),
        RESOURCES("different resources", 12),
        ERRORS("different errors", 3),
        BYTES("times ten million bytes handed out", 5);

        private final String words;
        private final int least;

        Measure(String words, int least) {
            this.words = words;
            this.least = least;
        }

        /** What follows a mean. */
        String unit() {
            return this == BYTES ? " times ten million bytes" : "";
        }

        String said(int count) {
            return this == BYTES
                    ? String.format(Locale.ROOT, "%,d million bytes handed out", count * (UNIT_BYTES / 1_000_000))
                    : count + " " + words;
        }
    }

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
        return Applicability.no("No user is active on more than one day, so no hour can be compared.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        Hours hours = new Hours(index);
        Map<UserKind, Map<Measure, CountModel>> kinds = new EnumMap<>(UserKind.class);
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            Map<Measure, CountModel> kind =
                    kinds.computeIfAbsent(index.user(user).kind(), key -> models());
            hours.of(user, (from, to, counts) -> {
                for (Measure measure : Measure.values()) {
                    model(kind, measure).add(Math.min(counts[measure.ordinal()], 100_000));
                }
            });
        }
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            judge(context, user, hours, kinds.getOrDefault(index.user(user).kind(), models()), sink);
        }
    }

    private static Map<Measure, CountModel> models() {
        Map<Measure, CountModel> models = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            models.put(measure, new CountModel());
        }
        return models;
    }

    private static CountModel model(Map<Measure, CountModel> models, Measure measure) {
        return models.computeIfAbsent(measure, key -> new CountModel());
    }

    private void judge(
            DetectionContext context, int user, Hours hours, Map<Measure, CountModel> kind, SignalSink sink) {
        EventIndex index = context.index();
        RowSet rows = index.rowsOfUser(user);
        Map<Measure, CountModel> own = models();
        boolean chosen = context.profiles().baseline().isChosen();
        if (chosen) {
            hours.of(user, (from, to, counts) -> {
                if (!context.profiles().judges(rows.row(from))) {
                    learn(own, counts);
                }
            });
        }
        hours.of(user, (from, to, counts) -> {
            if (context.profiles().judges(rows.row(from))
                    && context.profiles().daysKnown(user, context.profiles().day(rows.row(from))) > 0) {
                for (Measure measure : Measure.values()) {
                    judge(context, user, measure, counts, from, to, model(own, measure), model(kind, measure), sink);
                }
            }
            if (!chosen) {
                learn(own, counts);
            }
        });
    }

    private static void learn(Map<Measure, CountModel> own, int[] counts) {
        for (Measure measure : Measure.values()) {
            model(own, measure).add(counts[measure.ordinal()]);
        }
    }

    private void judge(
            DetectionContext context,
            int user,
            Measure measure,
            int[] counts,
            int from,
            int to,
            CountModel own,
            CountModel kind,
            SignalSink sink) {
        int count = counts[measure.ordinal()];
        if (count < measure.least || count < own.mean() + DEVIATIONS * Math.sqrt(own.variance())) {
            return;
        }
        CountModel model = new CountModel();
        model.addAll(own, own.observations());
        model.addAll(kind, context.value(this, PRIOR));
        double surprise = -Math.log10(model.tail(count));
        if (surprise >= context.value(this, LEAST)) {
            sink.report(signal(context, user, measure, count, from, to, own, model, surprise));
        }
    }

    private static Signal signal(
            DetectionContext context,
            int user,
            Measure measure,
            int count,
            int from,
            int to,
            CountModel own,
            CountModel model,
            double surprise) {
        EventIndex index = context.index();
        RowSet rows = index.rowsOfUser(user);
        int[] hour = new int[to - from];
        for (int at = from; at < to; at++) {
            hour[at - from] = rows.row(at);
        }
        double usual = own.mean();
        double known = own.observations();
        String said = measure.said(count);
        double expected = Math.round(model.mean() * 100) / 100.0;
        return new Signal(
                user,
                measure.words,
                said + " in an hour",
                Aspect.VOLUME,
                hour,
                surprise,
                0,
                "",
                () -> Story.of(index.user(user).id() + " had " + said + " in the hour from "
                                + Phrases.moment(index.timeMillis(hour[0])) + " on, far more than usual.")
                        .typical(Phrases.mean(usual) + measure.unit() + " in an active hour of this user.")
                        .actual(said + ", by " + Phrases.list(NoveltyWords.values(index, Dimension.ACTION, hour), 5)
                                + ".")
                        .baseline(Phrases.count((long) known, "active hour")
                                + " of this user, and those of users of the same kind as long as these are few; together "
                                + expected + measure.unit() + " an hour.")
                        .peers("The sum allows for bursts as they occur among users of the same kind.")
                        .speaksFor("By that an hour like this comes about " + Phrases.oneIn(surprise)
                                + " active hours of this user.")
                        .speaksAgainst("Scripts, releases and reviews make busy hours too; this alone is weak.")
                        .next("Look what the hour was spent on, and whether it had a task behind it."));
    }

    /** Takes one active hour: positions of its first row and after its last, and the counts by measure. */
    private interface HourVisitor {
        void hour(int from, int to, int[] counts);
    }

    /** Looks at the hours of one user after the other; what it counts with is used again. */
    private static final class Hours {

        private final EventIndex index;
        private final long[] bytes;
        private final Column actions;
        private final Column resources;
        private final Column errors;
        private final Column details;
        private final DistinctCodes action;
        private final DistinctCodes resource;
        private final DistinctCodes error;

        Hours(EventIndex index) {
            this.index = index;
            actions = index.column(Dimension.ACTION);
            resources = index.column(Dimension.RESOURCE);
            errors = index.column(Dimension.ERROR_CODE);
            details = index.column(Dimension.DETAIL);
            bytes = HandedOut.byDetail(details.dictionary());
            action = new DistinctCodes(actions.dictionary().size());
            resource = new DistinctCodes(resources.dictionary().size());
            error = new DistinctCodes(errors.dictionary().size());
        }

        void of(int user, HourVisitor visitor) {
            RowSet rows = index.rowsOfUser(user);
            for (int from = 0; from < rows.size(); ) {
                long ends = (Math.floorDiv(index.timeMillis(rows.row(from)), HOUR_MILLIS) + 1) * HOUR_MILLIS;
                action.begin();
                resource.begin();
                error.begin();
                long handed = 0;
                int to = from;
                while (to < rows.size() && index.timeMillis(rows.row(to)) < ends) {
                    int row = rows.row(to++);
                    action.add(actions.code(row));
                    resource.add(resources.code(row));
                    error.add(errors.code(row));
                    handed += bytes[details.code(row)];
                }
                visitor.hour(from, to, new int[] {
                    to - from,
                    action.count(),
                    resource.count(),
                    error.count(),
                    (int) Math.min(Integer.MAX_VALUE, handed / UNIT_BYTES)
                });
                from = to;
            }
        }
    }
}
