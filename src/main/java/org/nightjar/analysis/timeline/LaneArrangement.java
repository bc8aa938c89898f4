package org.nightjar.analysis.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the lanes are shown, and in which order: pinned ones on top, then group by group, folded ones as one lane.
 * Costs nothing an event.
 *
 * @param order of lanes and of groups
 * @param pinned keys of lanes that stay on top
 * @param folded keys of groups that show one lane for all
 */
public record LaneArrangement(LaneOrder order, Set<String> pinned, Set<String> folded) {

    /** By risk; nothing pinned or folded. */
    public static final LaneArrangement DEFAULT = new LaneArrangement(LaneOrder.RISK, Set.of(), Set.of());

    public LaneArrangement {
        pinned = Set.copyOf(pinned);
        folded = Set.copyOf(folded);
    }

    List<Lane> shown(List<Lane> lanes, List<Lane> groups) {
        List<Lane> sorted = lanes.stream().sorted(order.comparator()).toList();
        List<Lane> shown = new ArrayList<>(
                sorted.stream().filter(lane -> pinned.contains(lane.key())).toList());
        List<Lane> others =
                sorted.stream().filter(lane -> !pinned.contains(lane.key())).toList();
        if (groups.isEmpty()) {
            shown.addAll(others);
            return shown;
        }
        Map<String, List<Lane>> members = others.stream().collect(Collectors.groupingBy(Lane::group));
        for (Lane group : groups.stream().sorted(order.comparator()).toList()) {
            boolean whole = folded.contains(group.key());
            shown.add(whole ? group : group.withoutFindings());
            if (!whole) {
                shown.addAll(members.getOrDefault(group.group(), List.of()));
            }
        }
        return shown;
    }
}
