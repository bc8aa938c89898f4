package org.nightjar.ui.timeline;

import java.util.Arrays;
import java.util.List;
import javafx.scene.paint.Color;
import org.nightjar.analysis.timeline.CalendarShades;
import org.nightjar.analysis.timeline.EventClass;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.PixelGrid;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.ui.Palette;

/**
 * Draws what is below the text: grounds, nights and weekends, and every visible lane's density. Arrays are kept from
 * frame to frame. FX thread only.
 */
final class DensityPainter {

    /** A day narrower than this shows no nights, only weekends. */
    private static final double NARROWEST_DAY_WITH_NIGHTS = 14;

    private static final double NARROWEST_DAY_WITH_WEEKENDS = 3;
    private static final double DAY_MILLIS = 86_400_000;

    private final BarPainter bars = new BarPainter();
    private final OverviewPainter overview = new OverviewPainter(bars);
    private int[] ground = new int[0];
    private int[][] densities = new int[0][];

    void paint(PixelCanvas canvas, Frame frame) {
        TimelineLayout layout = frame.layout();
        Palette palette = frame.palette();
        bars.useColours(palette);
        int left = canvas.at(layout.plotLeft(), canvas.width());
        int right = canvas.at(layout.plotRight(), canvas.width());
        int lanesTop = canvas.at(TimelineLayout.LANES_TOP, canvas.height());
        canvas.fill(0, canvas.width(), 0, lanesTop, PixelCanvas.argb(palette.background()));
        overview.paint(canvas, frame, left, right);
        paintGround(canvas, frame, left, right, lanesTop);
        paintLanes(canvas, frame, left, right - left);
    }

    /** Nights are darker than days; one row of pixels is worked out and copied down. */
    private void paintGround(PixelCanvas canvas, Frame frame, int left, int right, int top) {
        Palette palette = frame.palette();
        if (ground.length != canvas.width()) {
            ground = new int[canvas.width()];
        }
        Arrays.fill(ground, PixelCanvas.argb(palette.surface()));
        TimeWindow window = frame.layout().window();
        double dayPixels = DAY_MILLIS / window.lengthMillis() * frame.layout().plotWidth();
        if (dayPixels >= NARROWEST_DAY_WITH_WEEKENDS) {
            Color weekend = palette.surface().interpolate(palette.night(), 0.7);
            shade(canvas, frame, left, right, CalendarShades.weekends(window, frame.zone()), weekend);
        }
        if (dayPixels >= NARROWEST_DAY_WITH_NIGHTS) {
            shade(canvas, frame, left, right, CalendarShades.nights(window, frame.zone()), palette.night());
        }
        for (int y = top; y < canvas.height(); y++) {
            System.arraycopy(ground, 0, canvas.pixels(), y * canvas.width(), ground.length);
        }
    }

    private void shade(PixelCanvas canvas, Frame frame, int left, int right, List<TimeWindow> shades, Color colour) {
        for (TimeWindow shade : shades) {
            int from = Math.max(left, canvas.at(frame.layout().xOf(shade.fromMillis()), right));
            int to = canvas.at(frame.layout().xOf(shade.toMillis()), right);
            if (to > from) {
                Arrays.fill(ground, from, to, PixelCanvas.argb(colour));
            }
        }
    }

    private void paintLanes(PixelCanvas canvas, Frame frame, int left, int columns) {
        TimelineLayout layout = frame.layout();
        int first = layout.firstVisibleLane();
        int visible = Math.max(0, layout.endOfVisibleLanes() - first);
        PixelGrid grid = frame.timeline().grid(layout.window(), columns);
        makeRoom(visible, columns);
        int fullBar = 0;
        for (int i = 0; i < visible; i++) {
            Lane lane = frame.timeline().lanes().get(first + i);
            frame.timeline().density(lane, grid, densities[i]);
            fullBar = BarPainter.fullBar(densities[i], columns, fullBar);
        }
        int from = column(canvas, frame, true, left, columns);
        int to = column(canvas, frame, false, left, columns);
        int line = PixelCanvas.argb(frame.palette().grid());
        int thin = Math.max(1, (int) canvas.scale());
        int highest = (int) (layout.laneHeight() * 0.76 * canvas.scale());
        int lanesTop = canvas.at(TimelineLayout.LANES_TOP, canvas.height());
        for (int i = 0; i < visible; i++) {
            int foot = (int) Math.round((layout.laneTop(first + i) + layout.laneHeight()) * canvas.scale()) - thin;
            bars.paint(canvas, densities[i], columns, left, foot, highest, fullBar, from, to);
            canvas.fill(0, left + columns, Math.max(lanesTop, foot), foot + thin, line);
        }
    }

    private void makeRoom(int lanes, int columns) {
        int needed = columns * EventClass.COUNT;
        if (densities.length < lanes || (densities.length > 0 && densities[0].length < needed)) {
            densities = new int[Math.max(lanes, densities.length)][needed];
        }
    }

    /** The column where the selected range begins or ends; the whole plot without one. */
    private static int column(PixelCanvas canvas, Frame frame, boolean start, int left, int columns) {
        return frame.range()
                .map(range -> frame.layout().xOf(start ? range.fromMillis() : range.toMillis()))
                .map(x -> canvas.at(Math.min(x, frame.layout().plotRight()), canvas.width()) - left)
                .orElse(start ? 0 : columns);
    }
}
