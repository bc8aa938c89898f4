package org.nightjar.ui.timeline;

import java.time.ZoneId;
import java.util.List;
import org.nightjar.analysis.coverage.CoverageModel;
import org.nightjar.analysis.coverage.LoggingGap;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.UserZones;

/**
 * What the timeline knows of a case besides its events: where users live, and when the log says less than it should.
 * Immutable; worked out once a case, in time linear in its events.
 *
 * @param zones of users
 * @param gaps in the order of their beginnings
 */
record Surroundings(UserZones zones, List<LoggingGap> gaps) {

    /** Nothing is known yet. */
    static final Surroundings NONE = new Surroundings(UserZones.NONE, List.of());

    static Surroundings of(CaseData data) {
        if (data.index().size() == 0) {
            return NONE;
        }
        CoverageModel coverage = CoverageModel.of(data.index(), data.integrity());
        return new Surroundings(
                UserZones.NONE, LoggingGap.of(coverage, data.index().span().to()));
    }

    Surroundings with(UserZones known) {
        return new Surroundings(known, gaps);
    }

    /** The zone by whose clock a lane's nights are shaded: the user's own, or that of the axis where it is not known. */
    ZoneId zoneOf(TimelineModel timeline, Lane lane, ZoneId axis) {
        return timeline.lanesBy().isUsers() && !lane.isGroup()
                ? zones.find(lane.key()).map(ZoneId.class::cast).orElse(axis)
                : axis;
    }
}
