package org.nightjar.ui.graph;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.nightjar.analysis.graph.EntityNode;
import org.nightjar.analysis.graph.NodeType;

/** What the secondary button offers on a node. FX thread only. */
final class NodeMenu extends ContextMenu {

    private final GraphViewModel model;

    NodeMenu(GraphViewModel model) {
        this.model = model;
    }

    void showFor(EntityNode node, Node owner, double screenX, double screenY) {
        hide();
        getItems().clear();
        if (node.isFolded()) {
            MenuItem told = new MenuItem("These are folded; narrow the selection to see them");
            told.setDisable(true);
            getItems().add(told);
        } else {
            if (node.type() == NodeType.USER) {
                add("graph-focus", "Focus on this user", () -> model.open(node));
            }
            add("graph-only", "Only events of this " + noun(node), () -> model.showOnly(node));
            add("graph-exclude", "Exclude this " + noun(node), () -> model.exclude(node));
            add("graph-copy", "Copy", () -> copy(node.value()));
        }
        show(owner, screenX, screenY);
    }

    private static String noun(EntityNode node) {
        return node.type() == NodeType.TARGET ? "account" : node.type().label().toLowerCase(Locale.ROOT);
    }

    private void add(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(chosen -> action.run());
        getItems().add(item);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
