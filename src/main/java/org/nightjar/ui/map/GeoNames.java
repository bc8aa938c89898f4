package org.nightjar.ui.map;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.nightjar.ui.map.WorldAtlas.Country;
import org.nightjar.ui.map.WorldAtlas.Line;

/**
 * Names to write on the map: countries with the middle of their largest part, and cities by population. Reading them
 * takes about a fifth of a second; call it in the background. Immutable.
 *
 * @param countries largest first
 * @param cities most people first
 */
record GeoNames(List<Name> countries, List<Name> cities) {

    static final GeoNames NONE = new GeoNames(List.of(), List.of());

    /**
     * A name and its spot.
     *
     * @param text what to write
     * @param x in the Mercator unit square
     * @param y in the Mercator unit square
     * @param size width of a country in the unit square; people of a city
     */
    record Name(String text, double x, double y, double size) {}

    GeoNames {
        countries = List.copyOf(countries);
        cities = List.copyOf(cities);
    }

    /**
     * Reads both.
     *
     * @throws UncheckedIOException if they were not shipped with the program
     */
    static GeoNames read() {
        List<Name> countries = new ArrayList<>();
        Map<String, String> alpha2 = alpha2ByNumber();
        for (Country country : BaseMapLevel.COARSE.atlas().countries()) {
            String known = countryName(alpha2.getOrDefault(country.numericCode(), ""));
            String text = known.isEmpty() ? country.name() : known;
            country.rings().stream()
                    .max(Comparator.comparingDouble(GeoNames::area))
                    .ifPresent(ring -> countries.add(name(text, ring)));
        }
        countries.sort(Comparator.comparingDouble(Name::size).reversed());
        return new GeoNames(countries, readCities());
    }

    private static double area(Line ring) {
        return (ring.maxX() - ring.minX()) * (ring.maxY() - ring.minY());
    }

    /** The centre of gravity of the ring, by the shoelace formula. */
    private static Name name(String text, Line ring) {
        float[] p = ring.points();
        double twice = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < p.length; i += 2) {
            int next = (i + 2) % p.length;
            double cross = (double) p[i] * p[next + 1] - (double) p[next] * p[i + 1];
            twice += cross;
            x += (p[i] + p[next]) * cross;
            y += (p[i + 1] + p[next + 1]) * cross;
        }
        boolean thin = Math.abs(twice) < 1e-12;
        double middleX = thin ? (ring.minX() + ring.maxX()) / 2 : x / (3 * twice);
        double middleY = thin ? (ring.minY() + ring.maxY()) / 2 : y / (3 * twice);
        return new Name(text, middleX, middleY, ring.maxX() - ring.minX());
    }

    /** The name of an ISO 3166-1 alpha-2 code in English; "" of what is none. */
    static String countryName(String alpha2) {
        return alpha2.length() == 2 ? new Locale("", alpha2).getDisplayCountry(Locale.ENGLISH) : "";
    }

    private static Map<String, String> alpha2ByNumber() {
        Map<String, String> codes = new HashMap<>();
        for (String[] cells : rows("/assets/map/country-codes.tsv", 2)) {
            codes.put(cells[0], cells[1]);
        }
        return codes;
    }

    /** Lines of name, country, latitude, longitude and population, most people first. */
    private static List<Name> readCities() {
        List<Name> cities = new ArrayList<>();
        for (String[] cells : rows("/assets/map/cities.tsv.gz", 5)) {
            cities.add(new Name(
                    cells[0],
                    Mercator.x(Double.parseDouble(cells[3])),
                    Mercator.y(Double.parseDouble(cells[2])),
                    Double.parseDouble(cells[4])));
        }
        return cities;
    }

    /** Tab-separated rows of a shipped table; lines that start with # are remarks. */
    private static List<String[]> rows(String resource, int leastCells) {
        try (InputStream packed = GeoNames.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new IOException("a table of the map is missing: " + resource);
            }
            InputStream plain = resource.endsWith(".gz") ? new GZIPInputStream(packed) : packed;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells.length >= leastCells)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
