package org.nightjar.ui.map;

import java.util.List;

/**
 * Countries and lines of the base map, in the Mercator unit square: x from 0 at 180° W to 1 at 180° E, y from 0 in the
 * north to 1 in the south. Rings and lines that cross the antimeridian go on beyond 0 or 1 instead of jumping back.
 * Immutable; do not change the arrays.
 *
 * @param countries all of them
 * @param borders lines between two countries
 * @param coasts lines between land and sea
 */
public record WorldAtlas(List<Country> countries, List<Line> borders, List<Line> coasts) {

    public WorldAtlas {
        countries = List.copyOf(countries);
        borders = List.copyOf(borders);
        coasts = List.copyOf(coasts);
    }

    /**
     * A country.
     *
     * @param numericCode ISO 3166-1 numeric, or "" for the few that have none
     * @param name in English, sometimes abbreviated
     * @param rings outlines; to be filled by the even-odd rule
     */
    public record Country(String numericCode, String name, List<Line> rings) {
        public Country {
            rings = List.copyOf(rings);
        }
    }

    /**
     * A chain of points.
     *
     * @param points x and y in turn
     * @param minX least x
     * @param maxX greatest x
     * @param minY least y
     * @param maxY greatest y
     */
    public record Line(float[] points, float minX, float maxX, float minY, float maxY) {

        /** A line of these points, with its bounds. */
        public static Line of(float[] points) {
            float minX = Float.MAX_VALUE;
            float maxX = -Float.MAX_VALUE;
            float minY = Float.MAX_VALUE;
            float maxY = -Float.MAX_VALUE;
            for (int i = 0; i < points.length; i += 2) {
                minX = Math.min(minX, points[i]);
                maxX = Math.max(maxX, points[i]);
                minY = Math.min(minY, points[i + 1]);
                maxY = Math.max(maxY, points[i + 1]);
            }
            return new Line(points, minX, maxX, minY, maxY);
        }
    }
}
