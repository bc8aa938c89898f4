package org.nightjar.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Entries of an evidence item that are logs or reports which Nightjar tells by their content but does not read, such as
 * GuardDuty findings. They hold no events of the case and are no rejects.
 *
 * @param evidenceId the item
 * @param kind what they are, for people
 * @param entries how many of them
 */
public record OtherLog(int evidenceId, String kind, long entries) {

    /** Entries by kind, over all items. */
    public static Map<String, Long> byKind(List<OtherLog> all) {
        Map<String, Long> counts = new TreeMap<>();
        all.forEach(one -> counts.merge(one.kind(), one.entries(), Long::sum));
        return counts;
    }

    /** "12 entries are other logs: GuardDuty findings (7), S3 access logs (5)", or "" if there are none. */
    public static String sentence(Map<String, Long> byKind) {
        long all = byKind.values().stream().mapToLong(Long::longValue).sum();
        return all == 0
                ? ""
                : String.format(
                                Locale.ROOT,
                                "%,d %s: ",
                                all,
                                all == 1 ? "entry is another log" : "entries are other logs")
                        + byKind.entrySet().stream()
                                .map(one -> String.format(Locale.ROOT, "%s (%,d)", one.getKey(), one.getValue()))
                                .collect(Collectors.joining(", "));
    }
}
