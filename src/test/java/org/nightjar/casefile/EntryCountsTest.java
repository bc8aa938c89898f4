package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.evidence.Archives;
import org.nightjar.evidence.Archives.Stored;
import org.nightjar.evidence.EntryNames;
import org.nightjar.job.JobContext;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;

/** Of every entry read = stored + duplicates + rejected, as an independent count has it; a failure names its seed. */
class EntryCountsTest {

    private static final int SEEDS = 100;
    private static final String BROKEN = "{\"eventName\":\"A\",\"eventSource\" broken}";

    @TempDir
    Path folder;

    /** A record of an entry: an event by its id and what it says ("" where that cannot be compared), or a reject if it has no id. */
    private record Rec(String entry, String id, String says) {}

    /** Makes odd archives, and notes what stands in them in the order in which they are read. */
    private static final class Odd {
        private final Random random;
        private final List<Rec> made = new ArrayList<>();

        Odd(long seed) {
            random = new Random(seed);
        }

        byte[] build(String path, int depth) throws IOException {
            return switch (random.nextInt(depth == 0 ? 5 : depth < 3 ? 8 : 1)) {
                case 1, 2 -> zip(path, depth);
                case 3 -> tar(path, depth);
                case 4 -> {
                    byte[] inner = Archives.gzip(build(path, depth + 1));
                    boolean more = random.nextInt(3) == 0;
                    if (more) {
                        reject(path);
                    }
                    yield more ? Archives.join(inner, Archives.bytes("more")) : inner;
                }
                default -> leaf(path);
            };
        }

        private byte[] zip(String path, int depth) throws IOException {
            List<Stored> members = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                String name = List.of("a.json", "a.json", "b/c.json", "é", "../up.json", "b/", "d.json!")
                        .get(random.nextInt(7));
                members.add(new Stored(name, member(path, name, depth), 0));
            }
            byte[] zip = Archives.storedZip(members);
            if (random.nextInt(5) == 0) {
                reject(path);
                return Archives.join(zip, Archives.bytes("behind"));
            }
            return zip;
        }

        private byte[] member(String path, String name, int depth) throws IOException {
            String whole = EntryNames.join(path, name);
            if (name.endsWith("/")) {
                return new byte[0];
            }
            if (name.startsWith("..")) {
                reject(whole);
                return Archives.bytes("[]");
            }
            return build(whole, depth + 1);
        }

