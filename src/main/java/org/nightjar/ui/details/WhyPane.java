package org.nightjar.ui.details;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.basis.Outdated;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Dimension;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.SentenceTime;
import org.nightjar.model.Severity;
import org.nightjar.model.UserRisk;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.TriageBar;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.detection.ScopeWords;
import org.nightjar.ui.notes.NotesBox;
import org.nightjar.ui.notes.NotesViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.RiskBar;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/** Why something is here: what a finding says for itself and against itself, an incident's story, or who a user is. */
final class WhyPane extends StackPane {

    private static final int PRINCIPALS = 12;

    private final DetailsViewModel model;
    private final WorkbenchViewModel workbench;
    private final CaseActions actions;
    private final NotesBox notes;
    private final MissingBox missing;

    WhyPane(DetailsViewModel model, WorkbenchViewModel workbench, CaseActions actions, NotesViewModel said) {
        notes = new NotesBox(said);
        notes.setId("focus-notes");
        this.model = model;
        this.workbench = workbench;
        this.actions = actions;
        missing = new MissingBox(model.missing(), workbench, this::showQuery);
        setId("why");
        workbench.rowsProperty().addListener(property -> show());
        workbench.zoneProperty().addListener(property -> show());
        show();
    }

    /** Whoever went by keyboard from here to there goes on there: the page that had the keyboard is gone. */
    private void show() {
        boolean hadKeyboard = isFocusWithin();
        fill();
        if (hadKeyboard) {
            Nodes.takeKeyboard(this);
        }
    }

    private void fill() {
        ZoneId zone = workbench.zoneProperty().get();
        VBox page = new VBox(12);
        page.getStyleClass().add("page");
        model.finding().ifPresent(finding -> addFinding(page, finding, zone));
        model.incident().ifPresent(incident -> addIncident(page, incident, zone));
        model.user().ifPresent(user -> addUser(page, user, zone));
        if (page.getChildren().isEmpty()) {
            getChildren()
                    .setAll(new EmptyState(Feather.CROSSHAIR, Words.of("why.nothing"), Words.of("why.nothing.next")));
            return;
        }
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        getChildren().setAll(scroll);
    }

    private void addFinding(VBox page, Finding finding, ZoneId zone) {
        Explanation why = finding.explanation();
        page.getChildren()
                .addAll(
                        head(SeverityMark.of(finding), finding.title(), finding.score()),
                        facts(shown(finding.user()), Figures.between(finding.windowStart(), finding.windowEnd(), zone)),
                        new TriageBar(workbench.data().triage().of(finding), true, actions),
                        Nodes.paragraph(told(why.summary()), "lead"));
        if (finding.isGraverByRule()) {
            page.getChildren().add(Nodes.paragraph(SeverityMark.byRule(finding), "muted"));
        }
        addOutdated(page, finding.user());
        addNotes(page, AnnotationSubject.finding(finding.id()));
        VBox compared = new VBox(8);
        compare(compared, "why.typical", why.typical());
        compare(compared, "why.actual", why.actual());
        compare(compared, "why.peers", why.peers());
        compare(compared, "why.baseline", why.baseline());
        page.getChildren().add(compared);
        points(page, "why.for", why.evidenceFor(), Feather.PLUS, "for-icon");
        page.getChildren().add(missing);
        points(page, "why.against", why.evidenceAgainst(), Feather.MINUS, "against-icon");
        points(page, "why.next", why.nextSteps(), Feather.ARROW_RIGHT, "next-icon");
        if (!zone.normalized().equals(ZoneOffset.UTC)) {
            page.getChildren().add(Nodes.paragraph(Words.of("why.utcDays"), "muted", "small-text"));
        }
        if (!finding.techniques().isEmpty()) {
            page.getChildren()
                    .add(new VBox(
                            4,
                            Nodes.label(Words.of("why.techniques"), "section-title"),
                            Nodes.paragraph(String.join("  ", finding.techniques()), "mono")));
        }
        if (!why.query().isBlank()) {
            Label query = Nodes.paragraph(why.query(), "mono", "code");
            page.getChildren()
                    .add(new VBox(
                            6,
                            Nodes.label(Words.of("why.query"), "section-title"),
                            query,
                            new HBox(
                                    8,
                                    Nodes.button(Words.of("why.showQuery"), () -> showQuery(why.query()), "small"),
                                    Nodes.button(Words.of("copy"), () -> Nodes.copy(why.query()), "small"))));
        }
        page.getChildren()
                .add(Nodes.label(Words.of("why.detector", finding.detector(), finding.id()), "muted", "small-text"));
        workbench
                .data()
                .lastRun()
                .ifPresent(run -> page.getChildren()
                        .add(Nodes.paragraph(
                                Words.of("why.run", run.number(), ScopeWords.sentence(run.scope(), zone)),
                                "muted",
                                "small-text")));
    }

    /** With its moments in the zone of the window. */
    private String told(String sentence) {
        return SentenceTime.in(workbench.zoneProperty().get(), sentence);
    }

    private String shown(String userId) {
        return workbench.shown(Dimension.USER, userId);
    }

    private void addNotes(VBox page, AnnotationSubject subject) {
        notes.show(subject);
        page.getChildren().add(notes);
    }

    private void addOutdated(VBox page, String userId) {
        Set<Outdated.Reason> reasons = workbench.data().outdated().reasons(userId);
        if (!reasons.isEmpty()) {
            String why =
                    reasons.stream().sorted().map(Outdated.Reason::sentence).collect(Collectors.joining("; "));
            Label said = Nodes.paragraph(Words.of("outdated.why", why));
            HBox.setHgrow(said, Priority.ALWAYS);
            said.setMaxWidth(Double.MAX_VALUE);
            HBox line = new HBox(
                    8,
                    Nodes.icon(Feather.ALERT_TRIANGLE, "notice-icon"),
                    said,
                    Nodes.button(Words.of("action.detect"), actions::detect, "small"));
            line.getStyleClass().addAll("notice", "notice-warning");
            line.setAlignment(Pos.CENTER_LEFT);
            page.getChildren().add(line);
        }
    }

