package org.nightjar.ui.map;

import com.gluonhq.maps.tile.TileRetriever;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.nightjar.ui.Palette;
import org.nightjar.ui.Theme;

/**
 * Gives the map its tiles without a network: each is drawn from the shipped base map in a pool of two threads. Named
 * in {@code META-INF/services}, so the map takes this one; all instances share their tiles. It never fails: if a
 * tile cannot be drawn, it is plain sea, because the map would wait for ever for a failed one.
 *
 * <p>Thread-safe. Keeps at most {@value #MOST_TILES} images of 266 kB.
 */
public final class OfflineTileRetriever implements TileRetriever {

    private static final int MOST_TILES = 400;
    private static final Logger LOG = System.getLogger(OfflineTileRetriever.class.getName());
    private static final Executor POOL = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "nightjar-tiles");
        thread.setDaemon(true);
        return thread;
    });

    private static final Map<Key, CompletableFuture<Image>> TILES = new LinkedHashMap<>(64, 0.75f, true);
    private static final AtomicBoolean FAILURE_TOLD = new AtomicBoolean();

    private static volatile Theme theme = Theme.LIGHT;
    private static volatile int pixelScale = 1;

    private record Key(Theme theme, int pixelScale, int zoom, long column, long row) {}

    /** How tiles look from now on; a map that is already shown keeps its TILES. */
    static void paintFor(Theme newTheme, double outputScale) {
        theme = newTheme;
        pixelScale = outputScale > 1.25 ? 2 : 1;
    }

    @Override
    public CompletableFuture<Image> loadTile(int zoom, long column, long row) {
        Key key = new Key(theme, pixelScale, zoom, column, row);
        synchronized (TILES) {
            CompletableFuture<Image> known = TILES.get(key);
            if (known == null) {
                known = CompletableFuture.supplyAsync(() -> paint(key), POOL);
                TILES.put(key, known);
                trim();
            }
            return known;
        }
    }

    private static void trim() {
        int most = MOST_TILES / (pixelScale * pixelScale);
        var oldest = TILES.keySet().iterator();
        while (TILES.size() > most) {
            oldest.next();
            oldest.remove();
        }
    }

    /** How many images are kept. */
    static int kept() {
        synchronized (TILES) {
            return TILES.size();
        }
    }

    private static Image paint(Key key) {
        TilePainter painter = new TilePainter(Palette.of(key.theme()), key.pixelScale());
        int[] pixels;
        try {
            WorldAtlas atlas = BaseMapLevel.of(key.zoom()).atlas();
            pixels = painter.paint(atlas, key.zoom(), key.column(), key.row());
        } catch (RuntimeException failed) {
            if (FAILURE_TOLD.compareAndSet(false, true)) {
                LOG.log(Level.WARNING, "The base map cannot be drawn; the map shows plain sea.", failed);
            }
            pixels = painter.blank();
        }
        return new WritableImage(new PixelBuffer<>(
                painter.size(), painter.size(), IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }
}
