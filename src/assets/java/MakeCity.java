import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Reader;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.nightjar.support.MmdbWriter;

/**
 * Cuts the DB-IP Lite city databases down: a network is split only while it matters. One record, the place that most of
 * its addresses have, stands for a whole network if nearly all of them are in that country, and nine tenths within so
 * many kilometres or the network small; a smaller network yet is split no more even for a country. Records take MaxMind's shape, coordinates are rounded to
 * 0.01 degrees (about 1 km). Where more than a tenth of a network's addresses lie over 100 km away, {@code
 * accuracy_radius} says how far nine tenths of them are from the place given, rounded up to 300, 1000 or 5000 km.
 *
 * <p>Arguments: kilometres; IPv4 database, its longest prefixes for places and for countries (22/24); the same for IPv6;
 * output file. Prints how far the cut strays from its source.
 */
public final class MakeCity {
    private static final int[] RADII_KM = {300, 1000, 5000};
    private static final int UNREMARKABLE_KM = 100;
    private static final double NEARLY_ALL = 0.99;

    private final MmdbWriter writer;
    private final int mergeKm;
    private final int addressBytes;
    private final int shortestPrefix;
    private final int placePrefix;
    private final int countryPrefix;
    private final List<Network> gathered = new ArrayList<>();
    private final double[] weightByKm = new double[20100];
    private double sameCity;
    private double sameCountry;
    private double total;

    /** A network of the source by its upper 64 bits; IPv4 addresses take the upper half of them. */
    record Network(long start, int prefixLength, Place place) {
        double size() {
            return Math.pow(2, 64 - prefixLength);
        }
    }

    record Place(String country, String city, double latitude, double longitude) {
        Map<String, Object> record(int radiusKm) {
            Map<String, Object> map = new LinkedHashMap<>();
            if (!city.isEmpty()) {
                map.put("city", Map.of("names", Map.of("en", city)));
            }
            map.put("country", Map.of("iso_code", country));
            Map<String, Object> location = new LinkedHashMap<>();
            if (radiusKm > 0) {
                location.put("accuracy_radius", radiusKm);
            }
            location.put("latitude", latitude);
            location.put("longitude", longitude);
            map.put("location", location);
            return map;
        }

        double kilometresTo(Place other) {
            double a = Math.toRadians(latitude);
            double b = Math.toRadians(other.latitude);
            double c = Math.toRadians(longitude - other.longitude);
            double h = Math.pow(Math.sin((a - b) / 2), 2) + Math.cos(a) * Math.cos(b) * Math.pow(Math.sin(c / 2), 2);
            return 12742 * Math.asin(Math.sqrt(Math.min(1, h)));
        }
    }

    private MakeCity(MmdbWriter writer, int mergeKm, int addressBytes, int shortestPrefix, String prefixes) {
        this.writer = writer;
        this.mergeKm = mergeKm;
        this.addressBytes = addressBytes;
        this.shortestPrefix = shortestPrefix;
        int slash = prefixes.indexOf('/');
        this.placePrefix = Integer.parseInt(prefixes.substring(0, slash));
        this.countryPrefix = Integer.parseInt(prefixes.substring(slash + 1));
    }

    public static void main(String[] args) throws IOException, InvalidNetworkException {
        int mergeKm = Integer.parseInt(args[0]);
        Instant built;
        try (Reader source = new Reader(new File(args[1]))) {
            built = source.getMetadata().buildTime();
        }
        String description = "IP Geolocation by DB-IP (db-ip.com), CC BY 4.0; made smaller for Nightjar";
        MmdbWriter writer = new MmdbWriter(6, "DBIP-City-Lite", built, description);
        new MakeCity(writer, mergeKm, 4, 16, args[2]).cut(args[1]);
        new MakeCity(writer, mergeKm, 16, 28, args[4]).cut(args[3]);
        writer.write(Path.of(args[5]));
    }

    @SuppressWarnings("rawtypes")
    private void cut(String file) throws IOException, InvalidNetworkException {
        try (Reader source = new Reader(new File(file))) {
            Iterator<DatabaseRecord<Map>> networks = source.networks(Map.class);
            while (networks.hasNext()) {
                DatabaseRecord<Map> next = networks.next();
                Place place = place(next.data());
                int prefixLength = next.network().prefixLength();
                if (!place.country.isEmpty() && prefixLength <= 64) {
                    byte[] upper = Arrays.copyOf(next.network().networkAddress().getAddress(), 8);
                    add(new Network(ByteBuffer.wrap(upper).getLong(), prefixLength, place));
                }
            }
        }
        flush();
        report(file);
    }

