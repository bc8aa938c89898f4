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
        return switch (severity) {
            case INFO -> new Circle(3);
            case LOW -> new Polygon(6, 0.5, 11.5, 6, 6, 11.5, 0.5, 6);
            case MEDIUM -> new Polygon(6, 1, 11.5, 11, 0.5, 11);
            case HIGH -> new Polygon(1, 1, 11, 1, 11, 11, 1, 11);
            case CRITICAL -> new Polygon(3.5, 0, 8.5, 0, 12, 3.5, 12, 8.5, 8.5, 12, 3.5, 12, 0, 8.5, 0, 3.5);
        };
    }
}
