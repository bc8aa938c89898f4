package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;

/** Two small cases, from simulation to the page of results. */
class SeedEvaluationTest {

    @TempDir
    Path folder;

    private static double figure(EvaluationReport report, String kind, String name, String figure) {
        return new ObjectMapper()
                .valueToTree(report.figures())
                .path("unseen")
                .path(kind)
                .path(name)
                .path(figure)
                .asDouble(-1);
    }

    @Test
    void twoSmallCasesAreSimulatedImportedDetectedAndScored() throws NightjarException, IOException {
        Path page = folder.resolve("results.md");
        SeedOptions options = new SeedOptions(
                List.of(1L), List.of(2L), 12_000, 2, List.of(Path.of("assets/rules")), Optional.of(page));
        EvaluationReport report = new LocalCaseFiles("test").evaluateSeeds(options, JobContext.unwatched());
        assertEquals(report.lines(), Files.readAllLines(page));
        assertEquals(List.of("tuning", "unseen"), List.copyOf(report.figures().keySet()));
        double nightjar = figure(report, "whole", "nightjar", "reciprocalRank");
        assertTrue(nightjar >= 0.9, "mean reciprocal rank " + nightjar);
        assertTrue(figure(report, "whole", "nightjar", "recall") >= 0.9);
        for (String baseline : List.of("rules only", "rare in hourly buckets", "odd hour or new country")) {
            double theirs = figure(report, "baseline", baseline, "reciprocalRank");
            assertTrue(theirs > 0, baseline + " sees nothing, which makes it no baseline");
            assertTrue(theirs < nightjar, baseline);
        }
        assertTrue(figure(report, "alone", "odd-hours", "recall") <= figure(report, "whole", "nightjar", "recall"));
        for (String heading : List.of("## Goals", "## Each detector alone", "## What is still missed, unseen")) {
            assertTrue(report.lines().contains(heading), heading);
        }
    }
}
