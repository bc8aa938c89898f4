package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.support.DigestedTrail;

/**
 * Exports of one event a file: what is done to many of them is not made safe one by one, which took longer than reading them
 * and let the database grow by 20 KB each.
 */
class SmallItemsTest {

    private static final int FILES = 400;

    /** Far above what the rows need, far below a commit for each file. */
    private static final long MOST_BYTES = 3 << 20;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        for (int i = 0; i < FILES; i++) {
            String record =
                    "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"A\","
                            + "\"eventID\":\"e" + i + "\"}";
            Files.write(evidence.resolve(i + ".json.gz"), DigestedTrail.gzip(record.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private long bytes() throws IOException {
        return Files.size(folder.resolve("case.nightjar").resolve("case.mv.db"));
    }

    private OpenCase open() throws Exception {
        return new LocalCaseFiles("test").openOrCreate(folder.resolve("case.nightjar"));
    }

    @Test
    void filesThatTheCaseHasAreNotedTogether() throws Exception {
        List<Path> evidence = List.of(folder.resolve("evidence"));
        try (OpenCase opened = open()) {
            opened.importEvidence(evidence, ImportOptions.DEFAULT, JobContext.unwatched());
        }
        try (OpenCase opened = open()) {
            ImportSummary again = opened.importEvidence(evidence, ImportOptions.DEFAULT, JobContext.unwatched());
            assertEquals(FILES, again.evidence().size());
            assertTrue(bytes() < MOST_BYTES, "" + bytes());
            long told = opened.actions().stream()
                    .filter(line -> line.detail().contains("The same bytes were imported before"))
                    .count();
            assertEquals(FILES, told);
            assertEquals(List.of(), opened.verify(JobContext.unwatched()).failed());
        }
    }

    @Test
    void filesThatAreReadAgainAreMadeSafeTogether() throws Exception {
        try (OpenCase opened = open()) {
            opened.importEvidence(
                    List.of(folder.resolve("evidence")),
                    ImportOptions.DEFAULT.withLimit("depth", 0).orElseThrow(),
                    JobContext.unwatched());
            assertEquals(0, opened.data().index().size());
            opened.retryRejected(ImportOptions.DEFAULT, JobContext.unwatched());
            assertTrue(bytes() < MOST_BYTES, "" + bytes());
            assertEquals(FILES, opened.data().index().size());
            assertEquals(List.of(), opened.verify(JobContext.unwatched()).failed());
        }
    }
}
