package org.nightjar.ui.parts;

import java.util.Locale;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeType;
import org.nightjar.model.Finding;
import org.nightjar.model.Severity;

/**
 * Severity as colour and shape, so that it can be told apart without colour: grey dot, blue diamond, amber triangle,
 * orange square, magenta octagon. Filled it is what something counts, hollow what a rule calls it. 12 pixels square.
 */
public final class SeverityMark extends StackPane {

    private static final double SIZE = 12;

    public SeverityMark(Severity severity) {
        this(severity, false, name(severity));
    }

    private SeverityMark(Severity severity, boolean hollow, String name) {
        Shape shape = shape(severity);
        shape.getStyleClass().addAll("severity", "severity-" + severity.id());
        if (hollow) {
            shape.getStyleClass().add("severity-hollow");
            shape.setStrokeType(StrokeType.INSIDE);
        }
        getChildren().add(shape);
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        setAccessibleText(name);
        Nodes.tip(this, name);
    }

    /** The mark of a finding. */
    public static SeverityMark of(Finding finding) {
        return of(finding.severity(), finding.score());
    }

    /** The mark of a finding: only an outline where its rule calls it graver than it counts for its user. */
    public static SeverityMark of(Severity severity, double score) {
        boolean hollow = severity.compareTo(severity.counted(score)) > 0;
        return new SeverityMark(severity, hollow, hollow ? byRule(severity, score) : name(severity));
    }

    /** Why a grave level counts little, in a sentence. */
    public static String byRule(Finding finding) {
        return byRule(finding.severity(), finding.score());
    }

    private static String byRule(Severity severity, double score) {
        return Words.of("severity.byRule", name(severity), String.format(Locale.ROOT, "%.0f", score));
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
