package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.MissingObject;
import org.nightjar.model.NightjarException;
import org.nightjar.support.DigestedTrail;

/** Evidence that is handed over bit by bit gets the answers that it gets at once, and is not read again for each bit. */
class DigestSplitTest {

    @TempDir
    Path folder;

    /** Notes how many bytes were read for the check of digests; in no other stage is anything counted. */
    private static final class Bytes extends JobContext.Unwatched {
        private boolean counts;
        private long read;

        @Override
        public synchronized void stage(String name, JobUnit unit, long total) {
            counts = name.equals("Checking digests");
        }

        @Override
        public synchronized void advance(long amount) {
            read += counts ? amount : 0;
        }

        @Override
        public void warn(String message) {
            throw new AssertionError(message);
        }
    }

    private static DigestedTrail tampered(Random random) {
        DigestedTrail trail = DigestedTrail.of(6);
        trail.logFile(DigestedTrail.START.plusSeconds(2 * 3600 + 1500));
        trail.replace(trail.logs.get(random.nextInt(4)), "198.51.100.7", "198.51.100.8");
        trail.objects.remove(trail.logs.get(4 + random.nextInt(4)));
        if (random.nextBoolean()) {
            trail.objects.remove(trail.digests.get(1 + random.nextInt(4)));
        }
        return trail;
    }

