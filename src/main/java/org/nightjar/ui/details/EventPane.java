package org.nightjar.ui.details;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.notes.NotesBox;
import org.nightjar.ui.notes.NotesViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** The event under the cursor: its fields, where it comes from, and its raw record. */
final class EventPane extends StackPane {

    private final DetailsViewModel model;
    private final NotesBox notes;
    private final StackPane rawSlot = new StackPane();
    private final Label hits = Nodes.label("", "muted", "small-text");

    EventPane(DetailsViewModel model, NotesViewModel said) {
        this.model = model;
        notes = new NotesBox(said);
        notes.setId("event-notes");
        rawSlot.setId("raw-record");
        rawSlot.setAlignment(Pos.TOP_LEFT);
        model.eventProperty().addListener(property -> show());
        model.rawProperty().addListener(property -> showRaw());
        model.rawErrorProperty().addListener(property -> showRaw());
        show();
        showRaw();
    }

    private void show() {
        Node content = model.eventProperty()
                .get()
                .<Node>map(this::event)
                .orElseGet(() -> new EmptyState(
                        Feather.MOUSE_POINTER, Words.of("details.noEvent"), Words.of("details.noEvent.next")));
        getChildren().setAll(content);
    }

    private Node event(EventDetails event) {
        notes.show(AnnotationSubject.event(event.eventId()));
        VBox fields = new VBox();
        event.fields().forEach(field -> fields.getChildren().add(line(field)));
        HBox rawHead = new HBox(
                8,
                Nodes.label(Words.of("details.raw"), "section-title"),
                hits,
                Nodes.spacer(),
                Nodes.button(
                        Words.of("details.copyRecord"),
                        () -> model.rawProperty().get().ifPresent(record -> Nodes.copy(record.original())),
                        "small"));
        rawHead.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane();
        Label title = Nodes.paragraph(event.title(), "title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button toRecord =
                Nodes.button(Words.of("details.raw"), () -> scroll.setVvalue(below(scroll, rawHead)), "small");
        toRecord.setGraphic(Nodes.icon(Feather.ARROW_DOWN));
        toRecord.setMinWidth(USE_PREF_SIZE);
        VBox page = new VBox(
                12,
                new VBox(2, new HBox(8, title, toRecord), Nodes.label(event.time(), "mono", "muted")),
                notes,
                fields,
                Nodes.label(Words.of("details.provenance"), "section-title"),
                provenance(event),
                rawHead,
                rawSlot);
        page.getStyleClass().add("page");
        scroll.setContent(page);
        scroll.setFitToWidth(true);
        return scroll;
    }

    /** How far to scroll so that the node stands at the top, from 0 to 1. */
    private static double below(ScrollPane scroll, Node node) {
        double hidden = scroll.getContent().getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
        return hidden <= 0 ? 0 : Math.min(1, (node.getBoundsInParent().getMinY() - 8) / hidden);
    }

    private Node line(EventDetails.Field field) {
        Label name = Nodes.paragraph(field.label(), "field-name");
        name.setMinWidth(112);
        name.setMaxWidth(112);
        Label value = Nodes.paragraph(model.shown(field), "mono", "field-value");
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox line = new HBox(8, name, value);
        line.getStyleClass().add("field-line");
        PivotMenu menu =
                new PivotMenu(line, () -> model.pivots(field), () -> new Point2D(value.getLayoutX(), line.getHeight()));
        line.setOnMouseClicked(event -> menu.show(event.getScreenX(), event.getScreenY()));
        Nodes.onEnter(line, menu::showAtPicked);
        return line;
    }

    private static Node provenance(EventDetails event) {
        VBox steps = new VBox(4);
        for (String step : event.provenance()) {
            Label label = Nodes.paragraph(step, "mono", "small-text");
            HBox.setHgrow(label, Priority.ALWAYS);
            HBox line = steps.getChildren().isEmpty()
                    ? new HBox(label)
                    : new HBox(6, Nodes.icon(Feather.CORNER_DOWN_RIGHT, "step-icon"), label);
            line.setPadding(
                    new Insets(0, 0, 0, 12 * Math.max(0, steps.getChildren().size() - 1)));
            steps.getChildren().add(line);
        }
        hash(steps, "details.sha256", event.sha256());
        hash(steps, "details.entrySha256", event.entrySha256());
        return steps;
    }

    private static void hash(VBox steps, String label, String sha256) {
        if (!sha256.isEmpty()) {
            Label hash = Nodes.label(Words.of(label, Figures.shortened(sha256, 30)), "mono", "small-text", "muted");
            Nodes.tip(hash, sha256);
            steps.getChildren().add(hash);
        }
    }

    private Node record(RawRecord record) {
        return record.lines().isEmpty()
                ? new JsonText(record.pretty(), record.hits(), this::reveal)
                : new JsonLines(record.lines());
    }

    /** Scrolls as far as needed to show what lies there in the scene. */
    private void reveal(Bounds wanted) {
        if (getChildren().get(0) instanceof ScrollPane scroll) {
            Bounds seen = scroll.localToScene(scroll.getLayoutBounds());
            double hidden = scroll.getContent().getLayoutBounds().getHeight()
                    - scroll.getViewportBounds().getHeight();
            double above = Math.min(0, wanted.getMinY() - 8 - seen.getMinY());
            double below = Math.max(0, wanted.getMaxY() + 8 - seen.getMaxY());
            if (hidden > 0 && above + below != 0) {
                scroll.setVvalue(scroll.getVvalue() + (above + below) / hidden);
            }
        }
    }

    private void showRaw() {
        int count =
                model.rawProperty().get().map(record -> record.hits().size()).orElse(0);
        hits.setText(count == 0 ? "" : Words.count("hits", count));
        String error = model.rawErrorProperty().get();
        if (!error.isEmpty()) {
            rawSlot.getChildren()
                    .setAll(new VBox(
                            4,
                            Nodes.paragraph(error, "danger-text"),
                            Nodes.paragraph(Words.of("details.raw.failed.next"), "muted")));
            return;
        }
        rawSlot.getChildren()
                .setAll(model.rawProperty()
                        .get()
                        .map(this::record)
                        .orElseGet(() -> Nodes.label(Words.of("details.raw.loading"), "muted")));
    }
}
