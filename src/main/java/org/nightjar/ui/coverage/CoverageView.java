package org.nightjar.ui.coverage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.coverage.CoverageModel;
import org.nightjar.analysis.coverage.CoverageSeries;
import org.nightjar.analysis.timeline.TimeAxis;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.model.ZoneName;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Palette;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.TextWidth;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.FocusFrame;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.Words;

/**
 * A heat map of what the evidence covers: a row an account and region, an hour a cell. A click or a drag makes hours
 * the selection's range; the wheel zooms. FX thread only.
 */
public final class CoverageView extends Region {

    private static final Font AXIS = Font.font("Inter", 11);

    private final WorkbenchViewModel workbench;
    private final CoverageViewModel model;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final CoverageLegend legend = new CoverageLegend();
    private final HoverCard card = new HoverCard();
    private final StackPane notice = new StackPane();
    private final PivotMenu menu = new PivotMenu(this, this::pivots, this::placeOfKeyRow, () -> moveKeyRow(1));
    private Optional<TimeWindow> brush = Optional.empty();
    private Optional<Instant> pickedMoment = Optional.empty();
    private int keyRow = -1;

    public CoverageView(WorkbenchViewModel workbench) {
        this(workbench, Latest.shared());
    }

    CoverageView(WorkbenchViewModel workbench, Latest<CoverageModel> latest) {
        this.workbench = workbench;
        model = new CoverageViewModel(workbench, latest);
        setId("coverage");
        setFocusTraversable(true);
        setAccessibleText(Words.of("coverage.accessible"));
        canvas.setMouseTransparent(true);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener(property -> requestLayout());
        notice.setMouseTransparent(true);
        getChildren().addAll(canvas, legend, bar, notice, card);
        FocusFrame.add(this, getChildren());
        setMinSize(0, 0);
        setPrefSize(800, 500);
        new CoverageGestures(this, model);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::menu);
        model.coverageProperty().addListener(property -> {
            keyRow = -1;
            show();
        });
        model.failureProperty().addListener(property -> show());
        model.windowProperty().addListener(property -> requestLayout());
        workbench.selectionProperty().addListener(property -> requestLayout());
        workbench.themeProperty().addListener(property -> show());
        workbench.zoneProperty().addListener(property -> show());
        show();
    }

    private Palette palette() {
        return Palette.of(workbench.themeProperty().get());
    }

    private void show() {
        card.dismiss();
        String failure = model.failureProperty().get();
        Optional<CoverageModel> coverage = model.coverageProperty().get();
        notice.getChildren().clear();
        if (!failure.isEmpty()) {
            notice.getChildren().setAll(new EmptyState(Feather.X_CIRCLE, Words.of("view.failed"), failure));
        } else if (coverage.isEmpty()) {
            notice.getChildren().setAll(EmptyState.loading(Words.of("coverage.busy")));
        } else if (coverage.get().series().isEmpty()) {
            notice.getChildren()
                    .setAll(new EmptyState(Feather.GRID, Words.of("coverage.empty"), Words.of("coverage.empty.next")));
        }
        boolean there = notice.getChildren().isEmpty();
        legend.setVisible(there);
        legend.show(palette(), model.mostInAnHour(), model.isContradicted(), model.found());
        bar.setVisible(there);
        requestLayout();
    }

    CoverageLayout geometry() {
        // a legend of more than its two lines takes from the rows
        double more = Math.max(0, legend.prefHeight(getWidth()) - CoverageLayout.BOTTOM);
        return new CoverageLayout(
                getWidth(), getHeight() - more, model.series().size(), bar.getValue(), model.window());
    }

    /** What the hover card says, or "". */
    String hoverText() {
        return card.text();
    }

    CoverageViewModel model() {
        return model;
    }

    /** The row that the keyboard has come to, or -1. */
    int keyRow() {
        return keyRow;
    }

    /** Moves the keyboard so many rows down and shows the row. */
    void moveKeyRow(int rows) {
        if (model.series().isEmpty()) {
            return;
        }
        int wanted = keyRow < 0 ? (int) Math.ceil(bar.getValue()) : keyRow + rows;
        keyRow = Math.max(0, Math.min(model.series().size() - 1, wanted));
        double visible = Math.floor(geometry().visibleRows());
        scrollTo(Math.max(keyRow + 1 - visible, Math.min(bar.getValue(), keyRow)));
        requestLayout();
    }

    void scrollTo(double row) {
        bar.setValue(Math.max(0, Math.min(bar.getMax(), row)));
    }

    double firstRow() {
        return bar.getValue();
    }

    /** Shows hours as being brushed; empty when that has ended. */
    void brush(Optional<TimeWindow> hours) {
        brush = hours;
        card.dismiss();
        requestLayout();
    }

    /** Says what lies at a point, or nothing. */
    void hover(double x, double y) {
        CoverageLayout layout = geometry();
        int row = layout.rowAt(y);
        if (row < 0 || !layout.isInPlot(x) || model.coverageProperty().get().isEmpty()) {
            card.dismiss();
            return;
        }
        TimeWindow hours = CoverageViewModel.hours(layout.millisAt(x), layout.millisAt(x + 1) - 1);
        CoverageCard.fill(
                card,
                model.name(model.series().get(row)),
                model.series().get(row),
                hours,
                model.missing(model.series().get(row), hours),
                model.coverageProperty().get().get().windows(),
                workbench.zoneProperty().get(),
                palette());
        card.showAt(x, y, getWidth(), getHeight());
    }

    void leave() {
        card.dismiss();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        canvas.setWidth(w);
        canvas.setHeight(h);
        CoverageLayout layout = geometry();
        double last = Math.max(0, layout.rows() - layout.visibleRows());
        bar.setMax(last);
        bar.setVisibleAmount(last * layout.visibleRows() / Math.max(1, layout.rows()));
        bar.setVisible(last > 0.01);
        if (bar.getValue() > last) {
            bar.setValue(last);
        }
        bar.resizeRelocate(layout.plotRight(), CoverageLayout.TOP, CoverageLayout.BAR, layout.rowsHeight());
        double below = layout.height() - CoverageLayout.BOTTOM;
        layoutInArea(legend, 0, below, w, h - below, 0, HPos.LEFT, VPos.CENTER);
        layoutInArea(notice, 0, 0, w, h, 0, Insets.EMPTY, false, false, HPos.CENTER, VPos.CENTER);
        draw();
    }

    private void draw() {
        Palette palette = palette();
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setFill(palette.surface());
        pen.fillRect(0, 0, getWidth(), getHeight());
        Optional<CoverageModel> coverage = model.coverageProperty().get();
        if (coverage.isEmpty() || coverage.get().series().isEmpty() || getWidth() < 2) {
            return;
        }
        CoverageLayout layout = geometry();
        CoveragePainter painter = new CoveragePainter(pen, palette, layout, model.mostInAnHour());
        TimeAxis axis = TimeAxis.of(
                layout.window(), workbench.zoneProperty().get(), layout.plotWidth(), text -> TextWidth.of(text, AXIS));
        pen.save();
        pen.beginPath();
        pen.rect(0, CoverageLayout.TOP, getWidth(), layout.rowsHeight());
        pen.clip();
        List<CoverageSeries> series = model.series();
        int end = Math.min(series.size(), (int) Math.ceil(layout.firstRow() + layout.visibleRows()));
        for (int row = (int) layout.firstRow(); row < end; row++) {
            painter.row(
                    row,
                    model.brief(series.get(row)),
                    series.get(row),
                    coverage.get().windows(),
                    row == keyRow);
        }
        pen.restore();
        painter.axis(
                axis,
                ZoneName.over(workbench.zoneProperty().get(), layout.window().range()));
        painter.range(brush.or(model::selected));
    }

    private void menu(MouseEvent event) {
        CoverageLayout layout = geometry();
        int row = layout.rowAt(event.getY());
        menu.hide();
        if (event.getButton() == MouseButton.SECONDARY && row >= 0) {
            keyRow = row;
            pickedMoment = layout.isInPlot(event.getX())
                    ? Optional.of(Instant.ofEpochMilli(layout.millisAt(event.getX())))
                    : Optional.empty();
            menu.show(event.getScreenX(), event.getScreenY());
            pickedMoment = Optional.empty();
            requestLayout();
        }
    }

    private List<Pivot> pivots() {
        return keyRow < 0 ? List.of() : model.pivots(model.series().get(keyRow), pickedMoment);
    }

    private Point2D placeOfKeyRow() {
        return new Point2D(CoverageLayout.HEADER_WIDTH, geometry().rowTop(Math.max(0, keyRow)) + CoverageLayout.ROW);
    }
}
