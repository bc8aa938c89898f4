package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.NetworkClass;

class NetworkClassesTest {

    @Test
    void everyListedNumberIsStillTheOperatorThatTheListMeans() {
        BundledData data = BundledData.get();
        List<String> wrong = new ArrayList<>();
        for (NetworkClasses.Entry entry : data.classes().entries()) {
            int operator = data.operators().findNumber(entry.asn());
            String name = operator < 0 ? "(nobody)" : data.operators().name(operator);
            if (!name.toLowerCase(Locale.ROOT).contains(entry.word())) {
                wrong.add(entry.asn() + " is " + name + ", not " + entry.word());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyLineHasAReasonAndAClassOfOperators() {
        List<NetworkClasses.Entry> entries = BundledData.get().classes().entries();
        assertTrue(entries.size() >= 380, "only " + entries.size());
        Set<NetworkClass> classes =
                entries.stream().map(NetworkClasses.Entry::networkClass).collect(Collectors.toSet());
        assertEquals(
                EnumSet.of(NetworkClass.CLOUD, NetworkClass.VPN_OR_HOSTING, NetworkClass.CDN, NetworkClass.TOR),
                classes);
        for (NetworkClasses.Entry entry : entries) {
            assertTrue(entry.reason().length() > 10 && !entry.brand().isBlank(), entry.toString());
        }
    }

    /** Numbers that anybody may look up, one of each kind and each great cloud. */
    @ParameterizedTest
    @CsvSource({
        "16509, CLOUD, AWS",
        "55960, CLOUD, AWS China",
        "8075, CLOUD, Azure",
        "396982, CLOUD, Google Cloud",
        "31898, CLOUD, Oracle Cloud",
        "45102, CLOUD, Alibaba Cloud",
        "132203, CLOUD, Tencent Cloud",
        "36351, CLOUD, IBM Cloud",
        "14061, VPN_OR_HOSTING, DigitalOcean",
        "24940, VPN_OR_HOSTING, Hetzner",
        "16276, VPN_OR_HOSTING, OVH",
        "20473, VPN_OR_HOSTING, Vultr",
        "9009, VPN_OR_HOSTING, M247",
        "39351, VPN_OR_HOSTING, Mullvad",
        "13926, VPN_OR_HOSTING, StrongVPN",
        "13335, CDN, Cloudflare",
        "54113, CDN, Fastly",
        "22616, CDN, Zscaler",
        "36692, CDN, Cisco Umbrella",
        "60729, TOR, Stiftung Erneuerbare Freiheit",
        "198093, TOR, DFRI",
    })
    void wellKnownOperatorsAreInTheirClass(long asn, NetworkClass networkClass, String brand) {
        NetworkClasses.Entry entry = BundledData.get().classes().find(asn);
        assertNotNull(entry);
        assertEquals(networkClass, entry.networkClass());
        assertEquals(brand, entry.brand());
    }

    /** Great access networks, of homes, offices and mobile phones. */
    @ParameterizedTest
    @ValueSource(longs = {7922, 7018, 701, 3320, 3215, 2856, 3209, 4134, 4837, 9121, 12322, 21928, 1221, 4713, 55836})
    void accessNetworksAreNotListed(long asn) {
        assertTrue(BundledData.get().operators().findNumber(asn) >= 0);
        assertNull(BundledData.get().classes().find(asn));
    }

    @Test
    void theFileIsWrittenAsItsHeadSays() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("assets/geo/network-classes.tsv"), StandardCharsets.UTF_8);
        Set<Long> numbers = new HashSet<>();
        for (String line : lines) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                assertEquals(5, cells.length, line);
                assertTrue(numbers.add(Long.parseLong(cells[0])), "twice: " + line);
                assertTrue(cells[1].matches("cloud|vpn-or-hosting|cdn|tor"), line);
                assertEquals(cells[3].toLowerCase(Locale.ROOT), cells[3], line);
                for (String cell : cells) {
                    assertTrue(!cell.isBlank() && cell.equals(cell.strip()), line);
                }
            }
        }
        assertEquals(BundledData.get().classes().entries().size(), numbers.size());
    }

    @Test
    void onlyAListedOperatorHasALine() throws IOException {
        NetworkClasses classes = read("# a comment\n13335\tcdn\tCloudflare\tcloudflare\tdelivery network\n");
        assertEquals(
                new NetworkClasses.Entry(13335, NetworkClass.CDN, "Cloudflare", "cloudflare", "delivery network"),
                classes.find(13335));
        assertNull(classes.find(3320));
        assertNull(classes.find(0));
    }

    @Test
    void aLineThatIsNotUnderstoodIsRefused() {
        assertThrows(IOException.class, () -> read("1\tcdn\ta\tb\n"));
        assertThrows(IOException.class, () -> read("1\tcastle\ta\tb\tc\n"));
        assertThrows(IOException.class, () -> read("1\tcdn\ta\tb\tc\n1\ttor\ta\tb\tc\n"));
    }

    private static NetworkClasses read(String lines) throws IOException {
        return new NetworkClasses(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }
}
