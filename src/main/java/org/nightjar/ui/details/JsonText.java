package org.nightjar.ui.details;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import javafx.scene.text.TextFlow;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * JSON in colours that can be selected and copied in part, by mouse (drag, double click for a value, triple click for a
 * line) and by keyboard (arrows, Home and End, with Shift to select, Ctrl+A, Ctrl+C). It cannot be edited. FX thread
 * only; for texts of up to some ten thousand characters, {@link JsonLines} shows longer ones.
 */
final class JsonText extends StackPane {

    private final TextFlow flow = new TextFlow();
    private final Path hitMarks = new Path();
    private final Path marked = new Path();
    private final Path caretMark = new Path();
    private final TextSelection selection;
    private final Consumer<Bounds> reveal;
    private final List<RawRecord.Hit> hits;

    /**
     * A text.
     *
     * @param hits parts of it to be marked
     * @param reveal is told, in scene coordinates, what the keyboard or a drag has come to
     */
    JsonText(String json, List<RawRecord.Hit> hits, Consumer<Bounds> reveal) {
        this.reveal = reveal;
        this.hits = hits;
        selection = new TextSelection(json);
        getStyleClass().addAll("json", "mono");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText(Words.of("details.raw"));
        setCursor(Cursor.TEXT);
        flow.getChildren().setAll(JsonTokens.coloured(json));
        marked.getStyleClass().add("json-marked");
        caretMark.getStyleClass().add("json-caret");
        hitMarks.getStyleClass().add("json-hit");
        hitMarks.setManaged(false);
        marked.setManaged(false);
        caretMark.setManaged(false);
        caretMark.setVisible(false);
        // The marks lie in the same place as the text, so its padding is that of the pane around both.
        getChildren().add(new StackPane(hitMarks, marked, flow, caretMark));
        flow.layoutBoundsProperty().addListener(property -> {
            markHits();
            mark();
        });
        focusedProperty().addListener((property, before, focused) -> caretMark.setVisible(focused));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** What is selected, or "". */
    String selectedText() {
        return selection.selected();
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            int at = hit(event.getSceneX(), event.getSceneY());
            switch (event.getClickCount()) {
                case 1 -> selection.moveTo(at, event.isShiftDown());
                case 2 -> selection.selectValue(at);
                default -> selection.selectLine(at);
            }
            mark();
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !event.isStillSincePress()) {
            selection.moveTo(hit(event.getSceneX(), event.getSceneY()), true);
            mark();
            revealCaret();
        }
        event.consume();
    }

    private int hit(double sceneX, double sceneY) {
        return flow.hitTest(flow.sceneToLocal(sceneX, sceneY)).getInsertionIndex();
    }

    private void key(KeyEvent event) {
        boolean extend = event.isShiftDown();
        switch (event.getCode()) {
            case LEFT -> selection.moveTo(selection.caret() - 1, extend);
            case RIGHT -> selection.moveTo(selection.caret() + 1, extend);
            case UP -> selection.moveTo(lineAway(-1), extend);
            case DOWN -> selection.moveTo(lineAway(1), extend);
            case HOME -> selection.moveTo(event.isShortcutDown() ? 0 : selection.lineStart(), extend);
            case END -> selection.moveTo(event.isShortcutDown() ? selection.length() : selection.lineEnd(), extend);
            case A, C -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                shortcut(event);
            }
            case ESCAPE -> {
                if (selection.selected().isEmpty()) {
                    return;
                }
                selection.moveTo(selection.caret(), false);
            }
            default -> {
                return;
            }
        }
        mark();
        if (!event.isShortcutDown()) {
            revealCaret();
        }
        event.consume();
    }

    private void shortcut(KeyEvent event) {
        switch (event.getCode()) {
            case A -> selection.selectAll();
            default -> Nodes.copy(selection.selected().isEmpty() ? selection.text() : selection.selected());
        }
    }

    /** The place in the visual line above (-1) or below (1), which may be a part of a broken line. */
    private int lineAway(int lines) {
        Bounds caret = caretBounds();
        double y = caret.getCenterY() + lines * caret.getHeight();
        if (y < 0) {
            return 0;
        }
        return y > flow.getHeight()
                ? selection.length()
                : flow.hitTest(new Point2D(caret.getMinX(), y)).getInsertionIndex();
    }

    private Bounds caretBounds() {
        return new Path(flow.caretShape(selection.caret(), true)).getLayoutBounds();
    }

    private void markHits() {
        hitMarks.getElements().clear();
        hits.forEach(hit -> hitMarks.getElements().addAll(flow.rangeShape(hit.from(), hit.to())));
    }

    private void mark() {
        marked.getElements().setAll(flow.rangeShape(selection.from(), selection.to()));
        caretMark.getElements().setAll(flow.caretShape(selection.caret(), true));
    }

    private void revealCaret() {
        reveal.accept(flow.localToScene(caretBounds()));
    }
}
