package org.nightjar.analysis.credential;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Lives of the credentials of some events, ready to be drawn over a stretch of time: those worth a look first, then
 * those of most of these events, the earliest first among equals.
 *
 * @param lanes one a credential
 * @param credentials how many there are, shown or not
 * @param window the time they are drawn over
 */
public record CredentialLanes(List<Lane> lanes, int credentials, TimeWindow window) {

    /** How finely the window is divided. */
    public static final int BINS = 720;

    /** Used from the network that most of its uses come from. */
    public static final int MAIN = 1;

    /** Used from another network. */
    public static final int OTHER = 2;

    /** Used by a service in its name. */
    public static final int SERVICE = 4;

    /** Used after its end. */
    public static final int LATE = 8;

    public CredentialLanes {
        lanes = List.copyOf(lanes);
    }

    /**
     * One life.
     *
     * @param credential whose
     * @param mainNetwork that most of its uses come from, or ""
     * @param selected how many of the events given used it
     * @param bins what it was used for in each part of the window, see {@link #MAIN}; do not change the array
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never changed
    public record Lane(Credential credential, String mainNetwork, int selected, byte[] bins) {}

    /**
     * The lives of what these events used or handed out.
     *
     * @param window the time to draw; uses of any event in it are drawn, not only of these
     * @param limit at most so many
     */
    public static CredentialLanes of(
            EventIndex index, Credentials credentials, RowSet rows, TimeWindow window, int limit) {
        int[] selected = new int[credentials.all().size()];
        rows.forEach(row -> {
            int number = credentials.numberOf(row);
            if (number >= 0) {
                selected[number]++;
            }
        });
        int[] numbers = credentials.of(rows).stream().toArray();
        Map<Integer, Lane> shown = new HashMap<>();
        List<Lane> lanes = Arrays.stream(numbers)
                .boxed()
                .sorted(Comparator.comparing((Integer number) ->
                                !credentials.all().get(number).isTelling())
                        .thenComparing(number -> -selected[number])
                        .thenComparing(number -> credentials.all().get(number).firstRow())
                        .thenComparing(number -> credentials.all().get(number).id()))
                .limit(limit)
                .map(number -> shown.computeIfAbsent(
                        number, key -> lane(index, credentials.all().get(number), selected[number])))
                .toList();
        fill(index, credentials, shown, window);
        return new CredentialLanes(lanes, numbers.length, window);
    }

    private static Lane lane(EventIndex index, Credential credential, int selected) {
        Map<String, Integer> networks = new HashMap<>();
        credential
                .origins()
                .forEach(one -> networks.merge(index.address(one.addressCode()).network(), one.events(), Integer::sum));
        networks.remove("");
        String main = networks.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
        return new Lane(credential, main, selected, new byte[BINS]);
    }

    private static void fill(EventIndex index, Credentials credentials, Map<Integer, Lane> shown, TimeWindow window) {
        Column addresses = index.column(Dimension.ADDRESS);
        int end = index.rowAtOrAfter(window.toMillis());
        for (int row = index.rowAtOrAfter(window.fromMillis()); row < end; row++) {
            Lane lane = shown.get(credentials.numberOf(row));
            if (lane != null) {
                long time = index.timeMillis(row);
                int bin = (int) Math.min(BINS - 1, (long) (window.fractionOf(time) * BINS));
                String network = index.address(addresses.code(row)).network();
                int kind = network.isEmpty() ? SERVICE : network.equals(lane.mainNetwork) ? MAIN : OTHER;
                boolean late = lane.credential.lateUses() > 0 && lane.credential.isEndedAt(time);
                lane.bins[bin] |= (byte) (late ? kind | LATE : kind);
            }
        }
    }
}
