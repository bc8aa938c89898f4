package org.nightjar.ui.notes;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Note;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.parts.Chip;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Sheet;
import org.nightjar.ui.parts.Words;

/**
 * Tags of events, and notes on an event, a moment, a user or a finding. Enter gives a tag, Ctrl+Enter keeps a note; both
 * close the sheet and give the keyboard back to where it was. Work goes on beside it.
 */
public final class NotesSheet extends Sheet {

    private static final int NOTE_LINES = 5;

    private final NotesViewModel model;
    private final TextField tag = new TextField();
    private final Label flaw = Nodes.paragraph("", "danger-text", "small-text");
    private final VBox tags = new VBox(8);
    private final VBox notes = new VBox(8);
    private final TextArea text = new TextArea();
    private final Button keep;
    private Optional<Annotating> on = Optional.empty();
    private int rewriting;

    /** @param leave takes the keyboard when the sheet is closed and where it was is gone */
    public NotesSheet(NotesViewModel model, Runnable leave) {
        super(Words.of("notes.title"), leave);
        this.model = model;
        setId("notes-sheet");
        tag.setId("tag");
        tag.setPromptText(Words.of("notes.tag.prompt"));
        tag.setAccessibleText(Words.of("notes.tag"));
        tag.setOnAction(event -> give(tag.getText()));
        tag.textProperty().addListener(property -> showTags());
        text.setId("note");
        text.setPromptText(Words.of("notes.note.prompt"));
        text.setAccessibleText(Words.of("notes.note"));
        text.setPrefRowCount(NOTE_LINES);
        text.setWrapText(true);
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::noteKey);
        keep = Nodes.button(Words.of("notes.keep"), this::keepNote, "accent");
        keep.setId("note-keep");
        keep.setMinWidth(USE_PREF_SIZE);
        model.annotatingProperty().addListener((property, old, wanted) -> wanted.ifPresent(this::open));
        model.annotationsProperty().addListener(property -> {
            if (isVisible()) {
                showTags();
                showNotes();
            }
        });
    }

    private void open(Annotating wanted) {
        boolean same = isVisible()
                && on.filter(was -> was.subject().equals(wanted.subject())
                                && was.rows().equals(wanted.rows()))
                        .isPresent();
        on = Optional.of(wanted);
        if (!same) {
            rewriting = 0;
            tag.clear();
            text.clear();
            fill(wanted);
        }
        comeForward();
    }

    @Override
    protected void takeKeyboard() {
        boolean note = on.filter(one ->
                        one.what() == Annotating.What.NOTE && one.subject().isPresent())
                .isPresent();
        // the key that opened the sheet is still on its way: it must not be typed into the field
        Platform.runLater(() -> (note ? text : tag).requestFocus());
    }

    @Override
    public void toggle() {
        super.toggle();
        if (!isVisible()) {
            on = Optional.empty();
        }
    }

    private void fill(Annotating wanted) {
        VBox page = new VBox(8);
        page.getChildren().add(Nodes.paragraph(model.title(wanted), "strong"));
        String when = model.when(wanted);
        if (!when.isEmpty()) {
            page.getChildren().add(Nodes.label(when, "mono", "muted"));
        }
        if (wanted.isTooMany()) {
            page.getChildren()
                    .add(Nodes.paragraph(Words.of("notes.tooMany", Figures.count(AnnotationStep.MOST_EVENTS))));
            setPage(page);
            return;
        }
        if (!wanted.rows().isEmpty()) {
            page.getChildren()
                    .addAll(Nodes.label(Words.of("notes.tag"), "section-title", "sheet-section"), tag, flaw, tags);
            showTags();
        }
        if (wanted.subject().isPresent()) {
            HBox buttons =
                    new HBox(8, Nodes.label(Words.of("notes.keys"), "muted", "small-text"), Nodes.spacer(), keep);
            buttons.setAlignment(Pos.CENTER_LEFT);
            page.getChildren()
                    .addAll(
                            Nodes.label(Words.of("notes.note"), "section-title", "sheet-section"),
                            text,
                            buttons,
                            notes);
            showNotes();
        } else {
            page.getChildren().add(Nodes.paragraph(Words.of("notes.several"), "muted", "small-text"));
        }
        Button undo = Nodes.button(Words.of("notes.undo"), model::undo, "small");
        undo.setId("notes-undo");
        undo.setGraphic(Nodes.icon(Feather.ROTATE_CCW));
        page.getChildren().addAll(undo, Nodes.paragraph(Words.of("notes.kept"), "muted", "small-text"));
        setPage(page);
    }

    private void showTags() {
        on.ifPresent(this::showTags);
    }

    private void showTags(Annotating of) {
        Optional<String> wrong = tag.getText().isBlank() ? Optional.empty() : model.flaw(tag.getText());
        flaw.setText(wrong.orElse(""));
        Nodes.show(flaw, wrong.isPresent());
        tags.getChildren().clear();
        FlowPane having = new FlowPane(6, 6);
        for (NotesViewModel.TagLine line : model.tags(of)) {
            String name = line.having() == of.rows().size()
                    ? line.tag()
                    : Words.of(
                            "notes.some",
                            line.tag(),
                            Figures.count(line.having()),
                            Figures.count(of.rows().size()));
            having.getChildren()
                    .add(new Chip(
                            Nodes.icon(Feather.TAG),
                            name,
                            Words.of("notes.tag.tip", line.tag()),
                            () -> model.untag(of, line.tag())));
        }
        if (!having.getChildren().isEmpty()) {
            tags.getChildren().add(having);
        }
        List<String> proposals = model.proposals(of, tag.getText());
        if (!proposals.isEmpty()) {
            FlowPane known = new FlowPane(6, 6);
            proposals.forEach(one -> {
                Button button = Nodes.button(one, () -> give(one), "small");
                button.setMnemonicParsing(false);
                known.getChildren().add(button);
            });
            tags.getChildren().add(new VBox(4, Nodes.label(Words.of("notes.known"), "field-name"), known));
        }
    }

    private void give(String word) {
        if (!word.isBlank() && model.flaw(word).isEmpty()) {
            on.ifPresent(of -> model.tag(of, word));
            toggle();
        }
    }

    private void showNotes() {
        notes.getChildren().clear();
        on.flatMap(Annotating::subject)
                .ifPresent(subject ->
                        model.notes(subject).forEach(note -> notes.getChildren().add(line(note))));
    }

    private Node line(Note note) {
        Label said = Nodes.paragraph(NoteText.shown(note.text()));
        Label when = Nodes.label(Words.of("notes.written", model.shown(note.writtenAt())), "muted", "small-text");
        VBox box = new VBox(2, said, when);
        HBox.setHgrow(box, Priority.ALWAYS);
        HBox line = new HBox(
                2,
                box,
                Nodes.iconButton(Feather.EDIT_2, Words.of("notes.rewrite"), () -> rewrite(note)),
                Nodes.iconButton(Feather.TRASH_2, Words.of("notes.remove"), () -> model.rewrite(note.number(), "")));
        line.getStyleClass().add("note-line");
        return line;
    }

    private void rewrite(Note note) {
        rewriting = note.number();
        text.setText(note.text());
        text.requestFocus();
        text.end();
    }

    private void noteKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            keepNote();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            // a text area would take it in; with Ctrl it leads on, as Tab does everywhere else
            text.fireEvent(new KeyEvent(
                    text, text, event.getEventType(), "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
            event.consume();
        }
    }

    private void keepNote() {
        Optional<AnnotationSubject> subject = on.flatMap(Annotating::subject);
        String written = text.getText();
        if (subject.isEmpty() || written.isBlank() || written.length() > AnnotationStep.LONGEST_NOTE) {
            text.requestFocus();
            return;
        }
        if (rewriting != 0) {
            model.rewrite(rewriting, written);
        } else {
            model.write(subject.get(), written);
        }
        toggle();
    }
}
