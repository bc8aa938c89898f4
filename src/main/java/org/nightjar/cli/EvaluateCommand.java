package org.nightjar.cli;

import java.nio.file.Path;
import org.nightjar.casefile.EvaluationReport;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares a detection with labels. */
@Command(
        name = "evaluate",
        description = "Say how well the last detection did against labels.",
        footer = {"", "Example:", "  nightjar evaluate --case mixed --truth mixed/truth.json --json"})
final class EvaluateCommand extends CaseCommand {

    @Option(names = "--truth", required = true, paramLabel = "FILE", description = "labels, as simulate writes them")
    private Path truth = Path.of("");

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    EvaluateCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        EvaluationReport report =
                around.jobs().run("evaluate", job -> around.files().evaluate(opened, truth, job));
        if (json) {
            ResultPrinter.json(around.out(), report.figures());
        } else {
            report.lines().forEach(line -> around.out().println(Texts.shown(line)));
        }
        return ExitStatus.DONE;
    }
}
