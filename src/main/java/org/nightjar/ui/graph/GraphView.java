package org.nightjar.ui.graph;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.graph.EntityNode;
import org.nightjar.analysis.graph.NodeType;
import org.nightjar.ui.CssColor;
import org.nightjar.ui.FitToSize;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Palette;
import org.nightjar.ui.PanZoomGestures;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.ZoomButtons;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.FocusFrame;
import org.nightjar.ui.parts.Hideable;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/**
 * The entities of the selected events and their ties. Hovering shows what hangs on a node; a click narrows the
 * selection to it, or brings a user into focus; the secondary button offers more. FX thread only.
 */
public final class GraphView extends Region implements Hideable {

    private final WorkbenchViewModel workbench;
    private final GraphViewModel model;
    private final GraphCamera camera = new GraphCamera();
    private final Canvas canvas = new Canvas();
    private final GraphDrawing drawing = new GraphDrawing();
    private final GraphGestures gestures;
    private final ZoomButtons buttons;
    private final GraphLegend legend = new GraphLegend();
    private final Label summary = new Label();
    private final HoverCard card = new HoverCard();
    private final StackPane notice = new StackPane();
    private final ProgressIndicator busy = new ProgressIndicator();
    private final PivotMenu menu;
    private @Nullable EntityNode hovered;
    private final FitToSize fitting = new FitToSize();

    public GraphView(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        model = new GraphViewModel(workbench);
        menu = new PivotMenu(this, this::pivots, this::placeOfMenu, () -> walk(1));
        gestures = new GraphGestures(this, camera, this::movedByHand, new PanZoomGestures.Target() {
            @Override
            public void fit() {
                GraphView.this.fit();
            }

            @Override
            public void walk(int steps) {
                GraphView.this.walk(steps);
            }
        });
        buttons = new ZoomButtons(() -> gestures.step(1), () -> gestures.step(-1), this::fit);
        buttons.add(
                "graph-layers",
                Feather.COLUMNS,
                Words.of("graph.layers"),
                () -> model.layeredProperty().set(!model.layeredProperty().get()));
        getStyleClass().add("entity-graph");
        setFocusTraversable(true);
        setAccessibleText(Words.of("graph.accessible"));
        summary.setId("graph-summary");
        summary.setWrapText(true);
        summary.setMouseTransparent(true);
        canvas.setMouseTransparent(true);
        busy.setMaxSize(28, 28);
        busy.visibleProperty().bind(model.busyProperty());
        getChildren().addAll(canvas, notice, legend, summary, busy, buttons, card);
        FocusFrame.add(this, getChildren());
        setMinSize(0, 0);
        setPrefSize(800, 500);
        notice.setMouseTransparent(true);
        model.failureProperty()
                .addListener(property -> fail(model.failureProperty().get()));
        model.pictureProperty().addListener((property, before, now) -> show(now));
        workbench.themeProperty().addListener(changed -> show(model.picture()));
        workbench.zoneProperty().addListener(changed -> card.dismiss());
        setOnMouseMoved(event -> hover(event.getX(), event.getY()));
        setOnMouseExited(event -> leave());
        setOnMouseClicked(this::click);
        show(model.picture());
    }

    @Override
    public void setSeen(boolean seen) {
        model.setSeen(seen);
    }

    private Palette palette() {
        return Palette.of(workbench.themeProperty().get());
    }

    private void show(GraphPicture picture) {
        leave();
        menu.hide();
        Palette palette = palette();
        setStyle("-fx-background-color: " + CssColor.of(palette.background()) + ";");
        summary.setText(model.summary());
        summary.setStyle("-fx-background-radius: 6; -fx-padding: 4 10 4 10; -fx-font-size: 12px; -fx-text-fill: "
                + CssColor.of(palette.textMuted()) + "; -fx-background-color: "
                + CssColor.of(palette.surface().deriveColor(0, 1, 1, 0.88)) + ";");
        legend.show(picture, palette);
        drawing.show(picture, model.layeredProperty().get());
        boolean empty = picture.graph().nodes().isEmpty();
        summary.setVisible(!empty);
        notice.getChildren().clear();
        if (empty) {
            String which = model.busyProperty().get() ? "graph.busy" : "graph.empty";
            notice.getChildren()
                    .setAll(new EmptyState(Feather.SHARE_2, Words.of(which), Words.of(which + ".next")).onPlate());
        }
        // when it is laid out: only then it is known how much room the legend takes
        fitting.want();
        draw();
        requestLayout();
    }

    private void fail(String why) {
        if (!why.isEmpty()) {
            notice.getChildren().setAll(new EmptyState(Feather.X_CIRCLE, Words.of("view.failed"), why).onPlate());
        }
    }

    /** Shows all of it. */
    void fit() {
        fitting.done(getWidth() > 1 && model.picture().layout().x().length > 0);
        boolean small = isSmall();
        double below = small ? legend.prefHeight(-1) + 30 : 50;
        camera.fit(
                model.picture().layout(),
                getWidth(),
                getHeight(),
                new Insets(50, small ? 80 : 170, below, small ? 60 : 190));
        moved();
    }

