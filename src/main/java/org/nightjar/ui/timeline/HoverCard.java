package org.nightjar.ui.timeline;

import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.effect.DropShadow;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.nightjar.analysis.timeline.EventClass;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.Finding;
import org.nightjar.ui.Palette;
import org.nightjar.ui.SeverityPainter;

/** What lies under the mouse, in words. Never takes the mouse. FX thread only. */
final class HoverCard extends VBox {

    private static final double WIDTH = 320;
    private static final double AWAY = 14;

    private String shown = "";

    HoverCard() {
        super(3);
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
        setPadding(new Insets(8, 10, 9, 10));
        setMaxWidth(WIDTH);
        setEffect(new DropShadow(10, 0, 2, Color.gray(0, 0.22)));
    }

    /** What the card says, for tests and for those who do not see it. */
    String text() {
        return isVisible() ? shown : "";
    }

    void hide() {
        setVisible(false);
    }

    /** Fills the card from the frame and puts it beside the mouse, or hides it where there is nothing to say. */
    void follow(Frame frame) {
        TimelineLayout layout = frame.layout();
        double x = frame.pointer().map(at -> at.getX()).orElse(-1.0);
        double y = frame.pointer().map(at -> at.getY()).orElse(-1.0);
        int laneNumber = layout.laneAt(y);
        TimelineLayout.Part part = layout.partAt(x, y);
        if (laneNumber < 0 || (part != TimelineLayout.Part.PLOT && part != TimelineLayout.Part.HEADER)) {
            setVisible(false);
            return;
        }
        Lane lane = frame.timeline().lanes().get(laneNumber);
        getChildren().clear();
        shown = "";
        paper(frame.palette());
        if (part == TimelineLayout.Part.HEADER) {
            sayLane(frame, lane);
        } else {
            FindingMarker.at(frame.markers(), x, y)
                    .ifPresentOrElse(marker -> sayFinding(frame, marker), () -> sayColumn(frame, lane, x));
        }
        setVisible(true);
        applyCss();
        place(layout, x, y);
    }

    private void place(TimelineLayout layout, double x, double y) {
        double width = Math.min(WIDTH, prefWidth(-1));
        double height = prefHeight(width);
        double left = x + AWAY + width > layout.width() ? x - AWAY - width : x + AWAY;
        double top = y + AWAY + height > layout.height() ? y - AWAY - height : y + AWAY;
        resizeRelocate(Math.max(0, Math.round(left)), Math.max(0, Math.round(top)), width, height);
    }

    private void paper(Palette palette) {
        CornerRadii round = new CornerRadii(6);
        Color ground = palette.surface().interpolate(palette.grid(), 0.18);
        setBackground(new Background(new BackgroundFill(ground, round, Insets.EMPTY)));
        setBorder(new Border(new BorderStroke(palette.grid(), BorderStrokeStyle.SOLID, round, new BorderWidths(1))));
    }

    private void sayLane(Frame frame, Lane lane) {
        line(
                lane.key().isEmpty() ? "(none)" : lane.key(),
                TextRuler.STRONG,
                frame.palette().text());
        if (lane.risk() > 0) {
            line(
                    String.format(Locale.ROOT, "Risk %.0f of 100", lane.risk()),
                    TextRuler.SMALL,
                    frame.palette().text());
        }
        line(
                AxisPainter.count(lane.size(), "event", "events") + " · "
                        + AxisPainter.count(lane.findings().size(), "finding", "findings"),
                TextRuler.SMALL,
                frame.palette().textMuted());
        line("Click to focus this user", TextRuler.SMALL, frame.palette().textMuted());
    }

    private void sayFinding(Frame frame, FindingMarker marker) {
        Finding finding = marker.finding();
        Palette palette = frame.palette();
        Canvas mark = new Canvas(14, 14);
        SeverityPainter.draw(
                mark.getGraphicsContext2D(),
                finding.severity(),
                7,
                7,
                12,
                palette.severity(finding.severity()),
                palette.surface());
        Label title = label(finding.title(), TextRuler.STRONG, palette.text());
        getChildren().add(new HBox(6, mark, title));
        line(
                String.format(
                        Locale.ROOT, "%s · score %.0f · %s", finding.severity().id(), finding.score(), finding.user()),
                TextRuler.SMALL,
                palette.text());
        line(TimeText.span(TimelineViewModel.windowOf(finding), frame.zone()), TextRuler.SMALL, palette.textMuted());
        if (!finding.explanation().summary().isEmpty()) {
            line(finding.explanation().summary(), TextRuler.SMALL, palette.text());
        }
        if (marker.more() > 0) {
            line(
                    "and " + AxisPainter.count(marker.more(), "finding", "findings")
                            + " more here; zoom in to part them",
                    TextRuler.SMALL,
                    palette.textMuted());
        }
    }

    /** The counts of the pixel column under the mouse. */
    private void sayColumn(Frame frame, Lane lane, double x) {
        TimelineLayout layout = frame.layout();
        double column = Math.floor(x - layout.plotLeft()) + layout.plotLeft();
        long from = layout.millisAt(column);
        TimeWindow window = new TimeWindow(from, Math.max(from + 1, layout.millisAt(column + 1)));
        int[] counts = frame.timeline().counts(lane, window);
        Palette palette = frame.palette();
        line(lane.key().isEmpty() ? "(none)" : lane.key(), TextRuler.STRONG, palette.text());
        line(TimeText.span(window, frame.zone()), TextRuler.SMALL, palette.textMuted());
        count(counts[EventClass.ORDINARY.ordinal()], "read", "reads", palette.events(), palette);
        count(counts[EventClass.WRITE.ordinal()], "write", "writes", palette.writes(), palette);
        count(counts[EventClass.ERROR.ordinal()], "failed or denied", "failed or denied", palette.errors(), palette);
        if (counts[0] + counts[1] + counts[2] == 0) {
            line("no events", TextRuler.SMALL, palette.textMuted());
        }
    }

    private void count(int number, String one, String many, Color colour, Palette palette) {
        if (number > 0) {
            Region swatch = new Region();
            swatch.setMinSize(8, 8);
            swatch.setMaxSize(8, 8);
            swatch.setBackground(new Background(new BackgroundFill(colour, new CornerRadii(2), Insets.EMPTY)));
            HBox row =
                    new HBox(6, swatch, label(AxisPainter.count(number, one, many), TextRuler.SMALL, palette.text()));
            row.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(row);
        }
    }

    private void line(String text, Font font, Color colour) {
        getChildren().add(label(text, font, colour));
    }

    private Label label(String text, Font font, Color colour) {
        shown = shown.isEmpty() ? text : shown + "\n" + text;
        Label label = new Label(text);
        label.setFont(font);
        label.setTextFill(colour);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH - 24);
        return label;
    }
}
