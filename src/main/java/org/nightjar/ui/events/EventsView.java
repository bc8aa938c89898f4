package org.nightjar.ui.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.Outcome;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * The table of selected events. It holds only the lines that are visible and has a scroll bar of its own, because a
 * plain TableView walks over all lines before the visible ones at each scroll; this one costs the same at ten million.
 */
public final class EventsView extends StackPane {

    /** Height of a line in pixels. */
    static final double LINE_HEIGHT = 26;

    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final EventsViewModel model;
    private final WorkbenchViewModel workbench;
    private final TableView<Integer> table = new TableView<>();
    private final ScrollBar bar = new ScrollBar();
    private final EmptyState empty;
    private final PivotMenu menu = new PivotMenu(table, this::pivots, this::placeOfCursor);
    private Optional<EventColumn> picked = Optional.empty();
    private double scrolled;

    public EventsView(EventsViewModel model, WorkbenchViewModel workbench) {
        this.model = model;
        this.workbench = workbench;
        setId("events");
        Button clear = Nodes.button(Words.of("events.empty.clear"), workbench::clear, "accent");
        empty = new EmptyState(Feather.SEARCH, Words.of("events.empty"), Words.of("events.empty.next"), clear);
        table.getStyleClass().addAll("dense", "edge-to-edge", "events-table");
        table.setFixedCellSize(LINE_HEIGHT);
        table.setFocusTraversable(true);
        table.setPlaceholder(new Region());
        table.setRowFactory(view -> new EventRow());
        for (EventColumn column : EventColumn.values()) {
            table.getColumns().add(column(column));
        }
        bar.setOrientation(Orientation.VERTICAL);
        HBox.setHgrow(table, Priority.ALWAYS);
        getChildren().addAll(new HBox(table, bar), empty);
        listen();
        show();
    }

    private void listen() {
        table.heightProperty().addListener(property -> measure());
        table.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        bar.valueProperty()
                .addListener((property, before, value) -> model.scrollTo((int) Math.round(value.doubleValue())));
        model.versionProperty().addListener(property -> show());
        workbench.zoneProperty().addListener(property -> nameTimeColumn());
        nameTimeColumn();
    }

    private void nameTimeColumn() {
        String zone = Figures.zoneName(workbench.zoneProperty().get(), Instant.now());
        table.getColumns().get(0).setText(Words.of("events.column.timeIn", zone));
    }

    private TableColumn<Integer, String> column(EventColumn column) {
        TableColumn<Integer, String> made = new TableColumn<>(column.label());
        made.setPrefWidth(column.width());
        made.setSortable(false);
        made.setReorderable(false);
        made.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(model.text(column, cell.getValue())));
        made.setCellFactory(view -> new EventCell(column));
        return made;
    }

    private void measure() {
        double header =
                table.lookup(".column-header-background") instanceof Region head ? head.getHeight() : LINE_HEIGHT;
        int lines = (int) Math.floor((table.getHeight() - header - 14) / LINE_HEIGHT);
        model.visibleLinesProperty().set(Math.max(1, lines));
        show();
    }

    private void show() {
        int first = model.firstProperty().get();
        int count = Math.min(model.visibleLinesProperty().get(), model.size() - first);
        List<Integer> visible = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            visible.add(first + i);
        }
        if (table.getItems().equals(visible)) {
            table.refresh();
        } else {
            table.getItems().setAll(visible);
        }
        bar.setMax(model.lastFirst());
        bar.setVisibleAmount(
                (double) model.lastFirst() * model.visibleLinesProperty().get() / Math.max(1, model.size()));
        bar.setBlockIncrement(model.visibleLinesProperty().get());
        bar.setValue(first);
        bar.setDisable(model.lastFirst() == 0);
        empty.setVisible(model.size() == 0);
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
        switch (event.getCode()) {
            case DOWN -> model.moveBy(1);
            case UP -> model.moveBy(-1);
            case PAGE_DOWN, SPACE -> model.moveBy(page);
            case PAGE_UP -> model.moveBy(-page);
            case HOME -> model.moveTo(0);
            case END -> model.moveTo(model.size() - 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Puts the keyboard into the table. */
    public void takeFocus() {
        table.requestFocus();
    }

    private List<Pivot> pivots() {
        return model.pivots(picked);
    }

    private Point2D placeOfCursor() {
        double head = table.getHeight() - table.getItems().size() * LINE_HEIGHT;
        int line = model.cursor() - model.firstProperty().get();
        return new Point2D(24, Math.max(0, Math.min(table.getHeight(), head / 2 + (line + 1) * LINE_HEIGHT)));
    }

    private final class EventRow extends TableRow<Integer> {
        @Override
        protected void updateItem(@Nullable Integer position, boolean nothing) {
            super.updateItem(position, nothing);
            int at = position == null || nothing || position >= model.size() ? -1 : position;
            pseudoClassStateChanged(CURSOR, at >= 0 && at == model.cursor());
            Outcome outcome = at < 0 ? Outcome.SUCCESS : model.outcome(at);
            pseudoClassStateChanged(FAILED, outcome == Outcome.DENIED || outcome == Outcome.FAILURE);
        }
    }

    private final class EventCell extends TableCell<Integer, String> {

        private final EventColumn column;

        EventCell(EventColumn column) {
            this.column = column;
            getStyleClass().add("event-cell-" + column.name().toLowerCase(Locale.ROOT));
            if (column.monospaced()) {
                getStyleClass().add("mono");
            }
            setOnMousePressed(event -> {
                if (!isEmpty()) {
                    table.requestFocus();
                    model.moveTo(getTableRow().getItem());
                    if (event.getButton() == MouseButton.SECONDARY) {
                        picked = Optional.of(column);
                        menu.show(event.getScreenX(), event.getScreenY());
                        picked = Optional.empty();
                    }
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable String text, boolean nothing) {
            super.updateItem(text, nothing);
            if (nothing || text == null) {
                setText(null);
                setTooltip(null);
            } else {
                setText(column == EventColumn.RESOURCE ? Figures.shortened(text, 44) : text);
            }
        }
    }
}
