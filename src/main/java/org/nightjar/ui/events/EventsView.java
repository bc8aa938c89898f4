package org.nightjar.ui.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.ZoneName;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.Settings;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.ValueText;
import org.nightjar.ui.parts.Words;

/**
 * The table of selected events. It has as many places as lines are visible and a scroll bar of its own, because a
 * plain TableView walks over all lines before the visible ones at each scroll; this one costs the same at ten million.
 * Pinned columns are a second table at its left; headings of groups lie above the lines.
 */
public final class EventsView extends StackPane {

    /** Height of a line in pixels. */
    static final double LINE_HEIGHT = 26;

    private final EventsViewModel model;
    private final WorkbenchViewModel workbench;
    private final ObservableList<Integer> places = FXCollections.observableArrayList();
    private final ColumnMenu columns;
    private final LinesTable table;
    private final LinesTable pinned;
    private final HBox side = new HBox();
    private final Pane headings = new Pane();
    private final ScrollBar bar = new ScrollBar();
    private final EventsBar tools;
    private final EmptyState empty;
    private final PivotMenu menu;
    private Optional<EventColumn> picked = Optional.empty();
    private double scrolled;
    private boolean showing;

    /** A table whose columns are forgotten with it. */
    public EventsView(EventsViewModel model, WorkbenchViewModel workbench) {
        this(model, workbench, Optional.empty());
    }

    /** @param settings remember the columns from one session to the next */
    public EventsView(EventsViewModel model, WorkbenchViewModel workbench, Optional<Settings> settings) {
        this.model = model;
        this.workbench = workbench;
        setId("events");
        ColumnMemory memory = new ColumnMemory(workbench, settings);
        columns = new ColumnMenu(model, memory.first(), memory::remember);
        table = new LinesTable(model, places, this::openMenu);
        pinned = new LinesTable(model, places, this::openMenu);
        pinned.getStyleClass().add("pinned");
        menu = new PivotMenu(table, this::pivots, this::placeOfCursor, () -> move(1, false));
        tools = new EventsBar(model, columns, this::takeFocus);
        Button clear = Nodes.button(Words.of("events.empty.clear"), workbench::clear, "accent");
        empty = new EmptyState(Feather.SEARCH, Words.of("events.empty"), Words.of("events.empty.next"), clear);
        table.setFocusTraversable(true);
        pinned.setFocusTraversable(false);
        bar.setOrientation(Orientation.VERTICAL);
        HBox.setHgrow(table, Priority.ALWAYS);
        headings.setMouseTransparent(true);
        side.getChildren().addAll(table, bar);
        BorderPane whole = new BorderPane(new StackPane(side, headings));
        whole.setTop(tools);
        getChildren().addAll(whole, empty);
        listen();
        showColumns();
        show();
    }

    private void listen() {
        table.heightProperty().addListener(property -> measure());
        // the head is laid out after the table: a line too many would lie under the scroll bar
        table.skinProperty().addListener(property -> {
            if (table.lookup(".column-header-background") instanceof Region head) {
                head.heightProperty().addListener(height -> measure());
            }
        });
        for (LinesTable one : List.of(table, pinned)) {
            one.addEventFilter(ScrollEvent.SCROLL, this::wheel);
            one.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
            one.getColumns().addListener((InvalidationListener) property -> dragged());
        }
        bar.valueProperty()
                .addListener((property, before, value) -> model.scrollTo((int) Math.round(value.doubleValue())));
        model.versionProperty().addListener(property -> show());
        columns.changesProperty().addListener(property -> showColumns());
        workbench.zoneProperty().addListener(property -> nameTimeColumn());
        workbench.dataProperty().addListener(property -> nameTimeColumn());
        nameTimeColumn();
    }

    private void openMenu(EventColumn column, MouseEvent event) {
        picked = Optional.of(column);
        menu.show(event.getScreenX(), event.getScreenY());
        picked = Optional.empty();
    }

    /** Fills both tables with their columns. */
    private void showColumns() {
        showing = true;
        if (columns.takeAnew()) {
            pinned.getColumns().clear();
            table.getColumns().clear();
        }
        pinned.show(columns.pinned(), columns);
        table.show(columns.others(), columns);
        showing = false;
        side.getChildren().remove(pinned);
        table.getStyleClass().remove("beside-pinned");
        if (!columns.pinned().isEmpty()) {
            side.getChildren().add(0, pinned);
            table.getStyleClass().add("beside-pinned");
        }
        double width = pinned.getColumns().stream()
                        .mapToDouble(column -> columns.width((EventColumn) column.getUserData()))
                        .sum()
                + 2;
        pinned.setMinWidth(width);
        pinned.setPrefWidth(width);
        pinned.setMaxWidth(width);
        nameTimeColumn();
        show();
    }

