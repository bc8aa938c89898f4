package org.nightjar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nightjar.casefile.RuleTrial;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sigma rules on records of any log. */
@Command(
        name = "try-rules",
        description = "Try Sigma rules on records in a file, without a case: of AWS, Azure, Google Cloud and Workspace,"
                + " Microsoft 365, Okta, GitHub, Kubernetes and others that rules know.",
        footer = {
            "",
            "The file holds JSON: an object, an array of objects, or objects one after the other.",
            "",
            "Example:",
            "  nightjar try-rules --sigma rules --log okta/okta okta.jsonl"
        })
final class TryRulesCommand implements Callable<Integer> {

    private final Surroundings around;

    @Option(names = "--sigma", paramLabel = "PATH", description = "rules; default: Nightjar's own")
    private List<Path> sigma = new ArrayList<>();

    @Option(
            names = "--log",
            paramLabel = "PRODUCT/SERVICE",
            description = "only rules for this log, such as azure/auditlogs; default: all")
    private String log = "";

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "records")
    private Path records = Path.of("");

    TryRulesCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws NightjarException {
        RuleTrial.Result result =
                around.jobs().run("try-rules", context -> RuleTrial.run(sigma, log, records, context));
        if (json) {
            ResultPrinter.json(around.out(), result);
            return ExitStatus.DONE;
        }
        TextTable table = new TextTable(
                Heading.number("RECORD"), Heading.text("LOG"), Heading.text("LEVEL"), Heading.elastic("RULE"));
        for (RuleTrial.Hit hit : result.hits()) {
            table.addNoted(
                    String.join("; ", hit.holds()), Texts.count(hit.record()), hit.log(), hit.level(), hit.title());
        }
        table.print(around.out());
        around.out()
                .println(Texts.count(result.records()) + " records, " + Texts.count(result.rules()) + " rules, "
                        + Texts.count(result.hits().size()) + " matches"
                        + (result.unusable().isEmpty()
                                ? ""
                                : "; " + Texts.count(result.unusable().size()) + " rules cannot be used"));
        return ExitStatus.DONE;
    }
}
