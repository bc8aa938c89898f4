package org.nightjar.detect.score;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightjar.detect.Signal;
import org.nightjar.detect.Story;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.QueryText;
import org.nightjar.model.Severity;
import org.nightjar.model.Sha256;
import org.nightjar.store.EventIndex;

/** Makes one finding of all signals of a window that say the same: same user, detector and key. */
final class FindingFold {

    /** A rule of the analyst's may match a tenth of a case; a finding of it lists no more events than these. */
    private static final int MOST_LISTED_OF_GIVEN = 200;

    private final EventIndex index;

    FindingFold(EventIndex index) {
        this.index = index;
    }

    /** A finding with what it counts for. */
    record Folded(Finding finding, Scale.Weighed weight, Reported strongest, int[] rows) {}

    /** The signals of a window that say the same; cheap, as most windows become nothing. */
    static List<List<Reported>> same(List<Reported> window) {
        Map<String, List<Reported>> same = new TreeMap<>();
        for (Reported reported : window) {
            String what = reported.detector().id() + '\n' + reported.signal().key();
            same.computeIfAbsent(what, key -> new ArrayList<>()).add(reported);
        }
        return List.copyOf(same.values());
    }

    /** What signals that say the same count for. */
    static Scale.Weighed weight(List<Reported> same) {
        Reported strongest = strongest(same);
        return new Scale.Weighed(strongest.signal().aspect(), strongest.decades());
    }

    private static Reported strongest(List<Reported> same) {
        return same.stream()
                .max(Comparator.comparingDouble(Reported::decades)
                        .thenComparing(
                                Comparator.comparingInt(Reported::firstRow).reversed()))
                .orElseThrow();
    }

    /** The findings of one window, strongest first. */
    List<Folded> fold(List<List<Reported>> window) {
        List<Folded> folded = new ArrayList<>();
        window.forEach(signals -> folded.add(one(signals)));
        folded.sort(Comparator.<Folded>comparingDouble(one -> -one.weight().decades())
                .thenComparing(one -> one.finding().detector())
                .thenComparing(one -> one.finding().id()));
        return folded;
    }

    private Folded one(List<Reported> signals) {
        Reported strongest = strongest(signals);
        Signal signal = strongest.signal();
        int[] rows = signals.stream()
                .flatMapToInt(one -> Arrays.stream(one.signal().rows()))
                .sorted()
                .distinct()
                .toArray();
        boolean everyday = strongest.isGiven() && rows.length > MOST_LISTED_OF_GIVEN;
        List<String> eventIds = eventIds(everyday ? Arrays.copyOf(rows, MOST_LISTED_OF_GIVEN) : rows);
        String user = index.user(signal.user()).id();
        double score = Scale.score(strongest.decades());
        Finding finding = new Finding(
                id(strongest.detector().id(), user, signal.key(), eventIds.get(0)),
                strongest.detector().id(),
                signal.title(),
                strongest.detector().stated().orElse(Severity.ofScore(score)),
                score,
                user,
                index.time(rows[0]),
                index.time(rows[rows.length - 1]),
                eventIds,
                strongest.detector().techniques(),
                (everyday ? listed(signal.story().get(), rows.length) : told(signals, strongest, rows.length))
                        .explain(query(signals, user, rows)));
        return new Folded(
                finding, weight(signals), strongest, everyday ? Arrays.copyOf(rows, MOST_LISTED_OF_GIVEN) : rows);
    }

    /** The words of the strongest signal, which speak of its own events only. */
    private static Story told(List<Reported> signals, Reported strongest, int events) {
        Story story = strongest.signal().story().get();
        return signals.size() == 1 || strongest.isGiven()
                ? story
                : story.also("Together with " + (signals.size() - 1) + " more like it: " + events + " events.");
    }

    private static Story listed(Story story, int all) {
        return story.speaksAgainst("It is everyday life here: " + all + " events match, of which the first "
                + MOST_LISTED_OF_GIVEN + " are listed; the query selects all.");
    }

    private String query(List<Reported> signals, String user, int[] rows) {
        FindingQuery query = new FindingQuery(index, signals, rows);
        return QueryText.and(QueryText.is(Dimension.USER, user), query.condition());
    }

    /** In time order, those of one moment by id, so that the order of storing does not matter. */
    List<String> eventIds(int[] rows) {
        record Timed(long millis, String id) {}
        List<Timed> timed = new ArrayList<>(rows.length);
        for (int row : rows) {
            timed.add(new Timed(index.timeMillis(row), index.eventId(row)));
        }
        timed.sort(Comparator.comparingLong(Timed::millis).thenComparing(Timed::id));
        return timed.stream().map(Timed::id).toList();
    }

    private static String id(String... parts) {
        return "F-"
                + Sha256.hex(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
                        .substring(0, 12);
    }
}
