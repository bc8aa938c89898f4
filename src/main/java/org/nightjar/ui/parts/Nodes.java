package org.nightjar.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small nodes that every view uses, in one look. */
public final class Nodes {

    /** Under these a node keeps what its tooltip says, and the tooltip once it was made. */
    private static final String TIP = "nightjar-tip";

    private static final String TOOLTIP = "nightjar-tooltip";

    private Nodes() {}

    public static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A label that breaks its lines. */
    public static Label paragraph(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A label that shows a long name shortened in the middle, and the whole when pointed at. */
    public static Label shortened(String text, int length, String... styleClasses) {
        Label label = label(Figures.shortened(text, length), styleClasses);
        // where there is less room than that, the end still tells names apart that begin alike
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        if (text.length() > length) {
            tip(label, text);
        }
        return label;
    }

    public static Button button(String text, Runnable action, String... styleClasses) {
        Button button = new Button(text);
        button.getStyleClass().addAll(styleClasses);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A flat button with only an icon; its name is its tooltip and what a screen reader says. */
    public static Button iconButton(Feather icon, String name, Runnable action) {
        Button button = button("", action, "tool-button", "flat");
        button.setGraphic(icon(icon));
        button.setAccessibleText(name);
        tip(button, name);
        return button;
    }

    public static FontIcon icon(Feather icon, String... styleClasses) {
        FontIcon node = FontIcon.of(icon);
        node.getStyleClass().addAll(styleClasses);
        return node;
    }

    /**
     * What is said when the node is pointed at; nothing for "". Said again it replaces what was said. A tooltip is a window
     * of its own: it is made when the pointer first comes to the node, because most of hundreds are never looked at.
     */
    public static void tip(Node node, String text) {
        boolean known = node.getProperties().put(TIP, text) != null;
        if (!known) {
            node.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> showTip(node));
        } else if (node.getProperties().get(TOOLTIP) instanceof Tooltip made) {
            tell(node, made, text);
        }
    }

    /** What {@link #tip} says of a node, or "". */
    public static String tipOf(Node node) {
        return node.hasProperties() && node.getProperties().get(TIP) instanceof String text ? text : "";
    }

    private static void showTip(Node node) {
        if (!node.getProperties().containsKey(TOOLTIP)) {
            Tooltip made = tooltip("");
            node.getProperties().put(TOOLTIP, made);
            tell(node, made, tipOf(node));
        }
    }

    private static void tell(Node node, Tooltip tooltip, String text) {
        tooltip.setText(text);
        if (text.isEmpty()) {
            Tooltip.uninstall(node, tooltip);
        } else {
            Tooltip.install(node, tooltip);
        }
    }

    private static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(560);
        return tooltip;
    }

    /** Above a table: what it is, and what can be done with it at the right, on more than one line where there is no room. */
    public static HBox tableHead(String title, Node... tools) {
        return tableHead(label(title, "section-title"), tools);
    }

    /** The same where what it is changes with what is in it. */
    public static HBox tableHead(Label name, Node... tools) {
        name.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane right = new FlowPane(8, 6, tools);
        right.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox head = new HBox(8, name, right);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("table-head");
        return head;
    }

    /** Shows a node, or takes it away with the room that it needs. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Whether a node and all that it lies in are visible and can be used. */
    public static boolean isShown(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible() || one.isDisabled()) {
                return false;
            }
        }
        return true;
    }

    /** Makes a node that acts on a click act on Enter and Space too, and reachable by Tab. */
    public static void onEnter(Node node, Runnable action) {
        node.setFocusTraversable(true);
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                action.run();
                event.consume();
            }
        });
    }

    /** Gives the keyboard to the first within a node that takes it, if any does. */
    public static boolean takeKeyboard(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        // what scrolls has its content only when it was styled
        node.applyCss();
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(Nodes::takeKeyboard);
    }

    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /** Puts a text on the clipboard. */
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
