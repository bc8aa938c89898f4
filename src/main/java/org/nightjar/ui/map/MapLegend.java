package org.nightjar.ui.map;

import java.util.EnumSet;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.nightjar.analysis.map.MapModel;
import org.nightjar.ui.CssColor;
import org.nightjar.ui.Palette;
import org.nightjar.ui.parts.Words;

/** What the colours of points and ways mean; only those that occur. FX thread only. */
final class MapLegend extends FlowPane {

    MapLegend() {
        setHgap(14);
        setVgap(2);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(4, 10, 4, 10));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
    }

    void show(MapModel map, Palette palette) {
        getChildren().clear();
        Set<MapColors> used = EnumSet.noneOf(MapColors.class);
        map.places().forEach(place -> used.add(MapColors.of(place.networkClass())));
        for (MapColors color : used) {
            entry(new Circle(5, color.in(palette)), color.label(), palette);
        }
        if (map.legs().stream().anyMatch(leg -> !leg.impossible())) {
            entry(line(palette.accent(), false), Words.of("map.legend.way"), palette);
        }
        if (map.legs().stream().anyMatch(leg -> leg.impossible())) {
            entry(line(palette.errors(), false), Words.of("map.legend.impossible"), palette);
        }
        if (map.legs().stream().anyMatch(leg -> leg.relayed())) {
            entry(line(palette.textMuted(), true), Words.of("map.legend.relayed"), palette);
        }
        setVisible(!getChildren().isEmpty());
        setStyle("-fx-background-radius: 6; -fx-background-color: "
                + CssColor.of(palette.surface().deriveColor(0, 1, 1, 0.88)) + ";");
    }

    private void entry(Node sign, String text, Palette palette) {
        Label label = new Label(text, sign);
        label.setGraphicTextGap(6);
        label.setStyle("-fx-font-size: 12px; -fx-text-fill: " + CssColor.of(palette.text()) + ";");
        getChildren().add(label);
    }

    private static Line line(Color color, boolean dashed) {
        Line line = new Line(0, 0, 18, 0);
        line.setStroke(color);
        line.setStrokeWidth(2.2);
        if (dashed) {
            line.getStrokeDashArray().setAll(5.0, 4.0);
        }
        return line;
    }
}
