package org.nightjar.ui.timeline;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.nightjar.analysis.timeline.EventClass;
import org.nightjar.analysis.timeline.EventRun;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.ui.Palette;
import org.nightjar.ui.parts.Words;

/** At deep zoom, draws what each event did beside its bar; what is repeated has one label with its number. */
final class EventPainter {

    /** A window longer than this shows how much, not what. */
    static final long LONGEST_WINDOW_MILLIS = 12L * 3_600_000;

    /** A lane with more events than this in the window shows how much, not what. */
    static final int MOST_EVENTS = 240;

    private static final double INSET = 5;
    private static final double GAP = 8;

    private final TextRuler ruler;

    EventPainter(TextRuler ruler) {
        this.ruler = ruler;
    }

    void paint(GraphicsContext canvas, Frame frame) {
        TimelineLayout layout = frame.layout();
        if (layout.window().lengthMillis() > LONGEST_WINDOW_MILLIS) {
            return;
        }
        canvas.save();
        canvas.beginPath();
        canvas.rect(layout.plotLeft(), TimelineLayout.LANES_TOP, layout.plotWidth(), layout.lanesHeight());
        canvas.clip();
        canvas.setFont(TextRuler.SMALL);
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setTextBaseline(VPos.CENTER);
        for (int number = layout.firstVisibleLane(); number < layout.endOfVisibleLanes(); number++) {
            Lane lane = frame.timeline().lanes().get(number);
            paintLane(
                    canvas,
                    frame,
                    frame.timeline().runs(lane, layout.window(), MOST_EVENTS),
                    layout.laneTop(number) + layout.laneHeight() - 10);
        }
        canvas.restore();
    }

    private void paintLane(GraphicsContext canvas, Frame frame, List<EventRun> runs, double y) {
        TimelineLayout layout = frame.layout();
        double free = layout.plotLeft();
        for (int i = 0; i < runs.size(); i++) {
            EventRun run = runs.get(i);
            double x = layout.xOf(run.fromMillis());
            double end = layout.xOf(run.toMillis());
            Color colour = colour(frame.palette(), run.kind());
            if (run.events() > 1 && end - x > 3) {
                canvas.setFill(colour);
                canvas.fillRect(x, y + 8, end - x, 2);
            }
            double next = i + 1 < runs.size() ? layout.xOf(runs.get(i + 1).fromMillis()) : layout.plotRight();
            String label = label(run);
            double width = ruler.width(label, TextRuler.SMALL);
            if (x >= free && x + INSET + width + GAP / 2 <= Math.max(next, end)) {
                paintLabel(canvas, frame.palette(), run, x, y, width);
                free = x + INSET + width + GAP;
            }
        }
    }

    private static String label(EventRun run) {
        return run.events() == 1 ? run.action() : Words.of("timeline.repeated", run.action(), run.events());
    }

    private static void paintLabel(
            GraphicsContext canvas, Palette palette, EventRun run, double x, double y, double width) {
        Color ground = palette.surface();
        canvas.setFill(Color.color(ground.getRed(), ground.getGreen(), ground.getBlue(), 0.82));
        canvas.fillRect(x + INSET - 2, y - 7, width + 4, 14);
        canvas.setFill(run.kind() == EventClass.ERROR ? palette.errors() : palette.text());
        canvas.fillText(label(run), x + INSET, y);
    }

    private static Color colour(Palette palette, EventClass kind) {
        return switch (kind) {
            case ORDINARY -> palette.events();
            case WRITE -> palette.writes();
            case ERROR -> palette.errors();
        };
    }
}
