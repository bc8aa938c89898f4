package org.nightjar.ui.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.map.Leg;
import org.nightjar.analysis.map.MapModel;
import org.nightjar.ui.LabelSpace;
import org.nightjar.ui.Palette;
import org.nightjar.ui.map.PointClusters.Cluster;

/**
 * Everything above the base map: paths, points, marks and labels, in the order of what must never be hidden. Clusters
 * are kept for a zoom level. FX thread only; 1 to 4 ms a frame.
 */
final class MapDrawing {

    private final SideTiles sides;
    private final PathDrawing paths = new PathDrawing();
    private final PointDrawing points = new PointDrawing();
    private final NameDrawing names = new NameDrawing();
    private MapModel map = MapModel.EMPTY;
    private List<Cluster> clusters = List.of();
    private double clusteredFor = -1;

    /** {@code changed} is called when it should be drawn again. */
    MapDrawing(Runnable changed) {
        sides = new SideTiles(changed);
    }

    void show(MapModel newMap) {
        map = newMap;
        paths.show(newMap);
        clusteredFor = -1;
    }

    void show(GeoNames newNames) {
        names.show(newNames);
    }

    /** Draws all; {@code hovered} stands out. */
    void draw(GraphicsContext g, MapCamera camera, Palette palette, @Nullable Cluster hovered) {
        if (clusteredFor != Math.rint(camera.zoom())) {
            clusteredFor = Math.rint(camera.zoom());
            clusters = PointClusters.of(map.places(), TilePainter.TILE * Math.pow(2, clusteredFor));
        }
        g.clearRect(0, 0, camera.width(), camera.height());
        sides.draw(g, camera);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        LabelSpace space = new LabelSpace();
        List<Cluster> visible = visible(camera);
        for (Cluster cluster : visible) {
            double r = cluster.radius() + 1;
            space.block(camera.screenX(cluster.x()) - r, camera.screenY(cluster.y()) - r, 2 * r, 2 * r);
        }
        paths.draw(g, camera, palette);
        points.draw(g, camera, palette, visible, hovered);
        points.numbers(g, camera, palette, visible, space);
        names.places(g, camera, palette, visible, space);
        names.countries(g, camera, palette, space);
        names.cities(g, camera, palette, space);
    }

    private List<Cluster> visible(MapCamera camera) {
        List<Cluster> visible = new ArrayList<>();
        for (Cluster cluster : clusters) {
            double x = camera.screenX(cluster.x());
            double y = camera.screenY(cluster.y());
            if (x > -30 && x < camera.width() + 30 && y > -30 && y < camera.height() + 30) {
                visible.add(cluster);
            }
        }
        return visible;
    }

    /** The point under the pointer; of several the one whose middle is nearest. */
    /** The points that are drawn, the one with the most events first. */
    List<Cluster> busiestFirst() {
        return clusters.stream()
                .sorted(Comparator.comparingLong(Cluster::events).reversed())
                .toList();
    }

    Optional<Cluster> at(MapCamera camera, double x, double y) {
        Cluster best = null;
        double nearest = Double.MAX_VALUE;
        for (Cluster cluster : clusters) {
            double distance = Math.hypot(camera.screenX(cluster.x()) - x, camera.screenY(cluster.y()) - y);
            if (distance <= Math.max(8, cluster.radius() + 2) && distance < nearest) {
                best = cluster;
                nearest = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The way under the pointer. */
    Optional<Leg> legAt(MapCamera camera, double x, double y) {
        return paths.at(camera, x, y);
    }
}
