package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.AddressNotes;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;
import org.nightjar.support.MmdbWriter;

class AddressEnricherTest {
    private static final Instant BUILT = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, US, 15169, CLOUD",
        "1.1.1.1, AU, 13335, CDN",
        "104.102.221.250, US, 20940, CDN",
        "34.234.236.212, US, 14618, CLOUD",
        "175.45.176.99, KP, 131279, ISP",
        "185.220.101.55, DE, 60729, TOR",
        "212.83.184.12, FR, 12876, VPN_OR_HOSTING",
        "2001:41d0:1:2::3, FR, 16276, VPN_OR_HOSTING",
        "[2001:41d0:1:2::3]:443, FR, 16276, VPN_OR_HOSTING",
    })
    void bundledDataKnowWellKnownAddresses(String address, String country, long asn, NetworkClass networkClass) {
        try (AddressEnricher enricher = AddressEnricher.bundled()) {
            AddressFacts facts = enricher.facts(address);
            assertEquals(AddressKind.PUBLIC, facts.kind());
            assertEquals(address, facts.address());
            assertEquals(country, facts.countryCode(), facts.toString());
            assertEquals(asn, facts.asn(), facts.toString());
            assertEquals(networkClass, facts.networkClass());
            assertTrue(facts.hasPlace() && !facts.asOrganization().isEmpty(), facts.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AWS Internal, SERVICE, SERVICE",
        "s3.amazonaws.com, SERVICE, SERVICE",
        "10.0.0.1, PRIVATE, PRIVATE",
        "203.0.113.9, RESERVED, RESERVED",
        "1.2.3.04, INVALID, INVALID",
        "'', NONE, UNKNOWN",
    })
    void whatIsNoPublicAddressHasNoPlace(String text, AddressKind kind, NetworkClass networkClass) {
        try (AddressEnricher enricher = AddressEnricher.bundled()) {
            assertEquals(AddressFacts.placeless(text, kind, networkClass), enricher.facts(text));
        }
    }

    @Test
    void usersDatabaseAnswersFirstAndOnlyForWhatItHolds() throws Exception {
        Path city = write(new MmdbWriter(6, "GeoLite2-City", BUILT, "test")
                .insertV4("8.8.8.0/24", city("CH", "Bern", 46.95, 7.45)));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(city))) {
            AddressFacts facts = enricher.facts("8.8.8.8");
            assertEquals(
                    new AddressFacts(
                            "8.8.8.8",
                            AddressKind.PUBLIC,
                            "CH",
                            "Bern",
                            46.95,
                            7.45,
                            20,
                            15169,
                            "Google LLC",
                            NetworkClass.CLOUD,
                            new AddressNotes(
                                    "Google Cloud",
                                    "",
                                    "",
                                    "GeoLite2-City of 2026-03-04",
                                    "ASN table of 2026-06-17",
                                    "curated list by operator; ASN table of 2026-06-17")),
                    facts);
            assertEquals("AU", enricher.facts("1.1.1.1").countryCode());
        }
    }

    @Test
    void aCityIsOnlyTakenFromADatabaseThatAgreesOnTheCountry() throws Exception {
        Path agrees = write(new MmdbWriter(4, "country ipv4", BUILT, "test")
                .insertV4("8.8.8.0/24", Map.of("country_code", "US"))
                .insertV4("1.1.1.0/24", Map.of("country_code", "NZ")));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(agrees))) {
            assertTrue(enricher.facts("8.8.8.8").hasPlace());
            AddressFacts other = enricher.facts("1.1.1.1");
            assertEquals("NZ", other.countryCode());
            assertEquals("", other.city());
            assertFalse(other.hasPlace());
        }
    }

    @Test
    void anIpv6AddressIsNotAskedOfAnIpv4Database() throws Exception {
        Path v4 = write(new MmdbWriter(4, "city ipv4", BUILT, "test")
                .insertV4("32.0.0.0/3", Map.of("country_code", "XX", "city", "Trap", "latitude", 1f, "longitude", 2f)));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(v4))) {
            assertEquals("Trap", enricher.facts("32.1.65.208").city());
            assertEquals("FR", enricher.facts("2001:41d0:1:2::3").countryCode());
        }
    }

    @Test
    void operatorComesFromTheUsersAsnOrIspDatabase() throws Exception {
        Path asn = write(new MmdbWriter(6, "GeoLite2-ASN", BUILT, "test")
                .insertV4("8.8.8.0/24", operator(4294967294L, "Example"))
                .insertV4("1.1.1.0/24", operator(16509, "Bezos")));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(asn))) {
            AddressFacts facts = enricher.facts("8.8.8.8");
            assertEquals(4294967294L, facts.asn());
            assertEquals("Example", facts.asOrganization());
            assertEquals(NetworkClass.ISP, facts.networkClass());
            assertEquals("US", facts.countryCode());
            assertEquals(NetworkClass.CLOUD, enricher.facts("1.1.1.1").networkClass());
        }
    }

    @Test
    void anonymityOutranksTheOperatorButHostingDoesNotOutrankACloud() throws Exception {
        Path anonymous = write(new MmdbWriter(6, "GeoIP2-Anonymous-IP", BUILT, "test")
                .insertV4("84.112.0.0/24", Map.of("is_anonymous", true, "is_tor_exit_node", true))
                .insertV4("84.112.1.0/24", Map.of("is_anonymous", true, "is_anonymous_vpn", true))
                .insertV4("84.112.2.0/24", Map.of("is_anonymous", true, "is_residential_proxy", true))
                .insertV4("84.112.3.0/24", Map.of("is_anonymous", true, "is_hosting_provider", true))
                .insertV4("8.8.8.0/24", Map.of("is_anonymous", true, "is_hosting_provider", true)));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(anonymous))) {
            assertEquals(NetworkClass.TOR, enricher.facts("84.112.0.1").networkClass());
            assertEquals(
                    NetworkClass.VPN_OR_HOSTING, enricher.facts("84.112.1.1").networkClass());
            assertEquals(
                    NetworkClass.VPN_OR_HOSTING, enricher.facts("84.112.2.1").networkClass());
            assertEquals(
                    NetworkClass.VPN_OR_HOSTING, enricher.facts("84.112.3.1").networkClass());
            assertEquals(NetworkClass.ISP, enricher.facts("84.112.4.1").networkClass());
            assertEquals(NetworkClass.CLOUD, enricher.facts("8.8.8.8").networkClass());
        }
    }

    @Test
    void enterpriseRecordsTellOperatorConnectionDomainAndKindOfUser() throws Exception {
        Path enterprise = write(new MmdbWriter(6, "GeoIP2-Enterprise", BUILT, "test")
                .insertV4("84.112.0.0/24", Map.of("traits", traits("residential", "Cable/DSL", 4294967290L)))
                .insertV4("84.112.1.0/24", Map.of("traits", traits("hosting", "Corporate", 4294967290L)))
                .insertV4("84.112.2.0/24", Map.of("traits", traits("content_delivery_network", "Corporate", 13335)))
                .insertV4("84.112.3.0/24", Map.of("traits", traits("consumer_privacy_network", "Corporate", 16509)))
                .insertV4("84.112.4.0/24", Map.of("anonymizer", Map.of("is_tor_exit_node", true))));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(enterprise))) {
            AddressFacts home = enricher.facts("84.112.0.1");
            assertEquals(4294967290L, home.asn());
            assertEquals("Example", home.asOrganization());
            assertEquals("Cable/DSL", home.notes().connection());
            assertEquals("example.net", home.notes().domain());
            assertEquals(NetworkClass.ISP, home.networkClass());
            assertEquals("GeoIP2-Enterprise of 2026-03-04", home.notes().classSource());
            assertEquals(
                    NetworkClass.VPN_OR_HOSTING, enricher.facts("84.112.1.1").networkClass());
            assertEquals(NetworkClass.CDN, enricher.facts("84.112.2.1").networkClass());
            assertEquals(
                    NetworkClass.VPN_OR_HOSTING, enricher.facts("84.112.3.1").networkClass());
            assertEquals(NetworkClass.TOR, enricher.facts("84.112.4.1").networkClass());
        }
    }

    @Test
    void anIspRecordWithoutANumberStillNamesTheOperatorThatNobodyElseKnows() throws Exception {
        String unannounced = "9.0.0.1";
        Path isp = write(new MmdbWriter(4, "GeoIP2-ISP", BUILT, "test")
                .insertV4("9.0.0.0/24", Map.of("isp", "Example Telecom"))
                .insertV4("8.8.8.0/24", Map.of("isp", "Example Telecom")));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(isp))) {
            assertEquals(15169, enricher.facts("8.8.8.8").asn());
            AddressFacts facts = enricher.facts(unannounced);
            assertEquals(0, facts.asn());
            assertEquals("Example Telecom", facts.asOrganization());
        }
    }

    @Test
    void theVpnServiceIsNamedWhereTheDatabaseKnowsIt() throws Exception {
        Path plus = write(new MmdbWriter(4, "GeoIP-Anonymous-Plus", BUILT, "test")
                .insertV4(
                        "84.112.0.0/24",
                        Map.of("is_anonymous", true, "is_anonymous_vpn", true, "provider_name", "Example VPN")));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(plus))) {
            AddressNotes notes = enricher.facts("84.112.0.1").notes();
            assertEquals("Example VPN", notes.provider());
            assertEquals("GeoIP-Anonymous-Plus of 2026-03-04", notes.classSource());
        }
    }

    @Test
    void recordsOfDbIpAreReadLikeMaxMinds() throws Exception {
        Path dbip = write(new MmdbWriter(6, "DBIP-Location-ISP (compat=Enterprise)", BUILT, "test")
                .insertV4(
                        "84.112.0.0/24",
                        Map.of(
                                "country",
                                Map.of("iso_code", "AT"),
                                "city",
                                Map.of("names", Map.of("en", "Linz")),
                                "location",
                                Map.of("latitude", 48.3, "longitude", 14.29),
                                "traits",
                                traits("residential", "Cable/DSL", 8447))));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(dbip))) {
            AddressFacts facts = enricher.facts("84.112.0.1");
            assertEquals("AT Linz 8447", facts.countryCode() + " " + facts.city() + " " + facts.asn());
            assertEquals(0, facts.accuracyRadiusKm());
            assertTrue(enricher.databases().get(0).attribution().contains("DB-IP"));
        }
    }

    private static Map<String, Object> traits(String user, String connection, long asn) {
        return Map.of(
                "user_type",
                user,
                "connection_type",
                connection,
                "domain",
                "example.net",
                "isp",
                "Example Access",
                "autonomous_system_number",
                asn,
                "autonomous_system_organization",
                "Example");
    }

    @Test
    void databasesAreNamedWithTheirDatesInTheOrderInWhichTheyAnswer() throws Exception {
        Path city = write(new MmdbWriter(6, "GeoLite2-City", BUILT, "test")
                .insertV4("8.8.8.0/24", city("CH", "Bern", 46.95, 7.45)));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(city))) {
            List<DatabaseInfo> infos = enricher.databases();
            assertEquals(3, infos.size());
            assertEquals("GeoLite2-City", infos.get(0).type());
            assertEquals(LocalDate.of(2026, 3, 4), infos.get(0).built());
            assertEquals(city.toString(), infos.get(0).path());
            assertEquals(
                    new DatabaseInfo(
                            "DBIP-City-Lite",
                            LocalDate.of(2026, 6, 5),
                            "bundled",
                            "IP Geolocation by DB-IP (db-ip.com), CC BY 4.0"),
                    infos.get(1));
            assertEquals(LocalDate.of(2026, 6, 17), infos.get(2).built());
        }
    }

    @Test
    void manyThreadsGetTheSameAnswers() {
        try (AddressEnricher enricher = AddressEnricher.bundled()) {
            List<String> addresses = IntStream.range(0, 20_000)
                    .mapToObj(i -> (i * 7919 >>> 8 & 0xff) + "." + (i * 104_729 >>> 4 & 0xff) + "." + (i & 0xff) + ".1")
                    .toList();
            List<AddressFacts> alone = addresses.stream().map(enricher::facts).toList();
            List<AddressFacts> together =
                    addresses.parallelStream().map(enricher::facts).toList();
            assertEquals(alone, together);
            assertTrue(Collections.frequency(
                            alone.stream().map(AddressFacts::hasPlace).toList(), true)
                    > 10_000);
        }
    }

    private Path write(MmdbWriter writer) throws IOException, NightjarException {
        Path file = folder.resolve("test.mmdb");
        writer.write(file);
        return file;
    }

    private static Map<String, Object> city(String country, String name, double latitude, double longitude) {
        return Map.of(
                "country", Map.of("iso_code", country),
                "city", Map.of("names", Map.of("en", name)),
                "location", Map.of("latitude", latitude, "longitude", longitude, "accuracy_radius", 20));
    }

    private static Map<String, Object> operator(long asn, String name) {
        return Map.of("autonomous_system_number", asn, "autonomous_system_organization", name);
    }
}
