package org.nightjar.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
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
        for (Contestant contestant :
                List.of(Contestant.NIGHTJAR, Contestant.ENRICHED, Contestant.BARE, Contestant.TOKENISE)) {
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

    /** Remembers the stages with their totals and what was done in each. */
    private static final class Stages extends JobContext.Unwatched {
        private final List<String> names = new ArrayList<>();
        private final List<Long> totals = new ArrayList<>();
        private final List<Long> done = new ArrayList<>();

        @Override
        public synchronized void stage(String name, JobUnit unit, long total) {
            names.add(name + " " + unit);
            totals.add(total);
            done.add(0L);
        }

        @Override
        public synchronized void advance(long amount) {
            done.set(done.size() - 1, done.get(done.size() - 1) + amount);
        }
    }

    @Test
    void noStageOfMakingTheEvidenceDoesMoreThanThereIsToDo() throws Exception {
        Stages stages = new Stages();
        BenchEvidence.Made made = BenchEvidence.make(folder, 2_000, stages);
        assertEquals(2, stages.names.size(), stages.names.toString());
        assertEquals("simulating EVENTS", stages.names.get(0));
        assertEquals(made.events(), stages.done.get(0));
        assertTrue(stages.names.get(1).endsWith("BYTES"), stages.names.get(1));
        assertEquals(stages.totals.get(1), stages.done.get(1));
    }

    private static Measured run(int round, Contestant contestant, double seconds) {
        return new Measured(round, contestant, 1_000, seconds, seconds, 1, 1);
    }

    @Test
    void ratiosAreTakenInEachRoundAndTheirMedianIsSaid() {
        List<Measured> runs = List.of(
                run(0, Contestant.NIGHTJAR, 1),
                run(0, Contestant.TOKENISE, 2),
                run(1, Contestant.NIGHTJAR, 10),
                run(1, Contestant.TOKENISE, 5),
                run(2, Contestant.NIGHTJAR, 2),
                run(2, Contestant.TOKENISE, 6),
                run(0, Contestant.ENRICHED, 3),
                run(0, Contestant.BARE, 2),
                run(1, Contestant.ENRICHED, 30),
                run(1, Contestant.BARE, 25));
        ImportResult result = new ImportResult(1_000, 1, 1, runs, Map.of());
        String tokenise = result.lines().stream()
                .filter(line -> line.startsWith(Contestant.TOKENISE.title))
                .findFirst()
                .orElseThrow();
        assertTrue(tokenise.endsWith(" 2.00x"), tokenise);
        assertEquals(1.2, result.enrichment(), 1e-9);
        assertTrue(
                result.lines().get(0).contains("medians of 3 rounds"),
                result.lines().get(0));
    }

    @Test
    void evidenceIsMadeOnceAndFoundAgain() throws Exception {
        BenchEvidence.Made made = BenchEvidence.make(folder, 1_000, JobContext.unwatched());
        BenchEvidence.Made again = BenchEvidence.make(folder, 1_000, JobContext.unwatched());
        assertEquals(made, again);
        assertEquals(1, made.share(0.001).files().size());
    }
}
