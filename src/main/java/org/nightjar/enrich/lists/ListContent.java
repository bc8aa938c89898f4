package org.nightjar.enrich.lists;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a list.
 *
 * @param kind what kind of list, such as {@code Tor exits}
 * @param date that it names itself
 * @param networks in its order
 * @param badLines how many lines or entries were not understood
 * @param firstBad the first of them
 */
record ListContent(
        String kind, Optional<LocalDate> date, List<ListedNetwork> networks, int badLines, List<BadLine> firstBad) {
    /** How many networks a list may have. */
    static final int MOST_NETWORKS = 1_000_000;
    /** How many lines that are not understood are told. */
    static final int MOST_TOLD = 3;
}
