package org.nightjar.ui.graph;

import java.util.EnumSet;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.nightjar.analysis.graph.NodeType;
import org.nightjar.ui.CssColor;
import org.nightjar.ui.Palette;
import org.nightjar.ui.parts.Words;

/** What shapes and colours mean; only types that occur. FX thread only. */
final class GraphLegend extends FlowPane {

    private static final double SIGN = 16;

    GraphLegend() {
        setVgap(2);
        setHgap(14);
        setPadding(new Insets(8, 12, 8, 10));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
    }

    /** A column, or where that would take too much of the graph, lines below it. */
    void fold(boolean inLines, double room) {
        setOrientation(inLines ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        setPrefWrapLength(inLines ? Math.max(120, room) : columnHeight());
    }

    /** Of all entries one below the other; a pixel more, lest rounding begins a second column. */
    private double columnHeight() {
        double sum = 1;
        for (Node entry : getChildren()) {
            sum += snapSizeY(entry.prefHeight(-1)) + getVgap();
        }
        return sum;
    }

    void show(GraphPicture picture, Palette palette) {
        getChildren().clear();
        Set<NodeType> used = EnumSet.noneOf(NodeType.class);
        picture.graph().nodes().forEach(node -> used.add(node.type()));
        for (NodeType type : used) {
            Canvas sign = new Canvas(SIGN, SIGN);
            sign.getGraphicsContext2D().setFill(NodeLook.of(type).color(palette));
            NodeLook.of(type).fill(sign.getGraphicsContext2D(), SIGN / 2, SIGN / 2, 6);
            entry(sign, type.label(), palette);
        }
        if (picture.graph().edges().stream().anyMatch(edge -> edge.errors())) {
            Canvas sign = new Canvas(SIGN, SIGN);
            sign.getGraphicsContext2D().setStroke(palette.errors());
            sign.getGraphicsContext2D().setLineWidth(2);
            sign.getGraphicsContext2D().strokeLine(0, SIGN / 2, SIGN, SIGN / 2);
            entry(sign, Words.of("graph.errors"), palette);
        }
        setVisible(!getChildren().isEmpty());
        setStyle("-fx-background-radius: 6; -fx-background-color: "
                + CssColor.of(palette.surface().deriveColor(0, 1, 1, 0.88)) + ";");
    }

    private void entry(Canvas sign, String text, Palette palette) {
        Label label = new Label(text, sign);
        label.setGraphicTextGap(8);
        label.setStyle("-fx-font-size: 12px; -fx-text-fill: " + CssColor.of(palette.text()) + ";");
        getChildren().add(label);
    }
}
