package org.nightjar.ui.story;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.effect.Effect;
import org.nightjar.analysis.effect.EffectKind;
import org.nightjar.analysis.effect.EffectState;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.SentenceTime;
import org.nightjar.model.Severity;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.TriageBar;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.RiskBar;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/**
 * An incident as a story: who, when and how it ended; what adds up to its score; what happened in time order, a sentence
 * each; what it left behind. A step focuses its finding, an effect shows its event and so its raw record.
 */
public final class StoryView extends StackPane {

    private static final int EFFECTS = 60;

    private final StoryViewModel model;
    private final WorkbenchViewModel workbench;
    private final CaseActions actions;

    public StoryView(StoryViewModel model, WorkbenchViewModel workbench, CaseActions actions) {
        this.model = model;
        this.workbench = workbench;
        this.actions = actions;
        setId("story");
        setFocusTraversable(true);
        model.storyProperty().addListener(property -> show());
        model.failureProperty().addListener(property -> show());
        workbench.zoneProperty().addListener(property -> show());
        workbench.selectionProperty().addListener((property, before, now) -> {
            if (!before.focus().equals(now.focus())) {
                show();
            }
        });
        show();
    }

    private void show() {
        getChildren().setAll(model.storyProperty().get().map(this::page).orElseGet(this::nothing));
    }

    private Node nothing() {
        String failure = model.failureProperty().get();
        if (!failure.isEmpty()) {
            return new EmptyState(Feather.ALERT_TRIANGLE, Words.of("view.failed"), failure);
        }
        if (model.isReading()) {
            return EmptyState.loading(Words.of("story.loading"));
        }
        boolean detected = !workbench.data().detection().detectors().isEmpty();
        if (!detected) {
            return new EmptyState(
                    Feather.ZAP,
                    Words.of("findings.notYet"),
                    Words.of("findings.notYet.next"),
                    Nodes.button(Words.of("action.detect"), actions::detect, "accent"));
        }
        boolean none = workbench.data().detection().incidents().isEmpty();
        return new EmptyState(
                Feather.BOOK_OPEN,
                Words.of(none ? "incidents.none" : "story.none"),
                Words.of(none ? "incidents.none.next" : "story.none.next"));
    }

