package org.nightjar.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MapCameraTest {

    private final MapCamera camera = new MapCamera();

    @Test
    void zoomingKeepsWhatLiesUnderThePointer() {
        camera.resize(1000, 600);
        camera.zoomAt(5, 500, 300);
        double x = Mercator.x(13.4);
        double y = Mercator.y(52.5);
        camera.fit(x, y, x, y, 10);
        camera.zoomAt(4, 500, 300);
        double sx = camera.screenX(x);
        double sy = camera.screenY(y);
        camera.zoomAt(7, sx, sy);
        assertEquals(sx, camera.screenX(x), 0.6);
        assertEquals(sy, camera.screenY(y), 0.6);
    }

    @Test
    void theWorldCannotBeDraggedOutOfThePane() {
        camera.resize(800, 600);
        camera.zoomAt(4, 400, 300);
        camera.pan(1e6, 1e6);
        assertEquals(0, camera.screenX(0), 1);
        assertEquals(0, camera.screenY(0), 1);
        camera.pan(-1e7, -1e7);
        assertEquals(800, camera.screenX(1), 1);
        assertEquals(600, camera.screenY(1), 1);
    }

    @Test
    void zoomStaysBetweenItsLimits() {
        camera.zoomAt(99, 1, 1);
        assertEquals(MapCamera.MOST_ZOOM, camera.zoom());
        camera.zoomAt(-5, 1, 1);
        assertEquals(camera.leastZoom(), camera.zoom());
    }

    @Test
    void fittingIntoAPaneSmallerThanItsPaddingGivesAZoomThatTheMapHas() {
        camera.resize(0, 0);
        camera.fit(0.48, 0.28, 0.56, 0.37, 70);
        assertTrue(camera.zoom() >= camera.leastZoom() && camera.zoom() <= MapCamera.MOST_ZOOM, "" + camera.zoom());
        camera.resize(900, 700);
        assertTrue(Double.isFinite(camera.screenX(0.5)), "" + camera.screenX(0.5));
    }

    @Test
    void fittingShowsAllCornersAtAWholeLevel() {
        camera.resize(900, 700);
        for (double[] box :
                List.of(new double[] {0.48, 0.28, 0.56, 0.37}, new double[] {0.1, 0.2, 0.9, 0.7}, new double[] {
                    0.5, 0.5, 0.5, 0.5
                })) {
            camera.fit(box[0], box[1], box[2], box[3], 40);
            assertEquals(Math.rint(camera.zoom()), camera.zoom());
            if (camera.zoom() > camera.leastZoom()) {
                assertTrue(camera.screenX(box[0]) >= 0 && camera.screenX(box[2]) <= 900);
                assertTrue(camera.screenY(box[1]) >= 0 && camera.screenY(box[3]) <= 700);
            }
        }
    }

    @Test
    void mercatorGoesThereAndBack() {
        for (double degrees : new double[] {-80, -33.3, 0, 52.5, 84}) {
            assertEquals(degrees, Mercator.latitude(Mercator.y(degrees)), 1e-9);
            assertEquals(degrees, Mercator.longitude(Mercator.x(degrees)), 1e-9);
        }
        assertEquals(0, Mercator.y(90), 1e-9);
    }
}
