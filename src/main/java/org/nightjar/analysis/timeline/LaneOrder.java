package org.nightjar.analysis.timeline;

import java.util.Comparator;

/** How lanes are sorted, from the top. Ties go by risk, then by number of events, then by name. */
public enum LaneOrder {
    /** The ranking of the detection; lanes that are not users by the best of their findings. */
    RISK(Comparator.comparingInt(Lane::rank)
            .thenComparing(Comparator.comparingDouble(Lane::risk).reversed())),
    /** Most events first. */
    VOLUME(Comparator.comparingInt(Lane::size).reversed()),
    /** Whoever came first. */
    FIRST_SEEN(Comparator.comparingLong(Lane::firstMillis)),
    /** By the alphabet, without regard to case. */
    NAME(Comparator.comparing(Lane::title, String.CASE_INSENSITIVE_ORDER));

    private final Comparator<Lane> comparator;

    LaneOrder(Comparator<Lane> first) {
        comparator = first.thenComparingInt(Lane::rank)
                .thenComparing(Comparator.comparingInt(Lane::size).reversed())
                .thenComparing(Lane::key);
    }

    Comparator<Lane> comparator() {
        return comparator;
    }
}
