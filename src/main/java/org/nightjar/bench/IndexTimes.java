package org.nightjar.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.nightjar.analysis.Counts;
import org.nightjar.analysis.RowOrder;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.casefile.LocalCaseFiles;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** The process in which Nightjar alone is asked for what the window does at a click. */
final class IndexTimes {

    private static final int WARM_UP = 3;
    private static final int TIMED = 5;

    private final EventIndex index;
    private final RowSet all;

    private IndexTimes(EventIndex index) {
        this.index = index;
        all = RowSet.all(index.size());
    }

    /** Work that is timed. */
    private interface Work {
        int run() throws NightjarException;
    }

    /** Argument: the case. Prints a line each: what, its number, the unit. */
    public static void main(String[] args) throws Exception {
        long base = used();
        long started = System.nanoTime();
        try (OpenCase opened = new LocalCaseFiles("bench").open(Path.of(args[0]))) {
            say("opening the case, in a started Java", (System.nanoTime() - started) / 1e6, "ms");
            EventIndex index = opened.data().index();
            say("heap after opening, over the base", (double) (used() - base) / index.size(), "bytes an event");
            new IndexTimes(index).run();
            TextTimes.measure(opened, IndexTimes::say);
        }
    }

    private static void say(String what, double number, String unit) {
        System.out.println(String.format(Locale.ROOT, "%s\t%.1f\t%s", what, number, unit));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void run() throws NightjarException {
        long started = System.nanoTime();
        facets(all);
        say(
                "counting all events by all dimensions, once for an index, in a fresh Java",
                (System.nanoTime() - started) / 1e6,
                "ms");
        filters();
        time("facets of all dimensions, all events (counted before)", () -> facets(all));
        for (String query : List.of("outcome:success", halves())) {
            RowSet some = EventQuery.parse(query).select(index);
            time(
                    String.format(
                            Locale.ROOT,
                            "facets of all dimensions, filtered to %.0f %%",
                            100.0 * some.size() / index.size()),
                    () -> facets(some));
            time("the same, of the dimensions that the window shows", () -> facets(Counts.FACETS, some));
        }
        time(
                "free text, in all text columns",
                () -> EventQuery.parse("backup").select(index).size());
        answers();
        sorts();
    }

    /** What the window asks when a filter changes: rows, facets and lanes, side by side as there. */
    private void answers() throws NightjarException {
        double slowest = 0;
        String which = "";
        for (Dimension dimension : Dimension.values()) {
            EventQuery query = EventQuery.parse(dimension.field() + ":\"" + frequent(dimension) + '"');
            double millis = median(() -> answers(query.select(index)));
            which = millis > slowest ? dimension.field() : which;
            slowest = Math.max(slowest, millis);
        }
        say(
                "filter by one value, rows, facets of all dimensions and lanes, slowest dimension (" + which + ")",
                slowest,
                "ms");
        EventQuery half = EventQuery.parse(halves());
        time("filter by many values (half of the events), rows, facets and lanes", () -> answers(half.select(index)));
        time("the same, with the facets that the window shows", () -> answers(half.select(index), Counts.FACETS));
    }

    private int answers(RowSet rows) {
        return answers(rows, List.of(Dimension.values()));
    }

    private int answers(RowSet rows, List<Dimension> dimensions) {
        CompletableFuture<TimelineModel> lanes =
                CompletableFuture.supplyAsync(() -> TimelineModel.build(index, rows, DetectionResult.EMPTY));
        return facets(dimensions, rows) + lanes.join().size();
    }

    private void filters() throws NightjarException {
        double slowest = 0;
        String which = "";
        double[] times = new double[Dimension.values().length];
        for (Dimension dimension : Dimension.values()) {
            String query = dimension.field() + ":\"" + frequent(dimension) + '"';
            double millis = median(() -> EventQuery.parse(query).select(index).size());
            times[dimension.ordinal()] = millis;
            which = millis > slowest ? dimension.field() : which;
            slowest = Math.max(slowest, millis);
        }
        Arrays.sort(times);
        say("query to rows, one value, median of all dimensions", times[times.length / 2], "ms");
        say("query to rows, one value, slowest dimension (" + which + ")", slowest, "ms");
        time(
                "query to rows, three values and a wildcard",
                () -> EventQuery.parse("action:(Get* OR List*) AND NOT service:\"" + frequent(Dimension.SERVICE)
                                + "\" AND region:\"" + frequent(Dimension.REGION) + '"')
                        .select(index)
                        .size());
    }

    private String frequent(Dimension dimension) {
        int[] counts = Counts.of(index, dimension, all);
        int best = 0;
        for (int code = 1; code < counts.length; code++) {
            best = best == 0 || counts[code] > counts[best] ? code : best;
        }
        return index.column(dimension).dictionary().value(best).replace("\"", "\\\"");
    }

    /** A query for the most frequent actions that together have half of the events: the dearest selection to count. */
    private String halves() {
        int[] counts = Counts.of(index, Dimension.ACTION, all);
        List<Integer> byCount = IntStream.range(1, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt(code -> -counts[code]))
                .toList();
        List<String> values = new ArrayList<>();
        long sum = 0;
        for (int code : byCount) {
            if (values.isEmpty() || sum + counts[code] <= index.size() / 2) {
                values.add('"' + index.column(Dimension.ACTION).dictionary().value(code) + '"');
                sum += counts[code];
            }
        }
        return "action:(" + String.join(" OR ", values) + ")";
    }

    private int facets(RowSet rows) {
        return facets(List.of(Dimension.values()), rows);
    }

    private int facets(List<Dimension> dimensions, RowSet rows) {
        int sum = 0;
        for (int[] counts : Counts.of(index, dimensions, rows)) {
            sum += counts[0];
        }
        return sum;
    }

    private void sorts() throws NightjarException {
        double slowest = 0;
        String which = "";
        for (Dimension dimension : Dimension.values()) {
            double millis = median(() -> RowOrder.by(index, dimension, all, false).length);
            which = millis > slowest ? dimension.field() : which;
            slowest = Math.max(slowest, millis);
        }
        say("sorting all events, slowest column (" + which + ")", slowest, "ms");
    }

    private void time(String what, Work work) throws NightjarException {
        say(what, median(work), "ms");
    }

    private static double median(Work work) throws NightjarException {
        long[] nanos = new long[TIMED];
        int sum = 0;
        for (int i = -WARM_UP; i < TIMED; i++) {
            long started = System.nanoTime();
            sum += work.run();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - started;
            }
        }
        Arrays.sort(nanos);
        // the sum keeps the work from being left out
        return nanos[TIMED / 2] / 1e6 + (sum == Integer.MIN_VALUE ? 1e-9 : 0);
    }
}
