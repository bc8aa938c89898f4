package org.nightjar.ui.events;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.table.LineOrder;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * One table of visible lines: those of the pinned columns, or of all others beside it. Its items are places on the screen,
 * counted from the top, and stay what they are while lines pass through them: a scroll or a filter changes the texts of
 * the cells that are there, and no cell is taken away, made or styled anew for it. FX thread only.
 */
final class LinesTable extends TableView<Integer> {

    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private static final double ROOM_FOR_OFFSET = 216;

    private final EventsViewModel model;
    private final BiConsumer<EventColumn, MouseEvent> menu;
    private final Set<Line> lines = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<EventCell> cells = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean sorting;

    /**
     * A table over the model's lines from its first visible one on.
     *
     * @param places 0 and up, as many as lines are visible
     * @param menu opens the menu on a cell
     */
    LinesTable(EventsViewModel model, ObservableList<Integer> places, BiConsumer<EventColumn, MouseEvent> menu) {
        super(places);
        this.model = model;
        this.menu = menu;
        getStyleClass().addAll("dense", "edge-to-edge", "events-table");
        setFixedCellSize(EventsView.LINE_HEIGHT);
        setPlaceholder(new Region());
        setRowFactory(view -> new Line());
        addEventFilter(MouseEvent.MOUSE_RELEASED, LinesTable::leaveOrder);
        setSortPolicy(view -> {
            sortedByHeader();
            return true;
        });
    }

    /** A head sorts when any button is let go on it; the secondary one is for its menu alone. */
    private static void leaveOrder(MouseEvent event) {
        boolean onHead = event.getTarget() instanceof Node node && isOnHead(node);
        if (event.getButton() != MouseButton.PRIMARY && onHead) {
            event.consume();
        }
    }

    private static boolean isOnHead(Node node) {
        return node.getStyleClass().contains("column-header") || node.getParent() != null && isOnHead(node.getParent());
    }

    /** Shows these columns, each as wide as it was. */
    void show(List<EventColumn> columns, ColumnMenu heads) {
        List<TableColumn<Integer, ?>> made = columns.stream()
                .<TableColumn<Integer, ?>>map(column -> find(column).orElseGet(() -> make(column, heads)))
                .toList();
        if (!getColumns().equals(made)) {
            // a column that moves to the other table is still the one that lines are sorted by
            sorting = true;
            getColumns().setAll(made);
            sorting = false;
        }
    }

    private Optional<TableColumn<Integer, ?>> find(EventColumn column) {
        return getColumns().stream().filter(one -> one.getUserData() == column).findFirst();
    }

    /** The columns as they were dragged. */
    List<EventColumn> shown() {
        return getColumns().stream()
                .map(column -> (EventColumn) column.getUserData())
                .toList();
    }

