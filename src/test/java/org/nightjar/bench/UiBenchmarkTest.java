package org.nightjar.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;

/** That the benchmarks of opening and of views run and say what they measured; no test of speed. */
class UiBenchmarkTest {

    @TempDir
    Path folder;

    @Test
    void openingAndViewsAreMeasuredOnOneCase() throws Exception {
        BenchOptions options = new BenchOptions(2_000, 1, Optional.of(folder));
        List<String> ui = UiBenchmark.run(options, JobContext.unwatched()).lines();
        for (Question question : Question.values()) {
            assertTrue(ui.stream().anyMatch(line -> line.startsWith(question.title)), question.title);
        }
        assertTrue(ui.stream().anyMatch(line -> line.contains("sorting all events")), ui.toString());

        List<String> open = OpenBenchmark.run(options, JobContext.unwatched()).lines();
        assertTrue(open.size() > 4, open.toString());
    }

    @Test
    void contestantsThatFoundOtherThingsAreNotTheSame() {
        UiResult result = new UiResult(100, 10);
        result.add(Questioned.INDEX, List.of("FILTER\t1000000\t17", "HISTOGRAM\t1000000\t5"));
        result.add(Questioned.DUCKDB, List.of("FILTER\t9000000\t18", "HISTOGRAM\t30000000\t5"));
        assertTrue(result.isSame(Question.HISTOGRAM, Questioned.INDEX, Questioned.DUCKDB));
        assertTrue(!result.isSame(Question.FILTER, Questioned.INDEX, Questioned.DUCKDB));
        assertTrue(result.isSame(Question.FILTER, Questioned.INDEX, Questioned.H2), "H2 was not asked");
        assertTrue(result.lines().stream().anyMatch(line -> line.contains("30.0x")), "30 ms against 1 ms");
    }
}
