package org.nightjar.ui.findings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.triage.Disposition;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Incident;
import org.nightjar.model.SentenceTime;
import org.nightjar.model.Severity;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/** All incidents, best first; of the user in focus only, if there is one. A click focuses one. */
public final class IncidentsView extends FocusList<Incident> {

    public IncidentsView(WorkbenchViewModel workbench, CaseActions actions) {
        super(workbench, actions, "incidents");
        show();
    }

    @Override
    List<Incident> items(DetectionResult detection) {
        return detection.incidents();
    }

    @Override
    String user(Incident incident) {
        return incident.user();
    }

    @Override
    Instant start(Incident incident) {
        return incident.windowStart();
    }

    @Override
    Focus focus(Incident incident) {
        return new Focus.OnIncident(incident.rank());
    }

    @Override
    Disposition said(Incident incident) {
        return workbench.data().triage().of(incident);
    }

    /** Focuses the incident and tells its story. */
    @Override
    void open(Incident incident) {
        workbench.focus(focus(incident));
        actions.show(WorkbenchTab.STORY);
    }

    @Override
    HBox line(Incident incident, ZoneId zone) {
        Label user = Nodes.label(Figures.shortened(shown(incident.user()), 40), "strong");
        Label why = Nodes.label(SentenceTime.in(zone, incident.summary()), "muted");
        String span = Figures.between(incident.windowStart(), incident.windowEnd(), zone);
        String counts = Words.of(
                "incidents.counts",
                Words.count("findings", incident.findingIds().size()),
                Words.count("events", incident.eventIds().size()));
        VBox when = new VBox(2, Nodes.label(span, "small-text"), Nodes.label(counts, "muted", "small-text"));
        when.setAlignment(Pos.CENTER_LEFT);
        when.setMinWidth(COLUMN_WIDTH);
        when.setMaxWidth(COLUMN_WIDTH);
        VBox what = what(user, why, when, span, counts);
        Label rank = Nodes.label(Words.of("incidents.rank", incident.rank()), "mono", "muted");
        rank.setMinWidth(24);
        HBox line = new HBox(
                8,
                rank,
                new SeverityMark(Severity.ofScore(incident.score())),
                what,
                when,
                state(said(incident)),
                bar(incident.score()));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    @Override
    EmptyState whenNothing(boolean detected, CaseActions actions) {
        return detected
                ? new EmptyState(Feather.CHECK_CIRCLE, Words.of("incidents.none"), Words.of("incidents.none.next"))
                : new EmptyState(
                        Feather.ZAP,
                        Words.of("findings.notYet"),
                        Words.of("findings.notYet.next"),
                        Nodes.button(Words.of("action.detect"), actions::detect, "accent"));
    }
}
