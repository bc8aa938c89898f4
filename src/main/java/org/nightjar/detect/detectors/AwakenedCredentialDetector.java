package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.nightjar.detect.profile.IntArray;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/** A long-lived key that was not used for long, and then is. */
final class AwakenedCredentialDetector implements Detector {

    static final Parameter ASLEEP = new Parameter(
            "asleepDays", "days", 21, "longer than a holiday; a key that nobody misses is the one to steal");
    static final Parameter PRIOR = new Parameter(
            "priorKeys", "keys", 5, "as many keys, one of them with such a pause, stand in while there are few");
    static final Parameter LEAST = new Parameter("least", "decades", 0.8, "in small evidence a pause says little");

    private static final DetectorInfo INFO = new DetectorInfo(
            "awakened-credential",
            "Sleeping key awake",
            Family.CREDENTIALS,
            "Is a long-lived key used again after a pause that is long for it and for others?",
            List.of("T1078.004"),
            3,
            List.of(ASLEEP, PRIOR, LEAST));

    private static final long DAY_MILLIS = 86_400_000L;

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        EventIndex index = context.index();
        double days = index.size() == 0
                ? 0
                : (index.timeMillis(index.size() - 1) - index.timeMillis(0)) / (double) DAY_MILLIS;
        return Applicability.when(
                days > context.value(this, ASLEEP) && !keys(context).isEmpty(),
                "The evidence is too short for a key to sleep and wake, or holds no long-lived key.");
    }

    /** Rows of each long-lived key, by code. */
    private static Map<Integer, IntArray> keys(DetectionContext context) {
        EventIndex index = context.index();
        Column keys = index.column(Dimension.ACCESS_KEY);
        boolean[] lasting = new boolean[keys.dictionary().size()];
        for (int code = 1; code < lasting.length; code++) {
            lasting[code] = keys.dictionary().value(code).startsWith("AKIA");
        }
        Map<Integer, IntArray> rows = new TreeMap<>();
        for (int row = 0; row < index.size(); row++) {
            if (lasting[keys.code(row)]) {
                rows.computeIfAbsent(keys.code(row), key -> new IntArray()).add(row);
            }
        }
        return rows;
    }

    /** The longest pause of a key, by the row that ends it. */
    private record Pause(int key, int row, double days, double secondLongest) {}

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        List<Pause> pauses = new ArrayList<>();
        keys(context).forEach((key, rows) -> pauses.add(longest(context, key, rows)));
        for (Pause pause : pauses) {
            context.job().checkCancelled();
            boolean regular = pause.secondLongest() > pause.days() / 2;
            if (pause.days() < context.value(this, ASLEEP)
                    || regular
                    || !context.profiles().judges(pause.row())) {
                continue;
            }
            long asLong =
                    pauses.stream().filter(one -> one.days() >= pause.days()).count() - 1;
            double prior = context.value(this, PRIOR);
            double surprise = -Math.log10((asLong + 1) / (pauses.size() - 1 + prior));
            if (surprise >= context.value(this, LEAST)) {
                sink.report(signal(context, pause, surprise, pauses.size() - 1, asLong));
            }
        }
    }

    private static Pause longest(DetectionContext context, int key, IntArray rows) {
        EventIndex index = context.index();
        int row = rows.get(0);
        double longest = 0;
        double second = 0;
        for (int at = 1; at < rows.size(); at++) {
            double days = (index.timeMillis(rows.get(at)) - index.timeMillis(rows.get(at - 1))) / (double) DAY_MILLIS;
            if (days > longest) {
                second = longest;
                longest = days;
                row = rows.get(at);
            } else {
                second = Math.max(second, days);
            }
        }
        return new Pause(key, row, longest, second);
    }

    private static Signal signal(DetectionContext context, Pause pause, double surprise, int others, long asLong) {
        EventIndex index = context.index();
        int user = index.column(Dimension.USER).code(pause.row());
        String key = index.column(Dimension.ACCESS_KEY).dictionary().value(pause.key());
        int[] rows = UserRows.from(
                index,
                user,
                pause.row(),
                DAY_MILLIS,
                row -> index.column(Dimension.ACCESS_KEY).code(row) == pause.key());
        long days = Math.round(pause.days());
        return new Signal(
                user,
                key,
                "Key used again after " + days + " days",
                Aspect.CREDENTIAL,
                rows,
                surprise,
                0,
                QueryText.is(Dimension.ACCESS_KEY, key),
                () -> Story.of("The key " + key + " of " + index.user(user).id() + " was used again after "
                                + Phrases.count(days, "day") + " without any use.")
                        .typical("Its next longest pause is " + Phrases.count(Math.round(pause.secondLongest()), "day")
                                + ".")
                        .actual(Phrases.count(rows.length, "event") + " in the day from "
                                + Phrases.moment(index.timeMillis(pause.row())) + " on.")
                        .baseline("The pauses of " + Phrases.count(others, "other long-lived key") + ".")
                        .peers(
                                asLong == 0
                                        ? "No other key slept as long and woke."
                                        : Phrases.count(asLong, "other key") + " slept as long and woke.")
                        .speaksAgainst("Holidays and quarterly jobs have such pauses.")
                        .next("Look whether the key comes from the same place and client as before its pause."));
    }
}
