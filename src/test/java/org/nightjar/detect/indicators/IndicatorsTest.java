package org.nightjar.detect.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.detect.DetectionEngine;
import org.nightjar.detect.DetectionSettings;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.Finding;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleState;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;

/** Lists in each format, and each kind of indicator with an event that it matches and one that it does not. */
class IndicatorsTest {

    @TempDir
    Path folder;

    private IndicatorList read(String name, String text) throws IOException, NightjarException {
        Path file = Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        return IndicatorListReader.read(file, JobContext.unwatched());
    }

    private static EventIndex index() {
        return new TestEnrichment()
                .place("203.0.113.66", "NL", "Amsterdam", 52.4, 4.9, 64511, "Rented Racks", NetworkClass.VPN_OR_HOSTING)
                .index(List.of(
                        anEvent()
                                .by("alice")
                                .from("203.0.113.66")
                                .with("Boto3/1.34 evil-tool/2")
                                .at("2024-05-01T10:00:00Z")
                                .build(),
                        anEvent()
                                .by("bob")
                                .from("2001:db8::7")
                                .key("AKIAIOSFODNN7EXAMPLE")
                                .at("2024-05-01T11:00:00Z")
                                .build(),
                        anEvent()
                                .by("carol")
                                .from("host.bad.example.net")
                                .at("2024-05-01T12:00:00Z")
                                .build(),
                        anEvent()
                                .byRole("deploy", "build")
                                .from("198.51.100.9")
                                .on("arn:aws:s3:::payroll")
                                .at("2024-05-01T13:00:00Z")
                                .build()));
    }

    /** Rows by what the list names. */
    private static Map<String, List<Integer>> matches(IndicatorList list) {
        Map<String, List<Integer>> found = new TreeMap<>();
        new IndicatorScan(index(), list, JobContext.unwatched()).run().forEach((number, rows) -> {
            List<Integer> own = new ArrayList<>();
            for (int row : rows) {
                own.add(row);
            }
            found.put(list.indicators().get(number).words(), own);
        });
        return found;
    }

    @Test
    void eachKindMatchesWhatItNamesAndNothingElse() throws IOException, NightjarException {
        IndicatorList list = read(
                "kinds.txt",
                String.join(
                        "\n",
                        "\ufeff# a comment",
                        "203.0.113[.]66 # defanged",
                        "203.0.113.0/24",
                        "203.0.113.67",
                        "2001:db8::/64",
                        "2001:db8:1::/64",
                        "AS64511",
                        "as 64512",
                        "evil-tool/2",
                        "python-requests/*",
                        "AKIAIOSFODNN7EXAMPLE",
                        "ASIAIOSFODNN7EXAMPLE",
                        "bad.example.net",
                        "*.bad.example.net",
                        "worse.example.net",
                        "arn:aws:s3:::payroll",
                        "arn:aws:iam::111122223333:role/deploy",
                        "arn:aws:iam::111122223333:role/dep*",
                        "arn:aws:iam::111122223333:role/other",
                        "",
                        "what is this",
                        "d41d8cd98f00b204e9800998ecf8427e"));
        assertEquals(18, list.indicators().size());
        assertEquals(2, list.notUnderstood());
        assertEquals("“what is this”, entry 21", list.firstNotUnderstood());
        Map<String, List<Integer>> expected = new TreeMap<>();
        for (String first : List.of("203.0.113.66", "203.0.113.0/24", "AS64511", "evil-tool/2")) {
            expected.put(first, List.of(0));
        }
        expected.put("2001:db8::/64", List.of(1));
        expected.put("AKIAIOSFODNN7EXAMPLE", List.of(1));
        expected.put("bad.example.net", List.of(2));
        for (String last : List.of(
                "arn:aws:s3:::payroll",
                "arn:aws:iam::111122223333:role/deploy",
                "arn:aws:iam::111122223333:role/dep*")) {
            expected.put(last, List.of(3));
        }
        assertEquals(expected, matches(list));
    }

    @Test
    void aTableNamesItsColumns() throws IOException, NightjarException {
        IndicatorList list = read(
                "feed.csv",
                "id,type,indicator,description\n1,ip,203.0.113.66,\"rented, since May\"\n2,asn,64511,hosting\n"
                        + "3,user-agent,evil-tool,tool\n4,ip,no address,x\n");
        assertEquals("csv", list.format());
        assertEquals(1, list.notUnderstood());
        assertEquals(Map.of("203.0.113.66", List.of(0), "AS64511", List.of(0), "evil-tool", List.of(0)), matches(list));
        assertEquals("rented, since May", list.indicators().get(0).comment());
        assertEquals(2, list.indicators().get(0).line());
    }

