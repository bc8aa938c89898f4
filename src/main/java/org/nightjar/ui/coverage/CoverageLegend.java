package org.nightjar.ui.coverage;

import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.ui.CssColor;
import org.nightjar.ui.Palette;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** What colours and lines of the coverage mean. FX thread only. */
final class CoverageLegend extends FlowPane {

    private static final double SIGN_WIDTH = 18;
    private static final double SIGN_HEIGHT = 13;

    CoverageLegend() {
        super(14, 2);
        setPadding(new Insets(4, 12, 4, 12));
        setMouseTransparent(true);
    }

    /** @param found what digests find missing or changed, a sentence, or "" */
    void show(Palette palette, int most, boolean against, String found) {
        CoverageColors colors = CoverageColors.of(palette);
        getChildren().clear();
        if (!found.isEmpty()) {
            found(palette, against ? Feather.ALERT_OCTAGON : Feather.ALERT_TRIANGLE, found);
        }
        entry(palette, Words.of("coverage.legend.events", Figures.count(most)), 48, pen -> {
            for (int x = 0; x < 48; x++) {
                pen.setFill(colors.few().interpolate(colors.many(), x / 47.0));
                pen.fillRect(x, 0, 1, SIGN_HEIGHT);
            }
        });
        entry(palette, Words.of("coverage.legend.verified"), SIGN_WIDTH, line(colors.verified(), SIGN_HEIGHT - 4, 2));
        entry(
                palette,
                Words.of("coverage.legend.quiet"),
                SIGN_WIDTH,
                line(colors.verified(), SIGN_HEIGHT / 2 - 1, 1.5));
        entry(palette, Words.of("coverage.legend.unknown"), SIGN_WIDTH, pen -> {
            pen.setStroke(colors.unknown());
            for (double x = -SIGN_HEIGHT; x < SIGN_WIDTH; x += 6) {
                pen.strokeLine(x, SIGN_HEIGHT, x + SIGN_HEIGHT, 0);
            }
        });
        entry(palette, Words.of("coverage.legend.lost"), SIGN_WIDTH, pen -> {
            pen.setFill(colors.lost());
            CoveragePainter.stripes(pen, 0, 0, SIGN_WIDTH, SIGN_HEIGHT);
        });
        entry(palette, Words.of("coverage.legend.against"), SIGN_WIDTH, line(colors.against(), SIGN_HEIGHT - 5, 5));
        entry(palette, Words.of("coverage.legend.stopped"), SIGN_WIDTH, line(colors.against(), 0, 4));
        entry(palette, Words.of("coverage.legend.narrowed"), SIGN_WIDTH, pen -> {
            pen.setFill(colors.lost());
            for (double x = 0; x < SIGN_WIDTH; x += 7) {
                pen.fillRect(x, 0, 4, 4);
            }
        });
    }

    /** In a line of its own; its sign tells what is contradicted from what is missing. */
    private void found(Palette palette, Feather sign, String sentence) {
        String color = CssColor.of(palette.text());
        Label label = new Label(sentence, Nodes.icon(sign));
        label.setId("coverage-found");
        label.setGraphicTextGap(6);
        // the sign has its colour from the stylesheet, by that name; a style of its own would take its font away
        label.setStyle("-fx-font-size: 12px; -fx-font-weight: bold; -fx-text-fill: " + color + "; -color-fg-default: "
                + color + ";");
        label.prefWidthProperty().bind(widthProperty().subtract(24));
        getChildren().add(label);
    }

    private static Consumer<GraphicsContext> line(Color color, double y, double height) {
        return pen -> {
            pen.setFill(color);
            pen.fillRect(0, y, SIGN_WIDTH, height);
        };
    }

    private void entry(Palette palette, String text, double width, Consumer<GraphicsContext> sign) {
        Canvas canvas = new Canvas(width, SIGN_HEIGHT);
        sign.accept(canvas.getGraphicsContext2D());
        Label label = new Label(text, canvas);
        label.setGraphicTextGap(6);
        label.setStyle("-fx-font-size: 12px; -fx-text-fill: " + CssColor.of(palette.textMuted()) + ";");
        getChildren().add(label);
    }
}
