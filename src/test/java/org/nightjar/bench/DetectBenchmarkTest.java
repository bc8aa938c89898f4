package org.nightjar.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.detect.detectors.DetectorCatalogue;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;

class DetectBenchmarkTest {

    @TempDir
    Path folder;

    @Test
    void everyDetectorIsTimedOnEverySize() throws NightjarException {
        DetectResult result =
                DetectBenchmark.run(new DetectOptions(4_000, 1, Optional.of(folder)), JobContext.unwatched());
        assertEquals(4, result.sizes().size());
        for (DetectMeasured size : result.sizes()) {
            assertTrue(size.events() >= 800, "events " + size.events());
            assertTrue(size.peakBytes().get(0) > 1_000_000);
            DetectorCatalogue.all()
                    .forEach(detector -> assertTrue(
                            size.secondsByDetector().containsKey(detector.info().id()),
                            detector.info().id()));
        }
        assertTrue(
                result.sizes().get(3).events() > result.sizes().get(0).events(),
                "a small company has a least number of events, so small sizes are not in proportion");
        assertTrue(result.lines().stream().anyMatch(line -> line.contains("to the power of")));
    }

    @Test
    void theExponentIsThatOfThePowerLaw() {
        assertEquals(
                1.5,
                DetectResult.slope(List.of(
                        new double[] {10, Math.pow(10, 1.5)},
                        new double[] {100, Math.pow(100, 1.5)},
                        new double[] {1000, Math.pow(1000, 1.5)})),
                1e-9);
    }
}
