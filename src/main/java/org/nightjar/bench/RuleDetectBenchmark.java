package org.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nightjar.detect.sigma.RuleSetReader;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.NightjarException;

/**
 * Detects with rules over cases of several sizes, each round in a fresh process on a fresh copy of the case, as the
 * command does: nothing is warm but the system's copy of the files, and columns are kept as any case has them that was
 * opened once.
 */
public final class RuleDetectBenchmark {

    private final DetectOptions options;
    private final Path sigma;
    private final Path folder;
    private final BenchCase cases;
    private final JobContext job;

    private RuleDetectBenchmark(DetectOptions options, Path sigma, Path folder, JobContext job) {
        this.options = options;
        this.sigma = sigma;
        this.folder = folder;
        this.job = job;
        cases = new BenchCase(folder, job);
    }

    /**
     * Runs it.
     *
     * @param sigma folder of rules
     * @throws NightjarException USAGE if it holds none; if a case cannot be made or a process fails
     */
    public static BenchResult run(DetectOptions options, Path sigma, JobContext job) throws NightjarException {
        RuleSetReader.read(List.of(sigma), job);
        BenchOptions where = new BenchOptions(options.events(), options.rounds(), options.folder());
        return BenchFolder.with(
                where, folder -> new RuleDetectBenchmark(options, sigma.toAbsolutePath(), folder, job).run());
    }

    private RuleDetectResult run() throws IOException, NightjarException {
        List<RuleDetectResult.Size> sizes = new ArrayList<>();
        for (long size : options.sizes()) {
            Path made = cases.make(size);
            keepColumns(made);
            long heap = DetectBenchmark.heapMiB(size);
            List<RuleDetectResult.Round> rounds = new ArrayList<>();
            job.stage("Detecting with rules", JobUnit.STEPS, options.rounds());
            for (int round = 0; round < options.rounds(); round++) {
                rounds.add(round(made, heap));
                job.advance(1);
            }
            sizes.add(new RuleDetectResult.Size(heap, rounds));
        }
        return new RuleDetectResult(sizes);
    }

    /** Whatever program made the case: its first opening is not what is measured. */
    private void keepColumns(Path made) throws IOException, NightjarException {
        cases.run(
                "users",
                JavaProcess.brief(BenchCase.HEAP, List.of("users", "--case", made.toString(), "--limit", "1")));
    }

    private RuleDetectResult.Round round(Path made, long heapMiB) throws IOException, NightjarException {
        Path copy = folder.resolve("round.nightjar");
        BenchEvidence.delete(copy);
        copy(made, copy);
        ProcessMeter[] meter = new ProcessMeter[1];
        List<String> said = cases.run(
                "detect with rules",
                JavaProcess.detection(
                        "-Xmx" + heapMiB + "m",
                        RuleDetectPeer.class.getName(),
                        List.of(copy.toString(), sigma.toString())),
                meter);
        BenchEvidence.delete(copy);
        return RuleDetectResult.Round.read(said, meter[0]);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }
}
