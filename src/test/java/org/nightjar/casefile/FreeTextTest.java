package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Free text over records, held against a search that decodes every record and looks. */
class FreeTextTest {

    private static final String ALPHABET = "abcXYZ019-._/:@ \"\\{}[]äÖßΣ漢😀";

    @TempDir
    Path folder;

    private final CaseFiles files = new LocalCaseFiles("test");
    private final Random random = new Random(41);
    private Path caseFolder;

    @BeforeEach
    void makeCase() throws Exception {
        files.simulate(new SimulateOptions(folder.resolve("sim"), "mixed", 3_000, 3, false), JobContext.unwatched());
        odd("odd.json.gz", 0, true);
        odd("odd.json", 500, false);
        caseFolder = folder.resolve("x.nightjar");
        try (OpenCase opened = files.openOrCreate(caseFolder)) {
            opened.importEvidence(
                    List.of(folder.resolve("sim"), folder.resolve("odd.json.gz"), folder.resolve("odd.json")),
                    ImportOptions.DEFAULT,
                    JobContext.unwatched());
        }
    }

    /** Records whose texts have every kind of character, escaped in one way or another. */
    private void odd(String name, int from, boolean gzip) throws IOException {
        StringBuilder json = new StringBuilder("{\"Records\":[");
        for (int i = from; i < from + 500; i++) {
            json.append(i == from ? "" : ",\n")
                    .append("{\"eventVersion\":\"1.08\",\"eventID\":\"odd-")
                    .append(i)
                    .append("\",\"eventTime\":\"2025-09-01T10:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",")
                    .append(
                            "\"eventName\":\"GetObject\",\"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"192.0.2.1\",")
                    .append(
                            "\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"odd\"},\"requestParameters\":{\"x\":\"")
                    .append(escaped(text(random.nextInt(60))))
                    .append("\"}}");
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve(name));
                OutputStream packed = gzip ? new GZIPOutputStream(out) : out) {
            packed.write(json.append("]}").toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private String text(int length) {
        int[] points = ALPHABET.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (random.nextInt(4) == 0) {
                for (char unit : Character.toChars(point)) {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            } else if (point == '"' || point == '\\' || (point == '/' && random.nextBoolean())) {
                out.append('\\').appendCodePoint(point);
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    /** The record as a person reads it, without case: by another way than the search goes. */
    private static String read(byte[] record) {
        String text = new String(record, StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && text.charAt(i + 1) == 'u') {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (c == '\\') {
                out.append("bfnrt".indexOf(text.charAt(++i)) >= 0 ? ' ' : text.charAt(i));
            } else {
                out.append(c < ' ' ? ' ' : c);
            }
        }
        return folded(out.toString());
    }

    private static String folded(String text) {
        return text.codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> records(OpenCase opened) throws NightjarException {
        List<String> all = new ArrayList<>();
        for (int row = 0; row < opened.data().index().size(); row++) {
            all.add(read(opened.rawRecord(row)));
        }
        return all;
    }

    /** A part of some record, or something that is hardly anywhere. */
    private String word(List<String> records) {
        if (random.nextInt(5) == 0) {
            return text(1 + random.nextInt(8));
        }
        String record = records.get(random.nextInt(records.size()));
        int[] points = record.codePoints().toArray();
        int length = Math.min(points.length, 1 + random.nextInt(random.nextBoolean() ? 6 : 40));
        int from = random.nextInt(points.length - length + 1);
        String word = new String(points, from, length);
        return random.nextBoolean() ? word.toUpperCase(Locale.ROOT).replace("SS", "ß") : word;
    }

    private static String quoted(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static int[] rows(OpenCase opened, String query) throws NightjarException {
        return EventQuery.parse(query).select(opened.data().index()).toArray();
    }

    private void assertEqualToNaiveSearch(OpenCase opened, int questions) throws NightjarException {
        List<String> records = records(opened);
        EventIndex index = opened.data().index();
        RowSet puts = EventQuery.parse("access:write").select(index);
        for (int i = 0; i < questions; i++) {
            String a = word(records);
            String b = word(records);
            String query = "(raw:%s OR NOT raw:%s) AND NOT (access:write AND raw:%s)"
                    .formatted(quoted(a), quoted(b), quoted(a));
            int[] expected = IntStream.range(0, index.size())
                    .filter(row -> records.get(row).contains(folded(a))
                            || !records.get(row).contains(folded(b)))
                    .filter(row -> !(puts.contains(row) && records.get(row).contains(folded(a))))
                    .toArray();
            assertArrayEquals(expected, rows(opened, query), query);
            int[] columns = rows(opened, quoted(a) + " AND NOT raw:" + quoted(a));
            int[] either = IntStream.range(0, index.size())
                    .filter(row -> records.get(row).contains(folded(a))
                            || RowSet.of(columns).contains(row))
                    .toArray();
            assertArrayEquals(either, rows(opened, quoted(a)), a);
        }
    }

    @Test
    void hitsEqualANaiveSearchWithAndWithoutSummaries() throws Exception {
        try (OpenCase opened = files.open(caseFolder)) {
            assertEqualToNaiveSearch(opened, 60);
        }
        try (OpenCase opened = files.open(caseFolder)) {
            int events = opened.data().index().size();
            assertEquals(events, opened.summarizeText(JobContext.unwatched()));
            assertEqualToNaiveSearch(opened, 60);
        }
        try (OpenCase opened = files.open(caseFolder)) {
            assertEquals(opened.data().index().size(), opened.summarizedEvents());
            assertEqualToNaiveSearch(opened, 60);
            VerifyReport report = opened.verify(JobContext.unwatched());
            assertTrue(report.passed().stream().anyMatch(line -> line.contains("hide no record")), report::toString);
        }
    }

    @Test
    void whatIsSelectedBeforeAllIsReadStaysSelected() throws Exception {
        try (OpenCase opened = files.open(caseFolder)) {
            EventIndex index = opened.data().index();
            EventQuery query = EventQuery.parse("NOT raw:booking OR s3");
            List<RowSet> partial = new ArrayList<>();
            RowSet all = query.select(index, RowSet.all(index.size()), (looked, of, soFar) -> partial.add(soFar.get()));
            assertTrue(partial.size() > 2);
            assertTrue(partial.get(0).size() > 0, "columns decide some rows at once");
            assertTrue(partial.get(0).size() < all.size());
            for (RowSet some : partial) {
                assertTrue(IntStream.of(some.toArray()).allMatch(all::contains));
            }
        }
    }

    @Test
    void aSearchThatWasStoppedGoesOnWhereItWas() throws Exception {
        try (OpenCase opened = files.open(caseFolder)) {
            EventIndex index = opened.data().index();
            EventQuery query = EventQuery.parse("raw:booking");
            long[] open = new long[2];
            assertThrows(
                    JobCancelledException.class,
                    () -> query.select(index, RowSet.all(index.size()), (looked, of, soFar) -> {
                        open[0] = of;
                        if (looked > of / 4) {
                            throw new JobCancelledException();
                        }
                    }));
            query.select(index, RowSet.all(index.size()), (looked, of, soFar) -> open[1] = of);
            assertTrue(open[1] < open[0], open[0] + " then " + open[1]);
            boolean[] asked = {false};
            query.select(index, RowSet.all(index.size()), (looked, of, soFar) -> asked[0] = true);
            assertFalse(asked[0], "nothing is read twice");
        }
    }

    @Test
    void aRehearsalLeavesAnswersAndFilesAsTheyAre() throws Exception {
        Path file = summarized();
        byte[] before = Files.readAllBytes(file);
        try (OpenCase opened = files.open(caseFolder)) {
            opened.rehearse();
            assertEqualToNaiveSearch(opened, 10);
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void evidenceThatComesLaterIsFoundAndSummarized() throws Exception {
        try (OpenCase opened = files.openOrCreate(caseFolder)) {
            opened.summarizeText(JobContext.unwatched());
            int before = opened.data().index().size();
            odd("late.json", 2_000, false);
            opened.importEvidence(List.of(folder.resolve("late.json")), ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(1, rows(opened, "raw:odd-2499").length);
            assertEquals(before, opened.summarizedEvents());
            assertEquals(before + 500, opened.summarizeText(JobContext.unwatched()));
            assertEquals(1, rows(opened, "raw:\"ODD-2499\"").length);
            assertEquals(1, summaries().size(), "the segment that was not full was made again");
        }
    }

    private List<Path> summaries() throws IOException {
        try (Stream<Path> all = Files.list(caseFolder.resolve("text"))) {
            return all.toList();
        }
    }

    private Path summarized() throws Exception {
        try (OpenCase opened = files.open(caseFolder)) {
            opened.summarizeText(JobContext.unwatched());
        }
        return summaries().get(0);
    }

    @Test
    void damagedSummariesHideNothingAndAreMadeAgain() throws Exception {
        Path file = summarized();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 16; i++) {
            byte[] broken = random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (broken.length == whole.length) {
                int from = random.nextInt(broken.length);
                int to = Math.min(broken.length, from + (1 << random.nextInt(20)));
                for (int at = from; at < to; at++) {
                    broken[at] = (byte) (i % 2 == 0 ? 0 : ~broken[at]);
                }
            }
            Files.write(file, broken);
            boolean same = Arrays.equals(broken, whole);
            try (OpenCase opened = files.open(caseFolder)) {
                boolean trusted = opened.summarizedEvents() > 0;
                assertEquals(1, rows(opened, "raw:\"odd-77\\\"\"").length);
                assertEquals(1, rows(opened, "raw:\"odd-401\\\"\"").length);
                assertTrue(broken.length == whole.length || !trusted, "cut off");
                if (trusted && opened.summarizedEvents() == 0) {
                    assertFalse(Files.exists(file), "what is known to be damaged is trusted by nobody");
                }
                assertTrue(same || opened.summarizedEvents() == 0 || !verifies(opened), "damage is told");
                opened.summarizeText(JobContext.unwatched());
            }
        }
    }

    private static boolean verifies(OpenCase opened) throws NightjarException {
        return opened.verify(VerifyOptions.DEFAULT, JobContext.unwatched()).failed().stream()
                .noneMatch(one -> one.contains("summaries"));
    }

    @Test
    void summariesOfAnotherCaseAreNotUsed() throws Exception {
        Path file = summarized();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file.resolveSibling("0-99-1-000000000000000000000000.grams"), whole);
        Files.write(file.resolveSibling("left.grams.part"), whole);
        try (OpenCase opened = files.open(caseFolder)) {
            assertEquals(opened.data().index().size(), opened.summarizedEvents());
            opened.summarizeText(JobContext.unwatched());
            assertEquals(List.of(file), summaries());
            opened.removeTextSummaries();
            assertFalse(Files.exists(caseFolder.resolve("text")));
            assertEquals(0, opened.summarizedEvents());
        }
    }
}