    @Test
    void aTableWithoutNamesIsReadByItsFirstColumn() throws IOException, NightjarException {
        IndicatorList list = read("plain.csv", "203.0.113.66,5\n198.51.100.9,7\n");
        assertEquals(Map.of("203.0.113.66", List.of(0), "198.51.100.9", List.of(3)), matches(list));
        IndicatorList semicolons = read("semi.txt", "ip;note\n203.0.113.66;x\n");
        assertEquals(Map.of("203.0.113.66", List.of(0)), matches(semicolons));
        IndicatorList broken = read("broken.csv", "ip,note\n203.0.113.66,\"never closed\n");
        assertTrue(broken.notUnderstood() <= 1 && broken.indicators().size() <= 1);
    }

    private static String bundle(String... patterns) {
        List<String> objects = new ArrayList<>(List.of("{\"type\":\"identity\",\"name\":\"somebody\"}"));
        for (String pattern : patterns) {
            objects.add(
                    "{\"type\":\"indicator\",\"name\":\"n\",\"description\":\"d\",\"pattern_type\":\"stix\",\"pattern\":\""
                            + pattern.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
        }
        return "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[" + String.join(",", objects) + "]}";
    }

    @Test
    void aBundleOfSimplePatternsIsRead() throws IOException, NightjarException {
        IndicatorList list = read(
                "bundle.json",
                bundle(
                        "[ipv4-addr:value = '203.0.113.66']",
                        "[ipv4-addr:value = '198.51.100.9' OR ipv6-addr:value ISSUBSET '2001:db8::/64']",
                        "[domain-name:value IN ('bad.example.net', 'worse.example.net')] OR [autonomous-system:number = 64999]",
                        "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = 'evil-tool/2']",
                        "[ipv4-addr:value = '203.0.113.66' AND autonomous-system:number = 64511]",
                        "[ipv4-addr:value = '203.0.113.66' AND autonomous-system:number = 1]"));
        assertEquals("stix", list.format());
        assertEquals(0, list.notUnderstood());
        assertEquals(
                Map.of(
                        "203.0.113.66", List.of(0),
                        "198.51.100.9", List.of(3),
                        "2001:db8::/64", List.of(1),
                        "bad.example.net", List.of(2),
                        "evil-tool/2", List.of(0),
                        "203.0.113.66 and AS64511", List.of(0)),
                matches(list));
    }

    @Test
    void parenthesesAddressesOfTrafficAndUrlsAreReadInABundle() throws IOException, NightjarException {
        IndicatorList list = read(
                "nested.json",
                bundle(
                        "[(ipv4-addr:value = '203.0.113.66' OR ipv4-addr:value = '198.51.100.9') AND autonomous-system:number = 64511]",
                        "[network-traffic:src_ref.value = '2001:db8::7']",
                        "[url:value = 'https://host.bad.example.net:8443/a?b']",
                        "[" + "(".repeat(60) + "ipv4-addr:value = '1.2.3.4'" + ")".repeat(60) + "]",
                        "[(ipv4-addr:value = '1.2.3.4']"));
        assertEquals(2, list.notUnderstood());
        assertEquals(
                Map.of(
                        "203.0.113.66 and AS64511", List.of(0),
                        "2001:db8::7", List.of(1),
                        "host.bad.example.net", List.of(2)),
                matches(list));
    }

    @ParameterizedTest
    @CsvSource({
        "203[.]0[.]113[.]66,203.0.113.66",
        "203(.)0{.}113[dot]66,203.0.113.66",
        "hxxp://203.0.113.66/x.sh,203.0.113.66",
        "hXXps[:]//bad[.]example[.]net/v1/x,bad.example.net",
        "hxxp[://]bad[.]example[.]net,bad.example.net",
        "https://user@bad.example.net:8080?x=1,bad.example.net",
        "http://[2001:db8::7]:80/,2001:db8::7",
        "203.0.113.66:443,203.0.113.66",
        "[2001:db8::7]:443,2001:db8::7",
        "2001[:]db8[:][:]7,2001:db8::7",
    })
    void whatWasMadeHarmlessIsReadAsItWas(String written, String meant) throws IOException, NightjarException {
        IndicatorList list = read("harmless.txt", written + "\r\n");
        assertEquals(0, list.notUnderstood());
        assertEquals(meant, list.indicators().get(0).words());
    }

    @Test
    void whatAListTookBackIsNotLookedForAndNoFault() throws IOException, NightjarException {
        IndicatorList list = read(
                "revoked.json",
                bundle("[ipv4-addr:value = '203.0.113.66']")
                        .replace("\"pattern_type\"", "\"revoked\":true,\"pattern_type\""));
        assertEquals(0, list.notUnderstood());
        assertEquals(1, list.revoked());
        IndicatorMatching matching = IndicatorMatching.of(index(), List.of(list), JobContext.unwatched());
        assertEquals(RuleState.NO_MATCH, matching.reports(List.of()).get(0).state());
        assertEquals(
                "1 of 1 entries were taken back by the list's makers and are not looked for.",
                matching.reports(List.of()).get(0).reason());
    }

    @Test
    void anEntryThatIsNoLongerGoodSaysSoOfLaterEvents() throws IOException, NightjarException {
        String pattern = "[ipv4-addr:value = '203.0.113.66']";
        for (String until : List.of("2024-05-01T09:00:00Z", "2024-05-01T10:00:00.000Z")) {
            List<Finding> found = findings(
                    bundle(pattern).replace("\"pattern_type\"", "\"valid_until\":\"" + until + "\",\"pattern_type\""));
            assertEquals("Once on a list: 203.0.113.66", found.get(0).title());
            assertTrue(found.get(0)
                    .explanation()
                    .evidenceAgainst()
                    .get(0)
                    .startsWith("The list held it good until 1 May 2024"));
        }
        for (String until : List.of("2024-05-01T10:00:01Z", "never", "+999999999-01-01T00:00:00Z")) {
            List<Finding> found = findings(
                    bundle(pattern).replace("\"pattern_type\"", "\"valid_until\":\"" + until + "\",\"pattern_type\""));
            assertEquals("On a list: 203.0.113.66", found.get(0).title());
        }
    }

    private List<Finding> findings(String stix) throws IOException, NightjarException {
        return findings(read("until.json", stix));
    }

    private static List<Finding> findings(IndicatorList list) {
        IndicatorMatching matching = IndicatorMatching.of(index(), List.of(list), JobContext.unwatched());
        return DetectionEngine.run(
                        index(), DetectionSettings.of(DetectionScope.ALL), List.of(matching), JobContext.unwatched())
                .findings()
                .stream()
                .filter(one -> one.detector().startsWith("indicators."))
                .toList();
    }

    @Test
    void whatIsNotSimpleIsCounted() throws IOException, NightjarException {
        IndicatorList list = read(
                "hard.json",
                bundle(
                        "[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']",
                        "[ipv4-addr:value = '203.0.113.66'] FOLLOWEDBY [ipv4-addr:value = '203.0.113.67']",
                        "[ipv4-addr:value != '203.0.113.66']",
                        "[ipv4-addr:value = 'no address']",
                        "[ipv4-addr:value = '203.0.113.66'",
                        ""));
        assertEquals(6, list.notUnderstood());
        assertEquals(List.of(), list.indicators());
        assertEquals(
                1,
                read("cut.json", bundle("[ipv4-addr:value = '203.0.113.66']").substring(0, 150))
                        .notUnderstood());
        assertEquals(1, read("other.json", "{\"a\":1}").notUnderstood());
    }

    /** Every entry's number, by what it names. */
    private static Map<String, Integer> lines(IndicatorList list) {
        Map<String, Integer> lines = new TreeMap<>();
        list.indicators().forEach(one -> lines.put(one.words(), one.line()));
        return lines;
    }

    @Test
    void anEntryIsKnownByItsListAndTheLineOnWhichItBegins() throws IOException, NightjarException {
        IndicatorList text = read("lines.txt", "# one\r\n\r\n203.0.113.66\r\nnonsense here\r\n198.51.100.9");
        assertEquals(Map.of("203.0.113.66", 3, "198.51.100.9", 5), lines(text));
        assertEquals("“nonsense here”, entry 4", text.firstNotUnderstood());
        IndicatorList table = read(
                "lines.csv",
                "# feed\nip,note\n\n203.0.113.66,\"two\nlines\"\n\n198.51.100.9,x\nno address,y\n192.0.2.1,z\n");
        assertEquals(Map.of("203.0.113.66", 4, "198.51.100.9", 7, "192.0.2.1", 9), lines(table));
        assertEquals("“no address”, entry 8", table.firstNotUnderstood());
        assertEquals("two lines", table.indicators().get(0).comment());
        IndicatorList objects = read(
                "lines.json", bundle("[ipv4-addr:value = '203.0.113.66']", "[x", "[ipv4-addr:value = '198.51.100.9']"));
        assertEquals(
                Map.of("203.0.113.66", 2, "198.51.100.9", 4), lines(objects), "objects, the identity is the first");
        assertEquals("“[x”, entry 3", objects.firstNotUnderstood());
        assertEquals(
                List.of("lines.txt", "lines.csv", "lines.json"), List.of(text.name(), table.name(), objects.name()));
        for (IndicatorList list : List.of(text, table, objects)) {
            assertTrue(list.sha256().matches("[0-9a-f]{64}"));
        }
    }

    @Test
    void findingsSayTheListAndTheEntry() throws IOException, NightjarException {
        List<IndicatorList> lists = List.of(
                read("a.txt", "\n\n203.0.113.66\n"),
                read("b.csv", "ip,note\n192.0.2.1,x\n203.0.113.66,x\n"),
                read("c.json", bundle("[x", "[ipv4-addr:value = '203.0.113.66']")));
        for (IndicatorList list : lists) {
            List<Finding> findings = findings(list);
            assertEquals(1, findings.size(), list.name());
            String said = findings.get(0).explanation().evidenceFor().toString();
            assertTrue(said.contains("Entry 3 of the list"), said);
            assertTrue(said.contains("The list is " + list.name() + ", SHA-256 " + list.sha256()), said);
        }
    }

    @Test
    void aHostileListFillsNoMemory() throws IOException, NightjarException {
        String endless = "x".repeat(3_000_000);
        IndicatorList text = read("long.txt", endless + "\n203.0.113.66\n" + endless);
        assertEquals(Map.of("203.0.113.66", 2), lines(text));
        assertEquals(2, text.notUnderstood());
        IndicatorList wide = read("wide.csv", "ip,note\n203.0.113.66" + ",".repeat(3_000_000) + "\n198.51.100.9,x\n");
        assertEquals(Map.of("203.0.113.66", 2, "198.51.100.9", 3), lines(wide));
        IndicatorList cell = read("cell.csv", "ip,note\n203.0.113.66,x\n" + endless + ",y\n198.51.100.9,x\n");
        assertEquals(Map.of("203.0.113.66", 2), lines(cell), "what follows is not guessed");
        assertEquals(1, cell.notUnderstood());
        assertTrue(cell.firstNotUnderstood().endsWith("entry 3"), cell.firstNotUnderstood());
        IndicatorList heading = read("heading.csv", endless + ",ip\n203.0.113.66,x\n");
        assertEquals(Map.of("203.0.113.66", 2), lines(heading));
        String deep = "{\"type\":\"bundle\",\"objects\":[{\"type\":\"x\",\"a\":" + "[".repeat(50_000);
        assertEquals(1, read("deep.json", deep).notUnderstood());
        String many = "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"labels\":["
                + "\"x\",".repeat(500_000) + "1],\"pattern\":\"[ipv4-addr:value = '203.0.113.66']\"}]}";
        assertEquals(Map.of("203.0.113.66", 1), lines(read("many.json", many)));
    }

    @Test
    void aListThatIsTooLargeIsRefusedUnread() throws IOException {
        Path file = folder.resolve("huge.txt");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((1L << 29) + 1);
        }
        NightjarException said =
                assertThrows(NightjarException.class, () -> IndicatorListReader.read(file, JobContext.unwatched()));
        assertEquals(ErrorKind.USAGE, said.kind());
        assertTrue(said.userMessage().contains("split it"), said.userMessage());
    }

    @Test
    void aMillionIndicatorsCostSeconds() throws IOException, NightjarException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            text.append(1 + i % 199)
                    .append('.')
                    .append(i / 199 % 256)
                    .append('.')
                    .append(i / 50_944 % 256)
                    .append(".0/")
                    .append(24 + i % 9)
                    .append('\n');
        }
        text.append("203.0.113.66\n");
        long start = System.nanoTime();
        IndicatorList list = read("many.txt", text.toString());
        assertEquals(List.of(0), matches(list).get("203.0.113.66"));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < 60_000, () -> millis + " ms");
    }
}
