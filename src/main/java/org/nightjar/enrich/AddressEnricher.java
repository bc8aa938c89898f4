package org.nightjar.enrich;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightjar.enrich.GeoDatabase.Fields;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;

/**
 * Tells where a source address is and who runs its network, from files only: never a name look-up or a connection.
 *
 * <p>The user's databases answer before the bundled ones, in the order given, each kind of fact by itself: country;
 * city with its coordinates (only from a database that agrees on the country); operator; anonymity. The network class is,
 * in this order: Tor or a VPN by an anonymity database; the curated list by operator; hosting by an anonymity
 * database; ISP if the operator is known.
 *
 * <p>Thread-safe. About 100,000 look-ups a second and thread; ask once per distinct address.
 */
public final class AddressEnricher implements AutoCloseable {
    private final List<GeoDatabase> own;

    private AddressEnricher(List<GeoDatabase> own) {
        this.own = own;
    }

    /** With the bundled data alone. They are loaded by the first question that needs them. */
    public static AddressEnricher bundled() {
        return new AddressEnricher(List.of());
    }

    /**
     * With the user's databases before the bundled ones. Each file is checked as a whole first, which takes about a
     * second per 100 MB.
     *
     * @param files MaxMind DB files that tell of City, Country, ASN, ISP, Anonymous-IP or Enterprise, of any maker
     * @throws NightjarException DATABASE_INVALID if one is missing, damaged or of another type; none stays open
     */
    public static AddressEnricher withDatabases(List<Path> files) throws NightjarException {
        List<GeoDatabase> opened = new ArrayList<>();
        AddressEnricher enricher = new AddressEnricher(opened);
        try {
            for (Path file : files) {
                opened.add(GeoDatabase.open(file));
            }
            return enricher;
        } catch (NightjarException e) {
            enricher.close();
            throw e;
        }
    }

    /** The databases in the order in which they are asked. */
    public List<DatabaseInfo> databases() {
        List<DatabaseInfo> infos = new ArrayList<>();
        own.forEach(database -> infos.add(database.info()));
        infos.addAll(BundledData.get().infos());
        return infos;
    }

    /**
     * What is known about the text that a log holds as source address; never fails, whatever the text is.
     *
     * @param loggedAddress an IPv4 or IPv6 address, with or without port, or a service's name, or anything else
     */
    public AddressFacts facts(String loggedAddress) {
        LoggedAddress logged = LoggedAddress.parse(loggedAddress);
        byte[] bytes = logged.bytes();
        if (logged.kind() == AddressKind.PUBLIC && bytes != null) {
            return publicFacts(loggedAddress, bytes);
        }
        NetworkClass networkClass = switch (logged.kind()) {
            case PRIVATE -> NetworkClass.PRIVATE;
            case RESERVED -> NetworkClass.RESERVED;
            case SERVICE -> NetworkClass.SERVICE;
            case INVALID -> NetworkClass.INVALID;
            case NONE, PUBLIC -> NetworkClass.UNKNOWN;
        };
        return AddressFacts.placeless(loggedAddress, logged.kind(), networkClass);
    }

    private AddressFacts publicFacts(String loggedAddress, byte[] address) {
        BundledData bundled = BundledData.get();
        List<Fields> found = new ArrayList<>();
        for (GeoDatabase database : own) {
            add(found, database, address);
        }
        Operator operator = operator(found, bundled.operators(), address);
        NetworkClass networkClass = networkClass(found, bundled.classes().classOf(operator.asn));
        add(found, bundled.places(), address);
        Place place = place(found);
        return new AddressFacts(
                loggedAddress,
                AddressKind.PUBLIC,
                place.country,
                place.city,
                place.latitude,
                place.longitude,
                place.radiusKm,
                operator.asn,
                operator.name,
                networkClass);
    }

    private static void add(List<Fields> found, GeoDatabase database, byte[] address) {
        Fields fields = database.find(address);
        if (fields != null) {
            found.add(fields);
        }
    }

    private record Place(String country, String city, double latitude, double longitude, int radiusKm) {}

    private static Place place(List<Fields> found) {
        String country = "";
        for (Fields fields : found) {
            String next = country(fields);
            country = country.isEmpty() ? next : country;
            double latitude = fields.number("location.latitude", "latitude");
            double longitude = fields.number("location.longitude", "longitude");
            if (next.equals(country) && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                double radius = fields.number("location.accuracy_radius");
                int radiusKm = radius > 0 ? (int) Math.min(radius, 20_040) : 0;
                return new Place(country, fields.text("city.names.en", "city"), latitude, longitude, radiusKm);
            }
        }
        return new Place(country, "", Double.NaN, Double.NaN, 0);
    }

    private static String country(Fields fields) {
        String code = fields.text("country.iso_code", "registered_country.iso_code", "country_code");
        return code.matches("[A-Za-z]{2}") ? code.toUpperCase(Locale.ROOT) : "";
    }

    private record Operator(long asn, String name) {}

    private static Operator operator(List<Fields> found, AsnTable table, byte[] address) {
        for (Fields fields : found) {
            double asn = fields.number("autonomous_system_number", "traits.autonomous_system_number");
            if (asn > 0) {
                String name = fields.text(
                        "autonomous_system_organization",
                        "traits.autonomous_system_organization",
                        "organization",
                        "isp");
                return new Operator((long) asn, name);
            }
        }
        int index = table.find(address);
        return index < 0 ? new Operator(0, "") : new Operator(table.number(index), table.name(index));
    }

    private static NetworkClass networkClass(List<Fields> found, NetworkClass byOperator) {
        boolean hosting = false;
        for (Fields fields : found) {
            if (fields.flag("is_tor_exit_node")) {
                return NetworkClass.TOR;
            }
            if (fields.flag("is_anonymous_vpn")
                    || fields.flag("is_public_proxy")
                    || fields.flag("is_residential_proxy")) {
                return NetworkClass.VPN_OR_HOSTING;
            }
            hosting |= fields.flag("is_hosting_provider");
        }
        boolean unlisted = byOperator == NetworkClass.ISP || byOperator == NetworkClass.UNKNOWN;
        return hosting && unlisted ? NetworkClass.VPN_OR_HOSTING : byOperator;
    }

    /** Closes the user's databases; the bundled ones stay. */
    @Override
    public void close() {
        try {
            for (GeoDatabase database : own) {
                database.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
