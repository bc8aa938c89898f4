package org.nightjar.ui.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.graph.EntityNode;
import org.nightjar.analysis.graph.NodeType;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.QueryText;
import org.nightjar.support.Screenshots;
import org.nightjar.support.TravelStory;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Theme;
import org.nightjar.ui.WorkbenchViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class GraphViewTest {

    private WorkbenchViewModel workbench = model(TravelStory.alice());

    @SuppressWarnings("NullAway.Init") // set by start()
    private StackPane root;

    @SuppressWarnings("NullAway.Init") // set by start()
    private GraphView view;

    private static WorkbenchViewModel model(CaseData data) {
        return new WorkbenchViewModel(data, Runnable::run, Runnable::run);
    }

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        view = new GraphView(workbench);
        root = new StackPane(view);
        stage.setScene(new Scene(root, 1200, 760));
        stage.show();
    }

    private static void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> condition.getAsBoolean());
        } catch (TimeoutException late) {
            throw new AssertionError("not in time: " + what, late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitGraph() {
        await(
                "the graph",
                () -> !view.picture().graph().nodes().isEmpty()
                        && view.lookupAll(".progress-indicator").stream().noneMatch(node -> node.isVisible()));
    }

    private void onFx(Runnable change) {
        GraphPicture before = view.picture();
        Platform.runLater(change);
        await("another graph", () -> view.picture() != before);
        awaitGraph();
    }

    private void keep(String name) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> Screenshots.save(root.getScene(), name));
    }

    private EntityNode node(NodeType type, String value) {
        return view.picture().graph().nodes().stream()
                .filter(node -> node.type() == type && node.value().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private Point2D onScreen(EntityNode node) {
        double[] at = view.screen(node);
        return view.localToScreen(at[0], at[1]);
    }

    @Test
    void theGraphOfAUserIsShownInBothThemes(FxRobot robot) {
        awaitGraph();
        onFx(() -> workbench.focus(new Focus.OnUser("alice")));
        robot.moveTo(5, 5);
        keep("graph-user-light");
        String summary = ((Label) view.lookup("#graph-summary")).getText();
        assertTrue(summary.contains("entities"), summary);
        Platform.runLater(() -> {
            Application.setUserAgentStylesheet(new atlantafx.base.theme.PrimerDark().getUserAgentStylesheet());
            workbench.themeProperty().set(Theme.DARK);
        });
        WaitForAsyncUtils.waitForFxEvents();
        keep("graph-user-dark");
    }

    @Test
    void hoveringLightsTheNeighboursAndSaysWhatItIs(FxRobot robot) {
        awaitGraph();
        robot.moveTo(onScreen(node(NodeType.ADDRESS, TravelStory.SYDNEY)));
        WaitForAsyncUtils.waitForFxEvents();
        HoverCard card = (HoverCard) view.lookup(".hover-card");
        assertTrue(card.isVisible());
        assertEquals(TravelStory.SYDNEY, ((Label) card.getChildren().get(0)).getText());
        keep("graph-hover-light");
    }

    @Test
    void aClickOnAnAddressNarrowsTheQueryAndKeepsWhatWasThere(FxRobot robot) {
        awaitGraph();
        onFx(() -> workbench.setQuery("action:Modify* OR action:CreateUser"));
        robot.clickOn(onScreen(node(NodeType.ADDRESS, TravelStory.SYDNEY)));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                "(action:Modify* OR action:CreateUser) AND address:\"203.0.113.9\"",
                workbench.selection().query());
        assertEquals(6, workbench.rows().inRange().size());
    }

    @Test
    void aClickOnAUserBringsThemIntoFocus(FxRobot robot) {
        awaitGraph();
        robot.clickOn(onScreen(node(NodeType.USER, "alice")));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(new Focus.OnUser("alice"), workbench.selection().focus());
    }

    @Test
    void theSecondaryButtonOffersToExclude(FxRobot robot) {
        awaitGraph();
        int all = workbench.rows().inRange().size();
        robot.clickOn(onScreen(node(NodeType.SERVICE, "iam.amazonaws.com")), MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#pivot-exclude");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("NOT service:\"iam.amazonaws.com\"", workbench.selection().query());
        assertEquals(all - 19, workbench.rows().inRange().size());
    }

    @Test
    void theKeyboardWalksTheEntitiesAndActsOnThem(FxRobot robot) {
        awaitGraph();
        robot.interact(view::requestFocus);
        robot.type(KeyCode.PAGE_DOWN);
        robot.type(KeyCode.PAGE_UP).type(KeyCode.PAGE_DOWN);
        EntityNode busiest = view.picture().graph().nodes().stream()
                .max(Comparator.comparingLong(EntityNode::events))
                .orElseThrow();
        assertEquals(Optional.of(busiest), view.picked());
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("#pivot-only").tryQuery().isPresent());
        keep("graph-menu-light");
        robot.type(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL).type(KeyCode.BACK_SPACE).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                "NOT " + QueryText.is(busiest.type().dimension(), busiest.value()),
                workbench.selection().query());
    }

    @Test
    void keysZoomAndFit(FxRobot robot) {
        awaitGraph();
        EntityNode alice = node(NodeType.USER, "alice");
        EntityNode sydney = node(NodeType.ADDRESS, TravelStory.SYDNEY);
        double before = distance(alice, sydney);
        robot.moveTo(view.localToScreen(5, 700));
        Platform.runLater(view::requestFocus);
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.PLUS);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1.3 * before, distance(alice, sydney), 0.5);
        robot.type(KeyCode.DIGIT0);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before, distance(alice, sydney), 0.5);
    }

    private double distance(EntityNode one, EntityNode other) {
        return onScreen(one).distance(onScreen(other));
    }

    @Test
    void columnsByTypeAreAnAlternative(FxRobot robot) {
        awaitGraph();
        GraphPicture before = view.picture();
        robot.clickOn("#graph-layers");
        await("the columns", () -> view.picture() != before);
        robot.moveTo(5, 5);
        keep("graph-layers-light");
        assertNotEquals(before.layout().x()[0], view.picture().layout().x()[0]);
    }

    @Test
    void everybodyIsBoundedAndTheRestIsFolded(FxRobot robot) {
        awaitGraph();
        onFx(() -> workbench.replaceData(TravelStory.everybody()));
        robot.moveTo(5, 5);
        keep("graph-everybody-light");
        assertTrue(view.picture().graph().nodes().size() <= 150);
        Platform.runLater(() -> workbench.setQuery("user:nobody-of-that-name"));
        await("no graph", () -> view.picture().graph().nodes().isEmpty());
        keep("graph-empty");
        assertEquals("Nothing to draw", ((Label) view.lookup(".empty-state .title-small")).getText());
    }

    @Test
    void inANarrowPaneTheLegendCoversNothingAndTheGraphFollowsTheSize(FxRobot robot) {
        awaitGraph();
        onFx(() -> workbench.focus(new Focus.OnUser("alice")));
        double width = root.getScene().getWindow().getWidth();
        double height = root.getScene().getWindow().getHeight();
        WaitForAsyncUtils.waitForFxEvents();
        keep("graph-wide");
        GraphLegend column = legend();
        double entries = column.getChildren().stream()
                .mapToDouble(entry -> entry.getLayoutBounds().getHeight() + 2)
                .sum();
        assertTrue(column.getHeight() < entries + 24, "as tall as its lines: " + column.getHeight());
        assertEquals(
                1,
                column.getChildren().stream().map(Node::getLayoutX).distinct().count(),
                "one below the other");
        robot.interact(() -> root.getScene().getWindow().setWidth(440));
        robot.interact(() -> root.getScene().getWindow().setHeight(420));
        WaitForAsyncUtils.waitForFxEvents();
        keep("graph-narrow");
        Bounds legend = legend().getBoundsInParent();
        assertTrue(legend.getWidth() < view.getWidth(), "within the pane");
        for (EntityNode node : view.picture().graph().nodes()) {
            double[] at = view.screen(node);
            assertTrue(view.getLayoutBounds().contains(at[0], at[1]), node.value() + " is in sight");
            assertFalse(legend.contains(at[0], at[1]), node.value() + " is under the legend");
        }
        robot.interact(view::requestFocus);
        robot.type(KeyCode.PLUS);
        EntityNode first = view.picture().graph().nodes().get(0);
        double[] before = view.screen(first);
        robot.interact(() -> root.getScene().getWindow().setWidth(500));
        WaitForAsyncUtils.waitForFxEvents();
        assertArrayEquals(before, view.screen(first), 0.01, "what was moved by hand stays");
        robot.interact(() -> root.getScene().getWindow().setWidth(width));
        robot.interact(() -> root.getScene().getWindow().setHeight(height));
    }

    private GraphLegend legend() {
        return view.getChildrenUnmodifiable().stream()
                .filter(GraphLegend.class::isInstance)
                .map(GraphLegend.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
