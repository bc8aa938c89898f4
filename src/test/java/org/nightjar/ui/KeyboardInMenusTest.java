package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.nightjar.ui.graph.GraphView;
import org.nightjar.ui.map.CaseMapView;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Menus of buttons, boxes and of what is picked in a view: opened, walked, used and closed by the keyboard alone. */
class KeyboardInMenusTest extends WindowJourney {

    private static final KeyCode[] SHIFT_F10 = {KeyCode.SHIFT, KeyCode.F10};

    private Optional<WorkbenchViewModel> workbench = Optional.empty();

    /** What has a menu, and the keys that come to it from the node that has the keyboard. */
    private record Place(String name, String tab, Supplier<Node> node, KeyCode... keys) {}

    @Start
    void start(Stage given) throws Exception {
        begin(given);
        fixture.slots = ViewSlots.NONE
                .withTimeline(model -> {
                    workbench = Optional.of(model);
                    return new TimelineView(model);
                })
                .withMap(CaseMapView::new)
                .withGraph(GraphView::new);
        window = fixture.on(given, Optional.empty());
    }

    private WorkbenchViewModel workbench() {
        return workbench.orElseThrow();
    }

    private List<Place> places(FxRobot robot) {
        return List.of(
                new Place("lane", "overview", () -> found(robot, TimelineView.class), KeyCode.DOWN, KeyCode.DOWN),
                new Place("user", "overview", () -> users(robot), KeyCode.DOWN),
                new Place("facet", "overview", () -> shown(robot, ".facet-line")),
                new Place(
                        "row",
                        "events",
                        () -> robot.lookup("#events .table-view").query(),
                        KeyCode.DOWN),
                new Place("hour", "hours", () -> robot.lookup("#hours").query(), KeyCode.RIGHT, KeyCode.DOWN),
                new Place("finding", "findings", () -> robot.lookup("#findings").query(), KeyCode.DOWN),
                new Place(
                        "incident",
                        "incidents",
                        () -> robot.lookup("#incidents").query(),
                        KeyCode.DOWN),
                new Place("place", "map", () -> found(robot, CaseMapView.class), KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN),
                new Place("entity", "graph", () -> found(robot, GraphView.class), KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN),
                new Place(
                        "credential",
                        "credentials",
                        () -> robot.lookup("#credential-list").query(),
                        KeyCode.DOWN),
                new Place("detail line", "events", () -> {
                    robot.interact(() ->
                            workbench().showEvent(workbench().data().index().eventId(3)));
                    return shown(robot, ".field-line");
                }),
                new Place(
                        "coverage", "coverage", () -> robot.lookup("#coverage").query(), KeyCode.DOWN));
    }

    /** The first of that style class that is shown; one that is not while there is none. */
    private static Node shown(FxRobot robot, String selector) {
        Node none = new Region();
        none.setVisible(false);
        return robot.lookup((Node node) -> node.getStyleClass().contains(selector.substring(1)) && Nodes.isShown(node))
                .tryQuery()
                .orElse(none);
    }

    private static <T extends Node> T found(FxRobot robot, Class<T> type) {
        return robot.lookup((Node node) -> type.isInstance(node)).query();
    }

    @Test
    void whatCanBeDoneWithWhatIsPickedIsReachedByTheMenuKeyAndByShiftF10(FxRobot robot) {
        open(robot);
        Set<String> bad = new TreeSet<>();
        for (Theme theme : Theme.values()) {
            robot.interact(() -> workbench().themeProperty().set(theme));
            for (Place place : places(robot)) {
                come(robot, place);
                KeyCode[] keys = theme == Theme.DARK ? new KeyCode[] {KeyCode.CONTEXT_MENU} : SHIFT_F10;
                for (String flaw : flaws(robot, keys)) {
                    bad.add(theme + " " + place.name() + ": " + flaw);
                }
                robot.interact(() -> workbench().clear());
            }
        }
        assertEquals("", String.join("\n", bad));
    }

