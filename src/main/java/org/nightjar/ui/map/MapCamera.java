package org.nightjar.ui.map;

/**
 * What the map shows: a spot of the Mercator unit square in the middle of a pane, at a zoom level. The map pane of the
 * library forgets or overrides what users do, so this is the only truth, and the pane is told. Plain numbers; FX
 * thread only.
 */
final class MapCamera {

    /** Beyond, the finest base map looks coarse. */
    static final int MOST_ZOOM = 9;

    private double centerX = 0.5;
    private double centerY = 0.36;
    private double zoom = 2;
    private double width = 1;
    private double height = 1;

    /** Farther away, a pane would show more sky than world. */
    int leastZoom() {
        return height > 600 ? 2 : 1;
    }

    double zoom() {
        return zoom;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double latitude() {
        return Mercator.latitude(centerY);
    }

    double longitude() {
        return Mercator.longitude(centerX);
    }

    /** Pixels of the whole world. */
    double worldSize() {
        return TilePainter.TILE * Math.pow(2, zoom);
    }

    double screenX(double x) {
        return (x - centerX) * worldSize() + width / 2;
    }

    double screenY(double y) {
        return (y - centerY) * worldSize() + height / 2;
    }

    void resize(double newWidth, double newHeight) {
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
        zoom = Math.max(zoom, leastZoom());
        settle();
    }

    /** Moves the world with the hand by pixels. */
    void pan(double dx, double dy) {
        centerX -= dx / worldSize();
        centerY -= dy / worldSize();
        settle();
    }

    /** Changes the zoom so that what lies under a point of the screen stays there. */
    void zoomAt(double newZoom, double screenX, double screenY) {
        double x = centerX + (screenX - width / 2) / worldSize();
        double y = centerY + (screenY - height / 2) / worldSize();
        zoom = Math.max(leastZoom(), Math.min(MOST_ZOOM, newZoom));
        centerX = x - (screenX - width / 2) / worldSize();
        centerY = y - (screenY - height / 2) / worldSize();
        settle();
    }

    /** Shows a part of the unit square as large as whole zoom levels allow, at most at level 6; the padding gives way. */
    void fit(double minX, double minY, double maxX, double maxY, double paddingPixels) {
        double byWidth = Math.max(1, width - 2 * paddingPixels) / Math.max(1e-9, maxX - minX);
        double byHeight = Math.max(1, height - 2 * paddingPixels) / Math.max(1e-9, maxY - minY);
        double wanted = Math.log(Math.min(byWidth, byHeight) / TilePainter.TILE) / Math.log(2);
        zoom = Math.max(leastZoom(), Math.min(6, Math.floor(wanted)));
        centerX = (minX + maxX) / 2;
        centerY = (minY + maxY) / 2;
        settle();
    }

    /** Shows the inhabited world. */
    void showWorld() {
        fit(0, 0.17, 1, 0.73, 0);
        centerY = 0.42;
        settle();
    }

    /** Keeps the world in the pane, and tiles on whole pixels. */
    private void settle() {
        centerX = limited(centerX, width);
        centerY = limited(centerY, height);
        if (zoom == Math.rint(zoom)) {
            centerX = (Math.rint(centerX * worldSize() - width / 2) + width / 2) / worldSize();
            centerY = (Math.rint(centerY * worldSize() - height / 2) + height / 2) / worldSize();
        }
    }

    private double limited(double center, double pane) {
        double half = pane / 2 / worldSize();
        return half >= 0.5 ? 0.5 : Math.max(half, Math.min(1 - half, center));
    }
}
