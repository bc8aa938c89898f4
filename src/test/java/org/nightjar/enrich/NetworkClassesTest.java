package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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
        assertTrue(entries.size() >= 200, "only " + entries.size());
        Set<NetworkClass> classes =
                entries.stream().map(NetworkClasses.Entry::networkClass).collect(Collectors.toSet());
        assertEquals(
                EnumSet.of(NetworkClass.CLOUD, NetworkClass.VPN_OR_HOSTING, NetworkClass.CDN, NetworkClass.TOR),
                classes);
        for (NetworkClasses.Entry entry : entries) {
            assertTrue(entry.reason().length() > 10 && !entry.brand().isBlank(), entry.toString());
        }
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
