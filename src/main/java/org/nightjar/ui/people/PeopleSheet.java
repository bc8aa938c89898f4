package org.nightjar.ui.people;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.Dimension;
import org.nightjar.ui.WorkbenchViewModel.Subject;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Sheet;
import org.nightjar.ui.parts.Words;

/** Who is who: an alias for what was picked, users that are the same person, and all that was said so far. */
public final class PeopleSheet extends Sheet {

    private static final double LINE_HEIGHT = 28;
    private static final double PROPOSALS_HEIGHT = 5 * LINE_HEIGHT + 2;

    private final PeopleViewModel model;

    /**
     * A sheet that opens whenever the workbench has a subject for it.
     *
     * @param leave takes the keyboard when the sheet is closed and where it was is gone
     */
    public PeopleSheet(PeopleViewModel model, Runnable leave) {
        super(Words.of("people.title"), leave);
        this.model = model;
        setId("people");
        model.subjectProperty().addListener((property, before, subject) -> subject.ifPresent(wanted -> open()));
        model.dataProperty().addListener(property -> {
            if (isVisible()) {
                show();
            }
        });
    }

    private void open() {
        show();
        comeForward();
    }

    @Override
    protected void takeKeyboard() {
        Node alias = lookup("#alias");
        if (alias == null) {
            super.takeKeyboard();
        } else {
            alias.requestFocus();
        }
    }

    private void show() {
        VBox page = new VBox(8);
        Optional<Subject> picked =
                model.subjectProperty().get().filter(one -> !one.value().isEmpty());
        picked.ifPresent(subject -> addSubject(page, subject));
        List<PeopleViewModel.Line> said = model.said();
        page.getChildren().add(Nodes.label(Words.of("people.said"), "section-title", "sheet-section"));
        if (said.isEmpty()) {
            page.getChildren()
                    .add(new EmptyState(Feather.USERS, Words.of("people.none"), Words.of("people.none.next")));
        } else {
            said.forEach(line -> page.getChildren().add(line(line)));
        }
        if (model.wasAnythingSaid()) {
            page.getChildren()
                    .add(new HBox(
                            8,
                            turn("people-undo", "people.undo", Feather.ROTATE_CCW, model::undo),
                            turn("people-redo", "people.redo", Feather.ROTATE_CW, model::redo)));
        }
        page.getChildren().add(Nodes.paragraph(Words.of("people.note"), "muted", "small-text"));
        boolean hadKeyboard = isVisible() && isFocusWithin();
        setPage(page);
        if (hadKeyboard) {
            takeKeyboard();
        }
    }

    private static Button turn(String id, String name, Feather icon, Runnable action) {
        Button button = Nodes.button(Words.of(name), action, "small");
        button.setId(id);
        button.setGraphic(Nodes.icon(icon));
        return button;
    }

    private void addSubject(VBox page, Subject subject) {
        String kind = subject.dimension().label();
        page.getChildren()
                .addAll(
                        Nodes.label(kind, "section-title"),
                        Nodes.paragraph(subject.value(), "mono"),
                        Nodes.label(Words.of("people.alias"), "field-name"),
                        aliasField(subject));
        if (subject.dimension() == Dimension.USER) {
            model.whole(subject)
                    .ifPresentOrElse(
                            whole -> page.getChildren()
                                    .add(Nodes.paragraph(Words.of("people.isPart", model.shown(whole)))),
                            () -> addMerge(page, subject));
        }
    }

    private HBox aliasField(Subject subject) {
        TextField field = new TextField(model.alias(subject));
        field.setId("alias");
        field.setPromptText(Words.of("people.alias.prompt"));
        field.setAccessibleText(Words.of("people.alias"));
        HBox.setHgrow(field, Priority.ALWAYS);
        Runnable save = () -> model.setAlias(subject, field.getText());
        field.setOnAction(event -> save.run());
        Button button = Nodes.button(Words.of("people.alias.save"), save, "accent");
        button.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, field, button);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void addMerge(VBox page, Subject subject) {
        TextField search = new TextField();
        search.setId("merge-search");
        search.setPromptText(Words.of("users.search"));
        ListView<String> users = new ListView<>();
        users.setId("merge-users");
        users.getStyleClass().addAll("plain-list", "dense", "boxed-list");
        users.setFixedCellSize(LINE_HEIGHT);
        users.setPrefHeight(PROPOSALS_HEIGHT);
        users.setMinHeight(PROPOSALS_HEIGHT);
        users.setPlaceholder(Nodes.label(Words.of("users.empty"), "muted"));
        users.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable String user, boolean empty) {
                super.updateItem(user, empty);
                setPrefWidth(0);
                setText(user == null || empty ? "" : model.shown(user));
            }
        });
        users.getItems().setAll(model.proposals(subject, ""));
        search.textProperty()
                .addListener((property, before, typed) -> users.getItems().setAll(model.proposals(subject, typed)));
        Runnable merge = () -> {
            String other = users.getSelectionModel().getSelectedItem();
            if (other != null) {
                model.merge(subject, other);
            }
        };
        search.setOnAction(event -> {
            users.getSelectionModel().selectFirst();
            users.requestFocus();
        });
        users.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                merge.run();
                event.consume();
            }
        });
        Button button = Nodes.button(Words.of("people.merge"), merge);
        button.setId("merge");
        button.setGraphic(Nodes.icon(Feather.GIT_MERGE));
        button.disableProperty()
                .bind(users.getSelectionModel().selectedItemProperty().isNull());
        page.getChildren().addAll(Nodes.label(Words.of("people.same"), "field-name"), search, users, button);
    }

    private static HBox line(PeopleViewModel.Line line) {
        Label text = Nodes.paragraph(line.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox box = new HBox(8, text, Nodes.iconButton(Feather.X, Words.of("people.takeBack"), line.takeBack()));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
