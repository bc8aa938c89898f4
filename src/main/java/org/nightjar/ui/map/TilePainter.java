package org.nightjar.ui.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.List;
import org.nightjar.ui.Palette;
import org.nightjar.ui.map.WorldAtlas.Country;
import org.nightjar.ui.map.WorldAtlas.Line;

/**
 * Draws one tile of the base map with Java2D: sea, land, coasts, borders. A tile bleeds one pixel over each edge, so
 * that no seam shows between tiles. Any thread; 2 to 5 ms a tile.
 */
final class TilePainter {

    /** Edge of a tile on screen, in pixels at 100 %. */
    static final int TILE = 256;
    /** Edge of its image, bleed included. */
    static final int IMAGE = TILE + 2;

    private static final double LEAST_STEP = 0.35;

    private final int pixelScale;
    private final Color sea;
    private final Color land;
    private final Color border;
    private final Color coast;

    /** A painter in these colours; {@code pixelScale} is 2 for screens with fine pixels, else 1. */
    TilePainter(Palette palette, int pixelScale) {
        this.pixelScale = pixelScale;
        sea = awt(palette.sea());
        land = awt(palette.land());
        border = awt(palette.border());
        coast = awt(palette.border().interpolate(palette.sea(), 0.25));
    }

    private static Color awt(javafx.scene.paint.Color color) {
        return new Color((float) color.getRed(), (float) color.getGreen(), (float) color.getBlue());
    }

    /** Edge of the image in its own pixels. */
    int size() {
        return IMAGE * pixelScale;
    }

    /** A tile without land. */
    int[] blank() {
        int[] pixels = new int[size() * size()];
        Arrays.fill(pixels, sea.getRGB());
        return pixels;
    }

    /** The pixels of a tile, ARGB, row by row. */
    int[] paint(WorldAtlas atlas, int zoom, long column, long row) {
        BufferedImage image = new BufferedImage(size(), size(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.scale(pixelScale, pixelScale);
            g.setColor(sea);
            g.fillRect(0, 0, IMAGE, IMAGE);
            paint(g, atlas, new Window(zoom, column, row));
        } finally {
            g.dispose();
        }
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private void paint(Graphics2D g, WorldAtlas atlas, Window window) {
        g.setColor(land);
        for (Country country : atlas.countries()) {
            Path2D.Float path = new Path2D.Float(Path2D.WIND_EVEN_ODD);
            country.rings().forEach(ring -> window.append(path, ring, true));
            if (path.getCurrentPoint() != null) {
                g.fill(path);
            }
        }
        g.setColor(coast);
        g.setStroke(new BasicStroke(0.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        stroke(g, atlas.coasts(), window);
        g.setColor(border);
        g.setStroke(new BasicStroke(window.zoom < 4 ? 0.7f : 1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        stroke(g, atlas.borders(), window);
    }

    private static void stroke(Graphics2D g, List<Line> lines, Window window) {
        Path2D.Float path = new Path2D.Float();
        lines.forEach(line -> window.append(path, line, false));
        g.draw(path);
    }

    /** The part of the world that a tile shows. */
    private static final class Window {
        private static final double MARGIN = 3;
        final int zoom;
        private final double worldSize;
        private final double left;
        private final double top;

        Window(int zoom, long column, long row) {
            this.zoom = zoom;
            worldSize = (double) TILE * (1L << zoom);
            left = column * (double) TILE - 1;
            top = row * (double) TILE - 1;
        }

        /** Adds the line once for each turn of the world in which it is seen. */
        void append(Path2D.Float path, Line line, boolean close) {
            for (int turn = -1; turn <= 1; turn++) {
                double from = (line.minX() + turn) * worldSize - left;
                double to = (line.maxX() + turn) * worldSize - left;
                double upper = line.minY() * worldSize - top;
                double lower = line.maxY() * worldSize - top;
                if (to >= -MARGIN && from <= IMAGE + MARGIN && lower >= -MARGIN && upper <= IMAGE + MARGIN) {
                    trace(path, line.points(), turn, close);
                }
            }
        }

        /** Leaves out points that are all on one side of the tile, or nearer to each other than can be seen. */
        private void trace(Path2D.Float path, float[] points, int turn, boolean close) {
            double lastX = (points[0] + turn) * worldSize - left;
            double lastY = points[1] * worldSize - top;
            path.moveTo(lastX, lastY);
            int skipped = side(lastX, lastY);
            for (int i = 2; i < points.length; i += 2) {
                double x = (points[i] + turn) * worldSize - left;
                double y = points[i + 1] * worldSize - top;
                int side = side(x, y);
                boolean end = i + 2 >= points.length;
                if (!end) {
                    int next = side((points[i + 2] + turn) * worldSize - left, points[i + 3] * worldSize - top);
                    boolean unseen = (skipped & side & next) != 0;
                    boolean tiny = Math.abs(x - lastX) < LEAST_STEP && Math.abs(y - lastY) < LEAST_STEP;
                    if (unseen || tiny) {
                        skipped &= side;
                        continue;
                    }
                }
                path.lineTo(x, y);
                lastX = x;
                lastY = y;
                skipped = side;
            }
            if (close) {
                path.closePath();
            }
        }

        private static int side(double x, double y) {
            int side = x < -MARGIN ? 1 : x > IMAGE + MARGIN ? 2 : 0;
            return side | (y < -MARGIN ? 4 : y > IMAGE + MARGIN ? 8 : 0);
        }
    }
}
