package org.nightjar.analysis.map;

import java.util.ArrayList;
import java.util.List;

/** Shortest ways on a sphere of the Earth's mean radius. Degrees, WGS 84; good to half a percent. */
public final class GreatCircle {

    /** <a href="https://en.wikipedia.org/wiki/Earth_radius#Arithmetic_mean_radius">Mean radius</a> of the Earth. */
    private static final double RADIUS_KM = 6371.0088;

    private GreatCircle() {}

    /** The length of the way, in kilometres. */
    public static double kilometres(double fromLat, double fromLon, double toLat, double toLon) {
        return RADIUS_KM * angle(fromLat, fromLon, toLat, toLon);
    }

    private static double angle(double fromLat, double fromLon, double toLat, double toLon) {
        double sinLat = Math.sin(Math.toRadians(toLat - fromLat) / 2);
        double sinLon = Math.sin(Math.toRadians(toLon - fromLon) / 2);
        double haversine =
                sinLat * sinLat + Math.cos(Math.toRadians(fromLat)) * Math.cos(Math.toRadians(toLat)) * sinLon * sinLon;
        return 2 * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }

    /**
     * The way as a line to be drawn: pieces of {@code {latitude, longitude}} points, cut where it crosses the
     * antimeridian, so that no piece jumps across a map. The cut points lie on ±180° exactly.
     *
     * @param steps how many points to put along the whole way, at least 1
     */
    public static List<List<double[]>> pieces(double fromLat, double fromLon, double toLat, double toLon, int steps) {
        double angle = angle(fromLat, fromLon, toLat, toLon);
        List<List<double[]>> pieces = new ArrayList<>();
        List<double[]> piece = new ArrayList<>();
        piece.add(new double[] {fromLat, fromLon});
        for (int step = 1; step <= steps; step++) {
            double[] last = piece.get(piece.size() - 1);
            double[] next = step == steps
                    ? new double[] {toLat, toLon}
                    : between(fromLat, fromLon, toLat, toLon, angle, (double) step / steps);
            if (Math.abs(next[1] - last[1]) > 180) {
                double edge = last[1] > 0 ? 180 : -180;
                double lat = latitudeAtEdge(last, next, edge);
                piece.add(new double[] {lat, edge});
                pieces.add(piece);
                piece = new ArrayList<>();
                piece.add(new double[] {lat, -edge});
            }
            piece.add(next);
        }
        pieces.add(piece);
        return pieces;
    }

    private static double latitudeAtEdge(double[] last, double[] next, double edge) {
        double unwrapped = next[1] + 2 * edge;
        double span = unwrapped - last[1];
        double share = span == 0 ? 0 : (edge - last[1]) / span;
        return last[0] + share * (next[0] - last[0]);
    }

    /** Linear interpolation on the sphere; on the way between opposite points any great circle is as good. */
    private static double[] between(
            double fromLat, double fromLon, double toLat, double toLon, double angle, double share) {
        double sine = Math.sin(angle);
        if (sine < 1e-9) {
            return new double[] {fromLat + share * (toLat - fromLat), fromLon + share * (toLon - fromLon)};
        }
        double a = Math.sin((1 - share) * angle) / sine;
        double b = Math.sin(share * angle) / sine;
        double x = a * Math.cos(Math.toRadians(fromLat)) * Math.cos(Math.toRadians(fromLon))
                + b * Math.cos(Math.toRadians(toLat)) * Math.cos(Math.toRadians(toLon));
        double y = a * Math.cos(Math.toRadians(fromLat)) * Math.sin(Math.toRadians(fromLon))
                + b * Math.cos(Math.toRadians(toLat)) * Math.sin(Math.toRadians(toLon));
        double z = a * Math.sin(Math.toRadians(fromLat)) + b * Math.sin(Math.toRadians(toLat));
        return new double[] {Math.toDegrees(Math.atan2(z, Math.hypot(x, y))), Math.toDegrees(Math.atan2(y, x))};
    }
}
