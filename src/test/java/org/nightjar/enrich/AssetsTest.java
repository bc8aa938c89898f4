package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maxmind.geoip2.DatabaseReader;
import java.awt.Font;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rest of the program and the licences expect of assets/. */
class AssetsTest {
    private static final Path ASSETS = Path.of("assets");

    @Test
    void allAssetsTogetherStayUnder25Megabytes() throws IOException {
        try (Stream<Path> files = Files.walk(ASSETS)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(AssetsTest::size)
                    .sum();
            assertTrue(bytes < 25_000_000, bytes + " bytes");
        }
    }

    @Test
    void everyFileIsAttributedAndEveryLicenceNamedIsThere() throws IOException {
        String attribution = Files.readString(ASSETS.resolve("ATTRIBUTION.md"));
        for (String folder : List.of("geo", "map", "fonts", "licenses")) {
            try (Stream<Path> files = Files.list(ASSETS.resolve(folder))) {
                files.map(file -> file.getFileName().toString()).forEach(name -> {
                    String pattern = name.replaceFirst("-(10m|50m|110m)", "-*")
                            .replaceFirst("-(Regular|Medium|SemiBold|Bold)", "-*");
                    assertTrue(attribution.contains(pattern), name);
                });
            }
        }
        assertTrue(attribution.contains("IP Geolocation by DB-IP"));
    }

    @Test
    void cityDatabaseOpensWithMaxMindsOwnReader() throws Exception {
        try (InputStream in = Files.newInputStream(ASSETS.resolve("geo/city.mmdb"));
                DatabaseReader reader = new DatabaseReader.Builder(in).build()) {
            var city = reader.tryCity(InetAddress.getByAddress(new byte[] {8, 8, 8, 8}))
                    .orElseThrow();
            assertEquals("US", city.country().isoCode());
            assertTrue(city.location().latitude() > 20);
        }
    }

    @Test
    void bundledDatabasePassesTheCheckForForeignFiles() throws Exception {
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(ASSETS.resolve("geo/city.mmdb")))) {
            assertEquals("US", enricher.facts("8.8.8.8").countryCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"110m, 177, 3", "50m, 241, 5", "10m, 255, 16"})
    void countriesOfTheMapHaveACodeUnlessDisputed(String scale, int countries, int disputed) throws IOException {
        Set<String> codes = new HashSet<>();
        for (String line : lines(Files.newInputStream(ASSETS.resolve("map/country-codes.tsv")))) {
            codes.add(line.split("\t", -1)[0]);
        }
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(ASSETS.resolve("map/countries-" + scale + ".json.gz")))) {
            JsonNode geometries = new ObjectMapper().readTree(in).at("/objects/countries/geometries");
            List<String> without = new ArrayList<>();
            for (JsonNode country : geometries) {
                if (!codes.contains(country.path("id").asText())) {
                    without.add(country.at("/properties/name").asText());
                }
            }
            assertEquals(countries, geometries.size());
            assertEquals(disputed, without.size(), without.toString());
        }
    }

    @Test
    void citiesAreLargestFirstAndOnEarth() throws IOException {
        List<String> lines = lines(new GZIPInputStream(Files.newInputStream(ASSETS.resolve("map/cities.tsv.gz"))));
        assertEquals(4_442, lines.size());
        long before = Long.MAX_VALUE;
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            assertEquals(5, cells.length, line);
            assertTrue(!cells[0].isBlank() && cells[1].matches("[A-Z]{2}"), line);
            assertTrue(
                    Math.abs(Double.parseDouble(cells[2])) < 80 && Math.abs(Double.parseDouble(cells[3])) <= 180, line);
            long population = Long.parseLong(cells[4]);
            assertTrue(population >= 100_000 && population <= before, line);
            before = population;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Inter-Regular, Inter",
        "Inter-Medium, Inter Medium",
        "Inter-SemiBold, Inter SemiBold",
        "Inter-Bold, Inter",
        "JetBrainsMono-Regular, JetBrains Mono",
        "JetBrainsMono-Bold, JetBrains Mono",
    })
    void fontsAreWhatTheirNamesSay(String file, String family) throws Exception {
        Font font = Font.createFont(
                Font.TRUETYPE_FONT, ASSETS.resolve("fonts/" + file + ".ttf").toFile());
        assertTrue(font.getFontName().startsWith(family), font.getFontName());
        assertTrue(font.canDisplay('é') && font.canDisplay('→'), file);
    }

    private static List<String> lines(InputStream in) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
