package org.nightjar.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightjar.job.JobContext;

/**
 * The sample cases can be made again at any time. Records are compared, not the compressed bytes: Java may be built
 * with other compressors, whose bytes differ. Run with {@code -Dsamples.update=true} to write them anew.
 */
class SampleCasesTest {
    private static final Path SAMPLES = Path.of("sample-cases");
    private static final long SIZE_LIMIT_BYTES = 1_200_000;

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(
            value = Story.class,
            names = {"SNAPSHOT_EXFILTRATION", "NIGHT_SHIFT", "REQUEST_FORGERY"})
    void sampleCaseIsWhatThePlanOfSeedOneGives(Story story) throws Exception {
        Path committed = SAMPLES.resolve(story.id());
        SimulationPlan plan = SimulationPlan.of(story, 1).withZip(true);
        if (Boolean.getBoolean("samples.update")) {
            Simulation.run(plan, committed, JobContext.unwatched());
        }
        Path made = temp.resolve(story.id());
        Simulation.run(plan, made, JobContext.unwatched());
        assertEquals(
                WrittenEvidence.files(made.resolve("evidence.zip")),
                WrittenEvidence.files(committed.resolve("evidence.zip")));
        assertEquals(
                Files.readString(made.resolve(Simulation.TRUTH_FILE)),
                Files.readString(committed.resolve(Simulation.TRUTH_FILE)));
        assertTrue(Files.size(committed.resolve("evidence.zip")) < SIZE_LIMIT_BYTES, "a sample case stays small");
        assertTrue(Files.exists(committed.resolve("README.md")), "a sample case tells its story");
    }
}
