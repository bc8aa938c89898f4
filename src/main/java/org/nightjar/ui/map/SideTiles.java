package org.nightjar.ui.map;

import com.gluonhq.maps.tile.TileRetriever;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;

/**
 * Goes on with the world beyond the antimeridian where a pane is wider than the world: the tile pane of the library
 * ends there. FX thread only.
 */
final class SideTiles {

    private final TileRetriever tiles = new OfflineTileRetriever();
    private final Runnable arrived;
    /** One missing tile at a time: drawing again asks for the others. */
    private CompletableFuture<Void> awaited = CompletableFuture.completedFuture(null);

    /** {@code arrived} is called when a tile that was missing has been drawn. */
    SideTiles(Runnable arrived) {
        this.arrived = arrived;
    }

    void draw(GraphicsContext g, MapCamera camera) {
        double left = camera.screenX(0);
        double right = camera.screenX(1);
        if (left <= 0 && right >= camera.width()) {
            return;
        }
        int zoom = (int) Math.rint(camera.zoom());
        long count = 1L << zoom;
        double edge = camera.worldSize() / count;
        long upper = Math.max(0, (long) Math.floor(-camera.screenY(0) / edge));
        long lower = Math.min(count - 1, (long) Math.floor((camera.height() - camera.screenY(0)) / edge));
        for (long row = upper; row <= lower; row++) {
            double y = camera.screenY(0) + row * edge;
            for (long column = (long) Math.floor(-left / edge); column < 0; column++) {
                draw(g, zoom, column, row, left + column * edge, y, edge);
            }
            for (long column = count; left + column * edge < camera.width(); column++) {
                draw(g, zoom, column, row, left + column * edge, y, edge);
            }
        }
    }

    private void draw(GraphicsContext g, int zoom, long column, long row, double x, double y, double edge) {
        CompletableFuture<Image> tile = tiles.loadTile(zoom, Math.floorMod(column, 1L << zoom), row);
        Image ready = tile.getNow(null);
        if (ready == null) {
            if (awaited.isDone()) {
                awaited = tile.thenRun(() -> Platform.runLater(arrived));
            }
            return;
        }
        double bleed = ready.getWidth() / TilePainter.IMAGE;
        g.drawImage(ready, bleed, bleed, ready.getWidth() - 2 * bleed, ready.getHeight() - 2 * bleed, x, y, edge, edge);
    }
}
