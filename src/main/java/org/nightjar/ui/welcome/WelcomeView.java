package org.nightjar.ui.welcome;

import java.nio.file.Files;
import java.time.ZoneId;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.job.JobSnapshot;
import org.nightjar.ui.Settings;
import org.nightjar.ui.jobs.JobsView;
import org.nightjar.ui.parts.DropTarget;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * The first screen: recent cases on the left; a new case and samples on the right. While a case is opened it shows how
 * far that is, and Esc stops it.
 */
public final class WelcomeView extends StackPane {

    private static final Duration POLL = Duration.millis(100);

    private final WelcomeViewModel model;

    public WelcomeView(WelcomeViewModel model, Runnable switchTheme, Runnable about) {
        this.model = model;
        setId("welcome");
        getStyleClass().add("welcome");
        HBox columns = new HBox(32);
        // Not while a case is being opened: a program that was started with one shows it sooner.
        if (model.runningProperty().get().isEmpty()) {
            fill(columns);
        }
        model.errorProperty().addListener((property, before, now) -> fill(columns));
        model.cancelledProperty().addListener((property, before, now) -> fill(columns));
        VBox page = new VBox(24, head(switchTheme, about), state(columns), columns, promise());
        page.getStyleClass().add("welcome-page");
        page.setMaxWidth(1040);
        page.setMaxHeight(USE_PREF_SIZE);
        StackPane centred = new StackPane(page);
        ScrollPane scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        getChildren().add(scroll);
        DropTarget.install(this, Words.of("drop.welcome"), model::dropped);
    }

    private void fill(HBox columns) {
        if (columns.getChildren().isEmpty()) {
            columns.getChildren().setAll(left(), right());
        }
    }