    private Node page(Story story) {
        ZoneId zone = workbench.zoneProperty().get();
        Incident incident = story.incident();
        VBox page = new VBox(
                16,
                head(incident, zone),
                Nodes.paragraph(SentenceTime.in(zone, incident.summary()), "lead"),
                facts(story));
        page.getStyleClass().add("page");
        if (!incident.parts().isEmpty()) {
            page.getChildren().add(card("story.agrees", new Waterfall(incident, this::focus)));
        }
        page.getChildren().add(card("story.steps", steps(story, zone)));
        page.getChildren().add(card("story.effects", effects(story, zone)));
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private static Node card(String title, Node content) {
        VBox box = new VBox(8, Nodes.label(Words.of(title), "section-title"), content);
        box.getStyleClass().add("card");
        return box;
    }

    private Node head(Incident incident, ZoneId zone) {
        Label title = Nodes.label(
                Words.of("story.title", incident.rank(), Figures.shortened(model.shown(incident.user()), 48)), "title");
        Nodes.tip(title, model.shown(incident.user()));
        HBox first = new HBox(
                8,
                new SeverityMark(Severity.ofScore(incident.score())),
                title,
                Nodes.spacer(),
                new RiskBar(incident.score()));
        first.setAlignment(Pos.CENTER_LEFT);
        Label when = Nodes.label(Figures.between(incident.windowStart(), incident.windowEnd(), zone), "muted");
        Focus own = new Focus.OnIncident(incident.rank());
        boolean inFocus = workbench.selection().focus().equals(own);
        Node right = inFocus
                ? new TriageBar(workbench.data().triage().of(incident), false, actions)
                : Nodes.button(Words.of("story.focus"), () -> workbench.focus(own), "small");
        FlowPane second = new FlowPane(16, 8, when, right);
        second.setRowValignment(VPos.CENTER);
        return new VBox(8, first, second);
    }

    private Node facts(Story story) {
        Incident incident = story.incident();
        return Nodes.paragraph(
                Words.of(
                        story.effects().isEmpty() ? "story.counts.noEffects" : "story.counts",
                        Words.count("findings", incident.findingIds().size()),
                        Words.count("events", incident.eventIds().size()),
                        Words.count("effects", story.effects().size()),
                        Figures.count(story.open())),
                "muted");
    }

    private void focus(List<String> findingIds) {
        if (!findingIds.isEmpty()) {
            workbench.focus(new Focus.OnFinding(findingIds.get(0)));
        }
    }

    private Node steps(Story story, ZoneId zone) {
        VBox lines = new VBox(0);
        for (Finding finding : story.findings()) {
            VBox text = new VBox(
                    2,
                    time(Figures.time(finding.windowStart(), zone)),
                    Nodes.paragraph(SentenceTime.in(zone, finding.explanation().summary())),
                    Nodes.paragraph(SentenceTime.in(zone, finding.explanation().actual()), "muted", "small-text"));
            HBox.setHgrow(text, Priority.ALWAYS);
            Label events = Nodes.label(Words.count("events", finding.eventIds().size()), "muted", "small-text");
            events.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(12, SeverityMark.of(finding), text, events);
            line.getStyleClass().addAll("link-line", "story-line");
            line.setAlignment(Pos.TOP_LEFT);
            act(line, () -> {
                workbench.focus(new Focus.OnFinding(finding.id()));
                actions.show(WorkbenchTab.EVENTS);
            });
            lines.getChildren().add(line);
        }
        return lines;
    }

    private Node effects(Story story, ZoneId zone) {
        VBox lines = new VBox(0);
        if (story.effects().isEmpty()) {
            lines.getChildren().add(Nodes.paragraph(Words.of("story.noEffects"), "muted"));
        }
        story.openFirst().stream()
                .limit(EFFECTS)
                .forEach(effect -> lines.getChildren().add(effect(effect, zone)));
        if (story.effects().size() > EFFECTS) {
            String more = Figures.count(story.effects().size() - EFFECTS);
            lines.getChildren().add(Nodes.paragraph(Words.of("story.moreEffects", more), "muted"));
        }
        return lines;
    }

    private Node effect(Effect effect, ZoneId zone) {
        String kind = Words.of("effect." + effect.kind().id());
        VBox text = new VBox(
                2,
                time(Figures.time(effect.time(), zone)),
                Nodes.paragraph(kind + " " + effect.what() + " " + effect.thing()));
        String after = effect.undoingEventId().isEmpty()
                ? ""
                : Words.of(
                        "effect.after",
                        effect.undoingAction(),
                        model.shown(effect.undoingUser()),
                        Figures.minute(effect.undoingTime(), zone));
        if (effect.kind() == EffectKind.SHARED && effect.state() == EffectState.UNDONE) {
            after += Words.of("effect.wasShared", Figures.span(Duration.between(effect.time(), effect.undoingTime())));
        }
        String detail = effect.action() + (effect.detail().isEmpty() ? "" : " · " + effect.detail());
        text.getChildren().add(Nodes.paragraph(detail, "muted", "small-text"));
        if (!after.isEmpty()) {
            text.getChildren().add(Nodes.paragraph(after, "muted", "small-text"));
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        Label state = Nodes.label(
                Words.of("effect.state." + effect.state().id()),
                "effect-state",
                "effect-" + effect.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        state.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(12, text, state);
        line.getStyleClass().addAll("link-line", "story-line");
        line.setAlignment(Pos.TOP_LEFT);
        act(line, () -> workbench.showEvent(effect.eventId()));
        return line;
    }

    private static Label time(String text) {
        return Nodes.label(text, "mono", "muted", "small-text");
    }

    private static void act(Node line, Runnable action) {
        line.setOnMouseClicked(event -> action.run());
        Nodes.onEnter(line, action);
    }
}
