package org.nightjar.ui.parts;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Whatever text is shortened because there is no room says the whole when it is pointed at, unless it has something else to
 * say. Looked for when the pointer comes to it. FX thread only.
 */
public final class WholeText {

    private static final String MINE = "nightjar-whole-text";

    private WholeText() {}

    /** Makes all of a scene do so. */
    public static void tell(Scene scene) {
        scene.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, event -> {
            if (event.getTarget() instanceof Labeled labeled) {
                pointedAt(labeled);
            }
        });
    }

    /** Whether less is shown than the text. */
    public static boolean isShortened(Labeled labeled) {
        String whole = labeled.getText() == null ? "" : labeled.getText();
        return labeled.getChildrenUnmodifiable().stream()
                .filter(WholeText::isShownText)
                .anyMatch(text -> !bare(((Text) text).getText()).equals(bare(whole)));
    }

    /** An icon is a text too. */
    private static boolean isShownText(Node node) {
        return node instanceof Text && !(node instanceof FontIcon);
    }

    private static String bare(String text) {
        return text.replace("\n", "");
    }

    private static void pointedAt(Labeled labeled) {
        boolean mine = labeled.hasProperties() && labeled.getProperties().containsKey(MINE);
        boolean free = Nodes.tipOf(labeled).isEmpty() && labeled.getTooltip() == null;
        if (mine || free && isShortened(labeled)) {
            labeled.getProperties().put(MINE, true);
            Nodes.tip(labeled, isShortened(labeled) ? labeled.getText() : "");
        }
    }
}
