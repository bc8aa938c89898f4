package org.nightjar.ui.map;

/** Web Mercator between degrees and the unit square of {@link WorldAtlas}. */
final class Mercator {

    /** Where the square ends: arctan(sinh(π)). */
    static final double MOST_LATITUDE = 85.05112877980659;

    private Mercator() {}

    static double x(double longitude) {
        return (longitude + 180) / 360;
    }

    static double y(double latitude) {
        double limited = Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude));
        double radians = Math.toRadians(limited);
        return (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
    }

    static double longitude(double x) {
        return x * 360 - 180;
    }

    static double latitude(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }
}
