package org.nightjar.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;

/** That the benchmark runs, counts what came out, and says whom it left out; no test of speed. */
class ImportBenchmarkTest {

    @TempDir
    Path folder;

    @Test
    void everyContestantThatIsHereReadsTheWholeEvidenceAndTheOthersAreNamed() throws NightjarException {
        BenchOptions options = new BenchOptions(2_000, 1, Optional.of(folder));
        ImportResult result = ImportBenchmark.run(options, JobContext.unwatched());
        assertTrue(result.events() > 1_000, "the evidence has " + result.events() + " events");
        for (Contestant contestant : List.of(Contestant.NIGHTJAR, Contestant.TOKENISE)) {
            Measured run = result.runs().stream()
                    .filter(one -> one.contestant() == contestant)
                    .findFirst()
                    .orElseThrow();
            assertEquals(result.events(), run.events(), contestant.title);
            assertTrue(run.seconds() > 0);
        }
        assertEquals(
                Contestant.values().length,
                result.runs().size() + result.failures().size());
        assertTrue(result.failures().containsKey(Contestant.DUCKDB), "tests have no DuckDB on their class path");
        assertTrue(result.lines().stream().anyMatch(line -> line.startsWith("DuckDB, tuned: no figures")));
    }

    @Test
    void evidenceIsMadeOnceAndFoundAgain() throws Exception {
        BenchEvidence.Made made = BenchEvidence.make(folder, 1_000, JobContext.unwatched());
        BenchEvidence.Made again = BenchEvidence.make(folder, 1_000, JobContext.unwatched());
        assertEquals(made, again);
        assertEquals(1, made.share(0.001).files().size());
    }
}
