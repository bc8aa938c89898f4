package org.nightjar.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nightjar.bench.BenchOptions;
import org.nightjar.bench.DetectBenchmark;
import org.nightjar.bench.DetectOptions;
import org.nightjar.bench.DetectResult;
import org.nightjar.bench.ImportBenchmark;
import org.nightjar.bench.ImportResult;
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
            "Benchmarks: import, detect. Peers of import: DuckDB (tuned, automatic schema), the same parser into SQLite, gunzip alone,",
            "gunzip and tokenise, zcat and jq. What is not on the machine is left out, and that is said. Detection is",
            "measured on a quarter, half, all and twice of the events.",
            "",
            "Example:",
            "  nightjar bench import --events 500000 --rounds 3",
            "  nightjar bench detect --events 2000000"
        })
final class BenchCommand implements Callable<Integer> {

    private static final String IMPORT = "import";
    private static final String DETECT = "detect";

    private final Surroundings around;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = IMPORT,
            description = "which; default: ${DEFAULT-VALUE}")
    private String name = IMPORT;

    @Option(names = "--events", paramLabel = "N", description = "events in the evidence; default: ${DEFAULT-VALUE}")
    private long events = BenchOptions.DEFAULT_EVENTS;

    @Option(names = "--rounds", paramLabel = "N", description = "of all contestants; default: ${DEFAULT-VALUE}")
    private int rounds = BenchOptions.DEFAULT_ROUNDS;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "where evidence is made and kept for the next time; default: a temporary folder")
    private Optional<Path> folder = Optional.empty();

    BenchCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws NightjarException {
        if (!name.equals(IMPORT) && !name.equals(DETECT)) {
            throw new NightjarException(
                    ErrorKind.USAGE, "There is no benchmark “" + name + "”; there are import and detect.");
        }
        if (events < 1 || rounds < 1) {
            throw new NightjarException(ErrorKind.USAGE, "A benchmark needs at least one event and one round.");
        }
        if (name.equals(DETECT)) {
            DetectOptions sizes = new DetectOptions(events, rounds, folder);
            DetectResult measured = around.jobs().run("bench", job -> DetectBenchmark.run(sizes, job));
            measured.lines().forEach(around.out()::println);
            return ExitStatus.DONE;
        }
        BenchOptions options = new BenchOptions(events, rounds, folder);
        ImportResult result = around.jobs().run("bench", job -> ImportBenchmark.run(options, job));
        result.lines().forEach(around.out()::println);
        return ExitStatus.DONE;
    }
}
