package org.nightjar.ui.map;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.nightjar.analysis.map.Place;
import org.nightjar.ui.LabelSpace;
import org.nightjar.ui.Palette;
import org.nightjar.ui.TextWidth;
import org.nightjar.ui.map.GeoNames.Name;
import org.nightjar.ui.map.PointClusters.Cluster;

/** Names of places with events, of countries and of cities, as many as have room at a zoom level. */
final class NameDrawing {

    private static final Font PLACE = Font.font("System", FontWeight.SEMI_BOLD, 12);
    private static final Font CITY = Font.font("System", 11);
    private static final Font COUNTRY = Font.font("System", FontWeight.NORMAL, 11.5);
    private static final double HEIGHT = 15;
    private static final int MOST_CITIES = 90;

    private GeoNames names = GeoNames.NONE;

    void show(GeoNames newNames) {
        names = newNames;
    }

    /** Beside the point: right, left, below or above, wherever there is room. */
    void places(GraphicsContext g, MapCamera camera, Palette palette, List<Cluster> clusters, LabelSpace space) {
        for (Cluster cluster : clusters) {
            String text = text(cluster);
            if (text.isEmpty()) {
                continue;
            }
            double width = TextWidth.of(text, PLACE);
            double x = camera.screenX(cluster.x());
            double y = camera.screenY(cluster.y());
            double r = cluster.radius() + (cluster.severity().isPresent() ? 8 : 4);
            spot(x, y, r, width, camera.width(), space)
                    .ifPresent(at ->
                            write(g, text, PLACE, at.getX(), at.getY() + HEIGHT / 2, palette.text(), palette.land()));
        }
    }

    /** Where a name has room beside its point and is not cut off by the edge of the map; takes that. */
    static Optional<Point2D> spot(double x, double y, double r, double width, double mapWidth, LabelSpace space) {
        return Stream.of(
                        new Point2D(x + r, y - HEIGHT / 2),
                        new Point2D(x - r - width, y - HEIGHT / 2),
                        new Point2D(x - width / 2, y + r),
                        new Point2D(x - width / 2, y - r - HEIGHT))
                .filter(spot -> spot.getX() >= 0 && spot.getX() + width <= mapWidth)
                .filter(spot -> space.take(spot.getX() - 1, spot.getY(), width + 2, HEIGHT))
                .findFirst();
    }

    private static String text(Cluster cluster) {
        Place place = cluster.busiest();
        String name = place.city().isEmpty() ? GeoNames.countryName(place.countryCode()) : place.city();
        int others = cluster.places().size() - 1;
        return others == 0 || name.isEmpty() ? name : name + " +" + others;
    }

    void countries(GraphicsContext g, MapCamera camera, Palette palette, LabelSpace space) {
        Color color = palette.textMuted().interpolate(palette.land(), 0.15);
        for (Name name : names.countries()) {
            String text = name.text().toUpperCase(Locale.ROOT);
            double width = TextWidth.of(text, COUNTRY);
            double x = camera.screenX(name.x()) - width / 2;
            double y = camera.screenY(name.y()) - HEIGHT / 2;
            boolean fits = name.size() * camera.worldSize() > width * 0.85;
            if (fits && isOn(camera, x, y, width) && space.take(x - 6, y - 4, width + 12, HEIGHT + 8)) {
                write(g, text, COUNTRY, x, y + HEIGHT / 2, color, palette.land());
            }
        }
    }

    void cities(GraphicsContext g, MapCamera camera, Palette palette, LabelSpace space) {
        double least = leastPeople(camera.zoom());
        int written = 0;
        for (Name city : names.cities()) {
            if (city.size() < least || written >= MOST_CITIES) {
                return;
            }
            double x = camera.screenX(city.x());
            double y = camera.screenY(city.y());
            double width = TextWidth.of(city.text(), CITY);
            if (isOn(camera, x, y, width) && space.take(x - 6, y - HEIGHT / 2 - 3, width + 16, HEIGHT + 6)) {
                g.setFill(palette.textMuted());
                g.fillOval(x - 1.8, y - 1.8, 3.6, 3.6);
                write(g, city.text(), CITY, x + 6, y, palette.textMuted(), palette.land());
                written++;
            }
        }
    }

    private static double leastPeople(double zoom) {
        if (zoom < 3.5) {
            return Double.MAX_VALUE;
        }
        double[] byZoom = {4e6, 1.5e6, 6e5, 2.5e5, 1e5, 0};
        return byZoom[Math.min(byZoom.length - 1, (int) Math.rint(zoom) - 4)];
    }

    private static boolean isOn(MapCamera camera, double x, double y, double width) {
        return x > -width && x < camera.width() && y > -HEIGHT && y < camera.height() + HEIGHT;
    }

    /** With a halo, so that it can be read over lines. */
    private static void write(GraphicsContext g, String text, Font font, double x, double y, Color color, Color halo) {
        g.setFont(font);
        g.setStroke(halo.deriveColor(0, 1, 1, 0.85));
        g.setLineWidth(2.6);
        g.strokeText(text, x, y);
        g.setFill(color);
        g.fillText(text, x, y);
    }
}
