package org.nightjar.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.map.Leg;
import org.nightjar.analysis.map.MapModel;
import org.nightjar.analysis.map.Place;
import org.nightjar.model.Dimension;
import org.nightjar.ui.CssColor;
import org.nightjar.ui.FitToSize;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Palette;
import org.nightjar.ui.PanZoomGestures;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.ZoomButtons;
import org.nightjar.ui.map.PointClusters.Cluster;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.FocusFrame;
import org.nightjar.ui.parts.Hideable;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.Words;

/**
 * The selected events on a map of the world that needs no network. Points are places, sized by events; a user in
 * focus leaves a path. A click on a place narrows the selection to it. FX thread only.
 */
public final class CaseMapView extends Region implements Hideable {

    private static final String CREDIT = Words.of("map.credit");

    private final WorkbenchViewModel workbench;
    private final MapViewModel model;
    private final MapCamera camera = new MapCamera();
    private final MapPane pane = new MapPane(camera);
    private final MapDrawing drawing = new MapDrawing(this::draw);
    private final MapGestures gestures;
    private final ZoomButtons buttons;
    private final Label summary = new Label();
    private final Label credit = new Label(CREDIT);
    private final MapLegend legend = new MapLegend();
    private final HoverCard card = new HoverCard();
    private final StackPane notice = new StackPane();
    private final ProgressIndicator busy = new ProgressIndicator();
    private final PivotMenu menu;
    private @Nullable Cluster hovered;
    private final FitToSize fitting = new FitToSize();

    public CaseMapView(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        model = new MapViewModel(workbench);
        menu = new PivotMenu(this, this::pivots, this::placeOfMenu, () -> walk(1));
        gestures = new MapGestures(this, camera, this::movedByHand, new PanZoomGestures.Target() {
            @Override
            public void fit() {
                CaseMapView.this.fit();
            }

            @Override
            public void walk(int steps) {
                CaseMapView.this.walk(steps);
            }
        });
        buttons = new ZoomButtons(() -> gestures.step(1), () -> gestures.step(-1), this::fit);
        getStyleClass().add("case-map");
        setFocusTraversable(true);
        setAccessibleText(Words.of("map.accessible"));
        summary.setId("map-summary");
        credit.setId("map-credit");
        summary.setWrapText(true);
        summary.setMouseTransparent(true);
        credit.setMouseTransparent(true);
        busy.setMaxSize(28, 28);
        busy.visibleProperty().bind(model.busyProperty());
        getChildren().addAll(pane, notice, legend, summary, credit, busy, buttons, card);
        FocusFrame.add(this, getChildren());
        setMinSize(0, 0);
        setPrefSize(800, 500);
        notice.setMouseTransparent(true);
        follow();
        repaintInTheme();
    }

    @Override
    public void setSeen(boolean seen) {
        model.setSeen(seen);
    }

    private void follow() {
        model.mapProperty().addListener((property, before, now) -> show(now));
        model.failureProperty()
                .addListener(property -> fail(model.failureProperty().get()));
        workbench.themeProperty().addListener(changed -> repaintInTheme());
        workbench.zoneProperty().addListener(changed -> card.dismiss());
        sceneProperty().addListener((property, before, now) -> repaintInTheme());
        setOnMouseMoved(event -> hover(event.getX(), event.getY()));
        setOnMouseExited(event -> leave());
        setOnMouseClicked(this::click);
        Latest.<GeoNames>shared()
                .ask(
                        GeoNames::read,
                        names -> {
                            drawing.show(names);
                            draw();
                        },
                        failure -> {});
    }

    private Palette palette() {
        return Palette.of(workbench.themeProperty().get());
    }

    private void show(MapModel map) {
        leave();
        drawing.show(map);
        legend.show(map, palette());
        summary.setText(model.summary());
        summary.setVisible(!summary.getText().isEmpty());
        notice.getChildren().clear();
        if (map.places().isEmpty()) {
            notice.getChildren().setAll(new EmptyState(Feather.MAP_PIN, Words.of("map.empty"), advice(map)).onPlate());
        } else if (fitting.isWanted()) {
            fit();
        }
        requestLayout();
        draw();
    }

    private void fail(String why) {
        if (!why.isEmpty()) {
            notice.getChildren().setAll(new EmptyState(Feather.X_CIRCLE, Words.of("view.failed"), why).onPlate());
        }
    }

    private static String advice(MapModel map) {
        long all = map.serviceEvents() + map.unplacedEvents();
        if (all == 0) {
            return Words.of("graph.empty.next");
        }
        return Words.of(map.serviceEvents() > map.unplacedEvents() ? "map.empty.services" : "map.empty.unplaced");
    }

    /** Shows all places, or the world if there are none. */
    void fit() {
        gestures.interrupt();
        MapModel map = model.map();
        fitting.done(getWidth() > 1 && !map.places().isEmpty());
        double minX = 1;
        double minY = 1;
        double maxX = 0;
        double maxY = 0;
        for (Place place : map.places()) {
            minX = Math.min(minX, Mercator.x(place.longitude()));
            maxX = Math.max(maxX, Mercator.x(place.longitude()));
            minY = Math.min(minY, Mercator.y(place.latitude()));
            maxY = Math.max(maxY, Mercator.y(place.latitude()));
        }
        if (map.places().isEmpty() || maxX - minX > 0.6) {
            camera.showWorld();
        } else {
            camera.fit(minX, minY, maxX, maxY, 70);
        }
        moved();
    }

    private void movedByHand() {
        fitting.movedByHand();
        moved();
    }

    /** The camera, for tests. */
    MapCamera camera() {
        return camera;
    }

