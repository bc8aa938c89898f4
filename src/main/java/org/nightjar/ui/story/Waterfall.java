package org.nightjar.ui.story;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.nightjar.model.Incident;
import org.nightjar.model.IncidentPart;
import org.nightjar.model.Severity;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * What adds up to an incident's score: a bar for each kind of finding, beginning where the one above ends, in decades
 * (each makes it ten times less likely in ordinary life), with the score that it comes to.
 */
final class Waterfall extends VBox {

    private static final double WIDTH = 280;
    private static final double LEAST_WIDTH = 60;
    private static final double WORDS_WIDTH = 100;
    private static final double HEIGHT = 12;

    /** @param focus given the findings of a bar that is clicked */
    Waterfall(Incident incident, Consumer<List<String>> focus) {
        super(8);
        double all =
                incident.parts().stream().mapToDouble(IncidentPart::decades).sum();
        GridPane grid = new GridPane();
        grid.setHgap(8);
        grid.setVgap(6);
        double soFar = 0;
        int row = 0;
        for (IncidentPart part : incident.parts()) {
            Label words = Nodes.paragraph(name(part));
            words.setMinWidth(WORDS_WIDTH);
            Label decades =
                    Nodes.label(String.format(Locale.ROOT, "%s%.1f", row == 0 ? "" : "+", part.decades()), "mono");
            decades.setMinWidth(44);
            decades.setAlignment(Pos.CENTER_RIGHT);
            Label score = Nodes.label(String.format(Locale.ROOT, "→ %.0f", part.scoreSoFar()), "mono", "muted");
            score.setMinWidth(44);
            Label findings =
                    Nodes.label(Words.count("findings", part.findingIds().size()), "muted", "small-text");
            findings.setMinWidth(USE_PREF_SIZE);
            Pane bar = bar(soFar / all, part.decades() / all, Severity.ofScore(part.scoreSoFar()));
            bar.setOnMouseClicked(event -> focus.accept(part.findingIds()));
            Nodes.onEnter(bar, () -> focus.accept(part.findingIds()));
            grid.addRow(row++, words, bar, decades, score, findings);
            soFar += part.decades();
        }
        getChildren().addAll(grid, Nodes.paragraph(Words.of("story.waterfall"), "muted", "small-text"));
    }

    private static String name(IncidentPart part) {
        String key = "story.part." + part.aspect();
        return Words.has(key) ? Words.of(key) : part.words();
    }

    private static Pane bar(double from, double length, Severity severity) {
        Pane pane = new Pane();
        Rectangle track = new Rectangle(WIDTH, HEIGHT);
        track.widthProperty().bind(pane.widthProperty());
        track.getStyleClass().add("risk-track");
        Rectangle bar = new Rectangle(2, HEIGHT);
        bar.widthProperty().bind(Bindings.max(2, pane.widthProperty().multiply(length)));
        bar.xProperty().bind(pane.widthProperty().multiply(from));
        bar.getStyleClass().addAll("severity", "severity-" + severity.id());
        pane.getChildren().addAll(track, bar);
        pane.getStyleClass().add("waterfall-bar");
        pane.setMinSize(LEAST_WIDTH, HEIGHT);
        pane.setPrefSize(WIDTH, HEIGHT);
        pane.setMaxSize(WIDTH, HEIGHT);
        return pane;
    }
}
