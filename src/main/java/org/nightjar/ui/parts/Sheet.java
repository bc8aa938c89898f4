package org.nightjar.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A sheet at the right edge of a window, with a head and a page that scrolls; hidden at first, and made when it is first
 * shown. FX thread only.
 */
public class Sheet extends VBox {

    private final ScrollPane scroll = new ScrollPane();

    /** A sheet of at most that width in pixels. */
    protected Sheet(String title, double width) {
        super(12);
        getStyleClass().add("side-sheet");
        setMaxWidth(width);
        setVisible(false);
        setManaged(false);
        visibleProperty().addListener((property, before, visible) -> {
            if (visible && getChildren().isEmpty()) {
                fill(title);
                make();
                // what scrolls is in the window only then: somebody may want the keyboard in it at once
                applyCss();
            }
        });
    }

    private void fill(String title) {
        HBox head = new HBox(
                8,
                Nodes.label(title, "title"),
                Nodes.spacer(),
                Nodes.iconButton(Feather.X, Words.of("sheet.close"), this::toggle));
        head.setAlignment(Pos.CENTER_LEFT);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /** Called when the sheet is first shown, before anybody else hears of that: for a page that stays the same. */
    protected void make() {}

    /** Puts a page below the head. */
    protected final void setPage(Node page) {
        scroll.setContent(page);
    }

    /** Puts the keyboard onto the page, so that arrows scroll it. */
    protected final void focusPage() {
        scroll.requestFocus();
    }

    /** Shows the sheet, or takes it away. */
    public void toggle() {
        setVisible(!isVisible());
        setManaged(isVisible());
    }
}