    private TableColumn<Integer, String> make(EventColumn column, ColumnMenu heads) {
        TableColumn<Integer, String> made = new TableColumn<>(column.label());
        made.setId("column-" + column.name().toLowerCase(Locale.ROOT));
        made.setUserData(column);
        made.setPrefWidth(heads.width(column));
        made.widthProperty().addListener((property, before, width) -> heads.resized(column, width.doubleValue()));
        made.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text(column, cell.getValue())));
        made.setCellFactory(view -> new EventCell(column));
        made.setContextMenu(heads.of(column));
        return made;
    }

    /** Writes all cells again, because other lines are visible, or the same ones say something else. */
    void showLines() {
        lines.forEach(Line::mark);
        cells.forEach(EventCell::write);
    }

    /** The line at a place, or -1 where the table is empty. */
    private int lineAt(@Nullable Integer place) {
        int line = place == null ? -1 : model.firstProperty().get() + place;
        return line < model.size() ? line : -1;
    }

    private String text(EventColumn column, @Nullable Integer place) {
        int line = lineAt(place);
        return line >= 0 && !model.lines().isHeading(line) ? model.text(column, line) : "";
    }

    /** Says in the head of the time which zone it is in. */
    void nameTime(String zoneName, boolean withOffsets) {
        find(EventColumn.TIME).ifPresent(column -> {
            column.setText(Words.of("events.column.timeIn", zoneName));
            column.setMinWidth(withOffsets ? ROOM_FOR_OFFSET : ColumnLayout.NARROWEST);
        });
    }

    private void sortedByHeader() {
        if (!sorting) {
            Optional<TableColumn<Integer, ?>> by = getSortOrder().stream().findFirst();
            Optional<Dimension> dimension = by.flatMap(column -> ((EventColumn) column.getUserData()).dimension());
            boolean down = by.filter(column -> column.getSortType() == TableColumn.SortType.DESCENDING)
                    .isPresent();
            model.arrange(model.order().sorted(dimension, down));
        }
    }

    /** Shows in the heads how lines are sorted. */
    void showOrder(LineOrder order) {
        sorting = true;
        Optional<TableColumn<Integer, ?>> by = getColumns().stream()
                .filter(column ->
                        ((EventColumn) column.getUserData()).dimension().equals(order.sortBy()))
                .filter(column -> order.sortBy().isPresent() || order.descending())
                .findFirst();
        by.ifPresent(column -> column.setSortType(
                order.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING));
        if (!getSortOrder().equals(by.stream().toList())) {
            getSortOrder().setAll(by.stream().toList());
        }
        sorting = false;
    }

    private final class Line extends TableRow<Integer> {

        Line() {
            lines.add(this);
        }

        @Override
        protected void updateItem(@Nullable Integer place, boolean nothing) {
            super.updateItem(place, nothing);
            mark();
        }

        private void mark() {
            int at = isEmpty() ? -1 : lineAt(getItem());
            boolean heading = at >= 0 && model.lines().isHeading(at);
            pseudoClassStateChanged(HEADING, heading);
            pseudoClassStateChanged(CURSOR, at >= 0 && at == model.cursor());
            pseudoClassStateChanged(
                    CHOSEN, model.chosen().has(at) && model.chosen().count() > 1);
            Outcome outcome = at < 0 || heading ? Outcome.SUCCESS : model.outcome(at);
            pseudoClassStateChanged(FAILED, outcome == Outcome.DENIED || outcome == Outcome.FAILURE);
        }
    }

    private final class EventCell extends TableCell<Integer, String> {

        private final EventColumn column;

        EventCell(EventColumn column) {
            this.column = column;
            getStyleClass().add("event-cell-" + column.name().toLowerCase(Locale.ROOT));
            if (column == EventColumn.USER || column == EventColumn.ROLE || column == EventColumn.PRINCIPAL) {
                // ARNs of one account begin alike
                setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            }
            if (column.monospaced()) {
                getStyleClass().add("mono");
            }
            setOnMousePressed(this::press);
            cells.add(this);
        }

        private int line() {
            return getTableRow() == null ? -1 : lineAt(getTableRow().getItem());
        }

        private void write() {
            if (!isEmpty() && getTableRow() != null) {
                updateItem(LinesTable.this.text(column, getTableRow().getItem()), false);
            }
        }

        private void press(MouseEvent event) {
            int line = line();
            if (isEmpty() || line < 0) {
                return;
            }
            LinesTable.this.requestFocus();
            boolean secondary = event.getButton() == MouseButton.SECONDARY;
            if (model.lines().isHeading(line) && !secondary && !event.isShiftDown() && !event.isShortcutDown()) {
                model.toggleGroup(line);
            } else if (event.isShiftDown()) {
                model.chooseTo(line);
            } else if (event.isShortcutDown() && !secondary) {
                model.chooseAlso(line);
            } else if (!secondary || !model.chosen().has(line)) {
                model.moveTo(line);
            }
            if (secondary) {
                menu.accept(column, event);
            }
            event.consume();
        }

        @Override
        protected void updateItem(@Nullable String text, boolean nothing) {
            super.updateItem(text, nothing);
            mark(nothing);
            setText(
                    nothing || text == null
                            ? null
                            : column == EventColumn.RESOURCE ? Figures.shortened(text, 44) : repeated(text));
        }

        /** Signs of tags and notes stand beside the action, whichever columns are shown or not. */
        private void mark(boolean nothing) {
            Integer line =
                    nothing || getTableRow() == null ? null : getTableRow().getItem();
            if (column != EventColumn.ACTION
                    || line == null
                    || line >= model.size()
                    || model.lines().isHeading(line)) {
                setGraphic(null);
                return;
            }
            boolean tagged = model.isTagged(line);
            boolean noted = model.isNoted(line);
            if (!tagged && !noted) {
                setGraphic(null);
                return;
            }
            HBox signs = new HBox(3);
            signs.setAlignment(Pos.CENTER_LEFT);
            if (tagged) {
                signs.getChildren().add(Nodes.icon(Feather.TAG, "annotation-icon"));
            }
            if (noted) {
                signs.getChildren().add(Nodes.icon(Feather.MESSAGE_SQUARE, "annotation-icon"));
            }
            setGraphic(signs);
        }

        /** The action of events that share a line has their number. */
        private String repeated(String text) {
            int line = line();
            if (column != EventColumn.ACTION || line < 0) {
                return text;
            }
            int count = model.lines().count(line);
            return count == 1 || model.lines().isHeading(line)
                    ? text
                    : Words.of("timeline.repeated", text, Figures.count(count));
        }
    }
}
