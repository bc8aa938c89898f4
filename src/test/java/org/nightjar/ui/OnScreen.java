package org.nightjar.ui;

import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.text.Text;
import org.nightjar.support.Screenshots;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What somebody sees of the window, and does to look at it. */
final class OnScreen {

    private OnScreen() {}

    /** Brings a tab to the front by the end of its id. */
    static void tab(FxRobot robot, String name) {
        robot.interact(() -> {
            TabPane tabs = robot.lookup("#tabs").query();
            tabs.getTabs().stream()
                    .filter(tab -> ("tab-" + name).equals(tab.getId()))
                    .forEach(tab -> tabs.getSelectionModel().select(tab));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** All text below a node, in order; read on the FX thread, which may be changing it. */
    static String allText(FxRobot robot, String selector) {
        StringBuilder found = new StringBuilder();
        robot.interact(() -> robot.from(robot.lookup(selector).<Node>query())
                .lookup((Node one) -> one instanceof Text)
                .queryAll()
                .forEach(one -> found.append(((Text) one).getText())));
        return found.toString();
    }

    /** Keeps a picture of the window as it is now. */
    static void picture(FxRobot robot, String name) {
        Node root = robot.lookup(".root").query();
        robot.interact(() -> {
            root.applyCss();
            root.getScene().getRoot().layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Screenshots.save(root.getScene(), name));
    }
}
