package org.nightjar.enrich;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;
import org.nightjar.support.MmdbWriter;

/** Lists of networks handed over beside databases: what they say, when they win, what of them is not understood. */
@Timeout(value = 60, unit = SECONDS)
class UserListTest {
    private static final Instant CHANGED = Instant.parse("2026-05-06T07:08:09Z");

    @TempDir
    private Path folder;

    private int files;

    @Test
    void aPlainListOfNetworksIsHostingUnlessItSaysOtherwise() throws Exception {
        Path list = file("5.10.0.0/16\n\n# a comment\n2a02:100::/32 ; another\n84.112.0.1\n");
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(list))) {
            assertClass(NetworkClass.VPN_OR_HOSTING, "", enricher.facts("5.10.200.7"));
            assertClass(NetworkClass.VPN_OR_HOSTING, "", enricher.facts("2a02:100:1::1"));
            assertClass(NetworkClass.VPN_OR_HOSTING, "", enricher.facts("84.112.0.1"));
            assertEquals(NetworkClass.ISP, enricher.facts("84.112.0.2").networkClass());
            DatabaseInfo info = enricher.databases().get(0);
            assertEquals("list of networks (vpn-or-hosting) of 2026-05-06", info.label());
            assertEquals("3 networks, dated by its file.", info.note());
            assertEquals(info.label(), enricher.facts("5.10.200.7").notes().classSource());
        }
    }

    @Test
    void linesAndHeadSayTheClassAndWhoseTheNetworkIs() throws Exception {
        Path list = file("""
                # Class: isp
                # name: Our offices
                84.112.0.0/24
                84.112.1.0/24,cloud,Example Cloud
                84.112.2.0/24\tTOR
                84.112.3.0/24 Branch in Linz
                """);
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(list))) {
            assertClass(NetworkClass.ISP, "Our offices", enricher.facts("84.112.0.1"));
            assertClass(NetworkClass.CLOUD, "Example Cloud", enricher.facts("84.112.1.1"));
            assertClass(NetworkClass.TOR, "Our offices", enricher.facts("84.112.2.1"));
            assertClass(NetworkClass.ISP, "Branch in Linz", enricher.facts("84.112.3.1"));
        }
    }

    @Test
    void theLongestPrefixWinsWithinAListAndAcrossLists() throws Exception {
        Path first = file("84.112.0.0/16 cloud\n84.112.7.0/24 isp\n84.112.7.9 tor\n");
        Path second = file("84.112.7.0/25 cdn\n84.112.0.0/16 isp\n");
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(first, second))) {
            assertEquals(NetworkClass.TOR, enricher.facts("84.112.7.9").networkClass());
            assertEquals(NetworkClass.CDN, enricher.facts("84.112.7.8").networkClass());
            assertEquals(NetworkClass.ISP, enricher.facts("84.112.7.200").networkClass());
            assertEquals(NetworkClass.CLOUD, enricher.facts("84.112.8.1").networkClass());
        }
    }

    @Test
    void aListHasTheLastWordOnTheClassAndNoneOnPlaceAndOperator() throws Exception {
        Path anonymous = folder.resolve("anonymous.mmdb");
        new MmdbWriter(4, "GeoIP2-Anonymous-IP", CHANGED, "test")
                .insertV4("8.8.8.0/24", Map.of("is_anonymous", true, "is_anonymous_vpn", true))
                .write(anonymous);
        Path list = file("8.8.8.8 isp Our resolver\n");
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(anonymous, list))) {
            AddressFacts facts = enricher.facts("8.8.8.8");
            assertClass(NetworkClass.ISP, "Our resolver", facts);
            assertEquals("US 15169", facts.countryCode() + " " + facts.asn());
            assertEquals(NetworkClass.VPN_OR_HOSTING, enricher.facts("8.8.8.9").networkClass());
        }
    }

    @Test
    void torsListOfExitsIsReadWithItsDate() throws Exception {
        Path list = file("""
                @type tordnsel 1.0
                Downloaded 2026-02-03 04:05:06
                ExitNode 0011BD2485AD45D984EC4159C88FC066E5E3300E
                Published 2026-02-01 10:00:00
                LastStatus 2026-02-02 11:00:00
                ExitAddress 84.112.0.1 2026-02-02 11:02:03
                ExitAddress 84.112.0.2 2026-02-01 11:02:03
                """);
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(list))) {
            assertEquals(NetworkClass.TOR, enricher.facts("84.112.0.2").networkClass());
            assertEquals("Tor exits of 2026-02-03", enricher.databases().get(0).label());
            assertEquals("2 networks.", enricher.databases().get(0).note());
        }
    }

    /** 185.220.101.0/24 and 109.70.100.0/24 belong to two associations that run Tor exits. */
    @Test
    void plainAddressesAreTorExitsIfATenthLieInNetworksKnownForThem() throws Exception {
        List<String> exits = addresses("84.112.0.", 1, 36);
        exits.addAll(addresses("185.220.101.", 1, 2));
        exits.addAll(addresses("109.70.100.", 1, 2));
        Path tor = file(String.join("\n", exits));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(tor))) {
            assertEquals(NetworkClass.TOR, enricher.facts("84.112.0.7").networkClass());
            assertEquals("Tor exits", enricher.databases().get(0).type());
        }
        exits.addAll(addresses("84.112.1.", 1, 5));
        Path others = file(String.join("\n", exits));
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(others))) {
            assertEquals(
                    NetworkClass.VPN_OR_HOSTING, enricher.facts("84.112.0.7").networkClass());
        }
    }

    @Test
    void amazonsRangesTellServiceAndRegionAndTheMoreExactServiceWins() throws Exception {
        Path ranges = file("""
                {"syncToken": "1", "createDate": "2026-04-05-06-07-08", "extra": {"deep": [1, {"x": []}]},
                 "prefixes": [
                  {"ip_prefix": "84.112.0.0/16", "region": "eu-west-1", "service": "EC2", "network_border_group": "x"},
                  {"ip_prefix": "84.112.0.0/16", "region": "eu-west-1", "service": "AMAZON"},
                  {"ip_prefix": "84.112.0.0/16", "region": "eu-west-1", "service": "CODEBUILD"},
                  {"ip_prefix": "84.113.0.0/16", "region": "GLOBAL", "service": "CLOUDFRONT"},
                  {"ip_prefix": "84.114.0.0/16", "region": "us-east-1", "service": "AMAZON"},
                  {"ip_prefix": "84.300.0.0/16", "region": "us-east-1", "service": "AMAZON"}, 7],
                 "ipv6_prefixes": [{"ipv6_prefix": "2a02:100::/32", "region": "us-east-1", "service": "S3"}]}
                """);
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(ranges))) {
            assertClass(NetworkClass.CLOUD, "AWS (CODEBUILD, eu-west-1)", enricher.facts("84.112.1.1"));
            assertClass(NetworkClass.CDN, "AWS (CLOUDFRONT, GLOBAL)", enricher.facts("84.113.1.1"));
            assertClass(NetworkClass.CLOUD, "AWS (us-east-1)", enricher.facts("84.114.1.1"));
            assertClass(NetworkClass.CLOUD, "AWS (S3, us-east-1)", enricher.facts("2a02:100::9"));
            DatabaseInfo info = enricher.databases().get(0);
            assertEquals("AWS ip-ranges.json of 2026-04-05", info.label());
            assertEquals(
                    "4 networks; 2 of its lines were not understood: entry 6 (\"84.300.0.0/16\") is no network; entry 7"
                            + " (\"\") is no network.",
                    info.note());
        }
    }

    @Test
    void linesThatAreNotUnderstoodAreCountedAndTheFirstAreTold() throws Exception {
        Path list = file("84.112.0.0/24\n84.112.1.0/24\nnonsense\n84.112.2.0/24\n0.0.0.0/0\n# class: castle\n"
                + "84.112.3.0/24\n1.2.3.4/40\n");
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(list))) {
            assertEquals(
                    "4 networks, dated by its file; 4 of its lines were not understood: line 3 (\"nonsense\") is no"
                            + " network; line 5 (\"0.0.0.0/0\") is the whole internet; line 6 (\"# class: castle\") names"
                            + " no class of networks; and so on.",
                    enricher.databases().get(0).note());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear colleague,\nsee 84.112.0.0/24\n",
                "",
                "# only a comment\n",
                "{\"Records\": []}",
                "{\"prefixes\": [{\"ip_prefix\": ",
                "[1, 2]",
                "84.112.0.0/24\nx\ny\n",
            })
    void whatIsNoListIsRefusedInOneSentence(String content) throws Exception {
        NightjarException refusal =
                assertThrows(NightjarException.class, () -> AddressEnricher.withDatabases(List.of(file(content))));
        assertEquals(ErrorKind.DATABASE_INVALID, refusal.kind());
        assertTrue(
                refusal.userMessage().matches("The database list\\d\\.txt was not used because [^\\n]*\\."),
                refusal.userMessage());
    }

    /** Longer than a list may be, or with more networks, or nested without end. */
    @Test
    void sizesAreBounded() throws Exception {
        Path huge = folder.resolve("huge.txt");
        Files.write(huge, new byte[0]);
        try (var channel = Files.newByteChannel(huge, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(70L << 20);
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'\n'}));
        }
        assertTrue(refusal(huge).contains("longer than 64 MB"));
        String many = IntStream.range(0, 1_000_001)
                .mapToObj(i -> "20." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255))
                .collect(Collectors.joining("\n"));
        assertTrue(refusal(file(many)).contains("more than a million networks"));
        assertTrue(refusal(file("{\"prefixes\":" + "[".repeat(100_000))).contains("damaged"));
    }

    /** As published by X4BNet: bare networks, IPv4 and IPv6 in files of their own. */
    @ParameterizedTest
    @CsvSource({"84.112.0.0/22, 84.112.3.255", "2a02:100:8000::/33, 2a02:100:8000::1"})
    void listsOfBareNetworksAreHostingOrVpn(String network, String address) throws Exception {
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(file(network + "\n")))) {
            assertEquals(NetworkClass.VPN_OR_HOSTING, enricher.facts(address).networkClass());
        }
    }

    @Test
    void aListWithEveryLengthOfPrefixDoesNotSlowALookUpDown() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("20.")
                    .append(i >> 8 & 255)
                    .append('.')
                    .append(i & 255)
                    .append(".0/")
                    .append(8 + i % 25);
            text.append('\n');
        }
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(file(text.toString())))) {
            long startNanos = System.nanoTime();
            for (int i = 0; i < 20_000; i++) {
                enricher.facts("20." + (i & 255) + "." + (i >> 8) + ".9");
            }
            assertTrue(System.nanoTime() - startNanos < SECONDS.toNanos(10), "20,000 look-ups took over ten seconds");
            assertEquals(LocalDate.of(2026, 5, 6), enricher.databases().get(0).built());
        }
    }

    private static String refusal(Path file) {
        return assertThrows(NightjarException.class, () -> AddressEnricher.withDatabases(List.of(file)))
                .userMessage();
    }

    private static List<String> addresses(String start, int from, int to) {
        return new ArrayList<>(
                IntStream.rangeClosed(from, to).mapToObj(i -> start + i).toList());
    }

    private Path file(String content) throws IOException {
        Path file = folder.resolve("list" + files++ + ".txt");
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        return Files.setLastModifiedTime(file, FileTime.from(CHANGED));
    }

    private static void assertClass(NetworkClass networkClass, String provider, AddressFacts facts) {
        assertEquals(networkClass, facts.networkClass(), facts.toString());
        assertEquals(provider, facts.notes().provider(), facts.toString());
    }
}
