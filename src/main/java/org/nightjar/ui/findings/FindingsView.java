package org.nightjar.ui.findings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.triage.Disposition;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Finding;
import org.nightjar.model.SentenceTime;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.RiskBar;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/** All findings, best first; of the user in focus only, if there is one. A click focuses one. */
public final class FindingsView extends FocusList<Finding> {

    /** Narrower lists leave the detector out, so that title and reason can be read. */
    private static final double ROOM_FOR_DETECTOR = 860;

    public FindingsView(WorkbenchViewModel workbench, CaseActions actions) {
        super(workbench, actions, "findings");
    }

    @Override
    List<Finding> items(DetectionResult detection) {
        return detection.findings();
    }

    @Override
    String user(Finding finding) {
        return finding.user();
    }

    @Override
    Instant start(Finding finding) {
        return finding.windowStart();
    }

    @Override
    Focus focus(Finding finding) {
        return new Focus.OnFinding(finding.id());
    }

    @Override
    Disposition said(Finding finding) {
        return workbench.data().triage().of(finding);
    }

    @Override
    HBox line(Finding finding, ZoneId zone) {
        Label title = Nodes.label(finding.title(), "strong");
        Label why = Nodes.label(
                marked(
                        finding.user(),
                        SentenceTime.in(zone, finding.explanation().summary())),
                "muted");
        title.setMinWidth(0);
        why.setMinWidth(0);
        String when = Figures.between(finding.windowStart(), finding.windowEnd(), zone);
        Label brief = Nodes.label(shown(finding.user()) + " · " + when, "muted", "small-text");
        brief.setMinWidth(0);
        VBox what = new VBox(2, title, why, brief);
        what.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMinWidth(0);
        what.setPrefWidth(200);
        VBox who = new VBox(2, Nodes.shortened(shown(finding.user()), 28), Nodes.label(when, "muted", "small-text"));
        who.setAlignment(Pos.CENTER_LEFT);
        who.setMinWidth(268);
        who.setMaxWidth(268);
        inOneColumnIfNarrow(List.of(who, why), brief);
        Label detector = Nodes.label(finding.detector(), "muted", "small-text");
        detector.setMinWidth(120);
        detector.setMaxWidth(120);
        detector.visibleProperty().bind(list.widthProperty().greaterThan(ROOM_FOR_DETECTOR));
        detector.managedProperty().bind(detector.visibleProperty());
        HBox line = new HBox(
                12, SeverityMark.of(finding), what, who, detector, state(said(finding)), new RiskBar(finding.score()));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    @Override
    EmptyState whenNothing(boolean detected, CaseActions actions) {
        return detected
                ? new EmptyState(Feather.CHECK_CIRCLE, Words.of("findings.none"), Words.of("findings.none.next"))
                : new EmptyState(
                        Feather.ZAP,
                        Words.of("findings.notYet"),
                        Words.of("findings.notYet.next"),
                        Nodes.button(Words.of("action.detect"), actions::detect, "accent"));
    }
}
