package org.nightjar.ui.map;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.nightjar.ui.LabelSpace;
import org.nightjar.ui.Palette;
import org.nightjar.ui.SeverityPainter;
import org.nightjar.ui.TextWidth;
import org.nightjar.ui.map.PointClusters.Cluster;

/** Points, their marks, and the numbers that say in which order somebody came by. */
final class PointDrawing {

    private static final int SHOWN_NUMBERS = 3;
    private static final Font NUMBER = Font.font("System", FontWeight.BOLD, 10.5);
    private static final double NUMBER_HEIGHT = 15;

    /** Smaller ones last, so that none is hidden. */
    void draw(GraphicsContext g, MapCamera camera, Palette palette, List<Cluster> clusters, @Nullable Cluster hovered) {
        for (Cluster cluster : clusters) {
            double x = camera.screenX(cluster.x());
            double y = camera.screenY(cluster.y());
            double r = cluster.radius();
            Color fill = MapColors.of(cluster.networkClass()).in(palette);
            if (cluster == hovered) {
                g.setFill(palette.accent().deriveColor(0, 1, 1, 0.25));
                g.fillOval(x - r - 6, y - r - 6, 2 * r + 12, 2 * r + 12);
            }
            g.setFill(palette.surface().deriveColor(0, 1, 1, 0.9));
            g.fillOval(x - r - 1.5, y - r - 1.5, 2 * r + 3, 2 * r + 3);
            g.setFill(fill.deriveColor(0, 1, 1, 0.85));
            g.fillOval(x - r, y - r, 2 * r, 2 * r);
            several(g, palette, cluster, x, y);
        }
        for (Cluster cluster : clusters) {
            cluster.severity().ifPresent(severity -> {
                double x = camera.screenX(cluster.x());
                double y = camera.screenY(cluster.y());
                double r = cluster.radius() + 2.5;
                g.setStroke(palette.severity(severity));
                g.setLineWidth(2.2);
                g.strokeOval(x - r, y - r, 2 * r, 2 * r);
                SeverityPainter.draw(
                        g, severity, x + r * 0.75, y - r * 0.75, 11, palette.severity(severity), palette.surface());
            });
        }
    }

    /** How many places a point stands for. */
    private static void several(GraphicsContext g, Palette palette, Cluster cluster, double x, double y) {
        if (cluster.places().size() > 1) {
            g.setFont(NUMBER);
            g.setFill(palette.surface());
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(Integer.toString(cluster.places().size()), x, y);
            g.setTextAlign(TextAlignment.LEFT);
        }
    }

    void numbers(GraphicsContext g, MapCamera camera, Palette palette, List<Cluster> clusters, LabelSpace space) {
        g.setFont(NUMBER);
        for (Cluster cluster : clusters) {
            String text = visits(cluster);
            if (!text.isEmpty()) {
                double width = TextWidth.of(text, NUMBER) + 10;
                double x = camera.screenX(cluster.x()) - cluster.radius() - width + 2;
                double y = camera.screenY(cluster.y()) - cluster.radius() - NUMBER_HEIGHT + 3;
                space.block(x, y, width, NUMBER_HEIGHT);
                g.setFill(palette.surface());
                g.fillRoundRect(x - 1, y - 1, width + 2, NUMBER_HEIGHT + 2, 9, 9);
                g.setFill(palette.accent());
                g.fillRoundRect(x, y, width, NUMBER_HEIGHT, 8, 8);
                g.setFill(palette.surface());
                g.fillText(text, x + 5, y + NUMBER_HEIGHT / 2);
            }
        }
    }

    private static String visits(Cluster cluster) {
        List<Integer> visits = cluster.places().stream()
                .flatMap(place -> place.visits().stream())
                .sorted()
                .toList();
        String first = visits.stream().limit(SHOWN_NUMBERS).map(String::valueOf).collect(Collectors.joining(" · "));
        return visits.size() > SHOWN_NUMBERS ? first + " …" : first;
    }
}
