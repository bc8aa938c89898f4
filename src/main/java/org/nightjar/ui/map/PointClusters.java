package org.nightjar.ui.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightjar.analysis.FindingMarks;
import org.nightjar.analysis.map.Place;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Severity;

/**
 * Places that would lie on each other at a zoom level, drawn as one point where the busiest of them is. Costs a few
 * microseconds a place.
 */
final class PointClusters {

    private static final double NEAR_PIXELS = 26;

    /**
     * Places drawn as one point.
     *
     * @param x of the busiest place, in the Mercator unit square
     * @param y of the busiest place
     * @param places busiest first
     * @param events of all of them
     * @param severity the worst of all of them
     */
    record Cluster(double x, double y, List<Place> places, long events, Optional<Severity> severity) {

        /** Area grows with the logarithm of the count. */
        double radius() {
            return 5 * Math.sqrt(0.5 + Math.log10(Math.max(1, events)));
        }

        Place busiest() {
            return places.get(0);
        }

        NetworkClass networkClass() {
            return busiest().networkClass();
        }
    }

    private PointClusters() {}

    /** Clusters of these places, which must be busiest first. */
    static List<Cluster> of(List<Place> places, double worldSize) {
        Map<Long, List<Integer>> grid = new HashMap<>();
        List<List<Place>> groups = new ArrayList<>();
        for (Place place : places) {
            double x = Mercator.x(place.longitude()) * worldSize;
            double y = Mercator.y(place.latitude()) * worldSize;
            int near = near(grid, groups, x, y, worldSize);
            if (near < 0) {
                grid.computeIfAbsent(cell(x, y, 0, 0), key -> new ArrayList<>()).add(groups.size());
                groups.add(new ArrayList<>(List.of(place)));
            } else {
                groups.get(near).add(place);
            }
        }
        return groups.stream().map(PointClusters::cluster).toList();
    }

    private static int near(
            Map<Long, List<Integer>> grid, List<List<Place>> groups, double x, double y, double worldSize) {
        for (int column = -1; column <= 1; column++) {
            for (int row = -1; row <= 1; row++) {
                for (int group : grid.getOrDefault(cell(x, y, column, row), List.of())) {
                    Place head = groups.get(group).get(0);
                    double dx = Mercator.x(head.longitude()) * worldSize - x;
                    double dy = Mercator.y(head.latitude()) * worldSize - y;
                    if (dx * dx + dy * dy < NEAR_PIXELS * NEAR_PIXELS) {
                        return group;
                    }
                }
            }
        }
        return -1;
    }

    private static long cell(double x, double y, int columns, int rows) {
        long column = (long) Math.floor(x / NEAR_PIXELS) + columns;
        long row = (long) Math.floor(y / NEAR_PIXELS) + rows;
        return column << 32 ^ row & 0xffffffffL;
    }

    private static Cluster cluster(List<Place> places) {
        Place busiest = places.get(0);
        return new Cluster(
                Mercator.x(busiest.longitude()),
                Mercator.y(busiest.latitude()),
                List.copyOf(places),
                places.stream().mapToLong(Place::events).sum(),
                places.stream().flatMap(place -> place.severity().stream()).reduce(FindingMarks::worse));
    }
}
