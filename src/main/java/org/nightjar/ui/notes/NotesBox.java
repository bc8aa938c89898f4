package org.nightjar.ui.notes;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Note;
import org.nightjar.ui.Annotating.What;
import org.nightjar.ui.parts.Chip;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** A part of the details: the tags and notes of one thing, and the way to more. One of these follows the case; it is shown
 * on one thing after the other. */
public final class NotesBox extends VBox {

    private final NotesViewModel model;
    private Optional<AnnotationSubject> subject = Optional.empty();

    public NotesBox(NotesViewModel model) {
        super(6);
        this.model = model;
        getStyleClass().add("notes-box");
        model.annotationsProperty().addListener(property -> show());
    }

    /** Shows what is said of that. */
    public void show(AnnotationSubject wanted) {
        subject = Optional.of(wanted);
        show();
    }

    private void show() {
        getChildren().clear();
        subject.ifPresent(this::fill);
    }

    private void fill(AnnotationSubject on) {
        boolean event = on.kind() == AnnotationSubject.Kind.EVENT;
        HBox head = new HBox(
                8, Nodes.label(Words.of(event ? "notes.both" : "notes.notes"), "section-title"), Nodes.spacer());
        head.setAlignment(Pos.CENTER_LEFT);
        if (event) {
            head.getChildren().add(button(Feather.TAG, "notes.addTag", () -> model.begin(What.TAG, on)));
        }
        head.getChildren().add(button(Feather.EDIT_3, "notes.addNote", () -> model.begin(What.NOTE, on)));
        getChildren().add(head);
        List<String> tags = event ? model.annotationsProperty().get().tagsOf(on.id()) : List.of();
        if (!tags.isEmpty()) {
            FlowPane chips = new FlowPane(6, 6);
            tags.forEach(tag -> chips.getChildren()
                    .add(new Chip(
                            Nodes.icon(Feather.TAG), tag, Words.of("notes.tag.tip", tag), () -> model.untag(on, tag))));
            getChildren().add(chips);
        }
        List<Note> notes = model.notes(on);
        notes.forEach(note -> getChildren().add(line(note)));
        if (tags.isEmpty() && notes.isEmpty()) {
            getChildren().add(Nodes.paragraph(Words.of(event ? "notes.none" : "notes.noNotes"), "muted", "small-text"));
        }
    }

    private static Button button(Feather icon, String key, Runnable action) {
        Button button = Nodes.button(Words.of(key), action, "small");
        button.setGraphic(Nodes.icon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private Node line(Note note) {
        Label text = Nodes.paragraph(NoteText.shown(note.text()));
        Label when = Nodes.label(Words.of("notes.written", model.shown(note.writtenAt())), "muted", "small-text");
        VBox said = new VBox(2, text, when);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox line = new HBox(
                8,
                said,
                Nodes.iconButton(Feather.TRASH_2, Words.of("notes.remove"), () -> model.rewrite(note.number(), "")));
        line.getStyleClass().add("note-line");
        return line;
    }
}