    private Node head(Runnable switchTheme, Runnable about) {
        VBox words = new VBox(
                4, Nodes.label(Words.of("app.name"), "display"), Nodes.label(Words.of("app.tagline"), "muted", "lead"));
        Button aboutButton = Nodes.iconButton(Feather.INFO, Words.of("about.open"), about);
        aboutButton.setId("open-about");
        Button theme = Nodes.iconButton(Feather.SUN, Words.of("theme.tip"), switchTheme);
        theme.setId("welcome-theme");
        HBox head = new HBox(16, Nodes.icon(Feather.MOON, "brand-large"), words, Nodes.spacer(), aboutButton, theme);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** What is going on, or how it ended: nothing at first. Meanwhile nothing else can be started. */
    private Node state(Node columns) {
        Node failed = said(Feather.X_CIRCLE, "notice-danger", "welcome-error", model.errorProperty());
        Node cancelled = said(Feather.SLASH, "notice-warning", "welcome-cancelled", model.cancelledProperty());
        Node opening = opening();
        opening.managedProperty().bind(opening.visibleProperty());
        columns.disableProperty().bind(opening.visibleProperty());
        VBox state = new VBox(8, failed, cancelled, opening);
        state.managedProperty()
                .bind(failed.visibleProperty().or(cancelled.visibleProperty()).or(opening.visibleProperty()));
        return state;
    }

    private static Node said(Feather icon, String styleClass, String id, ReadOnlyStringProperty sentence) {
        Label label = Nodes.paragraph("");
        label.setId(id);
        label.textProperty().bind(sentence);
        HBox strip = new HBox(8, Nodes.icon(icon, "notice-icon"), label);
        strip.getStyleClass().addAll("notice", styleClass);
        strip.setAlignment(Pos.CENTER_LEFT);
        strip.visibleProperty().bind(sentence.isNotEmpty());
        strip.managedProperty().bind(strip.visibleProperty());
        return strip;
    }

    private Node opening() {
        Label name = Nodes.label("", "strong");
        Label progress = Nodes.label("", "muted", "small-text");
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        Button cancel = Nodes.button(Words.of("welcome.cancel"), model::cancel, "small");
        cancel.setId("cancel-opening");
        cancel.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, name, Nodes.spacer(), cancel);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(8, head, bar, progress);
        card.getStyleClass().add("card");
        card.setId("opening");
        Timeline poll = new Timeline(new KeyFrame(POLL, event -> model.poll()));
        poll.setCycleCount(Animation.INDEFINITE);
        Runnable show = () -> {
            Optional<JobSnapshot> running = model.runningProperty().get();
            card.setVisible(running.isPresent());
            if (running.isEmpty()) {
                poll.stop();
                return;
            }
            name.setText(Figures.shortened(running.get().name(), 90));
            progress.setText(JobsView.progress(running.get()));
            bar.setProgress(running.get().fraction());
            if (poll.getStatus() != Animation.Status.RUNNING) {
                poll.play();
                cancel.requestFocus();
            }
        };
        model.runningProperty().addListener(property -> show.run());
        show.run();
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && card.isVisible()) {
                model.cancel();
                event.consume();
            }
        });
        return card;
    }

    private Node left() {
        VBox lines = new VBox();
        Runnable show = () -> {
            lines.getChildren().clear();
            model.recent().forEach(one -> lines.getChildren().add(recent(one)));
            if (model.recent().isEmpty()) {
                lines.getChildren().add(Nodes.paragraph(Words.of("welcome.noRecent"), "muted", "recent-line"));
            }
        };
        model.recent().addListener((ListChangeListener<Settings.RecentCase>) change -> show.run());
        show.run();
        Button open = Nodes.button(Words.of("action.openCase"), model::chooseCase, "small");
        open.setId("open-case");
        HBox head = new HBox(
                8, Nodes.label(Words.of("welcome.recent"), "section-title", "column-head"), Nodes.spacer(), open);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox left = new VBox(8, head, lines, dropZone());
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setPrefWidth(520);
        return left;
    }

    private Node recent(Settings.RecentCase one) {
        boolean there = Files.isDirectory(one.folder());
        String numbers = Words.of(
                "welcome.recentLine",
                Words.count("events", one.events()),
                Words.count("findings", one.findings()),
                Figures.minute(one.openedAt(), ZoneId.systemDefault()));
        Label folder = Nodes.shortened(one.folder().toString(), 64, "muted", "small-text", "mono");
        VBox text = new VBox(
                2,
                Nodes.label(one.name(), "strong"),
                Nodes.label(there ? numbers : Words.of("welcome.gone"), there ? "muted" : "warning-text"),
                folder);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(
                12,
                Nodes.icon(there ? Feather.FOLDER : Feather.ALERT_TRIANGLE, "recent-icon"),
                text,
                Nodes.iconButton(Feather.X, Words.of("welcome.forget"), () -> model.forget(one)));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("recent-line");
        if (there) {
            line.getStyleClass().add("link-line");
            line.setOnMouseClicked(event -> model.openCase(one.folder()));
            Nodes.onEnter(line, () -> model.openCase(one.folder()));
        }
        return line;
    }

    private static Node dropZone() {
        Label text = Nodes.paragraph(Words.of("welcome.drop"), "muted");
        VBox zone = new VBox(8, Nodes.icon(Feather.DOWNLOAD, "empty-icon"), text);
        zone.setAlignment(Pos.CENTER);
        zone.getStyleClass().add("drop-zone");
        return zone;
    }

    private Node right() {
        TextField name = new TextField();
        name.setId("new-name");
        name.setPromptText(Words.of("welcome.namePrompt"));
        HBox.setHgrow(name, Priority.ALWAYS);
        Button create = Nodes.button(Words.of("action.newCase"), () -> model.newCase(name.getText()), "accent");
        create.setId("new-case");
        create.setMinWidth(USE_PREF_SIZE);
        name.setOnAction(event -> create.fire());
        name.textProperty().addListener(property -> model.named());
        Hyperlink where = new Hyperlink();
        where.setOnAction(event -> model.chooseFolder());
        where.getStyleClass().add("small-text");
        Runnable show = () ->
                where.setText(Words.of("welcome.into", model.folderProperty().get()));
        model.folderProperty().addListener(property -> show.run());
        show.run();
        VBox samples = new VBox(8, Nodes.label(Words.of("welcome.samples"), "section-title", "column-head"));
        model.samples().forEach(sample -> samples.getChildren().add(sample(sample)));
        if (model.samples().isEmpty()) {
            samples.getChildren().add(Nodes.paragraph(Words.of("welcome.noSamples"), "muted"));
        }
        VBox right = new VBox(
                8,
                Nodes.label(Words.of("welcome.new"), "section-title", "column-head"),
                new HBox(8, name, create),
                where,
                samples);
        right.setPrefWidth(488);
        right.setMinWidth(400);
        return right;
    }

    private Node sample(SampleCase sample) {
        Label story = Nodes.paragraph(sample.story(), "muted");
        VBox text = new VBox(2, Nodes.label(sample.title(), "strong"), story);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox card = new HBox(12, Nodes.icon(Feather.BOOK_OPEN, "recent-icon"), text);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("card", "link-line", "sample");
        card.setOnMouseClicked(event -> model.openSample(sample));
        Nodes.onEnter(card, () -> model.openSample(sample));
        return card;
    }

    private static Node promise() {
        Label label = Nodes.paragraph(Words.of("welcome.promise"), "muted");
        label.setGraphic(Nodes.icon(Feather.WIFI_OFF));
        label.getStyleClass().add("promise");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
