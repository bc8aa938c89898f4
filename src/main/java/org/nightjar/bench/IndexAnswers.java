package org.nightjar.bench;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.nightjar.analysis.Counts;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.casefile.LocalCaseFiles;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.store.Values;

/** Nightjar's index, asked as its views ask it. */
final class IndexAnswers implements Answers {

    private final OpenCase opened;
    private final EventIndex index;
    private final QuestionValues values;

    private IndexAnswers(OpenCase opened, QuestionValues values) {
        this.opened = opened;
        this.values = values;
        index = opened.data().index();
    }

    static IndexAnswers open(Path caseFolder, QuestionValues values) throws NightjarException {
        return new IndexAnswers(new LocalCaseFiles("bench").open(caseFolder), values);
    }

    /** Values that occur in many events of a case. */
    static QuestionValues choose(EventIndex index) {
        return new QuestionValues(
                index.timeMillis(0),
                index.timeMillis(index.size() - 1),
                frequent(index, Dimension.USER),
                frequent(index, Dimension.SERVICE),
                frequent(index, Dimension.REGION),
                "success");
    }

    private static String frequent(EventIndex index, Dimension dimension) {
        int[] counts = Counts.of(index, dimension, RowSet.all(index.size()));
        int best = IntStream.range(1, counts.length)
                .boxed()
                .max(Comparator.comparingInt(code -> counts[code]))
                .orElse(0);
        return index.column(dimension).dictionary().value(best);
    }

    @Override
    public Answer to(Question question) throws NightjarException {
        RowSet all = RowSet.all(index.size());
        return switch (question) {
            case HISTOGRAM -> histogram(all);
            case HISTOGRAM_OF_USER ->
                histogram(index.rowsOfUser(values(Dimension.USER).find(values.user())));
            case USER_SERVICE ->
                pairs(Counts.pairs(index, Dimension.USER, Dimension.SERVICE), values(Dimension.SERVICE)::value);
            case USER_DAY -> byDay();
            case TOP_ACTIONS -> top(Counts.of(index, Dimension.ACTION, all));
            case FILTER -> filter();
        };
    }

    private Values values(Dimension dimension) {
        return index.column(dimension).dictionary();
    }

    /** Rows are in time order: the edges of bins are found among them. */
    private Answer histogram(RowSet rows) {
        int[] counts = new int[Question.BINS];
        int before = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            long edge = values.firstMillis() + ceil((bin + 1) * values.lengthMillis(), Question.BINS);
            int position = rows.position(index.rowAtOrAfter(edge));
            int next = position < 0 ? -position - 1 : position;
            counts[bin] = next - before;
            before = next;
        }
        return visitor -> IntStream.range(0, counts.length)
                .filter(bin -> counts[bin] > 0)
                .forEach(bin -> visitor.visit(Integer.toString(bin), counts[bin]));
    }

    private static long ceil(long number, long by) {
        return (number + by - 1) / by;
    }

    private interface Name {
        String of(int code);
    }

    private Answer pairs(int[] counts, Name second) {
        int width = counts.length / values(Dimension.USER).size();
        return visitor -> IntStream.range(0, counts.length)
                .filter(pair -> counts[pair] > 0)
                .forEach(pair -> visitor.visit(
                        values(Dimension.USER).value(pair / width) + "\t" + second.of(pair % width), counts[pair]));
    }

    private Answer byDay() {
        long first = Math.floorDiv(values.firstMillis(), Question.DAY_MILLIS);
        int days = (int) (Math.floorDiv(values.lastMillis(), Question.DAY_MILLIS) - first) + 1;
        int[] edges = IntStream.rangeClosed(0, days)
                .map(day -> index.rowAtOrAfter((first + day) * Question.DAY_MILLIS))
                .toArray();
        return pairs(Counts.inBins(index, Dimension.USER, edges), day -> Long.toString(first + day));
    }

    private Answer top(int[] counts) {
        Values names = values(Dimension.ACTION);
        int[] best = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(code -> -counts[code]).thenComparing(names::value))
                .limit(Question.TOP)
                .mapToInt(code -> code)
                .toArray();
        return visitor -> {
            for (int code : best) {
                visitor.visit(names.value(code), counts[code]);
            }
        };
    }

    private Answer filter() throws NightjarException {
        EventQuery query = EventQuery.parse("service:\"" + values.service() + "\" AND region:\"" + values.region()
                + "\" AND outcome:" + values.outcome());
        int found = query.select(index).size();
        return visitor -> visitor.visit("", found);
    }

    EventIndex index() {
        return index;
    }

    @Override
    public void close() throws NightjarException {
        opened.close();
    }
}
