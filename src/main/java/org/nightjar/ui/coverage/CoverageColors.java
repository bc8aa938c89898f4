package org.nightjar.ui.coverage;

import javafx.scene.paint.Color;
import org.nightjar.ui.Palette;

/**
 * Colours of coverage in a theme. Each is told apart by a shape or a place as well, for eyes that do not see it.
 *
 * @param few an hour with one event
 * @param many the busiest hour of the case
 * @param verified digests confirm all events
 * @param lost a log file or a digest is missing
 * @param against digests speak against what is there, or logging was stopped
 * @param unknown lines over hours of which nothing tells
 */
record CoverageColors(Color few, Color many, Color verified, Color lost, Color against, Color unknown) {

    static CoverageColors of(Palette palette) {
        boolean dark = palette.background().getBrightness() < 0.5;
        return new CoverageColors(
                Color.web(dark ? "#17304d" : "#d6e6f7"),
                Color.web(dark ? "#79c0ff" : "#0a3f7d"),
                Color.web(dark ? "#3fb950" : "#1a7f37"),
                Color.web(dark ? "#d4a72c" : "#bf8700"),
                Color.web(dark ? "#f778ba" : "#bf3989"),
                palette.grid().interpolate(palette.textMuted(), 0.25));
    }

    /** Of an hour, by the logarithm of its events. */
    Color heat(int events, int most) {
        return few.interpolate(many, Math.log1p(events) / Math.log1p(Math.max(1, most)));
    }
}
