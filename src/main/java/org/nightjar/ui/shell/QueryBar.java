package org.nightjar.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.Selection;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** The lower bar: back and forward, the query, how many events it selects; below it what is wrong with the query. */
final class QueryBar extends VBox {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final TextField field = new TextField();
    private final Label place = Nodes.label("▲", "danger-text", "error-place");

    /** @param help shows the query language */
    QueryBar(WorkbenchViewModel workbench, SearchesViewModel searches, Runnable leaveField, Runnable help) {
        getStyleClass().add("query-bar");
        field.setId("query");
        field.getStyleClass().add("mono");
        field.setPromptText(Words.of("query.prompt"));
        field.setOnAction(event -> searches.ask(field.getText().strip()));
        Suggestions suggestions = new Suggestions(field, searches);
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.setText(workbench.selection().query());
                leaveField.run();
                event.consume();
            } else if (event.isShortcutDown() && event.getCode() == KeyCode.SLASH) {
                help.run();
                event.consume();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        Button back = Nodes.iconButton(Feather.ARROW_LEFT, Words.of("history.back"), workbench::back);
        back.setId("back");
        Button forward = Nodes.iconButton(Feather.ARROW_RIGHT, Words.of("history.forward"), workbench::forward);
        Button clear = Nodes.button(Words.of("selection.clear"), workbench::clear, "flat", "small");
        clear.setId("clear");
        Label count = Nodes.label("", "muted", "mono");
        count.setId("selected-count");
        count.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, back, forward, field, new SearchMenu(searches), count, clear);
        line.setAlignment(Pos.CENTER_LEFT);
        Label error = Nodes.paragraph("", "danger-text", "query-error");
        error.setId("query-error");
        place.setId("query-place");
        place.setManaged(false);
        place.setVisible(false);
        getChildren().addAll(line, error, place, suggestions);
        workbench.selectionProperty().addListener((property, before, selection) -> show(selection.query()));
        workbench.queryErrorProperty().addListener((property, before, text) -> {
            showError(error, text);
            point(workbench.queryErrorColumn());
        });
        showError(error, workbench.queryErrorProperty().get());
        Runnable show = () -> {
            back.setDisable(!workbench.canGoBack());
            forward.setDisable(!workbench.canGoForward());
            clear.setDisable(workbench.selection().selectsSameAs(Selection.ALL));
            count.setText(Words.count("events", workbench.rows().inRange().size()));
        };
        workbench.selectionProperty().addListener(property -> show.run());
        workbench.rowsProperty().addListener(property -> show.run());
        workbench.visitsProperty().addListener(property -> show.run());
        show.run();
    }

    /** What is there already stays, and the caret with it, so that typing goes on where it was. */
    private void show(String query) {
        if (!field.getText().equals(query)) {
            field.setText(query);
            field.end();
        }
    }

    /** Points at the place of an error, and puts the caret there if the text is being edited. */
    private void point(int column) {
        boolean known = column > 0 && column <= field.getLength() + 1;
        place.setVisible(known);
        if (known) {
            Text before = new Text(field.getText().substring(0, column - 1));
            before.setFont(field.getFont());
            double x = field.getBoundsInParent().getMinX()
                    + 9
                    + before.getLayoutBounds().getWidth();
            place.resizeRelocate(getInsets().getLeft() + x, getInsets().getTop() + field.getHeight() - 5, 12, 12);
            if (field.isFocused()) {
                field.positionCaret(column - 1);
            }
        }
    }

    private void showError(Label error, String text) {
        error.setText(text);
        error.setVisible(!text.isEmpty());
        error.setManaged(!text.isEmpty());
        field.pseudoClassStateChanged(INVALID, !text.isEmpty());
    }

    /** Puts the keyboard into the query. */
    void takeFocus() {
        field.requestFocus();
        field.selectAll();
    }
}
