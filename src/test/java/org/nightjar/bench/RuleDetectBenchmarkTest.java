package org.nightjar.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

class RuleDetectBenchmarkTest {

    @TempDir
    Path folder;

    private static DetectOptions options(Path folder) {
        return new DetectOptions(4_000, 1, Optional.of(folder));
    }

    @Test
    @Tag("long")
    void everySizeIsDetectedWithOwnRulesAndThoseOfTheFolderAndThePartsAreToldApart() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("one.yml"), """
                title: Anything that reads
                level: low
                logsource: {product: aws, service: cloudtrail}
                detection:
                    sel:
                        eventName|startswith: [Get, List, Describe]
                    condition: sel
                """);
        RuleDetectResult result = (RuleDetectResult)
                RuleDetectBenchmark.run(options(folder.resolve("made")), rules, JobContext.unwatched());
        assertEquals(4, result.sizes().size());
        for (RuleDetectResult.Size size : result.sizes()) {
            assertEquals(1, size.rounds().size());
            assertTrue(size.median("events") >= 800, "events " + size.median("events"));
            assertTrue(size.median("rules") >= 40, "Nightjar's own are among the rules: " + size.median("rules"));
            assertTrue(size.median("findings") > 0);
            double parts = size.median("opening") + size.median("detecting") + size.median("keeping");
            assertTrue(size.median("detecting") > 0 && size.median("keeping") > 0);
            assertTrue(size.median(RuleDetectResult.Round::wholeSeconds) > parts, "starting takes time, too");
        }
        assertTrue(
                result.sizes().get(3).median("events") > result.sizes().get(0).median("events"));
        assertEquals(
                2,
                result.lines().stream()
                        .filter(line -> line.contains("to the power of"))
                        .count());
    }

    @Test
    void aFolderWithoutRulesIsRefusedBeforeAnythingIsMade() {
        NightjarException refused = assertThrows(
                NightjarException.class,
                () -> RuleDetectBenchmark.run(
                        options(folder.resolve("made")), folder.resolve("nothing"), JobContext.unwatched()));
        assertEquals(ErrorKind.USAGE, refused.kind());
        assertFalse(Files.exists(folder.resolve("made")));
    }

    private static RuleDetectResult.Size size(double events, double... seconds) {
        return new RuleDetectResult.Size(
                1024,
                Arrays.stream(seconds)
                        .mapToObj(one -> new RuleDetectResult.Round(
                                Map.of("events", events, "detecting", one, "detectingCpu", 2 * one),
                                one + 3,
                                9,
                                5 << 20))
                        .toList());
    }

    @Test
    void theTableTellsMediansAndHowTheyGrow() {
        List<String> lines = new RuleDetectResult(List.of(size(1_000, 1, 2, 9), size(10_000, 30, 20, 10))).lines();
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("1,000") && line.contains(" 2.00     4.00")), lines + "");
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("10,000") && line.contains("20.00    40.00")),
                lines + "");
        assertTrue(
                lines.contains("Time of detection grows with the number of events to the power of 1.00."), lines + "");
    }
}
