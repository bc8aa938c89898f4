package org.nightjar.ui.map;

import com.gluonhq.maps.MapView;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.nightjar.ui.CssColor;
import org.nightjar.ui.Palette;
import org.nightjar.ui.Theme;

/**
 * The tile pane of the library, led by a {@link MapCamera}. It takes no input: what it does with mouse and wheel
 * cannot be asked for afterwards. It is made anew for another theme and when it has made many tiles, because it never
 * lets a tile go. FX thread only.
 */
final class MapPane extends Region {

    /** Tiles that a map may have made before it is replaced. */
    private static final int MOST_TILES_MADE = 1_200;

    private final MapCamera camera;
    private final Canvas canvas = new Canvas();
    private MapView mapView = new MapView();
    private CanvasLayer layer = new CanvasLayer(canvas, this::tileMade);
    private int tilesMade;
    private double nudge = 1e-9;

    MapPane(MapCamera camera) {
        this.camera = camera;
        setMouseTransparent(true);
    }

    Canvas canvas() {
        return canvas;
    }

    private void tileMade() {
        tilesMade++;
    }

    /** A new map in the colours of a theme. */
    void restart(Theme theme, double outputScale) {
        OfflineTileRetriever.paintFor(theme, outputScale);
        layer.release();
        tilesMade = 0;
        mapView = new MapView();
        layer = new CanvasLayer(canvas, this::tileMade);
        mapView.addLayer(layer);
        mapView.setStyle(
                "-fx-background-color: " + CssColor.of(Palette.of(theme).sea()) + ";");
        getChildren().setAll(mapView);
        mapView.resize(getWidth(), getHeight());
        follow();
    }

    boolean isWorn() {
        return tilesMade > MOST_TILES_MADE;
    }

    /** Shows what the camera shows. A value that was set before would be ignored, hence the nudge. */
    void follow() {
        nudge = -nudge;
        mapView.setZoom(camera.zoom());
        mapView.setCenter(camera.latitude() + nudge, camera.longitude() + nudge);
    }

    @Override
    protected void layoutChildren() {
        mapView.resizeRelocate(0, 0, getWidth(), getHeight());
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        follow();
    }
}
