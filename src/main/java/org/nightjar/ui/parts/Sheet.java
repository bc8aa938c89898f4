package org.nightjar.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A sheet at the right edge of a window, with a head and a page that scrolls; hidden at first, and made when it is first
 * shown. While it is shown it has the keyboard, and gives it back to where that was. FX thread only.
 */
public class Sheet extends VBox {

    private static final double WIDTH = 440;

    private final ScrollPane scroll = new ScrollPane();
    private final Runnable leave;
    private @Nullable Node before;

    /** @param leave takes the keyboard when the sheet is closed and where it was is gone */
    protected Sheet(String title, Runnable leave) {
        super(12);
        this.leave = leave;
        getStyleClass().add("side-sheet");
        setMaxWidth(WIDTH);
        setMinWidth(0);
        StackPane.setAlignment(this, Pos.CENTER_RIGHT);
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

    /** Gives the keyboard to what is wanted first: the page, so that arrows scroll it. */
    protected void takeKeyboard() {
        scroll.requestFocus();
    }

    /** Shows the sheet; if it is shown already, it gets the keyboard again. */
    protected final void comeForward() {
        if (isVisible()) {
            takeKeyboard();
        } else {
            toggle();
        }
    }

    /** Shows the sheet, or takes it away. */
    public void toggle() {
        if (isVisible()) {
            Nodes.show(this, false);
            giveBack();
        } else {
            before = getScene() == null ? null : getScene().getFocusOwner();
            Nodes.show(this, true);
            takeKeyboard();
        }
    }

    private void giveBack() {
        Node back = before;
        before = null;
        if (back != null && back.getScene() == getScene() && Nodes.isShown(back)) {
            back.requestFocus();
        } else {
            leave.run();
        }
    }
}
