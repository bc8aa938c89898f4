package org.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.simulate.Simulation;
import org.nightjar.simulate.SimulationPlan;
import org.nightjar.simulate.Story;

/**
 * Detects over simulated evidence of several sizes, each in a process of its own, and says how time and heap grow with the
 * number of events. Timed is detection alone, from the index in memory to ranked users; parsing is not.
 */
public final class DetectBenchmark {

    private static final long SEED = 1;

    /** Heap of a process: what the goal allows, and in proportion for more events than it is about. */
    private static final long HEAP_MIB = 1024;

    private static final long HEAP_EVENTS = 2_000_000;

    private final DetectOptions options;
    private final Path folder;
    private final JobContext job;

    private DetectBenchmark(DetectOptions options, Path folder, JobContext job) {
        this.options = options;
        this.folder = folder;
        this.job = job;
    }

    /**
     * Runs it.
     *
     * @throws NightjarException if the evidence cannot be made or a process fails
     */
    public static DetectResult run(DetectOptions options, JobContext job) throws NightjarException {
        try {
            Path folder = options.folder().isPresent()
                    ? Files.createDirectories(options.folder().get())
                    : Files.createTempDirectory("nightjar-bench");
            try {
                return new DetectBenchmark(options, folder, job).run();
            } finally {
                if (options.folder().isEmpty()) {
                    BenchEvidence.delete(folder);
                }
            }
        } catch (IOException failed) {
            throw new NightjarException(ErrorKind.OUTPUT_FAILED, "The benchmark cannot write its files.", failed);
        }
    }

    private DetectResult run() throws IOException, NightjarException {
        List<DetectMeasured> all = new ArrayList<>();
        for (long size : options.sizes()) {
            Path evidence = evidence(size);
            job.stage("Detecting", JobUnit.STEPS, -1);
            all.add(measure(size, evidence));
        }
        return new DetectResult(all);
    }

    private Path evidence(long size) throws IOException, NightjarException {
        Path made = folder.resolve("detect-" + size);
        Path archive = made.resolve("evidence.zip");
        if (!Files.exists(archive)) {
            Files.createDirectories(made);
            Simulation.run(SimulationPlan.of(Story.MIXED, SEED).withEvents(size).withZip(true), made, job);
        }
        return archive;
    }

    static long heapMiB(long events) {
        return HEAP_MIB * Math.max(1, (events + HEAP_EVENTS - 1) / HEAP_EVENTS);
    }

    private DetectMeasured measure(long size, Path evidence) throws IOException, NightjarException {
        Path said = folder.resolve("said");
        long heap = heapMiB(size);
        List<String> command = JavaProcess.detection(
                "-Xmx" + heap + "m",
                DetectPeer.class.getName(),
                List.of(evidence.toString(), Integer.toString(options.rounds())));
        ProcessMeter meter = ProcessMeter.run(
                new ProcessBuilder(command).redirectOutput(said.toFile()).redirectErrorStream(true), job);
        List<String> lines = Files.readAllLines(said);
        if (meter.exitStatus() != 0) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED,
                    "Detection over " + size + " events failed in " + heap + " MiB: "
                            + lines.stream().findFirst().orElse("it said nothing") + ".");
        }
        return DetectMeasured.read(lines, heap);
    }
}
