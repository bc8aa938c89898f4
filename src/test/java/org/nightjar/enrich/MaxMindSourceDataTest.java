package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.AddressNotes;
import org.nightjar.model.IpNetwork;
import org.nightjar.model.NetworkClass;
import org.nightjar.support.SharedData;

/**
 * Compares answers with the lists of networks that MaxMind's test databases were made from, network by network: each is
 * asked for an address that no more exact network of the list holds.
 */
class MaxMindSourceDataTest {

    /** A network of the source and an address that is its own. */
    private record Expected(String network, byte[] address, JsonNode record) {}

    @ParameterizedTest
    @CsvSource({
        "GeoIP2-City-Test, 250",
        "GeoLite2-City-Test, 242",
        "GeoIP2-Country-Test, 345",
        "GeoLite2-Country-Test, 244",
        "GeoLite2-ASN-Test, 720",
        "GeoIP2-Anonymous-IP-Test, 12",
    })
    void everyNetworkOfTheSourceIsAnsweredAsTheSourceSays(String name, int networks) throws Exception {
        int compared = 0;
        try (GeoDatabase database = GeoDatabase.open(file(name))) {
            for (Expected expected : source(name)) {
                GeoRecord record = database.find(expected.address);
                assertNotNull(record, expected.network);
                assertSame(expected, record);
                assertEquals(database.info().label(), record.source());
                compared++;
            }
        }
        assertEquals(networks, compared);
    }

    private static void assertSame(Expected expected, GeoRecord record) {
        JsonNode json = expected.record;
        String where = expected.network;
        String registered = json.at("/registered_country/iso_code").asText();
        assertEquals(json.at("/country/iso_code").asText(registered), record.country(), where);
        assertEquals(json.at("/city/names/en").asText(), record.city(), where);
        assertEquals(json.has("location"), record.hasCoordinates(), where);
        assertEquals(json.at("/location/latitude").asDouble(Double.NaN), record.latitude(), where);
        assertEquals(json.at("/location/longitude").asDouble(Double.NaN), record.longitude(), where);
        assertEquals(json.at("/location/accuracy_radius").asInt(), record.radiusKm(), where);
        assertEquals(json.path("autonomous_system_number").asLong(), record.asn(), where);
        assertEquals(json.path("autonomous_system_organization").asText(), record.operator(), where);
        assertEquals(hiding(json), record.hiding(), where);
        boolean serving = json.path("is_hosting_provider").asBoolean();
        assertEquals(serving ? NetworkClass.VPN_OR_HOSTING : null, record.serving(), where);
    }

    private static @Nullable NetworkClass hiding(JsonNode json) {
        JsonNode traits = json.path("traits");
        if (json.path("is_tor_exit_node").asBoolean()) {
            return NetworkClass.TOR;
        }
        boolean hidden = json.path("is_anonymous_vpn").asBoolean()
                || json.path("is_public_proxy").asBoolean()
                || json.path("is_residential_proxy").asBoolean()
                || traits.path("is_anonymous_proxy").asBoolean()
                || json.path("is_anonymous").asBoolean()
                        && !json.path("is_hosting_provider").asBoolean();
        return hidden ? NetworkClass.VPN_OR_HOSTING : null;
    }

