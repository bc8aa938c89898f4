package org.nightjar.ui.credentials;

import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.nightjar.analysis.credential.Credentials;
import org.nightjar.model.Severity;
import org.nightjar.ui.CssColor;
import org.nightjar.ui.Palette;
import org.nightjar.ui.parts.Words;

/** What the signs of a life mean. FX thread only. */
final class CredentialsLegend extends FlowPane {

    private static final double WIDTH = 16;
    private static final double HEIGHT = 16;
    private static final double MIDDLE = HEIGHT / 2;

    CredentialsLegend() {
        super(14, 2);
        setPadding(new Insets(8, 12, 4, 12));
        getStyleClass().add("below-list");
        setMouseTransparent(true);
    }

    void show(Palette palette) {
        getChildren().clear();
        entry(palette, "credentials.legend.issued", pen -> {
            pen.setFill(palette.accent());
            pen.fillPolygon(new double[] {3, 13, 8}, new double[] {13, 13, 5}, 3);
        });
        entry(palette, "credentials.legend.main", pen -> {
            pen.setFill(palette.events());
            pen.fillRect(4, 0, 8, MIDDLE);
            line(pen, palette);
        });
        entry(palette, "credentials.legend.other", pen -> {
            pen.setFill(palette.writes());
            pen.fillRect(4, MIDDLE, 8, MIDDLE);
            line(pen, palette);
        });
        entry(palette, "credentials.legend.service", pen -> {
            pen.setFill(palette.textMuted());
            pen.fillRect(0, MIDDLE - 1.5, WIDTH, 3);
        });
        entry(palette, "credentials.legend.parallel", pen -> {
            pen.setFill(palette.severity(Severity.CRITICAL).deriveColor(0, 1, 1, 0.18));
            pen.fillRect(1, 0, 14, HEIGHT);
            pen.setStroke(palette.severity(Severity.CRITICAL));
            pen.strokeRect(1.5, 0.5, 13, HEIGHT - 1);
        });
        entry(palette, "credentials.legend.sleep", pen -> {
            pen.setStroke(palette.textMuted());
            pen.setLineDashes(2, 4);
            pen.strokeLine(0, MIDDLE, WIDTH, MIDDLE);
        });
        entry(palette, "credentials.legend.disabled", pen -> {
            pen.setFill(palette.severity(Severity.MEDIUM));
            pen.fillRect(6.5, 0, 3, HEIGHT);
        });
        entry(palette, "credentials.legend.deleted", pen -> {
            pen.setFill(palette.severity(Severity.CRITICAL));
            pen.fillRect(4, 4, 8, 8);
        });
        entry(palette, "credentials.legend.expired", pen -> {
            pen.setStroke(palette.text());
            pen.strokeRect(4.5, 4.5, 7, 7);
        });
        entry(palette, "credentials.legend.late", pen -> {
            pen.setFill(palette.errors());
            pen.fillRect(4, 0, 8, MIDDLE);
            line(pen, palette);
        });
    }

    /** The line of a life, above and below which uses stand. */
    private static void line(GraphicsContext pen, Palette palette) {
        pen.setFill(palette.textMuted());
        pen.fillRect(0, MIDDLE - 0.5, WIDTH, 1);
    }

    private void entry(Palette palette, String key, Consumer<GraphicsContext> sign) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        sign.accept(canvas.getGraphicsContext2D());
        Label label = new Label(Words.of(key, Credentials.SLEEP_DAYS), canvas);
        label.setGraphicTextGap(6);
        label.setStyle("-fx-font-size: 12px; -fx-text-fill: " + CssColor.of(palette.textMuted()) + ";");
        getChildren().add(label);
    }
}
