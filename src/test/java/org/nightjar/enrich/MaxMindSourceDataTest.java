package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.NetworkClass;
import org.nightjar.support.SharedData;

/** Compares answers with the lists of networks that MaxMind's test databases were made from. */
class MaxMindSourceDataTest {

    @ParameterizedTest
    @ValueSource(strings = {"GeoIP2-City-Test", "GeoLite2-City-Test", "GeoIP2-Country-Test", "GeoLite2-Country-Test"})
    void placesAreThoseOfTheSource(String name) throws Exception {
        int compared = 0;
        try (AddressEnricher enricher = open(name)) {
            for (Map.Entry<String, JsonNode> network : networks(name)) {
                AddressFacts facts = enricher.facts(network.getKey());
                JsonNode record = network.getValue();
                String country = record.at("/country/iso_code")
                        .asText(record.at("/registered_country/iso_code").asText());
                if (facts.kind() == AddressKind.PUBLIC && !country.isEmpty()) {
                    assertEquals(country, facts.countryCode(), network.toString());
                    if (record.has("location")) {
                        assertEquals(record.at("/city/names/en").asText(), facts.city(), network.toString());
                        assertEquals(record.at("/location/latitude").asDouble(), facts.latitude(), network.toString());
                        assertEquals(
                                record.at("/location/longitude").asDouble(), facts.longitude(), network.toString());
                        assertEquals(record.at("/location/accuracy_radius").asInt(), facts.accuracyRadiusKm());
                    }
                    compared++;
                }
            }
        }
        assertTrue(compared > 150, "compared " + compared);
    }

    @ParameterizedTest
    @ValueSource(strings = "GeoLite2-ASN-Test")
    void operatorsAreThoseOfTheSource(String name) throws Exception {
        int compared = 0;
        try (AddressEnricher enricher = open(name)) {
            for (Map.Entry<String, JsonNode> network : networks(name)) {
                AddressFacts facts = enricher.facts(network.getKey());
                JsonNode record = network.getValue();
                if (facts.kind() == AddressKind.PUBLIC) {
                    assertEquals(record.path("autonomous_system_number").asLong(), facts.asn(), network.toString());
                    assertEquals(record.path("autonomous_system_organization").asText(), facts.asOrganization());
                    compared++;
                }
            }
        }
        assertTrue(compared > 200, "compared " + compared);
    }

    @ParameterizedTest
    @CsvSource("GeoIP2-Anonymous-IP-Test")
    void anonymityIsThatOfTheSource(String name) throws Exception {
        int compared = 0;
        try (AddressEnricher enricher = open(name)) {
            for (Map.Entry<String, JsonNode> network : networks(name)) {
                AddressFacts facts = enricher.facts(network.getKey());
                JsonNode record = network.getValue();
                boolean tor = record.path("is_tor_exit_node").asBoolean();
                boolean hidden = record.path("is_anonymous_vpn").asBoolean()
                        || record.path("is_public_proxy").asBoolean()
                        || record.path("is_residential_proxy").asBoolean();
                if (facts.kind() == AddressKind.PUBLIC && (tor || hidden)) {
                    assertEquals(
                            tor ? NetworkClass.TOR : NetworkClass.VPN_OR_HOSTING,
                            facts.networkClass(),
                            network.toString());
                    compared++;
                }
            }
        }
        assertTrue(compared > 5, "compared " + compared);
    }

    private static AddressEnricher open(String name) throws Exception {
        return AddressEnricher.withDatabases(List.of(SharedData.require("maxmind-db/test-data/" + name + ".mmdb")));
    }

    /** First address and record of every network, the most exact of several that begin there. */
    private static List<Map.Entry<String, JsonNode>> networks(String name) throws IOException {
        Path file = SharedData.require("maxmind-db/source-data/" + name + ".json.gz");
        Map<String, JsonNode> records = new TreeMap<>();
        Map<String, Integer> prefixes = new HashMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (JsonNode entry : new ObjectMapper().readTree(in)) {
                entry.properties().forEach(field -> {
                    int slash = field.getKey().indexOf('/');
                    String address = field.getKey().substring(0, slash).replaceFirst("^::(?=[0-9.]+$)", "");
                    int prefix = Integer.parseInt(field.getKey().substring(slash + 1));
                    if (prefix >= prefixes.getOrDefault(address, 0)) {
                        prefixes.put(address, prefix);
                        records.put(address, field.getValue());
                    }
                });
            }
        }
        return new ArrayList<>(records.entrySet());
    }
}
