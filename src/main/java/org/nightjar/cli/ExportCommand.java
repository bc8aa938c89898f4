package org.nightjar.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a report or events to a file. */
@Command(
        name = "export",
        description = "Write a report, or the events that a query selects, to a file.",
        footer = {
            "",
            "A file that is there already is replaced, once the new one is whole.",
            "",
            "Examples:",
            "  nightjar export --case acme --format html --out report.html",
            "  nightjar export --case acme --format csv --out alice.csv user:alice"
        })
final class ExportCommand extends CaseCommand {

    @Option(names = "--format", required = true, paramLabel = "html|csv|jsonl", description = "what to write")
    private ExportFormat format = ExportFormat.HTML;

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "file to write")
    private Path out = Path.of("");

    @Option(names = "--search", paramLabel = "NAME", description = "the search that the case keeps by this name")
    private Optional<String> search = Optional.empty();

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "words of a query; they must all hold")
    private List<String> query = List.of();

    ExportCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        String text = query(opened, search, query);
        around.jobs().run("export", job -> {
            opened.export(format, out, text, job);
            return true;
        });
        around.out().println("wrote " + Texts.shown(out.toString()));
        return ExitStatus.DONE;
    }
}
