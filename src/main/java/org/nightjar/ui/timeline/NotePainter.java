package org.nightjar.ui.timeline;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.nightjar.ui.Palette;
import org.nightjar.ui.parts.Figures;

/** Draws notes: a small speech bubble on the axis whose point is the time, with how many there are where they are dense. */
final class NotePainter {

    private static final double PADDING = 4;
    private static final double POINT = 4;
    private static final double LINES_WIDTH = 7;

    private final TextRuler ruler;

    NotePainter(TextRuler ruler) {
        this.ruler = ruler;
    }

    void paint(GraphicsContext canvas, Frame frame) {
        TimelineLayout layout = frame.layout();
        Palette palette = frame.palette();
        canvas.save();
        canvas.beginPath();
        canvas.rect(layout.plotLeft(), 0, layout.plotWidth(), layout.height());
        canvas.clip();
        canvas.setFill(palette.accent());
        for (NoteMarker.Placed note : frame.notes()) {
            canvas.fillRect(
                    Math.round(layout.overviewXOf(note.millis())) - 1, TimelineLayout.OVERVIEW_HEIGHT - 9, 2, 5);
        }
        canvas.setFont(TextRuler.SMALL);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setTextAlign(TextAlignment.CENTER);
        for (NoteMarker marker : frame.noteMarkers()) {
            paint(canvas, palette, marker);
        }
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.restore();
    }

    /** Of a mark, in pixels. */
    double width(NoteMarker marker) {
        int count = marker.notes().size();
        return (count == 1 ? LINES_WIDTH : ruler.width(Figures.count(count), TextRuler.SMALL)) + 2 * PADDING;
    }

    private void paint(GraphicsContext canvas, Palette palette, NoteMarker marker) {
        int count = marker.notes().size();
        String text = count == 1 ? "" : Figures.count(count);
        double width = width(marker);
        double inner = width - 2 * PADDING;
        double x = Math.round(marker.x());
        double top = NoteMarker.TOP;
        canvas.setFill(palette.accent());
        canvas.fillRoundRect(x - width / 2, top, width, NoteMarker.HEIGHT, 5, 5);
        canvas.fillPolygon(
                new double[] {x - POINT, x + POINT, x},
                new double[] {
                    top + NoteMarker.HEIGHT - 0.5, top + NoteMarker.HEIGHT - 0.5, top + NoteMarker.HEIGHT + POINT - 1
                },
                3);
        canvas.setFill(palette.surface());
        if (count == 1) {
            canvas.fillRect(x - inner / 2, top + 3, inner, 1.5);
            canvas.fillRect(x - inner / 2, top + 5.5, inner, 1.5);
            canvas.fillRect(x - inner / 2, top + 8, inner * 0.6, 1.5);
        } else {
            canvas.fillText(text, x, top + NoteMarker.HEIGHT / 2);
        }
    }
}
