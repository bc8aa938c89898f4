package org.nightjar.ui.coverage;

import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import org.nightjar.ui.CssColor;
import org.nightjar.ui.Palette;
import org.nightjar.ui.parts.Figures;
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

    void show(Palette palette, int most) {
        CoverageColors colors = CoverageColors.of(palette);
        getChildren().clear();
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
        entry(palette, Words.of("coverage.legend.lost"), SIGN_WIDTH, line(colors.lost(), 0, SIGN_HEIGHT));
        entry(palette, Words.of("coverage.legend.against"), SIGN_WIDTH, line(colors.against(), SIGN_HEIGHT - 5, 5));
        entry(palette, Words.of("coverage.legend.stopped"), SIGN_WIDTH, line(colors.against(), 0, 4));
        entry(palette, Words.of("coverage.legend.narrowed"), SIGN_WIDTH, pen -> {
            pen.setFill(colors.lost());
            for (double x = 0; x < SIGN_WIDTH; x += 7) {
                pen.fillRect(x, 0, 4, 4);
            }
        });
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
