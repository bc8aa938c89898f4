package org.nightjar.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nightjar.casefile.SimulateOptions;
import org.nightjar.casefile.SimulationReport;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes synthetic evidence. */
@Command(
        name = "simulate",
        description = "Write synthetic evidence with labelled attacks; the same options give the same bytes.",
        footer = {"", "Example:", "  nightjar simulate --out mixed --story mixed --events 200000 --seed 7"})
final class SimulateCommand implements Callable<Integer> {

    /** {@code simulate --json}. */
    record Json(
            long events,
            long files,
            long attackEvents,
            long decoyEvents,
            int attacks,
            int decoys,
            String evidence,
            String truth) {}

    private final Surroundings around;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write to")
    private Path out = Path.of("");

    @Option(
            names = "--story",
            paramLabel = "NAME",
            description =
                    "snapshot-exfiltration, night-shift, request-forgery, dark-hours or mixed; default: ${DEFAULT-VALUE}")
    private String story = "mixed";

    @Option(names = "--events", paramLabel = "N", description = "how many events; default: the story's own size")
    private long events;

    @Option(names = "--seed", paramLabel = "S", description = "default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--zip", description = "write one archive instead of a folder tree")
    private boolean zip;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    SimulateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws NightjarException {
        SimulateOptions options = new SimulateOptions(out, story, events, seed, zip);
        SimulationReport report =
                around.jobs().run("simulate", job -> around.files().simulate(options, job));
        if (json) {
            ResultPrinter.json(
                    around.out(),
                    new Json(
                            report.events(),
                            report.files(),
                            report.attackEvents(),
                            report.decoyEvents(),
                            report.attacks(),
                            report.decoys(),
                            report.evidence().toString(),
                            report.truth().toString()));
        } else {
            around.out()
                    .printf(
                            Locale.ROOT,
                            "%,d events in %,d files: %,d of %d attacks, %,d of %d decoys%nevidence: %s%nlabels:   %s%n",
                            report.events(),
                            report.files(),
                            report.attackEvents(),
                            report.attacks(),
                            report.decoyEvents(),
                            report.decoys(),
                            report.evidence(),
                            report.truth());
        }
        return ExitStatus.DONE;
    }
}
