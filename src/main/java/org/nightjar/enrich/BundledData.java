package org.nightjar.enrich;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offline data that come with the program (assets/geo), read when they are first needed and then kept for the life
 * of the program: about 30 MB. See {@code formats/assets.md}.
 *
 * @param places country, city and coordinates
 * @param operators AS numbers and names
 * @param classes what kind of network an operator runs
 */
record BundledData(GeoDatabase places, AsnTable operators, NetworkClasses classes) {
    private static @Nullable BundledData loaded;

    /**
     * Thread-safe.
     *
     * @throws UncheckedIOException if the installation lacks its data
     */
    static synchronized BundledData get() {
        BundledData data = loaded;
        if (data == null) {
            try {
                data = new BundledData(
                        GeoDatabase.bundled(open("city.mmdb")),
                        new AsnTable(open("asn.bin.gz")),
                        new NetworkClasses(open("network-classes.tsv")));
            } catch (IOException e) {
                throw new UncheckedIOException("the bundled offline data cannot be read; install Nightjar again", e);
            }
            loaded = data;
        }
        return data;
    }

    DatabaseInfo operatorsInfo() {
        return new DatabaseInfo(
                "ASN table",
                operators.date(),
                "bundled",
                "RouteViews (routeviews.org), DB-IP (db-ip.com), NRO (nro.net), CC BY 4.0");
    }

    List<DatabaseInfo> infos() {
        return List.of(places.info(), operatorsInfo());
    }

    private static InputStream open(String name) throws IOException {
        InputStream stream = BundledData.class.getResourceAsStream("/assets/geo/" + name);
        if (stream == null) {
            throw new FileNotFoundException("assets/geo/" + name);
        }
        return stream;
    }
}
