package org.nightjar.ui.parts;

import java.util.Locale;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Shape;
import org.nightjar.model.Severity;

/**
 * Severity as colour and shape, so that it can be told apart without colour: grey dot, blue diamond, amber triangle,
 * orange square, magenta octagon. 12 pixels square.
 */
public final class SeverityMark extends StackPane {

    private static final double SIZE = 12;

    public SeverityMark(Severity severity) {
        Shape shape = shape(severity);
        shape.getStyleClass().addAll("severity", "severity-" + severity.id());
        getChildren().add(shape);
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        String name = name(severity);
        setAccessibleText(name);
        Nodes.tip(this, name);
    }

    /** The word for it. */
    public static String name(Severity severity) {
        return Words.of("severity." + severity.name().toLowerCase(Locale.ROOT));
    }

    private static Shape shape(Severity severity) {
        double radius = SIZE / 2;
        double[] corners = SeverityOutline.corners(severity);
        if (corners.length == 0) {
            return new Circle(radius * SeverityOutline.DOT_RADIUS);
        }
        for (int i = 0; i < corners.length; i++) {
            corners[i] = radius + radius * corners[i];
        }
        return new Polygon(corners);
    }
}
