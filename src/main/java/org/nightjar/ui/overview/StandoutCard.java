package org.nightjar.ui.overview;

import java.time.Duration;
import java.time.ZoneId;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.Focus;
import org.nightjar.model.SentenceTime;
import org.nightjar.model.Severity;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.RiskBar;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/** Someone who stands out, in three lines: who; why; when and from where. A click or Enter focuses them. */
final class StandoutCard extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Focus focus;

    StandoutCard(Standout standout, WorkbenchViewModel workbench, ZoneId zone) {
        super(6);
        focus = standout.focus();
        getStyleClass().addAll("card", "standout");
        setFocusTraversable(true);
        HBox head = new HBox(
                8,
                new SeverityMark(Severity.ofScore(standout.score())),
                Nodes.shortened(standout.user(), 60, "standout-user"),
                Nodes.spacer(),
                Nodes.label(
                        Words.of(
                                "incidents.counts",
                                Words.count("findings", standout.findings()),
                                Words.count("events", standout.events())),
                        "muted",
                        "small-text"),
                new RiskBar(standout.score()));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox facts = new VBox(4, fact(Feather.CLOCK, when(standout, zone)));
        if (!standout.places().isEmpty()) {
            facts.getChildren().add(fact(Feather.MAP_PIN, String.join("  +  ", standout.places())));
        }
        String why = SentenceTime.in(zone, standout.why());
        getChildren().addAll(head, Nodes.paragraph(why, "standout-why"), facts);
        setAccessibleText(standout.user() + ". " + why);
        Runnable choose = () -> workbench.focus(focus);
        setOnMouseClicked(event -> choose.run());
        Nodes.onEnter(this, choose);
        mark(workbench.selection().focus());
    }

    /** Shows whether this is what is in focus. */
    void mark(Focus focused) {
        pseudoClassStateChanged(CHOSEN, focused.equals(focus));
    }

    private static String when(Standout standout, ZoneId zone) {
        Duration span = Duration.between(standout.from(), standout.to());
        String between = Figures.between(standout.from(), standout.to(), zone);
        return span.toMinutes() == 0 ? between : Words.of("overview.when", between, Figures.span(span));
    }

    private static Label fact(Feather icon, String text) {
        Label label = Nodes.paragraph(text, "muted");
        label.setGraphic(Nodes.icon(icon));
        return label;
    }
}
