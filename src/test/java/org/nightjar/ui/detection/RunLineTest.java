package org.nightjar.ui.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.model.RunRecord;
import org.nightjar.support.DemoCase;

class RunLineTest {

    private static RunRecord run(int number) {
        return new RunRecord(number, Instant.EPOCH, 10, DetectionScope.ALL, "", 0, 0);
    }

    @Test
    void aRunSaysWhichFindingsAreNewAndWhichAreGone() throws NightjarException {
        List<PastFinding> all = DemoCase.data(true).detection().findings().stream()
                .map(PastFinding::of)
                .toList();
        Map<Integer, List<PastFinding>> byRun =
                Map.of(1, all.subList(0, 3), 2, List.of(all.get(0), all.get(3), all.get(2)));
        List<RunLine> lines = RunLine.of(List.of(run(1), run(2)), number -> byRun.getOrDefault(number, List.of()));
        assertEquals(
                List.of(2, 1), lines.stream().map(line -> line.run().number()).toList(), "newest first");
        assertEquals("1 new, 1 gone, 2 as before", lines.get(0).change());
        assertEquals(List.of(all.get(3)), lines.get(0).added());
        assertEquals(List.of(all.get(1)), lines.get(0).gone());
        assertEquals(List.of(), lines.get(1).added(), "the first has nothing to be compared with");
    }
}