    private List<Path> write(DigestedTrail trail, Random random) throws Exception {
        Path evidence = folder.resolve("evidence");
        trail.write(evidence);
        Path cut = evidence.resolve(trail.logs.get(9));
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 1 - random.nextInt(20)));
        try (Stream<Path> files = Files.walk(evidence)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
        }
    }

    private IntegrityReport read(String name, List<List<Path>> parts, List<Long> bytesRead) throws NightjarException {
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve(name))) {
            for (List<Path> part : parts) {
                Bytes bytes = new Bytes();
                opened.importEvidence(part, ImportOptions.DEFAULT, bytes);
                bytesRead.add(bytes.read);
            }
            return opened.integrity();
        }
    }

    /** Items have other numbers when they come in another order: entries are told by their hashes and names of files. */
    private static String comparable(IntegrityReport report, List<EvidenceItem> items) {
        List<String> lines = new ArrayList<>();
        for (DigestCheck check : report.digests()) {
            lines.add("digest " + check.object() + " " + check.sha256() + " " + check.state() + " " + check.signature()
                    + " " + check.reason() + " " + check.range() + " " + path(items, check.evidenceId()));
        }
        for (EntryIntegrity entry : report.entries()) {
            lines.add("entry " + path(items, entry.evidenceId()) + " " + entry.sha256() + " " + entry.state() + " "
                    + entry.digest() + " " + entry.reason());
        }
        report.missing().forEach(missing -> lines.add("missing " + missing));
        Collections.sort(lines);
        return String.join("\n", lines);
    }

    private static String path(List<EvidenceItem> items, int id) {
        return items.stream()
                .filter(item -> item.id() == id)
                .findFirst()
                .orElseThrow()
                .path();
    }

    private List<EvidenceItem> items(String name) throws NightjarException {
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve(name))) {
            return opened.data().evidence();
        }
    }

    @RepeatedTest(12)
    void twoImportsGiveTheReportThatOneGives(RepetitionInfo repetition) throws Exception {
        Random random = new Random(4_000 + repetition.getCurrentRepetition());
        List<Path> files = write(tampered(random), random);
        IntegrityReport once = read("once", List.of(files), new ArrayList<>());
        assertTrue(once.entries(Integrity.CONTRADICTED) > 0, "something is wrong with the evidence");
        Collections.shuffle(files, random);
        int cut = 1 + random.nextInt(files.size() - 1);
        List<Long> bytes = new ArrayList<>();
        IntegrityReport twice = read("twice", List.of(files.subList(0, cut), files.subList(cut, files.size())), bytes);
        assertEquals(comparable(once, items("once")), comparable(twice, items("twice")));
        try (OpenCase opened = new LocalCaseFiles("test").open(folder.resolve("twice"))) {
            opened.verify(JobContext.unwatched());
            assertEquals(twice, opened.integrity(), "the full pass says the same, in the same order");
        }
    }

    @Test
    void addedEvidenceIsReadAndWhatWasHashedIsNot() throws Exception {
        DigestedTrail trail = DigestedTrail.of(5);
        Path evidence = folder.resolve("evidence");
        trail.write(evidence);
        List<Path> first = new ArrayList<>();
        List<Path> second = new ArrayList<>();
        trail.digests.forEach(key -> first.add(evidence.resolve(key)));
        for (int i = 0; i < trail.logs.size(); i++) {
            (i < 7 ? first : second).add(evidence.resolve(trail.logs.get(i)));
        }
        List<Long> bytes = new ArrayList<>();
        IntegrityReport report = read("case", List.of(first, second), bytes);
        assertEquals(List.of(total(first), total(second)), bytes);
        assertEquals(10, report.entries(Integrity.VERIFIED));
    }

    @Test
    void evidenceThatWasHashedNeedNotBeThereAnyMore() throws Exception {
        DigestedTrail trail = DigestedTrail.of(4);
        Path evidence = folder.resolve("evidence");
        trail.write(evidence);
        List<Path> logs = trail.logs.stream()
                .map(evidence::resolve)
                .sorted(Comparator.naturalOrder())
                .toList();
        List<Path> digests = trail.digests.stream().map(evidence::resolve).toList();
        List<Path> first =
                Stream.concat(logs.stream().limit(5), digests.stream()).toList();
        read("case", List.of(first), new ArrayList<>());
        for (Path gone : logs.subList(0, 5)) {
            Files.delete(gone);
        }
        IntegrityReport report = read("case", List.of(logs.subList(5, 8)), new ArrayList<>());
        assertEquals(8, report.entries(Integrity.VERIFIED));
        assertEquals(List.of(), report.missing(MissingObject.Kind.LOG_FILE));
    }

    @Test
    void contradictedEvidenceIsNotReadAgainAndSaysTheSame() throws Exception {
        DigestedTrail trail = DigestedTrail.of(5);
        trail.replace(trail.logs.get(1), "198.51.100.7", "198.51.100.8");
        Path evidence = folder.resolve("evidence");
        trail.write(evidence);
        Path cut = evidence.resolve(trail.logs.get(2));
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 200));
        List<Path> first = Stream.concat(trail.logs.stream().limit(9), trail.digests.stream())
                .map(evidence::resolve)
                .toList();
        List<Path> second = List.of(evidence.resolve(trail.logs.get(9)));
        List<String> reasons = contradictions(read("case", List.of(first), new ArrayList<>()));
        assertEquals(2, reasons.size());
        assertTrue(reasons.stream().anyMatch(reason -> reason.contains("breaks off")), reasons.toString());
        List<Long> bytes = new ArrayList<>();
        assertEquals(reasons, contradictions(read("case", List.of(second), bytes)));
        assertEquals(List.of(total(second)), bytes);
    }

    private static List<String> contradictions(IntegrityReport report) {
        return report.entries().stream()
                .filter(entry -> entry.state() == Integrity.CONTRADICTED)
                .map(EntryIntegrity::reason)
                .toList();
    }

    @Test
    void digestsThatWereReadNeedNotBeThereAnyMore() throws Exception {
        DigestedTrail trail = DigestedTrail.of(4);
        Path evidence = folder.resolve("evidence");
        trail.write(evidence);
        List<Path> digests = trail.digests.stream().map(evidence::resolve).toList();
        read("case", List.of(digests), new ArrayList<>());
        for (Path digest : digests) {
            Files.delete(digest);
        }
        List<Path> logs = trail.logs.stream().map(evidence::resolve).toList();
        List<Long> bytes = new ArrayList<>();
        IntegrityReport report = read("case", List.of(logs), bytes);
        assertEquals(8, report.entries(Integrity.VERIFIED));
        assertEquals(List.of(total(logs)), bytes);
    }

    @Test
    void digestsOfAnArchiveAreNotReadAgain() throws Exception {
        DigestedTrail trail = DigestedTrail.of(4);
        Path evidence = folder.resolve("evidence");
        trail.write(evidence);
        List<Path> all =
                new ArrayList<>(trail.digests.stream().map(evidence::resolve).toList());
        trail.logs.stream().limit(7).map(evidence::resolve).forEach(all::add);
        Path zip = folder.resolve("first.zip");
        zip(zip, evidence, all);
        Path last = evidence.resolve(trail.logs.get(7));
        List<Long> bytes = new ArrayList<>();
        IntegrityReport report = read("case", List.of(List.of(zip), List.of(last)), bytes);
        assertEquals(List.of(Files.size(zip), Files.size(last)), bytes);
        assertEquals(8, report.entries(Integrity.VERIFIED));
    }

    private static void zip(Path zip, Path root, List<Path> files) throws Exception {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path one : files) {
                out.putNextEntry(new ZipEntry(root.relativize(one).toString()));
                Files.copy(one, out);
            }
        }
    }

    @Test
    void casesFromBeforeAreReadOnceMore() throws Exception {
        DigestedTrail trail = DigestedTrail.of(4);
        Path evidence = folder.resolve("evidence");
        trail.write(evidence);
        List<Path> first =
                new ArrayList<>(trail.digests.stream().map(evidence::resolve).toList());
        trail.logs.stream().limit(6).map(evidence::resolve).forEach(first::add);
        read("case", List.of(first), new ArrayList<>());
        String url = "jdbc:h2:file:" + folder.resolve("case.nightjar/case").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("entry_hash", "digest_file", "broken_entry", "digest_read")) {
                statement.execute("DROP TABLE " + table);
            }
            statement.execute("DELETE FROM migration WHERE version >= 12");
        }
        List<Path> second = List.of(evidence.resolve(trail.logs.get(6)));
        List<Path> third = List.of(evidence.resolve(trail.logs.get(7)));
        List<Long> bytes = new ArrayList<>();
        IntegrityReport report = read("case", List.of(second, third), bytes);
        assertEquals(List.of(total(first) + total(second), total(third)), bytes);
        assertEquals(8, report.entries(Integrity.VERIFIED));
    }

    @Test
    void readingAgainWhatWasRejectedChecksDigests() throws Exception {
        DigestedTrail trail = DigestedTrail.of(4);
        Path evidence = folder.resolve("evidence");
        trail.write(evidence);
        Path zip = folder.resolve("all.zip");
        zip(
                zip,
                evidence,
                Stream.concat(trail.digests.stream(), trail.logs.stream())
                        .map(evidence::resolve)
                        .toList());
        EvidenceLimits narrow = EvidenceLimits.DEFAULT.with("depth", 1).orElseThrow();
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("case"))) {
            ImportOptions options = new ImportOptions(Optional.empty(), List.of(), narrow);
            opened.importEvidence(List.of(zip), options, JobContext.unwatched());
            assertEquals(IntegrityReport.NONE, opened.integrity());
            Bytes bytes = new Bytes();
            opened.retryRejected(ImportOptions.DEFAULT, bytes);
            assertEquals(8, opened.integrity().entries(Integrity.VERIFIED));
            assertEquals(Files.size(zip), bytes.read);
            Bytes again = new Bytes();
            opened.retryRejected(ImportOptions.DEFAULT, again);
            assertEquals(0, again.read);
        }
    }

    private static long total(List<Path> files) throws Exception {
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        return total;
    }
}