    private static Place place(Map<?, ?> record) {
        String country = String.valueOf(record.get("country_code"));
        return new Place(
                country.matches("[A-Z]{2}") ? country : "",
                String.valueOf(record.get("city")),
                Math.round(((Number) record.get("latitude")).doubleValue() * 100) / 100.0,
                Math.round(((Number) record.get("longitude")).doubleValue() * 100) / 100.0);
    }

    private void add(Network network) {
        if (!gathered.isEmpty() && blockOf(network) != blockOf(gathered.get(0))) {
            flush();
        }
        gathered.add(network);
        if (network.prefixLength <= shortestPrefix) {
            flush();
        }
    }

    private long blockOf(Network network) {
        return network.start >>> (64 - shortestPrefix);
    }

    private void flush() {
        if (!gathered.isEmpty()) {
            int prefixLength = Math.min(shortestPrefix, gathered.get(0).prefixLength);
            cut(gathered.get(0).start >>> (64 - prefixLength) << (64 - prefixLength), prefixLength, gathered);
            gathered.clear();
        }
    }

    /** Writes one record for a network, or goes on with its halves. */
    private void cut(long start, int prefixLength, List<Network> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Map<Place, Double> shares = new LinkedHashMap<>();
        parts.forEach(part -> shares.merge(part.place, part.size(), Double::sum));
        Place chosen = shares.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .orElseThrow()
                .getKey();
        double all = shares.values().stream().mapToDouble(share -> share).sum();
        double atHome = share(shares, place -> place.country.equals(chosen.country));
        double near = share(shares, place -> chosen.kilometresTo(place) <= mergeKm);
        boolean small = prefixLength >= placePrefix;
        if (shares.size() == 1 || prefixLength >= countryPrefix || atHome >= NEARLY_ALL * all && (small || near >= 0.9 * all)) {
            byte[] address = ByteBuffer.allocate(addressBytes).putInt((int) (start >>> 32)).array();
            if (addressBytes == 16) {
                ByteBuffer.wrap(address).putLong(start);
            }
            writer.insert(address, prefixLength, chosen.record(radiusKm(shares, chosen, all)));
            parts.forEach(part -> count(part, chosen));
            return;
        }
        long middle = start | 1L << (63 - prefixLength);
        List<Network> left = new ArrayList<>();
        List<Network> right = new ArrayList<>();
        for (Network part : parts) {
            (Long.compareUnsigned(part.start, middle) < 0 ? left : right).add(part);
        }
        cut(start, prefixLength + 1, left);
        cut(middle, prefixLength + 1, right);
    }

    private static double share(Map<Place, Double> shares, Predicate<Place> which) {
        return shares.entrySet().stream()
                .filter(share -> which.test(share.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static int radiusKm(Map<Place, Double> shares, Place chosen, double all) {
        for (int radius : new int[] {UNREMARKABLE_KM, RADII_KM[0], RADII_KM[1]}) {
            if (share(shares, place -> chosen.kilometresTo(place) <= radius) >= 0.9 * all) {
                return radius == UNREMARKABLE_KM ? 0 : radius;
            }
        }
        return RADII_KM[2];
    }

    /** IPv4 networks count by their size; IPv6 networks count once each, for most of that space is empty. */
    private void count(Network part, Place chosen) {
        Place place = part.place;
        double weight = addressBytes == 4 ? part.size() : 1;
        total += weight;
        sameCity += chosen.city.equals(place.city) && chosen.country.equals(place.country) ? weight : 0;
        sameCountry += chosen.country.equals(place.country) ? weight : 0;
        weightByKm[(int) chosen.kilometresTo(place)] += weight;
    }

    private void report(String file) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s cut to /%d (countries /%d): same city %.1f %%, same country %.1f %%, distance",
                Path.of(file).getFileName(),
                placePrefix,
                countryPrefix,
                100 * sameCity / total,
                100 * sameCountry / total));
        for (int percentile : new int[] {75, 90, 95, 99}) {
            double sum = 0;
            int km = 0;
            while (km < weightByKm.length && sum + weightByKm[km] < total * percentile / 100) {
                sum += weightByKm[km++];
            }
            line.append(String.format(Locale.ROOT, " p%d %d km", percentile, km));
        }
        System.err.println(line);
    }
}