        private byte[] tar(String path, int depth) throws IOException {
            List<byte[]> parts = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                String name = List.of("a.json", "t/x", "t/x").get(random.nextInt(3));
                boolean link = random.nextInt(6) == 0;
                if (link) {
                    reject(EntryNames.join(path, name));
                }
                byte[] content = link ? new byte[0] : build(EntryNames.join(path, name), depth + 1);
                parts.add(Archives.tarMember(name, link ? '2' : '0', content));
            }
            parts.add(new byte[1024]);
            return Archives.join(parts.toArray(new byte[0][]));
        }

        private void reject(String path) {
            made.add(new Rec(path, "", ""));
        }

        private String event(String path) {
            String id = "id-" + random.nextInt(80);
            String says = random.nextInt(5) == 0 ? "B" : "A";
            made.add(new Rec(path, id, says));
            return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\""
                    + says + "\",\"eventID\":\"" + id + "\"}";
        }

        private String events(String path, String between) {
            List<String> events = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                if (random.nextInt(8) == 0) {
                    reject(path);
                    events.add("{\"a\":1}");
                }
                events.add(event(path));
            }
            return String.join(between, events);
        }

        private byte[] leaf(String path) {
            String text = switch (random.nextInt(11)) {
                case 0 -> "{\"Records\":[" + events(path, ",") + "]}";
                case 1 -> events(path, "\r\n");
                case 2 -> "{\"n\":1,\"data\":{\"Records\":[" + event(path) + "," + event(path) + "]}}";
                case 3 -> {
                    String event = event(path);
                    yield "{\"Events\":[{\"CloudTrailEvent\":\"" + event.replace("\"", "\\\"") + "\"}]}";
                }
                case 4 -> carried(path);
                case 5 -> {
                    reject(path);
                    yield "no log at all\n";
                }
                case 6 -> "{\"schemaVersion\":\"2.0\",\"service\":{\"serviceName\":\"guardduty\"}}";
                case 7 -> "";
                case 8 -> table(path);
                case 9 -> {
                    String some = events(path, "\n");
                    reject(path);
                    yield some + "\n" + BROKEN + "\n" + event(path);
                }
                default -> {
                    String some = events(path, ",");
                    reject(path);
                    yield "{\"Records\":[" + some + (some.isEmpty() ? "" : ",") + "{\"eventName\":\"cut";
                }
            };
            return random.nextInt(6) == 0
                    ? text.getBytes(StandardCharsets.UTF_16)
                    : text.getBytes(StandardCharsets.UTF_8);
        }

        private String carried(String path) {
            String before = event(path);
            String data = Base64.getEncoder().encodeToString(Archives.bytes(event(path) + "\n" + event(path)));
            return before + "\n{\"Data\":\"" + data + "\",\"PartitionKey\":\"p\"}\n" + event(path);
        }

        private String table(String path) {
            StringBuilder rows = new StringBuilder("Title\neventName,eventTime,eventSource,eventID\n");
            reject(path);
            for (int i = random.nextInt(3); i >= 0; i--) {
                String id = "id-" + random.nextInt(80);
                made.add(new Rec(path, id, ""));
                rows.append("A,2024-01-02T03:04:05Z,s3.amazonaws.com,")
                        .append(id)
                        .append('\n');
            }
            return rows.toString();
        }
    }

    /** Stored, duplicates, rejected of each entry. */
    private static Map<String, List<Long>> counted(List<Rec> records, Map<String, String> known) {
        Map<String, List<Long>> counts = new TreeMap<>();
        for (Rec rec : records) {
            String first = rec.id.isEmpty() ? "" : known.putIfAbsent(rec.id, rec.says);
            boolean same = first != null && (first.equals(rec.says) || first.isEmpty() || rec.says.isEmpty());
            int what = rec.id.isEmpty() ? 2 : first == null ? 0 : same ? 1 : 2;
            count(counts, rec.entry, what, 1);
        }
        return counts;
    }

    private static void count(Map<String, List<Long>> counts, String entry, int what, long more) {
        List<Long> now = counts.computeIfAbsent(entry, name -> new ArrayList<>(List.of(0L, 0L, 0L)));
        now.set(what, now.get(what) + more);
    }

    private static Map<String, List<Long>> kept(OpenCase opened, EvidenceItem item) throws NightjarException {
        Map<String, List<Long>> counts = new TreeMap<>();
        for (EntryCount one : opened.entryCounts(OptionalInt.of(item.id()), Integer.MAX_VALUE)) {
            assertEquals(one.read(), one.stored() + one.duplicates() + one.rejected());
            count(counts, one.entry(), 0, one.stored());
            count(counts, one.entry(), 1, one.duplicates());
            count(counts, one.entry(), 2, one.rejected());
        }
        if (counts.isEmpty()) {
            counts.put("", List.of(item.stored(), item.duplicates(), item.rejected()));
        }
        counts.values().removeIf(one -> one.equals(List.of(0L, 0L, 0L)));
        return counts;
    }

    private static List<Long> sum(Map<String, List<Long>> counts) {
        long[] sums = new long[3];
        counts.values().forEach(one -> Arrays.setAll(sums, i -> sums[i] + one.get(i)));
        return Arrays.stream(sums).boxed().toList();
    }

    @Test
    void everyEntryIsCountedAsAnIndependentCountHasIt() throws Exception {
        long duplicates = 0;
        long rejected = 0;
        int entries = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Map<String, String> known = new HashMap<>();
            Map<String, Map<String, List<Long>>> expected = new HashMap<>();
            Path evidence = Files.createDirectories(folder.resolve("evidence-" + seed));
            for (String name : List.of("a", "b", "c")) {
                Odd odd = new Odd(seed * 3 + name.charAt(0) - 'a');
                Files.write(evidence.resolve(name), odd.build("", 0));
                expected.put(name, counted(odd.made, known));
            }
            try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case-" + seed))) {
                opened.importEvidence(List.of(evidence), ImportOptions.DEFAULT, JobContext.unwatched());
                compare("seed " + seed, opened, expected);
                opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
                compare("seed " + seed + ", read again", opened, expected);
                assertEquals(List.of(), opened.verify(JobContext.unwatched()).failed(), "seed " + seed);
            }
            for (Map<String, List<Long>> item : expected.values()) {
                duplicates += sum(item).get(1);
                rejected += sum(item).get(2);
                entries += item.size();
            }
        }
        assertTrue(duplicates > 50 && rejected > 100 && entries > 200, duplicates + " " + rejected + " " + entries);
    }

    private static void compare(String what, OpenCase opened, Map<String, Map<String, List<Long>>> expected)
            throws NightjarException {
        assertEquals(
                opened.entryCounts(OptionalInt.empty(), Integer.MAX_VALUE).stream()
                        .filter(one -> !one.isWhole())
                        .toList(),
                opened.incompleteEntries(Integer.MAX_VALUE),
                what);
        for (EvidenceItem item : opened.data().evidence()) {
            Map<String, List<Long>> wanted =
                    expected.getOrDefault(Path.of(item.path()).getFileName().toString(), Map.of());
            assertEquals(wanted, kept(opened, item), what + ", " + item.path());
            assertEquals(sum(wanted), List.of(item.stored(), item.duplicates(), item.rejected()), what);
        }
    }

    @Test
    void countsThatDoNotFitTheItemAreSeen() throws Exception {
        Path zip = Files.write(
                folder.resolve("z.zip"),
                Archives.storedZip(
                        List.of(new Stored("a", Archives.bytes("no log"), 0), new Stored("b", new byte[0], 0))));
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"))) {
            opened.importEvidence(List.of(zip), ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(
                    List.of(new EntryCount(1, "a", 0, 0, 1), new EntryCount(1, "b", 0, 0, 0)),
                    opened.entryCounts(OptionalInt.empty(), 9));
        }
        String url = "jdbc:h2:file:" + folder.resolve("case.nightjar/case").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate("UPDATE entry_count SET rejected = 2 WHERE entry = 'a'"));
        }
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("case"))) {
            List<String> failed = opened.verify(JobContext.unwatched()).failed();
            assertTrue(
                    failed.contains("The counts of the entries of evidence item 1 are not those of the item."),
                    "" + failed);
        }
    }

    @Test
    void whatAnItemKeepsUnderNarrowerLimitsIsCountedStill() throws Exception {
        String large =
                "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"A\",\"eventID\":\"1\",\"x\":\""
                        + "y".repeat(500) + "\"}\n{\"eventName\":\"A\",\"eventSource\" broken}\n";
        Path zip = Files.write(
                folder.resolve("z.zip"), Archives.storedZip(List.of(new Stored("a", Archives.bytes(large), 0))));
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"))) {
            opened.importEvidence(List.of(zip), ImportOptions.DEFAULT, JobContext.unwatched());
            opened.retryRejected(ImportOptions.DEFAULT.withLimit("record", 300).orElseThrow(), JobContext.unwatched());
            EvidenceItem item = opened.data().evidence().get(0);
            assertEquals(List.of(1L, 0L, 2L), List.of(item.stored(), item.duplicates(), item.rejected()));
            assertEquals(Map.of("a", List.of(1L, 0L, 2L)), kept(opened, item));
            assertEquals(List.of(), opened.verify(JobContext.unwatched()).failed());
        }
    }
}
