package org.nightjar.ui.timeline;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<ZoneId, int[]> grounds = new HashMap<>();
    private int[][] densities = new int[0][];
    private int[][] weekBefore = new int[0][];

    void paint(PixelCanvas canvas, Frame frame) {
        TimelineLayout layout = frame.layout();
        Palette palette = frame.palette();
        bars.useColours(palette);
        int left = canvas.at(layout.plotLeft(), canvas.width());
        int right = canvas.at(layout.plotRight(), canvas.width());
        int lanesTop = canvas.at(TimelineLayout.LANES_TOP, canvas.height());
        canvas.fill(0, canvas.width(), 0, lanesTop, PixelCanvas.argb(palette.background()));
        overview.paint(canvas, frame, left, right);
        paintGrounds(canvas, frame, left, right, lanesTop);
        paintLanes(canvas, frame, left, right - left);
    }

    /** Nights are darker than days, by each lane's own clock; one row of pixels a zone is worked out and copied down. */
    private void paintGrounds(PixelCanvas canvas, Frame frame, int left, int right, int top) {
        TimelineLayout layout = frame.layout();
        grounds.clear();
        int[] axis = grounds.computeIfAbsent(frame.zone(), zone -> ground(canvas, frame, left, right, zone));
        int y = top;
        for (int number = layout.firstVisibleLane(); number < layout.endOfVisibleLanes(); number++) {
            Lane lane = frame.timeline().lanes().get(number);
            int[] own = grounds.computeIfAbsent(
                    frame.surroundings().zoneOf(frame.timeline(), lane, frame.zone()),
                    zone -> ground(canvas, frame, left, right, zone));
            int foot = canvas.at(layout.laneTop(number) + layout.laneHeight(), canvas.height());
            y = copyDown(canvas, own, y, foot);
        }
        copyDown(canvas, axis, y, canvas.height());
    }

    private static int copyDown(PixelCanvas canvas, int[] ground, int from, int to) {
        for (int y = from; y < to; y++) {
            System.arraycopy(ground, 0, canvas.pixels(), y * canvas.width(), ground.length);
        }
        return Math.max(from, to);
    }

    private static int[] ground(PixelCanvas canvas, Frame frame, int left, int right, ZoneId zone) {
        Palette palette = frame.palette();
        int[] ground = new int[canvas.width()];
        Arrays.fill(ground, PixelCanvas.argb(palette.surface()));
        TimeWindow window = frame.layout().window();
        double dayPixels = DAY_MILLIS / window.lengthMillis() * frame.layout().plotWidth();
        if (dayPixels >= NARROWEST_DAY_WITH_WEEKENDS) {
            Color weekend = palette.surface().interpolate(palette.night(), 0.7);
            shade(ground, canvas, frame, left, right, CalendarShades.weekends(window, zone), weekend);
        }
        if (dayPixels >= NARROWEST_DAY_WITH_NIGHTS) {
            shade(ground, canvas, frame, left, right, CalendarShades.nights(window, zone), palette.night());
        }
        return ground;
    }

    private static void shade(
            int[] ground, PixelCanvas canvas, Frame frame, int left, int right, List<TimeWindow> shades, Color colour) {
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
        densities = withRoom(densities, visible, columns);
        boolean compare = frame.choices().weekBefore();
        int fullBar = 0;
        for (int i = 0; i < visible; i++) {
            Lane lane = frame.timeline().lanes().get(first + i);
            frame.timeline().density(lane, grid, densities[i]);
            fullBar = BarPainter.fullBar(densities[i], columns, fullBar);
        }
        if (compare) {
            fullBar = countWeekBefore(frame, first, visible, columns, fullBar);
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
            if (compare) {
                bars.paintTops(
                        canvas,
                        weekBefore[i],
                        columns,
                        left,
                        foot,
                        PixelCanvas.argb(frame.palette().textMuted()));
            }
            canvas.fill(0, left + columns, Math.max(lanesTop, foot), foot + thin, line);
        }
    }

    private int countWeekBefore(Frame frame, int first, int visible, int columns, int fullBar) {
        weekBefore = withRoom(weekBefore, visible, columns);
        PixelGrid grid = frame.timeline().grid(frame.weekBefore(), columns);
        int full = fullBar;
        for (int i = 0; i < visible; i++) {
            frame.timeline().density(frame.timeline().lanes().get(first + i), grid, weekBefore[i]);
            full = BarPainter.fullBar(weekBefore[i], columns, full);
        }
        return full;
    }

    private static int[][] withRoom(int[][] counts, int lanes, int columns) {
        int needed = columns * EventClass.COUNT;
        boolean room = counts.length >= lanes && (counts.length == 0 || counts[0].length >= needed);
        return room ? counts : new int[Math.max(lanes, counts.length)][needed];
    }

    /** The column where the selected range begins or ends; the whole plot without one. */
    private static int column(PixelCanvas canvas, Frame frame, boolean start, int left, int columns) {
        return frame.range()
                .map(range -> frame.layout().xOf(start ? range.fromMillis() : range.toMillis()))
                .map(x -> canvas.at(Math.min(x, frame.layout().plotRight()), canvas.width()) - left)
                .orElse(start ? 0 : columns);
    }
}