    /** Types whose source is not at hand: every network against the record as MaxMind's own reader gives it. */
    @ParameterizedTest
    @CsvSource({
        "GeoIP2-Connection-Type-Test, 25",
        "GeoIP2-Domain-Test, 91",
        "GeoIP2-Enterprise-Shield-Test, 32",
        "GeoIP2-Precision-Enterprise-Shield-Test, 59",
        "GeoIP2-Country-Shield-Test, 345",
        "GeoIP2-IP-Risk-Test, 13",
    })
    void everyNetworkOfOtherTypesGivesWhatItsRecordHolds(String name, int networks) throws Exception {
        int compared = 0;
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(file(name)));
                Reader reader = new Reader(file(name).toFile())) {
            Iterator<DatabaseRecord<Object>> all = reader.networks(Object.class);
            while (all.hasNext()) {
                DatabaseRecord<Object> one = all.next();
                JsonNode json = new ObjectMapper().valueToTree(one.data());
                AddressFacts facts =
                        enricher.facts(one.network().networkAddress().getHostAddress());
                if (facts.kind() == AddressKind.PUBLIC) {
                    assertGiven(json, facts, one.network().toString());
                }
                compared++;
            }
        }
        assertEquals(networks, compared);
    }

    private static void assertGiven(JsonNode json, AddressFacts facts, String where) {
        JsonNode traits = json.path("traits");
        String connection = json.path("connection_type")
                .asText(traits.path("connection_type").asText());
        assertEquals(connection, facts.notes().connection(), where);
        assertEquals(
                json.path("domain").asText(traits.path("domain").asText()),
                facts.notes().domain(),
                where);
        if (json.at("/country/iso_code").isTextual()) {
            assertEquals(json.at("/country/iso_code").asText(), facts.countryCode(), where);
        }
        if (json.has("location")) {
            assertEquals(json.at("/location/latitude").asDouble(), facts.latitude(), where);
            assertEquals(json.at("/city/names/en").asText(), facts.city(), where);
        }
        if (traits.has("autonomous_system_number")) {
            assertEquals(traits.path("autonomous_system_number").asLong(), facts.asn(), where);
            assertFalse(facts.asOrganization().isEmpty(), where);
        }
        if (json.path("is_tor_exit_node").asBoolean()) {
            assertEquals(NetworkClass.TOR, facts.networkClass(), where);
        } else if (json.path("is_anonymous_vpn").asBoolean()) {
            assertEquals(NetworkClass.VPN_OR_HOSTING, facts.networkClass(), where);
            assertEquals(json.path("provider_name").asText(), facts.notes().provider(), where);
        }
    }

    @Test
    void answersNameTheDatabaseOfEachFact() throws Exception {
        List<Path> files = List.of(file("GeoIP2-Domain-Test"), file("GeoLite2-ASN-Test"), file("GeoIP2-City-Test"));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(files)) {
            AddressNotes notes = enricher.facts("89.160.20.112").notes();
            assertTrue(notes.placeSource().matches("GeoIP2-City of 20\\d\\d-\\d\\d-\\d\\d"), notes.toString());
            assertTrue(notes.operatorSource().startsWith("GeoLite2-ASN of 20"), notes.toString());
            assertEquals(notes.operatorSource(), notes.classSource());
        }
    }

    private static Path file(String name) {
        return SharedData.require("maxmind-db/test-data/" + name + ".mmdb");
    }

    /** Every network of a list, with an address that is in no more exact one; one that stands there twice, once. */
    private static List<Expected> source(String name) throws IOException {
        Path file = SharedData.require("maxmind-db/source-data/" + name + ".json.gz");
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            new ObjectMapper().readTree(in).forEach(entry -> entries.addAll(entry.properties()));
        }
        List<IpNetwork> networks =
                entries.stream().map(entry -> network(entry.getKey())).toList();
        List<Expected> expected = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            byte[] address = ownAddress(networks.get(i), networks);
            assertNotNull(address, entries.get(i).getKey());
            if (networks.lastIndexOf(networks.get(i)) == i) {
                expected.add(new Expected(
                        entries.get(i).getKey(), address, entries.get(i).getValue()));
            }
        }
        return expected;
    }

    /** A network of a list; what it writes as {@code ::1.2.3.4/120} is one of IPv4. */
    private static IpNetwork network(String text) {
        int slash = text.indexOf('/');
        String address = text.substring(0, slash);
        int prefix = Integer.parseInt(text.substring(slash + 1));
        boolean v4 = address.matches("::[0-9.]*") && prefix >= 96;
        String plain = v4 ? (address.length() == 2 ? "0.0.0.0" : address.substring(2)) + "/" + (prefix - 96) : text;
        return IpNetwork.parse(plain).orElseThrow(() -> new IllegalStateException(text));
    }

    /** The first address, or the last, or one in between; null if more exact networks take all of these. */
    private static byte @Nullable [] ownAddress(IpNetwork network, List<IpNetwork> all) {
        for (int fill : new int[] {0, 0xff, 0x55, 0xaa, 0x80, 0x7f, 0x01, 0xfe}) {
            byte[] address = network.address().clone();
            for (int bit = network.prefixLength(); bit < address.length * 8; bit++) {
                int mask = 0x80 >> (bit & 7);
                boolean set = (fill & mask) != 0;
                address[bit >> 3] = (byte) (set ? address[bit >> 3] | mask : address[bit >> 3] & ~mask);
            }
            boolean taken = all.stream()
                    .anyMatch(other -> other.prefixLength() > network.prefixLength() && other.contains(address));
            if (!taken) {
                return address;
            }
        }
        return null;
    }
}
