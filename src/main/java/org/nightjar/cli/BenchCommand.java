package org.nightjar.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nightjar.bench.BenchOptions;
import org.nightjar.bench.BenchResult;
import org.nightjar.bench.DetectBenchmark;
import org.nightjar.bench.DetectOptions;
import org.nightjar.bench.ImportBenchmark;
import org.nightjar.bench.OpenBenchmark;
import org.nightjar.bench.RuleDetectBenchmark;
import org.nightjar.bench.UiBenchmark;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a benchmark and prints its ratios. */
@Command(
        name = "bench",
        description = "Measure Nightjar against its peers on evidence that the benchmark makes, and print ratios.",
        footer = {
            "",
            "import: DuckDB (tuned, automatic schema), the same parser into SQLite, gunzip alone, gunzip and tokenise,",
            "  zcat and jq import the same evidence; Nightjar's case is also opened afterwards, with and without looking",
            "  up places, programs and people.",
            "open: the whole process that opens a case, without and with kept columns.",
            "ui: what views ask, of Nightjar's index, of DuckDB, and of H2 in SQL; filters, facets and sorting.",
            "frames: moves timeline, table and filters in a window and counts frames.",
            "detect: Nightjar alone on a quarter, half, all and twice of the events; with --sigma together with its own",
            "  rules and those of a folder, over cases, opening and keeping the findings apart.",
            "What is not on the machine is left out, and that is said.",
            "",
            "Example:",
            "  nightjar bench import --events 500000 --rounds 3",
            "  nightjar bench detect --events 2000000",
            "  nightjar bench detect --sigma sigma/rules/cloud"
        })
final class BenchCommand implements Callable<Integer> {

    private static final String IMPORT = "import";
    private static final String DETECT = "detect";
    private static final String FRAMES = "frames";

    /** One of the benchmarks. */
    private interface Benchmark {
        BenchResult run(BenchOptions options, JobContext job) throws NightjarException;
    }

    private final Surroundings around;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = IMPORT,
            description = "which; default: ${DEFAULT-VALUE}")
    private String name = IMPORT;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "events in the evidence; default: 2,000,000, of open, ui and frames 10,000,000")
    private Optional<Long> events = Optional.empty();

    @Option(names = "--rounds", paramLabel = "N", description = "of all contestants; default: ${DEFAULT-VALUE}")
    private int rounds = BenchOptions.DEFAULT_ROUNDS;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "where evidence is made and kept for the next time; default: a temporary folder")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--sigma",
            paramLabel = "DIR",
            description = "of detect: a folder of Sigma rules that are matched, too")
    private Optional<Path> sigma = Optional.empty();

    BenchCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws NightjarException {
        if (events.orElse(1L) < 1 || rounds < 1) {
            throw new NightjarException(ErrorKind.USAGE, "A benchmark needs at least one event and one round.");
        }
        if (name.equals(FRAMES)) {
            return frames();
        }
        if (name.equals(DETECT)) {
            return detection();
        }
        Benchmark benchmark = switch (name) {
            case IMPORT -> ImportBenchmark::run;
            case "open" -> OpenBenchmark::run;
            case "ui" -> UiBenchmark::run;
            default ->
                throw new NightjarException(
                        ErrorKind.USAGE,
                        "There is no benchmark “" + name + "”; there are import, open, ui, detect and frames.");
        };
        long wanted = events.orElse(name.equals(IMPORT) ? BenchOptions.DEFAULT_EVENTS : UiBenchmark.DEFAULT_EVENTS);
        BenchOptions options = new BenchOptions(wanted, rounds, folder);
        BenchResult result = around.jobs().run("bench", job -> benchmark.run(options, job));
        result.lines().forEach(around.out()::println);
        return ExitStatus.DONE;
    }

    private int detection() throws NightjarException {
        DetectOptions sizes = new DetectOptions(events.orElse(BenchOptions.DEFAULT_EVENTS), rounds, folder);
        BenchResult measured = around.jobs()
                .run(
                        "bench",
                        job -> sigma.isPresent()
                                ? RuleDetectBenchmark.run(sizes, sigma.get(), job)
                                : DetectBenchmark.run(sizes, job));
        measured.lines().forEach(around.out()::println);
        return ExitStatus.DONE;
    }

    private int frames() throws NightjarException {
        Optional<String> why = around.window().whyNot();
        if (why.isPresent()) {
            throw new NightjarException(ErrorKind.USAGE, "Frames are counted in a window. " + why.get());
        }
        int count = (int) Math.min(Integer.MAX_VALUE / 4, events.orElse(UiBenchmark.DEFAULT_EVENTS));
        try {
            around.window().measureFrames(count, around.out()::println);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitStatus.FAILED;
        }
        return ExitStatus.DONE;
    }
}
