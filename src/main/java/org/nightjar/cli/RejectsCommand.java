package org.nightjar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What could not become an event, and why. */
@Command(
        name = "rejects",
        description =
                "List what could not be read, or says something else than the event of its id, and where it stands.",
        footer = {
            "",
            "--export writes all of them with their bytes, as one JSON object a line.",
            "nightjar import --case CASE --retry reads such evidence again.",
            "Of the first 10,000 of a file the bytes are kept; --retry --limit rejects=N keeps those of more.",
            "",
            "Examples:",
            "  nightjar rejects --case acme",
            "  nightjar rejects --case acme --reason conflict --format json",
            "  nightjar rejects --case acme --export rejects.jsonl"
        })
final class RejectsCommand extends UnreadCaseCommand {

    @Option(names = "--format", paramLabel = "table|json|csv", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N; default: ${DEFAULT-VALUE}")
    private long limit = 10_000;

    @Option(names = "--reason", paramLabel = "REASON", description = "only those, such as conflict or broken-json")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--export", paramLabel = "FILE", description = "write all of them to a file instead")
    private Optional<Path> export = Optional.empty();

    RejectsCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        if (export.isPresent()) {
            Path file = export.get();
            around.jobs().run("export rejects", job -> {
                opened.exportRejects(file, job);
                return file;
            });
            around.out().println("wrote " + Texts.shown(file.toString()));
            return ExitStatus.DONE;
        }
        RejectShape shape = new RejectShape(opened.evidence());
        List<RejectShape.Row> rows = new ArrayList<>();
        opened.eachReject((reject, content) -> {
            if (rows.size() < limit && (reason.isEmpty() || reason.get().equals(reject.reason()))) {
                rows.add(new RejectShape.Row(reject, content.wholeBytes(), content.bytes().length));
            }
        });
        ResultPrinter.print(around.out(), format, rows, shape);
        return ExitStatus.DONE;
    }
}
