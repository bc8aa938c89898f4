package org.nightjar.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Writes synthetic CloudTrail evidence with labelled attacks and decoys: {@code AWSLogs/…} or {@code evidence.zip},
 * and {@code truth.json} beside it.
 *
 * <p>Equal plans give equal bytes (of the same Java's compressor; the records inside are equal everywhere). Days are
 * made by a few threads that end with the call, and written in order; memory holds a few compressed days. A cancelled
 * or failed simulation leaves nothing behind.
 */
public final class Simulation {
    /** File name of the labels. */
    public static final String TRUTH_FILE = "truth.json";

    private static final int THREADS =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

    private Simulation() {}

    /**
     * Runs a plan.
     *
     * @param out folder for the evidence and its truth; made if absent. An archive and a truth file in it are
     *     replaced, an {@code AWSLogs} folder never is.
     * @throws NightjarException with {@link ErrorKind#OUTPUT_FAILED} if the folder holds an AWSLogs tree already or
     *     can't be written
     * @throws JobCancelledException if the job was cancelled
     */
    public static SimulationSummary run(SimulationPlan plan, Path out, JobContext job) throws NightjarException {
        Path evidence = EvidenceSink.target(out, plan.zip());
        if (!plan.zip() && Files.exists(evidence)) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED,
                    "The folder " + out + " holds an AWSLogs tree already; choose another one.");
        }
        World world = new World(plan);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Files.createDirectories(out);
            try (EvidenceSink sink = EvidenceSink.open(out, plan.zip())) {
                return new Run(plan, world, job, threads).write(out, sink, evidence);
            }
        } catch (IOException e) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED, "The simulated evidence could not be written to " + out + ".", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One day, ready to be written. */
    private record Day(List<Act> labelled, int events, List<LogFile> files) {}

    /** The state of one simulation. */
    private static final class Run {
        private final SimulationPlan plan;
        private final World world;
        private final JobContext job;
        private final ExecutorService threads;
        private final Truth truth = new Truth();
        private long events;
        private long files;

        Run(SimulationPlan plan, World world, JobContext job, ExecutorService threads) {
            this.plan = plan;
            this.world = world;
            this.job = job;
            this.threads = threads;
        }

        SimulationSummary write(Path out, EvidenceSink sink, Path evidence) throws IOException {
            job.stage("simulating", JobUnit.EVENTS, plan.events());
            Deque<Future<Day>> ahead = new ArrayDeque<>();
            for (int at = 0; at < plan.days(); at++) {
                LocalDate date = plan.start().plusDays(at);
                ahead.add(threads.submit(() -> make(date)));
                if (ahead.size() > THREADS) {
                    take(ahead.remove(), sink);
                }
            }
            while (!ahead.isEmpty()) {
                take(ahead.remove(), sink);
            }
            Path truthFile = out.resolve(TRUTH_FILE);
            byte[] labels = truth.write(plan, events);
            sink.commit();
            Files.write(truthFile, labels);
            return new SimulationSummary(
                    events,
                    files,
                    truth.attackEvents(),
                    truth.decoyEvents(),
                    truth.attacks(),
                    truth.decoys(),
                    evidence,
                    truthFile);
        }

        private Day make(LocalDate date) throws IOException {
            List<Act> acts = world.day(date);
            if (acts.isEmpty()) {
                return new Day(List.of(), 0, List.of());
            }
            List<Act> labelled =
                    acts.stream().filter(act -> act.label() != null).toList();
            return new Day(labelled, acts.size(), new DayFiles(plan, world, date, acts.get(0)).write(acts));
        }

        private void take(Future<Day> future, EvidenceSink sink) throws IOException {
            job.checkCancelled();
            Day day = await(future);
            for (LogFile file : day.files()) {
                job.checkCancelled();
                sink.write(file);
            }
            day.labelled().forEach(truth::add);
            events += day.events();
            files += day.files().size();
            job.advance(day.events());
        }

        private static Day await(Future<Day> future) throws IOException {
            try {
                return future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new JobCancelledException();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw new IllegalStateException("a day could not be simulated", e.getCause());
            }
        }
    }
}
