package org.nightjar.ui.welcome;

import java.nio.file.Files;
import java.time.ZoneId;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.ui.Settings;
import org.nightjar.ui.parts.DropTarget;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** The first screen: recent cases on the left; a new case and samples on the right. */
public final class WelcomeView extends StackPane {

    private final WelcomeViewModel model;

    public WelcomeView(WelcomeViewModel model, Runnable switchTheme, Runnable about) {
        this.model = model;
        setId("welcome");
        getStyleClass().add("welcome");
        HBox columns = new HBox(32, left(), right());
        VBox page = new VBox(24, head(switchTheme, about), state(), columns, promise());
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

    private Node head(Runnable switchTheme, Runnable about) {
        VBox words = new VBox(
                4, Nodes.label(Words.of("app.name"), "display"), Nodes.label(Words.of("app.tagline"), "muted", "lead"));
        Button aboutButton = Nodes.iconButton(Feather.INFO, Words.of("about.open"), about);
        aboutButton.setId("open-about");
        HBox head = new HBox(
                16,
                Nodes.icon(Feather.MOON, "brand-large"),
                words,
                Nodes.spacer(),
                aboutButton,
                Nodes.iconButton(Feather.SUN, Words.of("theme.tip"), switchTheme));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** What is going on, or what went wrong: nothing at first. */
    private Node state() {
        Label error = Nodes.paragraph("");
        error.setId("welcome-error");
        HBox failed = new HBox(8, Nodes.icon(Feather.X_CIRCLE, "notice-icon"), error);
        failed.getStyleClass().addAll("notice", "notice-danger");
        failed.setAlignment(Pos.CENTER_LEFT);
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(16, 16);
        HBox busy = new HBox(8, turning, Nodes.label(Words.of("welcome.opening"), "muted"));
        busy.setAlignment(Pos.CENTER_LEFT);
        VBox state = new VBox(8, failed, busy);
        Runnable show = () -> {
            error.setText(model.errorProperty().get());
            boolean wrong = !model.errorProperty().get().isEmpty();
            failed.setVisible(wrong);
            failed.setManaged(wrong);
            busy.setVisible(model.busyProperty().get());
            busy.setManaged(model.busyProperty().get());
            state.setManaged(wrong || model.busyProperty().get());
        };
        model.errorProperty().addListener(property -> show.run());
        model.busyProperty().addListener(property -> show.run());
        show.run();
        return state;
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
