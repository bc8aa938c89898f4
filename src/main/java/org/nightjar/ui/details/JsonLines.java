package org.nightjar.ui.details;

import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * A record of any length by lines, of which only the visible ones are laid out. Lines are chosen by mouse and keyboard
 * as in every list, and Ctrl+C copies them. FX thread only.
 */
final class JsonLines extends VBox {

    private static final double LINE_HEIGHT = 18;
    private static final double HEIGHT = 480;
    private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");

    private final ListView<RawRecord.Line> list = new ListView<>();

    JsonLines(List<RawRecord.Line> lines) {
        super(4);
        list.getItems().setAll(lines);
        list.setId("raw-lines");
        list.getStyleClass().addAll("plain-list", "json", "mono");
        list.setFixedCellSize(LINE_HEIGHT);
        list.setPrefHeight(HEIGHT);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new LineCell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
                Nodes.copy(selectedText());
                event.consume();
            }
        });
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).hit()) {
                list.scrollTo(Math.max(0, i - 3));
                break;
            }
        }
        Label how = Nodes.paragraph(Words.of("details.raw.long"), "muted", "small-text");
        getChildren().addAll(how, list);
    }

    /** The chosen lines; the pieces of a broken line are joined again. */
    String selectedText() {
        return list.getSelectionModel().getSelectedIndices().stream()
                .sorted()
                .map(index -> list.getItems().get(index))
                .map(line -> line.text() + (line.goesOn() ? "" : "\n"))
                .collect(Collectors.joining())
                .stripTrailing();
    }

    private static final class LineCell extends ListCell<RawRecord.Line> {
        @Override
        protected void updateItem(RawRecord.@Nullable Line line, boolean nothing) {
            super.updateItem(line, nothing);
            pseudoClassStateChanged(HIT, !nothing && line != null && line.hit());
            if (nothing || line == null) {
                setGraphic(null);
            } else {
                TextFlow flow = new TextFlow();
                flow.getChildren().setAll(JsonTokens.coloured(line.text()));
                flow.setPrefWidth(Math.max(1, line.text().length()) * LINE_HEIGHT);
                setGraphic(flow);
            }
        }
    }
}
