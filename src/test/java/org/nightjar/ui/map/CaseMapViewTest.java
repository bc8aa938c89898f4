package org.nightjar.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.VerticalDirection;
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
import org.nightjar.casefile.CaseData;
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
class CaseMapViewTest {

    private final WorkbenchViewModel everybody = model(TravelStory.everybody());
    private WorkbenchViewModel workbench = everybody;

    @SuppressWarnings("NullAway.Init") // set by start()
    private StackPane root;

    @SuppressWarnings("NullAway.Init") // set by start()
    private CaseMapView view;

    private static WorkbenchViewModel model(CaseData data) {
        return new WorkbenchViewModel(data, Runnable::run, Runnable::run);
    }

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        view = new CaseMapView(everybody);
        root = new StackPane(view);
        stage.setScene(new Scene(root, 1200, 760));
        stage.show();
    }

    private void open(CaseData data, Theme theme) {
        Platform.runLater(() -> {
            workbench = model(data);
            workbench.themeProperty().set(theme);
            view = new CaseMapView(workbench);
            root.getChildren().setAll(view);
        });
        settle();
    }

    private void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        try {
            WaitForAsyncUtils.waitFor(
                    30,
                    TimeUnit.SECONDS,
                    () -> !view.lookupAll(".progress-indicator").stream().anyMatch(Node::isVisible));
            WaitForAsyncUtils.sleep(1_200, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("the map is still being worked out", late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void keep(String name) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> Screenshots.save(root.getScene(), name));
    }

    private void onFx(Runnable change) {
        Platform.runLater(change);
        settle();
    }

    private double screenX(double longitude) {
        return view.localToScreen(view.camera().screenX(Mercator.x(longitude)), 0)
                .getX();
    }

    private double screenY(double latitude) {
        return view.localToScreen(0, view.camera().screenY(Mercator.y(latitude)))
                .getY();
    }

    @Test
    void theWorldIsShownInBothThemes() {
        settle();
        keep("map-world-light");
        String summary = ((Label) view.lookup("#map-summary")).getText();
        assertTrue(summary.contains("300 events by services"), summary);
        assertTrue(((Label) view.lookup("#map-credit")).getText().contains("IP Geolocation by DB-IP"));
        onFx(() -> {
            Application.setUserAgentStylesheet(new atlantafx.base.theme.PrimerDark().getUserAgentStylesheet());
            workbench.themeProperty().set(Theme.DARK);
        });
        keep("map-world-dark");
    }

    @Test
    void hoveringSaysWhatIsThereAndAClickNarrowsToIt(FxRobot robot) {
        settle();
        robot.moveTo(screenX(18.42), screenY(-33.92));
        WaitForAsyncUtils.waitForFxEvents();
        HoverCard card = (HoverCard) view.lookup(".hover-card");
        assertTrue(card.isVisible());
        assertEquals("Cape Town, South Africa", ((Label) card.getChildren().get(0)).getText());
        keep("map-hover");
        robot.clickOn(screenX(18.42), screenY(-33.92));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                "address:(\"192.0.2.27\" OR \"192.0.2.12\")",
                workbench.selection().query());
        settle();
        assertFalse(workbench.rows().inRange().isEmpty());
    }

    @Test
    void theWheelZoomsByOneLevelAtThePointer(FxRobot robot) {
        settle();
        robot.clickOn("#zoom-nearer").clickOn("#zoom-nearer");
        settle();
        double x = screenX(2);
        double y = screenY(48);
        double zoom = view.camera().zoom();
        robot.moveTo(x, y);
        // Headless, the wheel turns the other way round, and a step is one pixel instead of 40.
        robot.scroll(40, VerticalDirection.DOWN);
        settle();
        assertEquals(
                1,
                Math.abs(view.camera().zoom() - zoom),
                "zoom " + view.camera().zoom());
        assertEquals(x, screenX(2), 1.5);
        assertEquals(y, screenY(48), 1.5);
        robot.scroll(40, VerticalDirection.UP);
        settle();
        assertEquals(zoom, view.camera().zoom());
    }

    @Test
    void buttonsZoomAndTheHandPansWithoutChangingTheQuery(FxRobot robot) {
        settle();
        double zoom = view.camera().zoom();
        robot.clickOn("#zoom-nearer").clickOn("#zoom-nearer");
        settle();
        assertEquals(zoom + 2, view.camera().zoom());
        double before = view.camera().longitude();
        robot.moveTo(view).press(MouseButton.PRIMARY).moveBy(120, 0).moveBy(60, 0);
        robot.release(MouseButton.PRIMARY);
        settle();
        assertTrue(view.camera().longitude() < before, "the world follows the hand");
        assertEquals("", workbench.selection().query());
    }

    @Test
    void europeAndItsCitiesAreShownNearby() {
        settle();
        onFx(() -> {
            view.camera().fit(Mercator.x(-10), Mercator.y(60), Mercator.x(25), Mercator.y(36), 0);
            view.camera().zoomAt(5, view.getWidth() / 2, view.getHeight() / 2);
            view.requestLayout();
        });
        keep("map-europe-light");
    }

    @Test
    void theWayOfAUserOverThePacificIsDrawn() {
        open(TravelStory.alice(), Theme.LIGHT);
        onFx(() -> workbench.focus(new Focus.OnUser("alice")));
        keep("map-path-light");
        String summary = ((Label) view.lookup("#map-summary")).getText();
        assertTrue(summary.contains("faster than anybody travels"), summary);
        open(TravelStory.alice(), Theme.DARK);
        onFx(() -> workbench.focus(new Focus.OnUser("alice")));
        keep("map-path-dark");
    }

    @Test
    void eventsWithoutAPlaceSayWhatToDo() {
        open(TravelStory.placeless(), Theme.LIGHT);
        keep("map-empty");
        assertEquals("No places known for these events", ((Label) view.lookup(".empty-state .title-small")).getText());
    }

    @Test
    void theKeyboardWalksThePlacesAndActsOnThem(FxRobot robot) {
        settle();
        robot.interact(view::requestFocus);
        robot.type(KeyCode.PAGE_DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(view.lookup(".hover-card").isVisible());
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("#pivot-exclude").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        int all = workbench.rows().inRange().size();
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        settle();
        assertFalse(workbench.selection().query().isEmpty(), "it is query text");
        int only = workbench.rows().inRange().size();
        assertTrue(only > 0 && only < all, only + " of " + all);
    }
}
