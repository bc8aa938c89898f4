package org.nightjar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nightjar.casefile.CaseFiles;
import org.nightjar.casefile.EvaluationReport;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.SeedOptions;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares detections with labels: of one case, or of many that are simulated for it. */
@Command(
        name = "evaluate",
        description = {
            "Say how well the last detection of a case did against labels; or, with --seeds, simulate, import, detect and",
            "score many cases, each detector alone and left out and three baselines besides."
        },
        footer = {
            "",
            "Examples:",
            "  nightjar evaluate --case mixed --truth mixed/truth.json --json",
            "  nightjar evaluate --seeds 101-120 --tuning 1-20 --sigma assets/rules --report results.md"
        })
final class EvaluateCommand implements Callable<Integer> {

    private static final long DEFAULT_EVENTS = 60_000;

    /** Heap that one case of that size needs, with room to spare. */
    private static final long BYTES_PER_EVENT = 8_000;

    private final Surroundings around;

    @Option(names = "--case", paramLabel = "CASE", description = "the case's folder, NAME.nightjar")
    private Optional<Path> caseFolder = Optional.empty();

    @Option(names = "--truth", paramLabel = "FILE", description = "labels, as simulate writes them")
    private Optional<Path> truth = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "A-B",
            description = "cases to simulate and to score, such as 101-120 or 3,7")
    private String seeds = "";

    @Option(
            names = "--tuning",
            paramLabel = "A-B",
            description = "seeds that detectors were tuned on, shown beside them")
    private String tuning = "";

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "events of each simulated case; default: ${DEFAULT-VALUE}")
    private long events = DEFAULT_EVENTS;

    @Option(names = "--sigma", paramLabel = "PATH", description = "rules for the baseline that goes by rules only")
    private List<Path> sigma = new ArrayList<>();

    @Option(names = "--report", paramLabel = "FILE", description = "write the results over seeds as a Markdown page")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "simulated cases at once; default: as many as cores and memory allow")
    private int parallel;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    EvaluateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws NightjarException {
        EvaluationReport result = seeds.isEmpty() ? ofCase() : ofSeeds();
        if (json) {
            ResultPrinter.json(around.out(), result.figures());
        } else {
            result.lines().forEach(line -> around.out().println(Texts.shown(line)));
        }
        return ExitStatus.DONE;
    }

    private EvaluationReport ofCase() throws NightjarException {
        if (caseFolder.isEmpty() || truth.isEmpty()) {
            throw new NightjarException(
                    ErrorKind.USAGE,
                    "Give a case and its labels (--case and --truth), or seeds to simulate (--seeds).");
        }
        Path folder = CaseFiles.folderOf(caseFolder.get());
        Path labels = truth.get();
        try (OpenCase opened = around.jobs()
                .run("open " + folder.getFileName(), job -> around.files().open(folder, job))) {
            return around.jobs().run("evaluate", job -> around.files().evaluate(opened, labels, job));
        }
    }

    private EvaluationReport ofSeeds() throws NightjarException {
        if (caseFolder.isPresent() || truth.isPresent()) {
            throw new NightjarException(ErrorKind.USAGE, "Give either a case with its labels or seeds, not both.");
        }
        SeedOptions options = new SeedOptions(
                SeedRanges.read(seeds),
                SeedRanges.read(tuning),
                events,
                parallel > 0 ? parallel : fitting(),
                sigma,
                report);
        return around.jobs().run("evaluate", job -> around.files().evaluateSeeds(options, job));
    }

    private int fitting() {
        long fit = Runtime.getRuntime().maxMemory() / (BYTES_PER_EVENT * Math.max(1, events));
        return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), fit));
    }
}
