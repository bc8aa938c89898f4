package org.nightjar.enrich;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.AddressNotes;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;

/**
 * Tells where a source address is and who runs its network, from files only: never a name look-up or a connection.
 *
 * <p>The user's databases answer before the bundled ones, in the order given, each kind of fact by itself: country;
 * city with its coordinates (only from a database that agrees on the country); operator; anonymity. Lists of networks
 * tell the network class alone. How the
 * network class is found is told at {@link NetworkVerdict}. The notes of an answer name the data that gave it.
 *
 * <p>Thread-safe. About 100,000 look-ups a second and thread; ask once per distinct address.
 */
public final class AddressEnricher implements AutoCloseable {
    private final List<GeoDatabase> own;
    private final List<UserList> lists;

    private AddressEnricher(List<GeoDatabase> own, List<UserList> lists) {
        this.own = own;
        this.lists = lists;
    }

    /** With the bundled data alone. They are loaded by the first question that needs them. */
    public static AddressEnricher bundled() {
        return new AddressEnricher(List.of(), List.of());
    }

    /** Begins to load the bundled data, in a thread of its own, for whoever will soon ask. The first question tells what fails. */
    public static void loadAhead() {
        Thread loading = new Thread(AddressEnricher::load, "nightjar-places");
        loading.setDaemon(true);
        loading.start();
    }

    private static void load() {
        try {
            BundledData.get();
        } catch (RuntimeException absent) {
            // whoever asks gets this, too
        }
    }

    /**
     * With the user's databases and lists of networks before the bundled data. Each file is told apart by content and
     * checked as a whole first, which takes about a second per 100 MB.
     *
     * @param files MaxMind DB files that tell of City, Country, ASN, ISP, Enterprise, Anonymous-IP, Connection-Type or
     *     Domain, of any maker; lists of networks ({@link UserList})
     * @throws NightjarException DATABASE_INVALID if one is missing, damaged or of another type; none stays open
     */
    public static AddressEnricher withDatabases(List<Path> files) throws NightjarException {
        List<GeoDatabase> databases = new ArrayList<>();
        List<UserList> lists = new ArrayList<>();
        AddressEnricher enricher = new AddressEnricher(databases, lists);
        try {
            for (Path file : files) {
                if (GeoDatabase.mayBe(file)) {
                    databases.add(GeoDatabase.open(file));
                } else {
                    lists.add(UserList.open(file));
                }
            }
            return enricher;
        } catch (NightjarException e) {
            enricher.close();
            throw e;
        }
    }

    /** The lists and databases in the order in which they are asked. */
    public List<DatabaseInfo> databases() {
        List<DatabaseInfo> infos = new ArrayList<>();
        lists.forEach(list -> infos.add(list.info()));
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
        List<GeoRecord> found = new ArrayList<>();
        for (GeoDatabase database : own) {
            add(found, database, address);
        }
        Operator operator = operator(found, bundled, address);
        NetworkVerdict verdict = NetworkVerdict.of(
                UserList.find(lists, address), found, bundled.classes().find(operator.asn), operator.source);
        String connection = firstText(found, GeoRecord::connection);
        String domain = firstText(found, GeoRecord::domain);
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
                verdict.networkClass(),
                new AddressNotes(
                        verdict.provider(), connection, domain, place.source, operator.source, verdict.source()));
    }

    private static void add(List<GeoRecord> found, GeoDatabase database, byte[] address) {
        GeoRecord record = database.find(address);
        if (record != null) {
            found.add(record);
        }
    }

    private static String firstText(List<GeoRecord> records, Function<GeoRecord, String> fact) {
        return records.stream()
                .map(fact)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private record Place(String country, String city, double latitude, double longitude, int radiusKm, String source) {}

    private static Place place(List<GeoRecord> found) {
        String country = "";
        String source = "";
        for (GeoRecord record : found) {
            String next = record.country();
            if (country.isEmpty() && !next.isEmpty()) {
                country = next;
                source = record.source();
            }
            if (next.equals(country) && record.hasCoordinates()) {
                String both = source.isEmpty() || source.equals(record.source())
                        ? record.source()
                        : source + "; city: " + record.source();
                return new Place(
                        country, record.city(), record.latitude(), record.longitude(), record.radiusKm(), both);
            }
        }
        return new Place(country, "", Double.NaN, Double.NaN, 0, source);
    }

    private record Operator(long asn, String name, String source) {}

    /** The first that knows the AS number; or else, for want of it, the first that knows a name. */
    private static Operator operator(List<GeoRecord> found, BundledData bundled, byte[] address) {
        for (GeoRecord record : found) {
            if (record.asn() > 0) {
                return new Operator(record.asn(), record.operator(), record.source());
            }
        }
        AsnTable table = bundled.operators();
        int index = table.find(address);
        if (index >= 0) {
            return new Operator(
                    table.number(index),
                    table.name(index),
                    bundled.operatorsInfo().label());
        }
        for (GeoRecord record : found) {
            if (!record.operator().isEmpty()) {
                return new Operator(0, record.operator(), record.source());
            }
        }
        return new Operator(0, "", "");
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
