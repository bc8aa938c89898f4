package org.nightjar.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.gluonhq.maps.tile.TileRetriever;
import com.gluonhq.maps.tile.TileRetrieverProvider;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.Image;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightjar.ui.Palette;
import org.nightjar.ui.Theme;

class OfflineTileRetrieverTest {

    /** All maps share it: one that was shown before may have been dark. */
    @BeforeEach
    void paintInTheLight() {
        OfflineTileRetriever.paintFor(Theme.LIGHT, 1);
    }

    @Test
    void theMapTakesItsTilesFromNightjar() {
        TileRetriever first =
                ServiceLoader.load(TileRetriever.class).findFirst().orElseThrow();
        assertEquals(OfflineTileRetriever.class, first.getClass());
        assertEquals(1, ServiceLoader.load(TileRetriever.class).stream().count());
        assertEquals(
                OfflineTileRetriever.class,
                TileRetrieverProvider.getInstance().load().getClass());
    }

    @Test
    void theRetrieverOfTheLibraryThatUsesTheNetworkCannotBeLoaded() {
        assertThrows(
                NoClassDefFoundError.class,
                () -> Class.forName("com.gluonhq.impl.maps.tile.osm.CachedOsmTileRetriever")
                        .getDeclaredConstructor()
                        .newInstance());
    }

    @Test
    void aTileIsDrawnOnceAndBleedsOverItsEdges() throws Exception {
        OfflineTileRetriever retriever = new OfflineTileRetriever();
        Image tile = retriever.loadTile(3, 4, 2).get(30, TimeUnit.SECONDS);
        assertEquals(TilePainter.IMAGE, tile.getWidth());
        assertSame(tile, retriever.loadTile(3, 4, 2).getNow(null));
    }

    @Test
    void moreTilesThanAreKeptLetTheOldestGo() throws Exception {
        OfflineTileRetriever retriever = new OfflineTileRetriever();
        for (int i = 0; i < 450; i++) {
            retriever.loadTile(2, i % 4, i).get(30, TimeUnit.SECONDS);
        }
        assertEquals(400, OfflineTileRetriever.kept());
    }

    @Test
    void aTileOutsideTheWorldIsPlainSea() throws Exception {
        Image tile = new OfflineTileRetriever().loadTile(2, 700, -9).get(30, TimeUnit.SECONDS);
        assertEquals(
                Palette.of(Theme.LIGHT).sea().toString(),
                tile.getPixelReader().getColor(128, 128).toString());
    }

    @Test
    void landAndSeaAreWhereTheyBelong() {
        TilePainter painter = new TilePainter(Palette.of(Theme.DARK), 1);
        for (BaseMapLevel level : BaseMapLevel.values()) {
            int[] world = painter.paint(level.atlas(), 0, 0, 0);
            int sea = painter.blank()[0];
            assertTrue(at(world, 50, 10) != sea, "Germany is land at " + level);
            assertTrue(at(world, -25, 135) != sea, "Australia is land");
            assertTrue(at(world, 67, 179) != sea, "Chukotka is land on this side of the antimeridian");
            assertTrue(at(world, 67, -178) != sea, "and on the other");
            assertTrue(at(world, -82, 10) != sea, "Antarctica is land to the pole");
            assertEquals(sea, at(world, 30, -40), "the Atlantic is sea at " + level);
            assertEquals(sea, at(world, 0, -150), "no country streaks over the Pacific");
            assertEquals(sea, at(world, 78, -160), "no country streaks over the Arctic");
            assertEquals(sea, at(world, -17, 100), "Fiji does not streak around the world");
        }
    }

    private static int at(int[] world, double latitude, double longitude) {
        int x = (int) Math.round(Mercator.x(longitude) * TilePainter.TILE) + 1;
        int y = (int) Math.round(Mercator.y(latitude) * TilePainter.TILE) + 1;
        return world[y * TilePainter.IMAGE + x];
    }
}
