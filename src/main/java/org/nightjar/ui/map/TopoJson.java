package org.nightjar.ui.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nightjar.ui.map.WorldAtlas.Country;
import org.nightjar.ui.map.WorldAtlas.Line;

/**
 * Reads the countries of a TopoJSON topology. Arcs that two countries share are borders, others coasts. The source
 * is stitched at the antimeridian: a ring may jump from one edge of the world to the other, or go around a pole.
 *
 * @see <a href="https://github.com/topojson/topojson-specification">TopoJSON specification</a>
 */
final class TopoJson {

    private final float[][] arcs;
    private final int[] users;

    private TopoJson(JsonNode topology) {
        JsonNode scale = topology.path("transform").path("scale");
        JsonNode translate = topology.path("transform").path("translate");
        double[] transform = {
            scale.path(0).asDouble(1),
            scale.path(1).asDouble(1),
            translate.path(0).asDouble(0),
            translate.path(1).asDouble(0)
        };
        JsonNode coded = topology.path("arcs");
        arcs = new float[coded.size()][];
        for (int i = 0; i < arcs.length; i++) {
            arcs[i] = decode(coded.get(i), transform);
        }
        users = new int[arcs.length];
    }

    /**
     * Reads {@code objects.countries}.
     *
     * @throws IOException if it is not JSON or has no countries
     */
    static WorldAtlas read(InputStream in) throws IOException {
        JsonNode topology = JsonMapper.builder().build().readTree(in);
        JsonNode geometries = topology.path("objects").path("countries").path("geometries");
        if (geometries.isEmpty()) {
            throw new IOException("the topology has no countries");
        }
        TopoJson reader = new TopoJson(topology);
        List<Country> countries = new ArrayList<>();
        for (JsonNode geometry : geometries) {
            countries.add(reader.country(geometry));
        }
        List<Line> borders = new ArrayList<>();
        List<Line> coasts = new ArrayList<>();
        for (int i = 0; i < reader.arcs.length; i++) {
            if (reader.users[i] > 0) {
                (reader.users[i] > 1 ? borders : coasts).add(Line.of(unwrapped(reader.arcs[i])));
            }
        }
        return new WorldAtlas(countries, borders, coasts);
    }

    /** Positions are sums of small differences, times a scale. */
    private static float[] decode(JsonNode coded, double[] transform) {
        float[] points = new float[coded.size() * 2];
        long x = 0;
        long y = 0;
        for (int i = 0; i < coded.size(); i++) {
            x += coded.get(i).path(0).asLong();
            y += coded.get(i).path(1).asLong();
            points[2 * i] = (float) Mercator.x(x * transform[0] + transform[2]);
            points[2 * i + 1] = (float) Mercator.y(y * transform[1] + transform[3]);
        }
        return points;
    }

    private Country country(JsonNode geometry) {
        List<Line> rings = new ArrayList<>();
        JsonNode coded = geometry.path("arcs");
        if (geometry.path("type").asText().equals("Polygon")) {
            coded.forEach(ring -> rings.add(ring(ring)));
        } else {
            coded.forEach(polygon -> polygon.forEach(ring -> rings.add(ring(ring))));
        }
        return new Country(
                geometry.path("id").asText(""),
                geometry.path("properties").path("name").asText(""),
                rings);
    }

    private Line ring(JsonNode arcNumbers) {
        float[] joined = new float[0];
        for (JsonNode number : arcNumbers) {
            int arc = number.asInt();
            int index = arc < 0 ? ~arc : arc;
            users[index]++;
            float[] part = arc < 0 ? reversed(arcs[index]) : arcs[index];
            // The first point of an arc is the last of the one before.
            int skip = joined.length == 0 ? 0 : 2;
            int end = joined.length;
            joined = Arrays.copyOf(joined, end + part.length - skip);
            System.arraycopy(part, skip, joined, end, part.length - skip);
        }
        return Line.of(closedAtPole(unwrapped(joined)));
    }

    private static float[] reversed(float[] points) {
        float[] back = new float[points.length];
        for (int i = 0; i < points.length; i += 2) {
            back[points.length - 2 - i] = points[i];
            back[points.length - 1 - i] = points[i + 1];
        }
        return back;
    }

    /** Goes on beyond the edge of the world where the line jumps to the other edge. */
    static float[] unwrapped(float[] points) {
        float[] straight = points.clone();
        float shift = 0;
        for (int i = 2; i < points.length; i += 2) {
            float step = points[i] - points[i - 2];
            if (step > 0.5f) {
                shift--;
            } else if (step < -0.5f) {
                shift++;
            }
            straight[i] = points[i] + shift;
        }
        return straight;
    }

    /** A ring that ends a world away from its start goes around a pole, and is closed along it. */
    static float[] closedAtPole(float[] ring) {
        int end = ring.length;
        if (end < 4 || Math.abs(ring[end - 2] - ring[0]) < 0.5f) {
            return ring;
        }
        float pole = ring[1] > 0.5f ? 1 : 0;
        float[] closed = Arrays.copyOf(ring, end + 4);
        closed[end] = ring[end - 2];
        closed[end + 1] = pole;
        closed[end + 2] = ring[0];
        closed[end + 3] = pole;
        return closed;
    }
}
