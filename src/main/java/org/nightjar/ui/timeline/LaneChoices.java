package org.nightjar.ui.timeline;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightjar.analysis.timeline.LaneArrangement;
import org.nightjar.analysis.timeline.LaneOrder;
import org.nightjar.analysis.timeline.LanesBy;
import org.nightjar.model.Dimension;

/**
 * Which lanes the analyst wants, in which order, and whether the same hours a week before are drawn behind them.
 *
 * @param lanesBy what the lanes are
 * @param groupBy by what they are grouped
 * @param arrangement order, pinned lanes, folded groups
 * @param weekBefore whether to compare
 */
record LaneChoices(LanesBy lanesBy, Optional<Dimension> groupBy, LaneArrangement arrangement, boolean weekBefore) {

    static final LaneChoices DEFAULT = new LaneChoices(LanesBy.USER, Optional.empty(), LaneArrangement.DEFAULT, false);

    /** What is chosen most, as in the menu. */
    static final List<LanesBy> LANES = List.of(
            LanesBy.USER,
            LanesBy.of(Dimension.ACCOUNT),
            LanesBy.of(Dimension.SERVICE),
            LanesBy.of(Dimension.ACTION),
            LanesBy.of(Dimension.ADDRESS),
            LanesBy.of(Dimension.COUNTRY),
            LanesBy.of(Dimension.ASN),
            LanesBy.of(Dimension.ACCESS_KEY),
            LanesBy.of(Dimension.ROLE),
            LanesBy.of(Dimension.REGION),
            LanesBy.of(Dimension.AGENT_FAMILY),
            LanesBy.of(Dimension.RESOURCE),
            LanesBy.of(Dimension.TAG),
            LanesBy.FINDING);

    /** The other dimensions, in a menu of their own. */
    static final List<LanesBy> MORE_LANES = Arrays.stream(Dimension.values())
            .map(LanesBy::of)
            .filter(by -> !LANES.contains(by))
            .toList();

    static final List<Dimension> GROUPS = List.of(
            Dimension.USER,
            Dimension.USER_KIND,
            Dimension.ACCOUNT,
            Dimension.SERVICE,
            Dimension.COUNTRY,
            Dimension.NETWORK_CLASS,
            Dimension.REGION);

    /** Whether lanes or groups are the analyst's tags. */
    boolean areOfTags() {
        Optional<Dimension> tag = Optional.of(Dimension.TAG);
        return lanesBy.dimension().equals(tag) || groupBy.equals(tag);
    }

    /** Other lanes; what was pinned and folded has no meaning for them. */
    LaneChoices by(LanesBy wanted) {
        Optional<Dimension> group =
                groupBy.filter(grouping -> !wanted.dimension().equals(Optional.of(grouping)));
        return new LaneChoices(wanted, group, new LaneArrangement(arrangement.order(), Set.of(), Set.of()), weekBefore);
    }

    LaneChoices groupedBy(Optional<Dimension> wanted) {
        return new LaneChoices(
                lanesBy, wanted, new LaneArrangement(arrangement.order(), arrangement.pinned(), Set.of()), weekBefore);
    }

    LaneChoices ordered(LaneOrder order) {
        return arranged(new LaneArrangement(order, arrangement.pinned(), arrangement.folded()));
    }

    LaneChoices pinToggled(String key) {
        return arranged(
                new LaneArrangement(arrangement.order(), toggled(arrangement.pinned(), key), arrangement.folded()));
    }

    LaneChoices foldToggled(String groupKey) {
        return arranged(new LaneArrangement(
                arrangement.order(), arrangement.pinned(), toggled(arrangement.folded(), groupKey)));
    }

    LaneChoices folded(Set<String> groupKeys) {
        return arranged(new LaneArrangement(arrangement.order(), arrangement.pinned(), groupKeys));
    }

    LaneChoices compared(boolean wanted) {
        return new LaneChoices(lanesBy, groupBy, arrangement, wanted);
    }

    private LaneChoices arranged(LaneArrangement wanted) {
        return new LaneChoices(lanesBy, groupBy, wanted, weekBefore);
    }

    private static Set<String> toggled(Set<String> all, String key) {
        Set<String> after = new HashSet<>(all);
        if (!after.remove(key)) {
            after.add(key);
        }
        return after;
    }
}
