package org.nightjar.detect.evaluation.baseline;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Family;
import org.nightjar.detect.Signal;
import org.nightjar.detect.SignalSink;
import org.nightjar.detect.Story;
import org.nightjar.detect.profile.CountModel;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;

/**
 * A job of Elastic's with {@code high_distinct_count} of the error message in buckets of 15 minutes: over-dispersed counts
 * of all buckets before, quiet ones included. Users with messages in the bucket are its influencers and share the
 * anomaly by their part of the messages.
 *
 * @see <a href="https://www.elastic.co/docs/reference/machine-learning/ml-count-functions">count functions</a>
 */
final class ManyMessagesDetector extends BaselineDetector {

    private static final long BUCKET_MILLIS = 15 * 60_000L;
    private static final int LEAST_BUCKETS = 96;

    ManyMessagesDetector() {
        super(
                "high-distinct-error-messages",
                "Many different error messages",
                Family.DENSE,
                "Does a bucket of 15 minutes hold many different error messages?",
                6);
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        EventIndex index = context.index();
        CountModel before = new CountModel();
        long last = index.size() == 0 ? 0 : bucket(index, 0);
        for (int from = 0; from < index.size(); ) {
            context.job().checkCancelled();
            long bucket = bucket(index, from);
            for (long quiet = last + 1; quiet < bucket; quiet++) {
                before.add(0);
            }
            last = bucket;
            Set<String> messages = new HashSet<>();
            Map<Integer, IntArray> failed = new TreeMap<>();
            int to = from;
            while (to < index.size() && bucket(index, to) == bucket) {
                String message = index.errorMessage(to);
                int user = index.column(Dimension.USER).code(to);
                if (!message.isEmpty() && user != 0) {
                    messages.add(message);
                    failed.computeIfAbsent(user, key -> new IntArray()).add(to);
                }
                to++;
            }
            if (before.observations() >= LEAST_BUCKETS && messages.size() > before.mean()) {
                double surprise = -Math.log10(before.tail(messages.size()));
                failed.forEach((user, rows) -> report(context, user, rows.toArray(), messages.size(), surprise, sink));
            }
            before.add(messages.size());
            from = to;
        }
    }

    private static long bucket(EventIndex index, int row) {
        return Math.floorDiv(index.timeMillis(row), BUCKET_MILLIS);
    }

    private void report(
            DetectionContext context, int user, int[] rows, int messages, double surprise, SignalSink sink) {
        EventIndex index = context.index();
        Set<String> own = new HashSet<>();
        for (int row : rows) {
            own.add(index.errorMessage(row));
        }
        double share = surprise * own.size() / messages;
        if (share >= 1 && context.profiles().judges(rows[0])) {
            sink.report(new Signal(
                    user,
                    "messages",
                    info().title(),
                    Aspect.FAILURE,
                    rows,
                    share,
                    0,
                    "outcome:(denied OR failure)",
                    () -> Story.of(messages + " different error messages in a quarter of an hour.")
                            .typical("Fewer.")
                            .actual(own.size() + " of them of this user.")
                            .baseline("All earlier quarters of an hour.")
                            .peers("All users.")));
        }
    }
}