    private void moved() {
        if (pane.isWorn() && camera.zoom() == Math.rint(camera.zoom())) {
            restart();
        }
        pane.follow();
        card.dismiss();
        draw();
    }

    private void restart() {
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        pane.restart(workbench.themeProperty().get(), scale);
    }

    private void repaintInTheme() {
        restart();
        Palette palette = palette();
        setStyle("-fx-background-color: " + CssColor.of(palette.sea()) + ";");
        String plate = "-fx-background-radius: 6; -fx-padding: 4 10 4 10; -fx-background-color: "
                + CssColor.of(palette.surface().deriveColor(0, 1, 1, 0.88)) + ";";
        summary.setStyle(plate + "-fx-font-size: 12px; -fx-text-fill: " + CssColor.of(palette.text()) + ";");
        credit.setStyle("-fx-font-size: 11px; -fx-padding: 2 6 2 6; -fx-background-color: "
                + CssColor.of(palette.surface().deriveColor(0, 1, 1, 0.7)) + "; -fx-text-fill: "
                + CssColor.of(palette.textMuted()) + ";");
        card.dismiss();
        show(model.map());
    }

    private void draw() {
        drawing.draw(pane.canvas().getGraphicsContext2D(), camera, palette(), hovered);
    }

    private void hover(double x, double y) {
        Optional<Cluster> point = drawing.at(camera, x, y);
        Optional<Leg> leg = point.isPresent() ? Optional.empty() : drawing.legAt(camera, x, y);
        setCursor(point.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        Cluster now = point.orElse(null);
        if (now != null) {
            fill(now);
        } else if (leg.isPresent()) {
            MapCards.fill(card, leg.get(), model.map(), workbench.zoneProperty().get(), palette());
        }
        if (now != null || leg.isPresent()) {
            card.showAt(x, y, getWidth(), getHeight());
        } else {
            card.dismiss();
        }
        if (now != hovered) {
            hovered = now;
            draw();
        }
    }

    private void fill(Cluster cluster) {
        MapCards.fill(
                card,
                cluster,
                address -> workbench.shown(Dimension.ADDRESS, address),
                workbench.zoneProperty().get(),
                palette());
    }

    private List<Pivot> pivots() {
        Cluster cluster = hovered;
        if (cluster == null) {
            return List.of();
        }
        boolean several = cluster.places().size() > 1;
        List<Pivot> pivots = new ArrayList<>();
        if (several) {
            pivots.add(new Pivot(Pivot.Kind.FOCUS, Words.of("map.apart"), () -> open(cluster)));
        }
        pivots.addAll(model.pivots(MapCards.name(cluster.places()), cluster.places()));
        return pivots;
    }

    /** The card makes room for the menu. */
    private Point2D placeOfMenu() {
        card.dismiss();
        return placeOfPicked();
    }

    private Point2D placeOfPicked() {
        return hovered == null ? Point2D.ZERO : new Point2D(camera.screenX(hovered.x()), camera.screenY(hovered.y()));
    }

    /** Picks the next busiest place and brings it into sight. */
    private void walk(int steps) {
        gestures.interrupt();
        PanZoomGestures.walked(drawing.busiestFirst(), hovered, steps).ifPresent(cluster -> {
            hovered = cluster;
            Point2D at = placeOfPicked();
            if (!getLayoutBounds().contains(at)) {
                camera.pan(getWidth() / 2 - at.getX(), getHeight() / 2 - at.getY());
                fitting.movedByHand();
            }
            moved();
            at = placeOfPicked();
            fill(cluster);
            card.showAt(at.getX(), at.getY(), getWidth(), getHeight());
        });
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
        menu.hide();
        if (event.getButton() == MouseButton.SECONDARY) {
            hover(event.getX(), event.getY());
            card.dismiss();
            menu.show(event.getScreenX(), event.getScreenY());
        } else if (event.getButton() == MouseButton.PRIMARY && !gestures.hasDragged()) {
            drawing.at(camera, event.getX(), event.getY()).ifPresent(this::open);
        }
    }

    /** Several places come apart before one of them is chosen, unless they never do. */
    private void open(Cluster cluster) {
        if (cluster.places().size() > 1 && camera.zoom() < MapCamera.MOST_ZOOM) {
            camera.zoomAt(
                    Math.min(MapCamera.MOST_ZOOM, Math.rint(camera.zoom()) + 2),
                    camera.screenX(cluster.x()),
                    camera.screenY(cluster.y()));
            movedByHand();
        } else {
            model.narrowTo(cluster.places());
        }
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        camera.resize(w, h);
        pane.resizeRelocate(0, 0, w, h);
        if (fitting.isDue(w, h)) {
            fit();
        }
        pane.follow();
        Insets edge = new Insets(10);
        layoutInArea(summary, 0, 0, Math.max(0, w - 60), h, 0, edge, false, false, HPos.LEFT, VPos.TOP);
        layoutInArea(buttons, 0, 0, w, h, 0, edge, false, false, HPos.RIGHT, VPos.TOP);
        legend.setPrefWrapLength(Math.max(120, w - 20));
        layoutInArea(legend, 0, 0, w, h - 18, 0, edge, false, false, HPos.LEFT, VPos.BOTTOM);
        layoutInArea(credit, 0, 0, w, h, 0, Insets.EMPTY, false, false, HPos.RIGHT, VPos.BOTTOM);
        layoutInArea(notice, 0, 0, w, h, 0, edge, false, false, HPos.CENTER, VPos.CENTER);
        layoutInArea(busy, 0, 0, w, h, 0, edge, false, false, HPos.CENTER, VPos.TOP);
        draw();
    }
}
