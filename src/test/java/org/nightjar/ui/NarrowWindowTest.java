package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.Focus;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.support.FxWait;
import org.nightjar.support.Screenshots;
import org.nightjar.ui.parts.WholeText;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The window of a small laptop, and then made the smallest, in a zone whose name is long: what does not fit is shortened,
 * never pushed out of sight, and says the whole of it when pointed at; times, heads, buttons and prompts are never shortened.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class NarrowWindowTest {

    private record Size(int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(960, 640));

    private static final Pattern CLOCK = Pattern.compile("\\d{2}:\\d{2}");

    @TempDir
    Path folder;

    private SampleCaseWindow window;
    private Stage stage;
    private final Set<String> cut = new TreeSet<>();
    private int looked;

    @Start
    void start(Stage given) throws Exception {
        stage = given;
        window = new SampleCaseWindow(stage, folder, "snapshot-exfiltration", made -> {
            made.setTimeZone(TimeZoneSetting.of(ZoneId.of("Asia/Kolkata")));
            made.annotate(new AnnotationEdit.Write(
                    AnnotationSubject.event(made.data().index().eventId(0)), "the first of all"));
        });
    }

    @Test
    void whatDoesNotFitSaysTheWholeWhenPointedAt(FxRobot robot) {
        window.open(robot);
        robot.interact(() -> window.workbench()
                .focus(new Focus.OnIncident(
                        window.workbench().data().detection().incidents().get(0).rank())));
        for (Size size : SIZES) {
            size(robot, size);
            for (Theme theme : Theme.values()) {
                robot.interact(() -> window.workbench().themeProperty().set(theme));
                String name = size.width() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-";
                window.eachTab(robot, (tab, root) -> look(root, name + tab.split(" ", 2)[0]));
                sheet(robot, "help", name, KeyCode.SHIFT, KeyCode.SLASH);
                sheet(robot, "detection-sheet", name, KeyCode.D);
                sheet(robot, "people", name, KeyCode.W);
                sheet(robot, "notes-sheet", name, KeyCode.X);
                sheet(robot, "about", name, KeyCode.F1);
            }
        }
        assertEquals("", String.join("\n", cut));
        assertTrue(looked > 5000, "labels were looked at: " + looked);
    }

    @Test
    void thePartsOfTheWindowHaveTheirSharesAgainWhenItIsAsLargeAsBefore(FxRobot robot) {
        size(robot, SIZES.get(0));
        window.open(robot);
        robot.sleep(300);
        SplitPane parts = robot.lookup("#parts").query();
        double before = parts.getDividerPositions()[0];
        assertEquals(0.2, before, 0.01);
        for (Size size : List.of(SIZES.get(1), SIZES.get(0), SIZES.get(1), new Size(1500, 940), SIZES.get(0))) {
            size(robot, size);
            robot.sleep(200);
        }
        assertEquals(before, parts.getDividerPositions()[0], 0.01);
    }

    private void size(FxRobot robot, Size size) {
        robot.interact(() -> {
            stage.setWidth(size.width());
            stage.setHeight(size.height());
        });
    }

    /** Windows of other tests are as large as they were. */
    @AfterEach
    void largeAgain(FxRobot robot) {
        size(robot, SIZES.get(0));
    }

    private void sheet(FxRobot robot, String id, String name, KeyCode... keys) {
        OnScreen.tab(robot, "hours");
        robot.interact(() -> robot.lookup("#users").<Node>query().requestFocus());
        robot.press(keys).release(keys);
        FxWait.until(15, () -> robot.lookup("#" + id).query().isVisible());
        robot.interact(() -> look(stage.getScene().getRoot(), name + id));
        robot.type(KeyCode.ESCAPE);
        FxWait.until(15, () -> !robot.lookup("#" + id).query().isVisible());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void look(Node root, String name) {
        Scene scene = root.getScene();
        root.applyCss();
        scene.getRoot().layout();
        SnapshotParameters twice = new SnapshotParameters();
        boolean dark = name.contains("dark");
        twice.setTransform(dark ? new Scale(2, 2) : new Scale(1, 1));
        WritableImage image = root.snapshot(twice, null);
        Screenshots.save(image, "narrow-" + name);
        each(root, name);
    }

    private void each(Node node, String name) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            looked++;
            judge(labeled, name);
        }
        if (node instanceof TextField field && field.getText().isEmpty()) {
            judgePrompt(field, name);
        }
        if (node instanceof TabPane tabs
                && tabs.getSelectionModel().getSelectedItem().getContent() instanceof Region content
                && content.getWidth() > tabs.getWidth() + 1) {
            cut.add("wider than its tab, " + name + " " + content.getId());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> each(child, name));
        }
    }

    /** What may be typed there is said whole. */
    private void judgePrompt(TextField field, String name) {
        field.lookupAll(".text").stream()
                .filter(text ->
                        text instanceof Text written && written.getText().equals(field.getPromptText()))
                .filter(text -> text.getLayoutBounds().getWidth() > field.getWidth() - 8)
                .forEach(text -> cut.add("cut, " + name + " " + field.getId() + ": " + field.getPromptText()));
    }

    private void judge(Labeled labeled, String name) {
        String whole = Optional.ofNullable(labeled.getText()).orElse("");
        Bounds at = labeled.localToScene(labeled.getLayoutBounds());
        if (whole.isBlank() || at.getWidth() == 0) {
            return;
        }
        String where = name + " " + labeled.getStyleClass() + " in "
                + Optional.ofNullable(labeled.getParent())
                        .map(parent -> parent.getClass().getSimpleName() + "#" + parent.getId())
                        .orElse("")
                + ": " + whole;
        boolean scrolls =
                within(labeled, TableView.class) || labeled.getStyleClass().contains("tab-label");
        if (!scrolls && (at.getMinX() < -1 || at.getMaxX() > stage.getScene().getWidth() + 1)) {
            cut.add("out of the window, " + where);
        }
        if (WholeText.isShortened(labeled) && (isTold(labeled) || labeled.isMouseTransparent())) {
            cut.add("cut, " + where);
        }
    }

    /** What is read in passing, or pressed: times, heads, and what buttons do. */
    private static boolean isTold(Labeled labeled) {
        boolean table = within(labeled, TableView.class);
        return labeled instanceof ButtonBase
                || labeled.getParent() instanceof ButtonBase
                || labeled.getStyleClass().contains("section-title")
                || labeled.getStyleClass().contains("user-line")
                || !table && CLOCK.matcher(labeled.getText()).find();
    }

    private static boolean within(Node node, Class<? extends Node> kind) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (kind.isInstance(one)) {
                return true;
            }
        }
        return false;
    }
}
