package org.nightjar.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.NightjarException;

/**
 * Opens the same case, with findings, as whole processes: {@code nightjar users --limit 1}, in turns without and with kept
 * columns, and where there is a display {@code nightjar open} until each view was drawn. Cold programs, files in the
 * system's cache.
 */
public final class OpenBenchmark {

    private static final String COLUMNS = "cache";

    private final BenchOptions options;
    private final JobContext job;
    private final BenchCase cases;

    private OpenBenchmark(BenchOptions options, Path folder, JobContext job) {
        this.options = options;
        this.job = job;
        cases = new BenchCase(folder, job);
    }

    /**
     * Runs it.
     *
     * @throws NightjarException if the case cannot be made or Nightjar fails
     */
    public static BenchResult run(BenchOptions options, JobContext job) throws NightjarException {
        return BenchFolder.with(options, folder -> new OpenBenchmark(options, folder, job).run());
    }

    private BenchResult run() throws IOException, NightjarException {
        Path made = cases.make(options.events());
        job.stage("Detecting", JobUnit.STEPS, -1);
        cases.run("detect", JavaProcess.brief(BenchCase.HEAP, List.of("detect", "--case", made.toString())));
        List<ProcessMeter> without = new ArrayList<>();
        List<ProcessMeter> with = new ArrayList<>();
        job.stage("Opening", JobUnit.STEPS, options.rounds() * 2L);
        for (int round = 0; round < options.rounds(); round++) {
            BenchEvidence.delete(made.resolve(COLUMNS));
            without.add(open(made));
            with.add(open(made));
        }
        List<String> lines = new ArrayList<>(List.of(
                String.format(
                        Locale.ROOT,
                        "%,d events; %d processors; nightjar users --limit 1 as a whole process, medians of %d rounds",
                        options.events(),
                        Runtime.getRuntime().availableProcessors(),
                        options.rounds()),
                String.format(Locale.ROOT, "%-44s %9s %8s %9s", "", "seconds", "cpu s", "peak MiB"),
                line("first opening: from the database, columns kept", without),
                line("later openings: from the kept columns", with)));
        lines.addAll(pictures(made));
        return () -> lines;
    }

    /** A line a view, with the median of its seconds. */
    private List<String> pictures(Path made) throws IOException, NightjarException {
        if (System.getProperty("os.name", "").startsWith("Linux") && System.getenv("DISPLAY") == null) {
            return List.of("first picture: not measured, there is no display");
        }
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
            job.checkCancelled();
            for (String line : cases.run("open", JavaProcess.firstPicture(BenchCase.HEAP, made))) {
                String[] parts = line.split("\t", 2);
                seconds.computeIfAbsent(parts[1], view -> new ArrayList<>()).add(Double.valueOf(parts[0]));
            }
        }
        List<String> lines = new ArrayList<>(List.of("", "window, from the start of the process until it was drawn:"));
        seconds.forEach((view, times) -> lines.add(String.format(
                Locale.ROOT,
                "%-44s %9.2f",
                view,
                middle(times.stream().mapToDouble(Double::doubleValue).toArray()))));
        return lines;
    }

    private ProcessMeter open(Path made) throws IOException, NightjarException {
        job.checkCancelled();
        ProcessMeter[] meter = new ProcessMeter[1];
        cases.run(
                "users",
                JavaProcess.brief(BenchCase.HEAP, List.of("users", "--case", made.toString(), "--limit", "1")),
                meter);
        job.advance(1);
        return meter[0];
    }

    private static String line(String what, List<ProcessMeter> runs) {
        return String.format(
                Locale.ROOT,
                "%-44s %9.2f %8.2f %9.0f",
                what,
                middle(runs.stream().mapToDouble(ProcessMeter::seconds).toArray()),
                middle(runs.stream().mapToDouble(ProcessMeter::cpuSeconds).toArray()),
                middle(runs.stream()
                        .mapToDouble(run -> run.peakBytes() / 1048576.0)
                        .toArray()));
    }

    private static double middle(double[] numbers) {
        java.util.Arrays.sort(numbers);
        return numbers[(numbers.length - 1) / 2];
    }
}
