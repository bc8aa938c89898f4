package org.nightjar.detect.evaluation.baseline;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Family;
import org.nightjar.detect.Signal;
import org.nightjar.detect.SignalSink;
import org.nightjar.detect.Story;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The function {@code rare} of a job of Elastic's anomaly detection: within each value of a partition (a user, a city, a
 * country, or everything), how often a value of the counted field turns up in time buckets. The probability of a bucket
 * with a rare value is that of all values that are as rare or rarer, those never seen included (a multinomial model with
 * one pseudo-count a value). Every user in the bucket who has the value is an influencer and gets the anomaly.
 *
 * @see <a href="https://www.elastic.co/docs/reference/machine-learning/ml-rare-functions">rare functions</a>
 */
final class RareInBucketDetector extends BaselineDetector {

    /** A job says nothing before it has seen some buckets. */
    private static final int LEAST_BUCKETS = 20;

    private static final double CEILING = 6;

    private final Dimension counted;
    private final Dimension partition;
    private final Aspect aspect;
    private final long bucketMillis;

    /** @param partition the dimension whose values are looked at one by one; the counted one itself for no partition */
    RareInBucketDetector(String id, Dimension counted, Dimension partition, Aspect aspect, long bucketMillis) {
        super(
                id,
                "Rare " + counted.field() + (partition == counted ? "" : " for a " + partition.field()),
                Family.RARE,
                "Is a value rare in time buckets of its partition?",
                CEILING);
        this.counted = counted;
        this.partition = partition;
        this.aspect = aspect;
        this.bucketMillis = bucketMillis;
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        Column column = index.column(partition);
        Column users = index.column(Dimension.USER);
        BitSet actors = new BitSet();
        for (int user : context.profiles().actors()) {
            actors.set(user);
        }
        Map<Integer, IntArray> rows = new TreeMap<>();
        for (int row = 0; row < index.size(); row++) {
            int part = partition == counted ? 1 : column.code(row);
            if (part != 0 && actors.get(users.code(row))) {
                rows.computeIfAbsent(part, key -> new IntArray()).add(row);
            }
        }
        for (IntArray part : rows.values()) {
            context.job().checkCancelled();
            new Partition(context, RowSet.of(part.toArray()), sink).judge();
        }
    }

    /** One value of the partition. */
    private final class Partition {
        private final EventIndex index;
        private final DetectionContext context;
        private final RowSet rows;
        private final SignalSink sink;
        private final Column column;
        private final Map<Integer, Integer> bucketsOfValue = new TreeMap<>();
        private double total;
        private int buckets;

        Partition(DetectionContext context, RowSet rows, SignalSink sink) {
            this.context = context;
            index = context.index();
            this.rows = rows;
            this.sink = sink;
            column = index.column(counted);
        }

        void judge() {
            for (int from = 0; from < rows.size(); ) {
                long bucket = Math.floorDiv(index.timeMillis(rows.row(from)), bucketMillis);
                int to = from;
                BitSet values = new BitSet();
                while (to < rows.size() && Math.floorDiv(index.timeMillis(rows.row(to)), bucketMillis) == bucket) {
                    values.set(column.code(rows.row(to)));
                    to++;
                }
                values.clear(0);
                if (buckets >= LEAST_BUCKETS) {
                    int start = from;
                    int end = to;
                    values.stream().forEach(value -> judge(value, start, end));
                }
                values.stream().forEach(value -> bucketsOfValue.merge(value, 1, Integer::sum));
                total += values.cardinality();
                buckets += values.isEmpty() ? 0 : 1;
                from = to;
            }
        }

        private void judge(int value, int from, int to) {
            int seen = bucketsOfValue.getOrDefault(value, 0);
            double asRare = 1;
            for (int count : bucketsOfValue.values()) {
                asRare += count <= seen ? count + 1 : 0;
            }
            double probability = Math.min(1, asRare / (total + bucketsOfValue.size() + 1));
            double surprise = -Math.log10(probability);
            if (surprise < 1) {
                return;
            }
            Map<Integer, IntArray> influencers = new TreeMap<>();
            for (int at = from; at < to; at++) {
                int row = rows.row(at);
                int user = index.column(Dimension.USER).code(row);
                if (column.code(row) == value) {
                    influencers.computeIfAbsent(user, key -> new IntArray()).add(row);
                }
            }
            influencers.forEach((user, own) -> report(user, value, own.toArray(), surprise, seen));
        }

        private void report(int user, int value, int[] own, double surprise, int seen) {
            if (!context.profiles().judges(own[0])) {
                return;
            }
            String text = column.dictionary().value(value);
            sink.report(new Signal(
                    user,
                    counted.field() + "=" + text,
                    info().title() + ": " + text,
                    aspect,
                    own,
                    surprise,
                    0,
                    QueryText.is(counted, text),
                    () -> Story.of(info().title() + ": " + text + ".")
                            .typical("Seen in " + seen + " of " + buckets + " buckets before.")
                            .actual(own.length + " events.")
                            .baseline("All earlier buckets of the partition.")
                            .peers("The partition only.")));
        }
    }
}
