package org.nightjar.ui.events;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * Which columns are shown, in which order, by which the lines are sorted, and which stay at the left; its button offers by
 * keyboard all that the heads do. FX thread.
 */
final class ColumnMenu {

    private final EventsViewModel model;
    private final Set<EventColumn> pinned = new HashSet<>();
    private final Map<EventColumn, Double> widths = new EnumMap<>(EventColumn.class);
    private final Consumer<ColumnLayout> remember;
    private boolean anew;
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final MenuButton button = new MenuButton(Words.of("events.columns"));

    /**
     * The menu of the columns that the model has from now on.
     *
     * @param first as they were remembered
     * @param remember told of each layout after that
     */
    ColumnMenu(EventsViewModel model, ColumnLayout first, Consumer<ColumnLayout> remember) {
        this.model = model;
        this.remember = remember;
        take(first);
        model.columns().addListener((InvalidationListener) property -> remember.accept(layout()));
        button.setId("events-columns");
        button.getStyleClass().addAll("flat", "small");
        button.setOnShowing(event -> fill());
        Nodes.tip(button, Words.of("events.columns.tip"));
        fill();
    }

    MenuButton button() {
        return button;
    }

    /** Counts up when columns come, go, move or are pinned. */
    ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    List<EventColumn> pinned() {
        return model.columns().stream().filter(pinned::contains).toList();
    }

    List<EventColumn> others() {
        return model.columns().stream()
                .filter(column -> !pinned.contains(column))
                .toList();
    }

    private void take(ColumnLayout layout) {
        widths.clear();
        pinned.clear();
        layout.places().forEach(place -> widths.put(place.column(), place.width()));
        pinned.addAll(layout.pinned());
        model.columns().setAll(layout.columns());
    }

    private ColumnLayout layout() {
        return new ColumnLayout(model.columns().stream()
                .map(column -> new ColumnLayout.Place(column, width(column), pinned.contains(column)))
                .toList());
    }

    /** How wide a column is, in pixels. */
    double width(EventColumn column) {
        return widths.getOrDefault(column, column.width());
    }

    /** A column was made wider or narrower by hand. */
    void resized(EventColumn column, double width) {
        if (Math.abs(width - width(column)) >= 1 && model.columns().contains(column)) {
            widths.put(column, Math.max(ColumnLayout.NARROWEST, Math.min(ColumnLayout.WIDEST, width)));
            remember.accept(layout());
        }
    }

    /** Whether all columns are to be made anew, so that they are as wide as at first; asked once. */
    boolean takeAnew() {
        boolean wanted = anew;
        anew = false;
        return wanted;
    }

    void reset() {
        anew = true;
        take(ColumnLayout.AT_FIRST);
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
        remember.accept(layout());
    }

    private void fill() {
        Menu pins = submenu("pin", "events.columns.pin");
        button.getItems().clear();
        for (EventColumn column : EventColumn.values()) {
            CheckMenuItem shown = new CheckMenuItem(column.label());
            shown.setId("show-" + column.id());
            shown.setSelected(model.columns().contains(column));
            shown.setOnAction(event -> show(column, shown.isSelected()));
            button.getItems().add(shown);
            if (model.columns().contains(column)) {
                CheckMenuItem pin = new CheckMenuItem(column.label());
                pin.setId("pin-" + column.id());
                pin.setSelected(pinned.contains(column));
                pin.setOnAction(event -> pin(column));
                pins.getItems().add(pin);
            }
        }
        Menu left = submenu("left", "events.columns.left");
        Menu right = submenu("right", "events.columns.right");
        for (EventColumn column : model.columns()) {
            left.getItems().add(item(column.label(), "left-" + column.id(), () -> move(column, -1)));
            right.getItems().add(item(column.label(), "right-" + column.id(), () -> move(column, 1)));
        }
        MenuItem reset = new MenuItem(Words.of("events.columns.reset"));
        reset.setId("columns-reset");
        reset.setOnAction(event -> reset());
        button.getItems().addAll(new SeparatorMenuItem(), sorts(), pins, left, right, reset);
    }

    /** By a click on the head it is the same: chosen again, the other way round. */
    private Menu sorts() {
        Menu sorts = submenu("sort", "events.columns.sort");
        ToggleGroup one = new ToggleGroup();
        for (EventColumn column : model.columns()) {
            boolean now = model.order().sortBy().equals(column.dimension());
            String way = Words.of(model.order().descending() ? "events.columns.down" : "events.columns.up");
            RadioMenuItem sort =
                    new RadioMenuItem(now ? Words.of("events.columns.sorted", column.label(), way) : column.label());
            sort.setId("sort-" + column.id());
            sort.setToggleGroup(one);
            sort.setSelected(now);
            sort.setOnAction(event -> model.arrange(model.order().sortedBy(column.dimension())));
            sorts.getItems().add(sort);
        }
        return sorts;
    }

    private static Menu submenu(String id, String key) {
        Menu menu = new Menu(Words.of(key));
        menu.setId("columns-" + id);
        return menu;
    }

    void show(EventColumn column, boolean wanted) {
        if (wanted && !model.columns().contains(column)) {
            model.columns().add(column);
        } else if (!wanted && model.columns().size() > 1) {
            model.columns().remove(column);
            pinned.remove(column);
        }
        changed();
    }

    void pin(EventColumn column) {
        if (!pinned.remove(column)) {
            pinned.add(column);
        }
        changed();
    }

    void move(EventColumn column, int by) {
        int from = model.columns().indexOf(column);
        int to = Math.max(0, Math.min(model.columns().size() - 1, from + by));
        if (from >= 0 && from != to) {
            model.columns().remove(from);
            model.columns().add(to, column);
            changed();
        }
    }

    /** The menu of a column's head. */
    ContextMenu of(EventColumn column) {
        MenuItem pin = item("events.columns.pinOne", () -> pin(column));
        MenuItem hide = item("events.columns.hide", () -> show(column, false));
        MenuItem left = item("events.columns.left", () -> move(column, -1));
        MenuItem right = item("events.columns.right", () -> move(column, 1));
        MenuItem group =
                item("events.columns.group", () -> model.arrange(model.order().groupedBy(column.dimension())));
        group.setDisable(column.dimension().isEmpty());
        return new ContextMenu(pin, hide, left, right, new SeparatorMenuItem(), group);
    }

    private static MenuItem item(String label, String id, Runnable action) {
        MenuItem item = new MenuItem(label);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Words.of(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
