package org.nightjar.ui.timeline;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.nightjar.ui.Palette;
import org.nightjar.ui.parts.Words;

/** Draws what stands in for lanes when there are none: what is the case, and what to do next. */
final class StatePainter {

    private static final Font TITLE = Font.font("Inter", FontWeight.BOLD, 15);
    private static final double[] SKELETON = {0.62, 0.35, 0.8, 0.5, 0.25, 0.7, 0.4};

    /** Nothing is selected. */
    void paintNoMatch(GraphicsContext canvas, Palette palette, TimelineLayout layout) {
        say(canvas, palette, layout, Words.of("timeline.noMatch"), Words.of("timeline.noMatch.next"));
    }

    /** Nothing is there: it was not imported, or it was lost. */
    void paintEmpty(GraphicsContext canvas, Palette palette, TimelineLayout layout, boolean isLost) {
        say(
                canvas,
                palette,
                layout,
                Words.of(isLost ? "overview.damaged" : "timeline.empty"),
                Words.of(isLost ? "timeline.damaged.next" : "timeline.empty.next"));
    }

    /** The first lanes are being built. */
    void paintLoading(GraphicsContext canvas, Palette palette, TimelineLayout layout) {
        canvas.setFill(palette.grid().interpolate(palette.surface(), 0.4));
        double step = 34;
        for (int lane = 0; lane < layout.lanesHeight() / step - 1; lane++) {
            double y = TimelineLayout.LANES_TOP + lane * step + 12;
            if (Math.abs(y - messageY(layout)) < 44) {
                continue;
            }
            double share = SKELETON[lane % SKELETON.length];
            canvas.fillRoundRect(28, y, 50 + 90 * share, 9, 5, 5);
            canvas.fillRoundRect(
                    layout.plotLeft() + 20 + 60 * (1 - share), y, (layout.plotWidth() - 100) * share, 9, 5, 5);
        }
        say(canvas, palette, layout, Words.of("timeline.loading"), Words.of("timeline.loading.next"));
    }

    private static double messageY(TimelineLayout layout) {
        return TimelineLayout.LANES_TOP + layout.lanesHeight() * 0.42;
    }

    private static void say(
            GraphicsContext canvas, Palette palette, TimelineLayout layout, String title, String advice) {
        double x = layout.width() / 2;
        double y = messageY(layout);
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setFill(palette.text());
        canvas.setFont(TITLE);
        canvas.fillText(title, x, y);
        canvas.setFill(palette.textMuted());
        canvas.setFont(TextRuler.BODY);
        canvas.fillText(advice, x, y + 24);
    }
}
