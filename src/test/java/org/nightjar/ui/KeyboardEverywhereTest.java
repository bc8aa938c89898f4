package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.Focus;
import org.nightjar.support.Contrast;
import org.nightjar.support.FxWait;
import org.nightjar.ui.graph.GraphView;
import org.nightjar.ui.map.CaseMapView;
import org.nightjar.ui.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Whatever takes the keyboard is reached by the Tab key alone, and where the keyboard is can be seen. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class KeyboardEverywhereTest {

    /** Contrast of the same pixel with and without the keyboard, as WCAG 2.4.13 asks. */
    private static final double LEAST_CONTRAST = 3;

    /** As many pixels of it as a line under something narrow. */
    private static final int LEAST_PIXELS = 16;

    private static final int MOST_STEPS = 600;

    @TempDir
    Path folder;

    private WorkbenchWindow window;
    private Stage stage;
    private Optional<WorkbenchViewModel> workbench = Optional.empty();

    @Start
    void start(Stage given) {
        stage = given;
        stage.setWidth(1440);
        stage.setHeight(900);
        WindowFixture parts = new WindowFixture(folder);
        parts.slots = ViewSlots.NONE
                .withTimeline(model -> {
                    workbench = Optional.of(model);
                    return new TimelineView(model);
                })
                .withMap(CaseMapView::new)
                .withGraph(GraphView::new);
        window = parts.on(stage, Optional.empty());
    }

    @Test
    void theTabKeyReachesEveryControlAndOneSeesWhereItIs(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(Path.of("demo"))));
        FxWait.until(30, () -> robot.lookup("#users .list-cell").tryQuery().isPresent());
        robot.interact(() -> workbench
                .orElseThrow()
                .focus(new Focus.OnFinding(workbench
                        .orElseThrow()
                        .data()
                        .detection()
                        .findings()
                        .get(0)
                        .id())));
        TabPane tabs = robot.lookup("#tabs").query();
        Set<String> unreached = new TreeSet<>();
        Set<String> unseen = new TreeSet<>();
        int controls = 0;
        for (Theme theme : Theme.values()) {
            robot.interact(() -> workbench.orElseThrow().themeProperty().set(theme));
            for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
                int number = tab;
                robot.interact(() -> tabs.getSelectionModel().select(number));
                robot.sleep(200);
                String name = tabs.getTabs().get(number).getId();
                Node within = tab == 0
                        ? stage.getScene().getRoot()
                        : tabs.getTabs().get(number).getContent();
                Set<Node> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
                onFx(() -> collect(within, wanted));
                controls += wanted.size();
                Set<Node> reached = walk(tab == 0 ? robot.lookup("#query").query() : tabs, wanted, theme, name, unseen);
                wanted.stream()
                        .filter(node -> !reached.contains(node))
                        .forEach(node -> unreached.add(name + ": " + said(node)));
            }
        }
        assertEquals("", String.join("\n", unreached), "out of the Tab key's reach");
        assertEquals("", String.join("\n", unseen), "where nobody sees the keyboard");
        assertTrue(controls > 150, "controls were looked for: " + controls);
    }

    /** Presses Tab from a node on until it comes back, or all that is wanted was reached. */
    private Set<Node> walk(Node from, Set<Node> wanted, Theme theme, String tab, Set<String> unseen) {
        Robot hand = onFx(Robot::new);
        Set<Node> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        onFx(() -> {
            from.requestFocus();
            return true;
        });
        Node at = from;
        for (int step = 0; step < MOST_STEPS; step++) {
            Node here = at;
            Optional<WritableImage> with =
                    wanted.contains(here) ? Optional.of(onFx(() -> picture(here))) : Optional.empty();
            onFx(() -> {
                hand.keyType(KeyCode.TAB);
                return true;
            });
            onFx(() -> true);
            Node next = onFx(() -> stage.getScene().getFocusOwner());
            if (with.isPresent() && next != here && step > 0) {
                int changed = onFx(() -> changed(with.get(), picture(here), ring(next, here)));
                if (changed < LEAST_PIXELS) {
                    unseen.add(theme + " " + tab + ": " + said(here) + " " + changed + " pixels");
                }
            }
            if (reached.containsAll(wanted) || next == null || next == here || !reached.add(next)) {
                break;
            }
            at = next;
        }
        return reached;
    }

    private static WritableImage picture(Node node) {
        Scene scene = node.getScene();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Bounds at = node.localToScene(node.getLayoutBounds());
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setViewport(new Rectangle2D(
                Math.max(0, at.getMinX() - 4),
                Math.max(0, at.getMinY() - 4),
                Math.max(1, at.getWidth() + 8),
                Math.max(1, at.getHeight() + 8)));
        return scene.getRoot().snapshot(parameters, null);
    }

    /** Where the next control's own ring may be in the picture of this one. */
    private static Bounds ring(Node next, Node here) {
        Bounds at = next.localToScene(next.getLayoutBounds());
        Bounds of = here.localToScene(here.getLayoutBounds());
        return new BoundingBox(
                at.getMinX() - Math.max(0, of.getMinX() - 4) - 6,
                at.getMinY() - Math.max(0, of.getMinY() - 4) - 6,
                at.getWidth() + 12,
                at.getHeight() + 12);
    }

    private static int changed(WritableImage one, WritableImage other, Bounds besides) {
        int changed = 0;
        int width = (int) Math.min(one.getWidth(), other.getWidth());
        int height = (int) Math.min(one.getHeight(), other.getHeight());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!besides.contains(x, y)
                        && one.getPixelReader().getArgb(x, y)
                                != other.getPixelReader().getArgb(x, y)) {
                    Color before = other.getPixelReader().getColor(x, y);
                    Color now = one.getPixelReader().getColor(x, y);
                    changed += Contrast.of(before, now) >= LEAST_CONTRAST ? 1 : 0;
                }
            }
        }
        return changed;
    }

    private static boolean collect(Node node, Set<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
        return true;
    }

    private static String said(Node node) {
        List<String> names = new ArrayList<>();
        for (Node one = node; one != null && names.size() < 3; one = one.getParent()) {
            names.add(one.getClass().getSimpleName()
                    + (one.getId() == null ? "" : "#" + one.getId())
                    + one.getStyleClass());
        }
        return String.join(" in ", names) + " " + node.getAccessibleText();
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }
}
