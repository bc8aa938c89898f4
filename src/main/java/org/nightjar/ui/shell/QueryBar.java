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
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.Selection;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** The lower bar: back and forward, the query, how many events it selects; below it what is wrong with the query. */
final class QueryBar extends VBox {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final TextField field = new TextField();

    QueryBar(WorkbenchViewModel workbench, Runnable leaveField) {
        getStyleClass().add("query-bar");
        field.setId("query");
        field.getStyleClass().add("mono");
        field.setPromptText(Words.of("query.prompt"));
        field.setOnAction(event -> workbench.setQuery(field.getText()));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.setText(workbench.selection().query());
                leaveField.run();
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
        HBox line = new HBox(8, back, forward, field, count, clear);
        line.setAlignment(Pos.CENTER_LEFT);
        Label error = Nodes.paragraph("", "danger-text", "query-error");
        error.setId("query-error");
        getChildren().addAll(line, error);
        workbench.selectionProperty().addListener((property, before, selection) -> field.setText(selection.query()));
        workbench.queryErrorProperty().addListener((property, before, text) -> showError(error, text));
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
