package org.nightjar.ui.detection;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.PastFinding;
import org.nightjar.model.SentenceTime;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** Which findings a run added and which are gone, folded until somebody asks. */
final class RunChange extends VBox {

    private static final int SHOWN = 12;
    private static final int TITLE = 44;
    private static final int NAME = 24;

    private final ZoneId zone;
    private final VBox which = new VBox(2);

    /**
     * The change of a run.
     *
     * @param zone in which the findings' sentences tell moments
     * @param shown the user of an id as people name it
     * @param focus takes the id of a finding that is still there; findings of an older run have nobody to take them
     */
    RunChange(RunLine line, ZoneId zone, UnaryOperator<String> shown, Optional<Consumer<String>> focus) {
        super(2);
        this.zone = zone;
        Button toggle = new Button(Words.of("scope.which"));
        toggle.getStyleClass().addAll("small", "flat");
        toggle.setOnAction(event -> {
            boolean open = !which.isVisible();
            which.setVisible(open);
            which.setManaged(open);
            toggle.setText(Words.of(open ? "scope.which.hide" : "scope.which"));
        });
        which.setVisible(false);
        which.setManaged(false);
        list("scope.added", line.added(), Feather.PLUS, shown, focus);
        list("scope.gone", line.gone(), Feather.MINUS, shown, Optional.empty());
        getChildren().addAll(toggle, which);
        boolean changed = !line.added().isEmpty() || !line.gone().isEmpty();
        setVisible(changed);
        setManaged(changed);
    }

    private void list(
            String key,
            List<PastFinding> findings,
            Feather icon,
            UnaryOperator<String> shown,
            Optional<Consumer<String>> focus) {
        if (findings.isEmpty()) {
            return;
        }
        which.getChildren().add(Nodes.label(Words.of(key), "field-name"));
        findings.stream().limit(SHOWN).forEach(finding -> which.getChildren().add(line(finding, icon, shown, focus)));
        if (findings.size() > SHOWN) {
            which.getChildren()
                    .add(Nodes.label(Words.of("more", Figures.count(findings.size() - SHOWN)), "muted", "small-text"));
        }
    }

    private HBox line(
            PastFinding finding, Feather icon, UnaryOperator<String> shown, Optional<Consumer<String>> focus) {
        String text = Figures.shortened(finding.title(), TITLE) + " · "
                + Figures.shortened(shown.apply(finding.user()), NAME);
        String summary = SentenceTime.in(zone, finding.explanation().summary());
        HBox line = new HBox(6, Nodes.icon(icon, "point-icon"));
        if (focus.isPresent()) {
            Hyperlink link = new Hyperlink(text);
            link.getStyleClass().add("small-text");
            link.setOnAction(event -> focus.get().accept(finding.id()));
            Nodes.tip(link, summary);
            HBox.setHgrow(link, Priority.ALWAYS);
            line.getChildren().add(link);
        } else {
            var label = Nodes.label(text, "small-text");
            Nodes.tip(label, summary);
            line.getChildren().add(label);
        }
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