    /** There the legend lies below the graph, not beside it. */
    private boolean isSmall() {
        return getWidth() < 640;
    }

    private void movedByHand() {
        fitting.movedByHand();
        moved();
    }

    private void moved() {
        card.dismiss();
        draw();
    }

    private void draw() {
        drawing.draw(
                canvas.getGraphicsContext2D(),
                camera,
                palette(),
                getWidth(),
                getHeight(),
                legend.getBoundsInParent(),
                hovered);
    }

    /** Where a node is drawn, for tests. */
    double[] screen(EntityNode node) {
        return new double[] {
            camera.screenX(model.picture().layout().x()[node.id()]),
            camera.screenY(model.picture().layout().y()[node.id()])
        };
    }

    /** What is shown, for tests. */
    GraphPicture picture() {
        return model.picture();
    }

    /** What pointer or keyboard has come to, for tests. */
    Optional<EntityNode> picked() {
        return Optional.ofNullable(hovered);
    }

    private void hover(double x, double y) {
        EntityNode now = drawing.at(camera, x, y).orElse(null);
        setCursor(now == null ? Cursor.DEFAULT : Cursor.HAND);
        if (now != null) {
            fill(now);
            card.showAt(x, y, getWidth(), getHeight());
        } else {
            card.dismiss();
        }
        if (now != hovered) {
            hovered = now;
            draw();
        }
    }

    private List<Pivot> pivots() {
        return hovered == null ? List.of() : model.pivots(hovered);
    }

    /** The card makes room for the menu. */
    private Point2D placeOfMenu() {
        card.dismiss();
        return placeOfPicked();
    }

    private Point2D placeOfPicked() {
        if (hovered == null) {
            return Point2D.ZERO;
        }
        double[] at = screen(hovered);
        return new Point2D(at[0], at[1]);
    }

    /** Picks the next busiest entity and brings it into sight. */
    private void walk(int steps) {
        List<EntityNode> busiestFirst = model.picture().graph().nodes().stream()
                .sorted(Comparator.comparingLong(EntityNode::events).reversed())
                .toList();
        PanZoomGestures.walked(busiestFirst, hovered, steps).ifPresent(node -> {
            hovered = node;
            Point2D at = placeOfPicked();
            if (!getLayoutBounds().contains(at)) {
                camera.pan(getWidth() / 2 - at.getX(), getHeight() / 2 - at.getY());
                fitting.movedByHand();
            }
            draw();
            at = placeOfPicked();
            fill(node);
            card.showAt(at.getX(), at.getY(), getWidth(), getHeight());
        });
    }

    private void fill(EntityNode node) {
        ZoneId zone = workbench.zoneProperty().get();
        card.titled(
                node.isFolded()
                        ? NodeName.of(node, workbench.data().people())
                        : workbench.shown(node.type().dimension(), node.value()),
                palette());
        card.line(Words.of("card.kind"), node.type().label());
        card.line(Words.of("card.events"), Figures.count(node.events()));
        card.line(Words.of("card.changes"), Figures.count(node.writes()));
        if (node.errors() > 0) {
            card.line(Words.of("card.errors"), Words.of("card.errors.value", Figures.count(node.errors())));
        }
        card.line(Words.of("card.first"), Figures.time(node.first(), zone));
        card.line(Words.of("card.last"), Figures.time(node.last(), zone));
        node.severity().ifPresent(severity -> card.line(Words.of("card.finding"), SeverityMark.name(severity)));
        if (node.isFolded()) {
            card.line(Words.of("card.note"), Words.of("graph.card.folded"));
        } else {
            card.line(
                    Words.of("card.click"),
                    Words.of(node.type() == NodeType.USER ? "card.click.focus" : "card.click.only"));
        }
    }

    private void leave() {
        card.dismiss();
        if (hovered != null) {
            hovered = null;
            draw();
        }
    }

    private void click(MouseEvent event) {
        requestFocus();
        Optional<EntityNode> node = drawing.at(camera, event.getX(), event.getY());
        if (event.getButton() == MouseButton.SECONDARY) {
            hover(event.getX(), event.getY());
            card.dismiss();
            menu.show(event.getScreenX(), event.getScreenY());
        } else if (event.getButton() == MouseButton.PRIMARY && !gestures.hasDragged()) {
            menu.hide();
            node.ifPresent(model::open);
        }
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        canvas.setWidth(w);
        canvas.setHeight(h);
        legend.fold(isSmall(), w - 20);
        if (fitting.isDue(w, h)) {
            fit();
        }
        Insets edge = new Insets(10);
        layoutInArea(summary, 0, 0, Math.max(0, w - 60), h, 0, edge, false, false, HPos.LEFT, VPos.TOP);
        layoutInArea(buttons, 0, 0, w, h, 0, edge, false, false, HPos.RIGHT, VPos.TOP);
        layoutInArea(legend, 0, 0, w, h, 0, edge, false, false, HPos.LEFT, VPos.BOTTOM);
        layoutInArea(notice, 0, 0, w, h, 0, edge, false, false, HPos.CENTER, VPos.CENTER);
        layoutInArea(busy, 0, 0, w, h, 0, edge, false, false, HPos.CENTER, VPos.TOP);
        draw();
    }
}
