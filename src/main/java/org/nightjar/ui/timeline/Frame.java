package org.nightjar.ui.timeline;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.model.People;
import org.nightjar.ui.Palette;

/**
 * Everything that one picture of the timeline is drawn from.
 *
 * @param layout where things lie
 * @param timeline the lanes
 * @param palette colours
 * @param zone of axis and shades
 * @param range the brush or else the selected range
 * @param brushing whether the range is still being brushed
 * @param cursorMillis time of the event under the cursor
 * @param cursorLane lane of the event under the cursor, or -1
 * @param keyLane lane that the keyboard has come to, or -1
 * @param focusedFinding id of the finding in focus, or ""
 * @param pointer where the mouse is
 * @param markers findings in sight
 * @param notes of the case that have a time, in its order
 * @param noteMarkers notes in sight
 * @param choices which lanes are shown, and whether they are compared with the week before
 * @param surroundings zones of users, gaps of the log
 * @param people what the analyst calls the lanes
 */
record Frame(
        TimelineLayout layout,
        TimelineModel timeline,
        Palette palette,
        ZoneId zone,
        Optional<TimeWindow> range,
        boolean brushing,
        Optional<Long> cursorMillis,
        int cursorLane,
        int keyLane,
        String focusedFinding,
        Optional<Point2D> pointer,
        List<FindingMarker> markers,
        List<NoteMarker.Placed> notes,
        List<NoteMarker> noteMarkers,
        LaneChoices choices,
        Surroundings surroundings,
        People people) {

    /** The same hours a week before the window, by the clock of the axis. */
    TimeWindow weekBefore() {
        return TimeSnap.weekBefore(layout.window(), zone);
    }
}