    @Test
    void whereNothingIsPickedYetTheMenuIsOnTheFirstThatCanBe(FxRobot robot) {
        open(robot);
        Set<String> bad = new TreeSet<>();
        for (Place place : places(robot)) {
            come(robot, new Place(place.name(), place.tab(), place.node()));
            if (place.node().get() instanceof ListView<?> list) {
                robot.interact(() -> list.getSelectionModel().clearSelection());
            }
            press(robot, SHIFT_F10);
            if (popup().isEmpty()) {
                bad.add(place.name());
            }
            press(robot, KeyCode.ESCAPE);
        }
        assertEquals("", String.join("\n", bad), "does not open");
    }

    @Test
    void theMenuIsAtTheLineThatTheKeyboardIsOnEvenIfItWasScrolledOutOfSight(FxRobot robot) {
        open(robot);
        tab(robot, "findings");
        ListView<?> list = users(robot);
        robot.interact(() -> stage.setHeight(560));
        robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().selectLast();
            list.scrollTo(0);
        });
        press(robot, SHIFT_F10);
        Bounds seen = KeyboardWalk.onFx(() -> list.localToScreen(list.getLayoutBounds()));
        Window menu = popup().orElseThrow();
        Bounds line = KeyboardWalk.onFx(() -> list.lookupAll(".list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && cell.isSelected())
                .map(node -> node.localToScreen(node.getLayoutBounds()))
                .findFirst()
                .orElse(new BoundingBox(0, 0, 0, 0)));
        assertTrue(line.getMinY() >= seen.getMinY() - 1 && line.getMaxY() <= seen.getMaxY() + 1, line + " in " + seen);
        assertTrue(menu.getX() >= seen.getMinX() - 20 && menu.getX() < seen.getMaxX(), "at " + menu.getX());
    }

    private void come(FxRobot robot, Place place) {
        tab(robot, place.tab());
        until(() -> Nodes.isShown(place.node().get()));
        until(() -> !(place.node().get() instanceof ListView<?> list)
                || !list.getItems().isEmpty());
        robot.sleep(250);
        robot.interact(() -> place.node().get().requestFocus());
        for (KeyCode key : place.keys()) {
            press(robot, key);
        }
    }

    /** Opens, walks and closes the menu, opens it again and keeps only what is picked. */
    private List<String> flaws(FxRobot robot, KeyCode... keys) {
        Node before = focusOwner();
        press(robot, keys);
        if (popup().isEmpty()) {
            return List.of("does not open");
        }
        List<String> flaws = new ArrayList<>();
        Window menu = popup().get();
        Bounds of = KeyboardWalk.onFx(() -> before.localToScreen(before.getLayoutBounds()));
        // at the right edge of the screen a menu is pushed back as far as it needs
        boolean pushed =
                menu.getX() + menu.getWidth() >= Screen.getPrimary().getBounds().getMaxX() - 24;
        if (!pushed && menu.getX() < of.getMinX() - 20
                || menu.getX() > of.getMaxX()
                || menu.getY() < of.getMinY() - 20) {
            flaws.add("is elsewhere, at " + menu.getX() + " " + menu.getY() + " for " + of);
        }
        if (markedPixels(robot) < KeyboardWalk.LEAST_PIXELS) {
            flaws.add("the marked item is not seen");
        }
        press(robot, KeyCode.ESCAPE);
        if (popup().isPresent()) {
            flaws.add("Esc does not close it");
        }
        if (focusOwner() != before) {
            flaws.add("the keyboard is gone afterwards, at " + focusOwner());
        }
        press(robot, keys);
        for (int step = 0; step < 20 && !marked().equals("pivot-only"); step++) {
            press(robot, KeyCode.DOWN);
        }
        press(robot, KeyCode.ENTER);
        until(() -> popup().isEmpty());
        if (workbench().selection().query().isEmpty()) {
            flaws.add("Only this does nothing");
        }
        return flaws;
    }

    private static String marked() {
        return popup().map(menu -> menu.getScene().getFocusOwner())
                .map(Node::getId)
                .orElse("");
    }

    @Test
    void menusAndBoxesOfEachTabAreOpenedWalkedAndClosedAndTheMarkedItemIsSeen(FxRobot robot) {
        open(robot);
        Set<String> bad = new TreeSet<>();
        Set<String> menus = new TreeSet<>();
        for (Theme theme : Theme.values()) {
            robot.interact(() -> workbench().themeProperty().set(theme));
            for (WorkbenchTab name : WorkbenchTab.values()) {
                tab(robot, name.name().toLowerCase(Locale.ROOT));
                robot.sleep(200);
                for (Node node : robot.lookup((Node one) -> (one instanceof MenuButton || one instanceof ComboBox<?>)
                                && one.getScene() == stage.getScene()
                                && Nodes.isShown(one))
                        .queryAll()) {
                    if (menus.add(theme + " " + node.getId())) {
                        String flaw = menu(robot, node);
                        if (!flaw.isEmpty()) {
                            bad.add(theme + " " + node.getId() + ": " + flaw);
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", bad));
        assertTrue(menus.size() >= 16, "menus were looked for: " + menus);
    }

    /** Opens a menu where the keyboard is, marks an item and closes it again; says what is wrong with that. */
    private String menu(FxRobot robot, Node node) {
        robot.interact(node::requestFocus);
        boolean box = node instanceof ComboBoxBase<?>;
        press(robot, box ? KeyCode.F4 : KeyCode.SPACE);
        if (popup().isEmpty()) {
            return "does not open";
        }
        int changed = markedPixels(robot);
        press(robot, KeyCode.ESCAPE);
        if (popup().isPresent()) {
            return "Esc does not close it";
        }
        return focusOwner() != node
                ? "the keyboard is gone afterwards, at " + focusOwner()
                : changed < KeyboardWalk.LEAST_PIXELS ? "the marked item is not seen, " + changed + " pixels" : "";
    }

    /** Walks down twice and up once; how many pixels of the menu that changes. */
    private static int markedPixels(FxRobot robot) {
        Node root = popup().orElseThrow().getScene().getRoot();
        WritableImage before = KeyboardWalk.onFx(() -> root.snapshot(null, null));
        press(robot, KeyCode.DOWN);
        WritableImage first = KeyboardWalk.onFx(() -> root.snapshot(null, null));
        press(robot, KeyCode.DOWN);
        WritableImage second = KeyboardWalk.onFx(() -> root.snapshot(null, null));
        press(robot, KeyCode.UP);
        WritableImage third = KeyboardWalk.onFx(() -> root.snapshot(null, null));
        return Math.max(
                KeyboardWalk.changed(first, before),
                Math.max(KeyboardWalk.changed(second, first), KeyboardWalk.changed(third, second)));
    }

    /** The menu of a column's head is the mouse's; all that it offers stands in the menu beside the search. */
    @Test
    void theMenuOfAHeadLooksAsOtherMenusDo(FxRobot robot) {
        open(robot);
        tab(robot, "events");
        until(() -> robot.lookup("#column-user").tryQuery().isPresent());
        Node head = robot.lookup("#column-user").query();
        robot.interact(() -> {
            Bounds at = head.localToScreen(head.getBoundsInLocal());
            head.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 8, 8, at.getMinX() + 8, at.getMinY() + 8, false, null));
        });
        until(() -> robot.lookup("Hide this column").tryQuery().isPresent());
        Labeled item = robot.lookup("Hide this column").query();
        assertEquals("Regular", item.getFont().getStyle());
        assertEquals(13, item.getFont().getSize());
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void whatTheHeadOfAColumnOffersIsDoneByTheKeyboardInTheMenuOfColumns(FxRobot robot) {
        open(robot);
        tab(robot, "events");
        until(() -> robot.lookup("#column-country").tryQuery().isPresent());
        columns(robot, "show-country");
        until(() -> robot.lookup("#column-country").tryQuery().isEmpty());
        columns(robot, "show-country");
        until(() -> robot.lookup("#column-country").tryQuery().isPresent());
        List<String> before = headsOf(robot);
        columns(robot, "left-service");
        List<String> after = new ArrayList<>(before);
        Collections.swap(after, after.indexOf("column-service"), after.indexOf("column-service") - 1);
        until(() -> headsOf(robot).equals(after));
        columns(robot, "right-service");
        until(() -> headsOf(robot).equals(before));
        columns(robot, "pin-user");
        until(() -> robot.lookup(".pinned #column-user").tryQuery().isPresent());
        columns(robot, "sort-action");
        robot.interact(() -> robot.lookup("#events-group").<Node>query().requestFocus());
        press(robot, KeyCode.SPACE);
        for (int step = 0; step < 30 && !marked().equals("group-country"); step++) {
            press(robot, KeyCode.DOWN);
        }
        press(robot, KeyCode.ENTER);
        until(() -> robot.lookup(".group-heading").tryQuery().isPresent());
    }

    private static List<String> headsOf(FxRobot robot) {
        TableView<?> table = robot.lookup("#events .table-view").<TableView<?>>queryAll().stream()
                .filter(one -> !one.getStyleClass().contains("pinned"))
                .findFirst()
                .orElseThrow();
        return KeyboardWalk.onFx(
                () -> table.getColumns().stream().map(TableColumn::getId).toList());
    }

    /** Opens the menu of columns and walks to an item, into submenus where it is not in the menu itself. */
    private void columns(FxRobot robot, String item) {
        robot.interact(() -> robot.lookup("#events-columns").<Node>query().requestFocus());
        press(robot, KeyCode.SPACE);
        String submenu = item.startsWith("show-") ? "" : item.substring(0, item.indexOf('-'));
        for (int step = 0; step < 60 && !marked().equals(item); step++) {
            press(robot, KeyCode.DOWN);
            if (marked().equals("columns-" + submenu)) {
                press(robot, KeyCode.RIGHT);
                for (int inner = 0; inner < 30 && !innermost().equals(item); inner++) {
                    press(robot, KeyCode.DOWN);
                }
                break;
            }
        }
        press(robot, KeyCode.ENTER);
        until(() -> popup().isEmpty());
    }

    private static String innermost() {
        return Window.getWindows().stream()
                .filter(one -> one instanceof PopupWindow && !(one instanceof Tooltip) && one.isShowing())
                .reduce((outer, inner) -> inner)
                .map(menu -> menu.getScene().getFocusOwner())
                .map(Node::getId)
                .orElse("");
    }

    @Test
    void aSearchIsKeptByTheKeyboardAlone(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> workbench().setQuery("outcome:denied"));
        robot.interact(() -> robot.lookup("#searches").<Node>query().requestFocus());
        press(robot, KeyCode.SPACE);
        assertEquals("search-name", inPopup().getId(), "the name is asked for");
        robot.write("refused");
        press(robot, KeyCode.ENTER);
        until(() -> popup().isEmpty());
        assertEquals(
                List.of("refused"),
                fixture.openCase.searches().saved().stream()
                        .map(search -> search.name())
                        .toList());
        robot.interact(() -> workbench().clear());
        press(robot, KeyCode.SPACE);
        press(robot, KeyCode.DOWN);
        assertEquals("search-refused", inPopup().getId(), "down goes on along the menu");
        press(robot, KeyCode.UP);
        assertEquals("search-name", inPopup().getId(), "and up comes back");
        press(robot, KeyCode.DOWN, KeyCode.ENTER);
        until(() -> workbench().selection().query().equals("outcome:denied"));
        assertEquals("searches", focusOwner().getId());
    }

    private static Node inPopup() {
        return popup().orElseThrow().getScene().getFocusOwner();
    }

    private static Optional<Window> popup() {
        return Window.getWindows().stream()
                .filter(one -> one instanceof PopupWindow && !(one instanceof Tooltip) && one.isShowing())
                .findFirst();
    }

    private Node focusOwner() {
        return stage.getScene().getFocusOwner();
    }
}
