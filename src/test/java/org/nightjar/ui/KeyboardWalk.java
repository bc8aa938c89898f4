package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
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
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.nightjar.support.Contrast;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Goes through a window by the Tab key alone, and looks at each control with and without the keyboard. From a test's own
 * thread.
 */
final class KeyboardWalk {

    /** Contrast of the same pixel with and without the keyboard, as WCAG 2.4.13 asks. */
    private static final double LEAST_CONTRAST = 3;

    /** As many pixels of it as a line under something narrow. */
    static final int LEAST_PIXELS = 16;

    private static final int MOST_STEPS = 600;

    private final Stage stage;
    private final Set<String> unreached = new TreeSet<>();
    private final Set<String> unseen = new TreeSet<>();
    private int controls;

    KeyboardWalk(Stage stage) {
        this.stage = stage;
    }

    /**
     * Presses Tab from a node on until all that takes the keyboard within another was reached.
     *
     * @param name of what is walked through, for what is said of it
     */
    void through(Node within, Node from, String name) {
        Set<Node> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        onFx(() -> collect(within, wanted));
        controls += wanted.size();
        Set<Node> reached = walk(from, wanted, name);
        wanted.stream()
                .filter(node -> !reached.contains(node))
                .forEach(node -> unreached.add(name + ": " + said(node)));
    }

    /** Walks through all of a node from its first control on. */
    void through(Node within, String name) {
        Node first = onFx(() -> firstWithin(within));
        onFx(() -> {
            first.requestFocus();
            Robot hand = new Robot();
            hand.keyPress(KeyCode.SHIFT);
            hand.keyType(KeyCode.TAB);
            hand.keyRelease(KeyCode.SHIFT);
            return true;
        });
        onFx(() -> true);
        through(within, onFx(() -> stage.getScene().getFocusOwner()), name);
    }

    /** How many controls were looked for. */
    int controls() {
        return controls;
    }

    void assertAllReachedAndSeen() {
        assertEquals("", String.join("\n", unreached), "out of the Tab key's reach");
        assertEquals("", String.join("\n", unseen), "where nobody sees the keyboard");
    }

    private static Node firstWithin(Node within) {
        return Optional.ofNullable(first(within))
                .orElseThrow(() -> new AssertionError("nothing takes the keyboard in " + within));
    }

    private static @Nullable Node first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return null;
        }
        if (node.isFocusTraversable()) {
            return node;
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(KeyboardWalk::first)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Presses Tab from a node on until it comes back, or all that is wanted was reached. */
    private Set<Node> walk(Node from, Set<Node> wanted, String name) {
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
                    unseen.add(name + ": " + said(here) + " " + changed + " pixels");
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

    /** How many pixels of two pictures stand out from one another. */
    static int changed(WritableImage one, WritableImage other) {
        return changed(one, other, new BoundingBox(-1, -1, 0, 0));
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

    static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }
}
