package org.nightjar.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.nightjar.analysis.map.GreatCircle;
import org.nightjar.analysis.map.Leg;
import org.nightjar.analysis.map.MapModel;
import org.nightjar.analysis.map.Place;
import org.nightjar.ui.Palette;

/**
 * The way of the user in focus as great circles with arrowheads. A way that nobody can have travelled is drawn in the
 * colour of errors; one that an exit node explains is dashed.
 */
final class PathDrawing {

    private static final int STEPS = 64;
    private static final double NEAR_PIXELS = 5;

    /** A way and its pieces, x and y in turn in the Mercator unit square. */
    private record Line(Leg leg, List<double[]> pieces) {}

    private final List<Line> lines = new ArrayList<>();

    void show(MapModel map) {
        lines.clear();
        for (Leg leg : map.legs()) {
            Place from = map.places().get(leg.from());
            Place to = map.places().get(leg.to());
            List<double[]> pieces = new ArrayList<>();
            for (List<double[]> piece :
                    GreatCircle.pieces(from.latitude(), from.longitude(), to.latitude(), to.longitude(), STEPS)) {
                double[] flat = new double[piece.size() * 2];
                for (int i = 0; i < piece.size(); i++) {
                    flat[2 * i] = Mercator.x(piece.get(i)[1]);
                    flat[2 * i + 1] = Mercator.y(piece.get(i)[0]);
                }
                pieces.add(flat);
            }
            lines.add(new Line(leg, pieces));
        }
    }

    void draw(GraphicsContext g, MapCamera camera, Palette palette) {
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        for (Line line : lines) {
            draw(g, camera, palette.surface().deriveColor(0, 1, 1, 0.55), line, 4.5, false);
        }
        for (Line line : lines) {
            boolean impossible = line.leg().impossible();
            Color color = impossible ? palette.errors() : palette.accent();
            draw(g, camera, color, line, impossible ? 2.2 : 1.6, line.leg().relayed());
            arrow(g, camera, color, line);
        }
        g.setLineDashes();
    }

    private static void draw(
            GraphicsContext g, MapCamera camera, Color color, Line line, double width, boolean dashed) {
        g.setStroke(color);
        g.setLineWidth(width);
        g.setLineDashes(dashed ? new double[] {7, 5} : new double[0]);
        for (double[] piece : line.pieces()) {
            trace(g, camera, piece, 0);
            // A pane wider than the world shows what lies beyond the antimeridian too.
            if (line.pieces().size() > 1) {
                trace(g, camera, piece, 1);
                trace(g, camera, piece, -1);
            }
        }
    }

    private static void trace(GraphicsContext g, MapCamera camera, double[] piece, int turn) {
        g.beginPath();
        g.moveTo(camera.screenX(piece[0] + turn), camera.screenY(piece[1]));
        for (int i = 2; i < piece.length; i += 2) {
            g.lineTo(camera.screenX(piece[i] + turn), camera.screenY(piece[i + 1]));
        }
        g.stroke();
    }

    /** In the second half of the longest piece, so that arrows of a way there and back do not meet. */
    private static void arrow(GraphicsContext g, MapCamera camera, Color color, Line line) {
        double[] piece = line.pieces().get(0);
        for (double[] other : line.pieces()) {
            piece = other.length > piece.length ? other : piece;
        }
        int at = piece.length * 5 / 16 * 2;
        int before = Math.max(0, at - 4);
        double x = camera.screenX(piece[at]);
        double y = camera.screenY(piece[at + 1]);
        double dx = x - camera.screenX(piece[before]);
        double dy = y - camera.screenY(piece[before + 1]);
        double whole = Math.hypot(
                camera.screenX(piece[piece.length - 2]) - camera.screenX(piece[0]),
                camera.screenY(piece[piece.length - 1]) - camera.screenY(piece[1]));
        double length = Math.hypot(dx, dy);
        if (length < 1e-6 || whole < 40) {
            return;
        }
        double ux = dx / length;
        double uy = dy / length;
        double size = 9;
        g.setFill(color);
        g.fillPolygon(
                new double[] {x + ux * size * 0.5, x - ux * size - uy * size * 0.55, x - ux * size + uy * size * 0.55},
                new double[] {y + uy * size * 0.5, y - uy * size + ux * size * 0.55, y - uy * size - ux * size * 0.55},
                3);
    }

    Optional<Leg> at(MapCamera camera, double x, double y) {
        for (Line line : lines) {
            for (double[] piece : line.pieces()) {
                for (int i = 2; i < piece.length; i += 2) {
                    if (near(camera, piece, i, x, y)) {
                        return Optional.of(line.leg());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean near(MapCamera camera, double[] piece, int i, double x, double y) {
        double ax = camera.screenX(piece[i - 2]);
        double ay = camera.screenY(piece[i - 1]);
        double bx = camera.screenX(piece[i]) - ax;
        double by = camera.screenY(piece[i + 1]) - ay;
        double squared = bx * bx + by * by;
        double share = squared == 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * bx + (y - ay) * by) / squared));
        return Math.hypot(x - ax - share * bx, y - ay - share * by) < NEAR_PIXELS;
    }
}
