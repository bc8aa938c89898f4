package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;

/** What explanations of novelties say about a user's usual values. */
final class NoveltyWords {

    private static final int SHOWN = 4;

    private NoveltyWords() {}

    /** What the user had before that row, most used first. */
    static String typical(EventIndex index, ValueHistory history, int user, int row) {
        record Use(String value, int count) {}
        List<Use> uses = new ArrayList<>();
        long now = index.timeMillis(row);
        for (int at = history.begin(user); at < history.end(user); at++) {
            if (index.timeMillis(history.firstRow(at)) < now) {
                uses.add(new Use(
                        index.column(history.dimension()).dictionary().value(history.value(at)), history.count(at)));
            }
        }
        if (uses.isEmpty()) {
            return "Nothing of this kind before.";
        }
        uses.sort(Comparator.comparingInt(Use::count).reversed().thenComparing(Use::value));
        List<String> words = uses.stream()
                .map(use -> use.value() + " (" + Phrases.count(use.count(), "event") + ")")
                .toList();
        return "So far " + Phrases.list(words, SHOWN) + ".";
    }

    /** Evidence against: the value was kept, as a project's or a machine's would be; "" if it was not. */
    static String kept(EventIndex index, Profiles profiles, ValueHistory history, int at) {
        int days = history.days(at);
        boolean stays = days >= 4;
        return stays
                ? "It stays: the user has it on " + Phrases.count(days, "day") + ", until "
                        + Phrases.day(index.timeMillis(history.lastRow(at))) + "."
                : "";
    }

    /** Distinct values of a dimension over rows, sorted. */
    static List<String> values(EventIndex index, Dimension dimension, int[] rows) {
        return java.util.Arrays.stream(rows)
                .mapToObj(row -> index.value(dimension, row))
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
