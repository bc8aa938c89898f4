package org.nightjar.ui.findings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.Selection;
import org.nightjar.analysis.triage.Disposition;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.PastFinding;
import org.nightjar.model.SentenceTime;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/**
 * Findings, best first: all, or those that are new in the last run, or gone since the one before; of the user in focus only,
 * if there is one. A click focuses one.
 */
public final class FindingsView extends FocusList<FindingLine> {

    /** Narrower lists leave the detector out, so that title and reason can be read. */
    private static final double ROOM_FOR_DETECTOR = 940;

    private final FindingsViewModel model;
    private final ChangeBar bar;

    public FindingsView(FindingsViewModel model, WorkbenchViewModel workbench, CaseActions actions) {
        super(workbench, actions, "findings");
        this.model = model;
        bar = new ChangeBar(model);
        setTop(bar);
        model.shownProperty().addListener(property -> show());
        model.changeProperty().addListener(property -> show());
        model.failureProperty().addListener(property -> show());
        show();
    }

    @Override
    void show() {
        super.show();
        bar.show();
    }

    @Override
    List<FindingLine> items(DetectionResult detection) {
        return model.lines(model.shownProperty().get());
    }

    @Override
    String user(FindingLine line) {
        return line.finding().user();
    }

    @Override
    Instant start(FindingLine line) {
        return line.finding().windowStart();
    }

    @Override
    Focus focus(FindingLine line) {
        return line.isGone()
                ? Focus.NOTHING
                : new Focus.OnFinding(line.finding().id());
    }

    /** What is gone cannot be in focus: its events are shown by the query that its run kept. */
    @Override
    void choose(FindingLine line) {
        if (line.isGone()) {
            workbench.select(gone(line));
        } else {
            super.choose(line);
        }
    }

    @Override
    boolean isChosen(FindingLine line) {
        return line.isGone() ? workbench.selection().equals(gone(line)) : super.isChosen(line);
    }

    private static Selection gone(FindingLine line) {
        return new Selection(line.finding().explanation().query(), Optional.empty(), Focus.NOTHING, "");
    }

    @Override
    Disposition said(FindingLine line) {
        return line.isGone() ? Disposition.NEW : workbench.data().triage().of(line.finding());
    }

    @Override
    HBox line(FindingLine of, ZoneId zone) {
        PastFinding finding = of.finding();
        Label title = Nodes.label(finding.title(), "strong");
        String summary = SentenceTime.in(zone, finding.explanation().summary());
        Label why = Nodes.label(of.isGone() ? summary : marked(finding.user(), summary), "muted");
        String when = Figures.between(finding.windowStart(), finding.windowEnd(), zone);
        VBox who = new VBox(2, Nodes.shortened(shown(finding.user()), 28), Nodes.label(when, "muted", "small-text"));
        who.setAlignment(Pos.CENTER_LEFT);
        who.setMinWidth(COLUMN_WIDTH);
        who.setMaxWidth(COLUMN_WIDTH);
        VBox what = what(title, why, who, shown(finding.user()), when);
        Label detector = Nodes.label(finding.detector(), "muted", "small-text");
        detector.setMinWidth(120);
        detector.setMaxWidth(120);
        detector.visibleProperty().bind(list.widthProperty().greaterThan(ROOM_FOR_DETECTOR));
        detector.managedProperty().bind(detector.visibleProperty());
        HBox line = new HBox(
                8,
                SeverityMark.of(finding.severity(), finding.score()),
                what,
                who,
                detector,
                state(said(of)),
                bar(finding.score()));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    @Override
    EmptyState whenNothing(boolean detected, CaseActions actions) {
        FindingsViewModel.Shown shown = model.shownProperty().get();
        if (detected && shown != FindingsViewModel.Shown.ALL) {
            return new EmptyState(
                    Feather.CHECK_CIRCLE,
                    Words.of("findings.change.none." + shown.id()),
                    Words.of("findings.change.none.next", model.runBefore()),
                    Nodes.button(
                            Words.of("findings.change.back"),
                            () -> model.shownProperty().set(FindingsViewModel.Shown.ALL)));
        }
        return detected
                ? new EmptyState(Feather.CHECK_CIRCLE, Words.of("findings.none"), Words.of("findings.none.next"))
                : new EmptyState(
                        Feather.ZAP,
                        Words.of("findings.notYet"),
                        Words.of("findings.notYet.next"),
                        Nodes.button(Words.of("action.detect"), actions::detect, "accent"));
    }
}