    private void showQuery(String query) {
        model.showQuery(query);
        actions.show(WorkbenchTab.EVENTS);
    }

    private Node head(SeverityMark mark, String title, double score) {
        Label label = Nodes.paragraph(title, "title");
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, mark, label, new RiskBar(score));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node facts(String user, String when, Button... more) {
        FlowPane row = new FlowPane(
                8,
                8,
                Nodes.button(Words.of("why.showEvents"), () -> actions.show(WorkbenchTab.EVENTS), "small", "accent"));
        row.getChildren().addAll(more);
        return new VBox(4, fact(Feather.USER, user), fact(Feather.CLOCK, when), row);
    }

    private static Label fact(Feather icon, String text) {
        Label label = Nodes.paragraph(text, "muted");
        label.setGraphic(Nodes.icon(icon));
        return label;
    }

    private void compare(VBox box, String key, String text) {
        if (!text.isBlank()) {
            box.getChildren().add(new VBox(2, Nodes.label(Words.of(key), "field-name"), Nodes.paragraph(told(text))));
        }
    }

    private void points(VBox page, String key, List<String> points, Feather icon, String iconStyle) {
        if (!points.isEmpty()) {
            VBox box = new VBox(4, Nodes.label(Words.of(key), "section-title"));
            for (String point : points) {
                Label text = Nodes.paragraph(told(point));
                HBox.setHgrow(text, Priority.ALWAYS);
                HBox line = new HBox(8, Nodes.icon(icon, "point-icon", iconStyle), text);
                line.setAlignment(Pos.TOP_LEFT);
                box.getChildren().add(line);
            }
            page.getChildren().add(box);
        }
    }

    private void addIncident(VBox page, Incident incident, ZoneId zone) {
        page.getChildren()
                .addAll(
                        head(
                                new SeverityMark(Severity.ofScore(incident.score())),
                                Words.of("why.incident", incident.rank()),
                                incident.score()),
                        facts(
                                shown(incident.user()),
                                Figures.between(incident.windowStart(), incident.windowEnd(), zone),
                                Nodes.button(Words.of("why.story"), () -> actions.show(WorkbenchTab.STORY), "small")),
                        new TriageBar(workbench.data().triage().of(incident), true, actions),
                        Nodes.paragraph(told(incident.summary()), "lead"));
        addOutdated(page, incident.user());
        addFindings(page, "why.incident.findings", model.findingsOf(incident), zone);
    }

    private void addFindings(VBox page, String key, List<Finding> findings, ZoneId zone) {
        VBox box = new VBox(Nodes.label(Words.of(key), "section-title"));
        for (Finding finding : findings) {
            VBox text = new VBox(
                    2,
                    Nodes.paragraph(finding.title(), "strong"),
                    Nodes.paragraph(told(finding.explanation().summary()), "muted"),
                    Nodes.paragraph(
                            Figures.between(finding.windowStart(), finding.windowEnd(), zone), "muted", "small-text"));
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox line = new HBox(8, SeverityMark.of(finding), text);
            line.getStyleClass().add("link-line");
            Runnable focus = () -> workbench.focus(new Focus.OnFinding(finding.id()));
            line.setOnMouseClicked(event -> focus.run());
            Nodes.onEnter(line, focus);
            box.getChildren().add(line);
        }
        if (findings.isEmpty()) {
            box.getChildren().add(Nodes.paragraph(Words.of("why.noFindings"), "muted"));
        }
        page.getChildren().add(box);
    }

    private void addUser(VBox page, UserRisk risk, ZoneId zone) {
        String kind = Words.of("kind." + risk.user().kind().name().toLowerCase(Locale.ROOT));
        page.getChildren()
                .addAll(
                        head(
                                new SeverityMark(Severity.ofScore(risk.risk())),
                                shown(risk.user().id()),
                                risk.risk()),
                        facts(
                                Words.of(
                                        "why.user",
                                        kind,
                                        workbench.shown(
                                                Dimension.ACCOUNT, risk.user().account())),
                                Figures.between(risk.firstSeen(), risk.lastSeen(), zone)),
                        Nodes.paragraph(
                                Words.of(
                                        "why.user.numbers",
                                        Words.count("events", risk.events()),
                                        Words.count("findings", risk.findings()),
                                        risk.rank()),
                                "lead"));
        addOutdated(page, risk.user().id());
        addNotes(page, AnnotationSubject.user(risk.user().id()));
        addFindings(page, "why.user.findings", model.findingsOf(risk), zone);
        names(page, "why.chains", model.chainsOf(risk), "small-text");
        List<String> principals = risk.principals().stream()
                .map(principal -> workbench.shown(Dimension.ACCESS_KEY, principal))
                .toList();
        names(page, "why.principals", principals, "mono", "small-text");
    }

    private static void names(VBox page, String key, List<String> names, String... styles) {
        if (names.isEmpty()) {
            return;
        }
        VBox box = new VBox(4, Nodes.label(Words.of(key), "section-title"));
        names.stream().limit(PRINCIPALS).forEach(name -> box.getChildren().add(Nodes.paragraph(name, styles)));
        if (names.size() > PRINCIPALS) {
            box.getChildren().add(Nodes.label(Words.of("more", Figures.count(names.size() - PRINCIPALS)), "muted"));
        }
        page.getChildren().add(box);
    }
}
