package org.nightjar.ui.shell;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.query.QueryCompletion;
import org.nightjar.analysis.query.QueryCompletion.Choice;
import org.nightjar.ui.parts.Nodes;

/**
 * Below the query, what the word at the caret could become: fields, and values that the case has. Up and down choose, Enter
 * or Tab takes, Esc closes. It never takes the keyboard from the text. FX thread only.
 */
final class Suggestions extends ListView<Choice> {

    private static final double LINE = 24;
    private static final double WIDTH = 460;

    private final TextField field;
    private final SearchesViewModel model;
    private QueryCompletion offered = new QueryCompletion(0, 0, List.of());
    private boolean taking;

    Suggestions(TextField field, SearchesViewModel model) {
        this.field = field;
        this.model = model;
        setId("suggestions");
        setManaged(false);
        setVisible(false);
        setFocusTraversable(false);
        setFixedCellSize(LINE);
        getStyleClass().addAll("suggestions", "dense");
        setCellFactory(view -> new Line());
        setOnMouseClicked(event -> take());
        field.textProperty().addListener((property, before, text) -> ask());
        field.focusedProperty().addListener((property, before, focused) -> close());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void ask() {
        if (taking || !field.isFocused()) {
            close();
            return;
        }
        // The caret is moved after the text has changed.
        Platform.runLater(() ->
                model.complete(field.getText(), Math.min(field.getCaretPosition(), field.getLength()), this::offer));
    }

    private void offer(QueryCompletion completion) {
        boolean complete = completion.choices().size() == 1
                && completion.to() <= field.getLength()
                && completion
                        .choices()
                        .get(0)
                        .text()
                        .equals(field.getText().substring(completion.from(), completion.to()));
        if (completion.choices().isEmpty() || complete || !field.isFocused()) {
            close();
            return;
        }
        offered = completion;
        getItems().setAll(completion.choices());
        getSelectionModel().clearSelection();
        double height = completion.choices().size() * LINE + 4;
        resizeRelocate(
                field.getBoundsInParent().getMinX() + 4,
                field.getBoundsInParent().getMaxY() + 6,
                WIDTH,
                height);
        setVisible(true);
        toFront();
    }

    private void close() {
        model.forgetCompletion();
        setVisible(false);
    }

    private void key(KeyEvent event) {
        if (!isVisible()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> getSelectionModel().select(Math.min(getItems().size() - 1, chosen() + 1));
            case UP -> getSelectionModel().select(Math.max(0, chosen() - 1));
            case TAB -> {
                getSelectionModel().select(Math.max(0, chosen()));
                take();
            }
            case ENTER -> {
                if (chosen() < 0) {
                    close();
                    return;
                }
                take();
            }
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int chosen() {
        return getSelectionModel().getSelectedIndex();
    }

    private void take() {
        Choice choice = getSelectionModel().getSelectedItem();
        if (choice == null || offered.to() > field.getLength()) {
            return;
        }
        taking = true;
        boolean isField = choice.text().endsWith(":");
        String text = isField ? choice.text() : choice.text() + " ";
        field.replaceText(offered.from(), offered.to(), text);
        field.positionCaret(offered.from() + text.length());
        taking = false;
        close();
        if (isField) {
            ask();
        }
    }

    private static final class Line extends ListCell<Choice> {
        @Override
        protected void updateItem(@Nullable Choice choice, boolean nothing) {
            super.updateItem(choice, nothing);
            if (nothing || choice == null) {
                setGraphic(null);
                return;
            }
            Label text = Nodes.label(choice.text(), "mono");
            HBox line = new HBox(8, text, Nodes.spacer(), Nodes.label(choice.meaning(), "muted", "small-text"));
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
        }
    }
}
