package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.detect.profile.ValueHistory;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;

/** What explanations of novelties say about a user's usual values. */
final class NoveltyWords {

    private static final int SHOWN = 4;

    private NoveltyWords() {}

    /** What a user who has these values did, in the past: {@code used the service s3.amazonaws.com}. */
    static String met(Dimension dimension, List<String> values) {
        String them = (values.size() > 1 ? "s " : " ") + Phrases.list(values, SHOWN);
        return switch (dimension) {
            case SERVICE -> "used the service" + them;
            case REGION -> "worked in the region" + them;
            case ACCOUNT -> "worked in the account" + them;
            case COUNTRY -> "came from the country" + them;
            case ASN -> "came from the network" + (values.size() > 1 ? "s" : "") + " of " + Phrases.list(values, SHOWN);
            case NETWORK_CLASS ->
                "came from " + values.stream().map(NoveltyWords::network).collect(Collectors.joining(" and "));
            case AGENT_FAMILY -> "used the client" + them;
            default -> "had " + dimension.label().toLowerCase(Locale.ROOT) + them.substring(them.indexOf(' '));
        };
    }

    private static String network(String networkClass) {
        return switch (networkClass) {
            case "vpn-or-hosting" -> "a VPN or a hosting network";
            case "tor" -> "the Tor network";
            case "isp" -> "an internet provider's network";
            case "cloud" -> "a cloud's network";
            default -> "a network of the class " + networkClass;
        };
    }

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