    /** Columns were moved by their heads. */
    private void dragged() {
        if (!showing) {
            List<EventColumn> now = new ArrayList<>(pinned.shown());
            now.addAll(table.shown());
            if (now.size() == model.columns().size() && !now.equals(model.columns())) {
                model.columns().setAll(now);
            }
        }
    }

    private void nameTimeColumn() {
        String zone = ZoneName.head(
                workbench.zoneProperty().get(), workbench.data().index().span());
        // a clock that changes may be put back: then times have an offset, which must not be cut off
        boolean changes = !zone.startsWith("UTC");
        table.nameTime(zone, changes);
        pinned.nameTime(zone, changes);
    }

    private double headHeight() {
        return table.lookup(".column-header-background") instanceof Region head
                ? Math.max(LINE_HEIGHT, head.getHeight())
                : LINE_HEIGHT;
    }

    private void measure() {
        int lines = (int) Math.floor((table.getHeight() - headHeight() - 14) / LINE_HEIGHT);
        model.visibleLinesProperty().set(Math.max(1, lines));
        show();
    }

    private void show() {
        int first = model.firstProperty().get();
        int count = Math.max(0, Math.min(model.visibleLinesProperty().get(), model.size() - first));
        makeRoomFor(count);
        table.showLines();
        pinned.showLines();
        table.showOrder(model.order());
        pinned.showOrder(model.order());
        showHeadings(first, count);
        bar.setMax(model.lastFirst());
        bar.setVisibleAmount(
                (double) model.lastFirst() * model.visibleLinesProperty().get() / Math.max(1, model.size()));
        bar.setBlockIncrement(model.visibleLinesProperty().get());
        bar.setValue(first);
        bar.setDisable(model.lastFirst() == 0);
        empty.setVisible(model.size() == 0);
    }

    /** Places come and go at the foot only, so that the cells above stay. */
    private void makeRoomFor(int count) {
        if (places.size() > count) {
            places.remove(count, places.size());
        } else if (places.size() < count) {
            places.addAll(IntStream.range(places.size(), count).boxed().toList());
        }
    }

    /** A heading reaches over all columns, so it lies above its line. */
    private void showHeadings(int first, int count) {
        if (!headings.getChildren().isEmpty()) {
            headings.getChildren().clear();
        }
        for (int i = 0; i < count; i++) {
            int line = first + i;
            if (model.lines().isHeading(line)) {
                String value = model.lines().heading(line);
                boolean folded = model.lines().order().folded().contains(value);
                String name = model.lines()
                        .order()
                        .groupBy()
                        .map(dimension -> ValueText.orUnsaid(dimension, value))
                        .orElse(value);
                Label label = Nodes.label(
                        (folded ? "▸  " : "▾  ") + name + "   "
                                + Words.count("events", model.lines().count(line)),
                        "group-heading");
                label.relocate(10, headHeight() + i * LINE_HEIGHT);
                label.setPrefHeight(LINE_HEIGHT);
                headings.getChildren().add(label);
            }
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isShiftDown()) {
            scrolled -= event.getDeltaY() / 13;
            int lines = (int) scrolled;
            scrolled -= lines;
            model.scrollBy(lines);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        int page = Math.max(1, model.visibleLinesProperty().get() - 1);
        boolean range = event.isShiftDown();
        switch (event.getCode()) {
            case DOWN -> move(1, range);
            case UP -> move(-1, range);
            case PAGE_DOWN, SPACE -> move(page, range);
            case PAGE_UP -> move(-page, range);
            case HOME -> go(0, range);
            case END -> go(model.size() - 1, range);
            case F3 -> tools.findAgain(range ? -1 : 1);
            case LEFT -> model.foldAtCursor(true);
            case RIGHT -> model.foldAtCursor(false);
            default -> {
                if (!shortcut(event)) {
                    return;
                }
            }
        }
        event.consume();
    }

    private boolean shortcut(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.busyProperty().get()) {
            model.giveUp();
            return true;
        }
        if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            model.chooseAll();
            return true;
        }
        if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            tools.takeFocus();
            return true;
        }
        return false;
    }

    private void move(int lines, boolean range) {
        if (range) {
            model.chooseBy(lines);
        } else {
            model.moveBy(lines);
        }
    }

    private void go(int line, boolean range) {
        if (range) {
            model.chooseTo(line);
        } else {
            model.moveTo(line);
        }
    }

    /** Puts the keyboard into the table. */
    public void takeFocus() {
        table.requestFocus();
    }

    private List<Pivot> pivots() {
        return model.pivots(picked);
    }

    /** Below the line under the cursor, which is scrolled to if it is out of sight. */
    private Point2D placeOfCursor() {
        model.reveal(Math.max(0, model.cursor()));
        double head = table.getHeight() - places.size() * LINE_HEIGHT;
        int line = model.cursor() - model.firstProperty().get();
        return new Point2D(24, Math.max(0, Math.min(table.getHeight(), head / 2 + (line + 1) * LINE_HEIGHT)));
    }
}
