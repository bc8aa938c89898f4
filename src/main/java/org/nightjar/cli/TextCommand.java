package org.nightjar.cli;

import java.util.Locale;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the summaries that make free text fast. */
@Command(
        name = "text",
        description = "Summarize the original records, so that a search for free text need not read those that cannot"
                + " have it. Only what is missing is made; answers are the same without.",
        footer = {
            "",
            "The summaries take about a fifth of what the gzip data of the evidence take, in the case's folder “text”.",
            "The workbench makes them by itself in the background for cases of 100,000 events and more.",
            "",
            "Examples:",
            "  nightjar text --case acme",
            "  nightjar events --case acme '\"acme-payroll-backup\" AND NOT user:alice'"
        })
final class TextCommand extends CaseCommand {

    @Option(names = "--remove", description = "take the summaries away")
    private boolean remove;

    TextCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        if (remove) {
            opened.removeTextSummaries();
            around.out().println("There are no summaries of records any more; free text reads every record.");
            return ExitStatus.DONE;
        }
        long events = around.jobs().run("text", opened::summarizeText);
        around.out().printf(Locale.ROOT, "The records of %,d events are summarized for free text.%n", events);
        return ExitStatus.DONE;
    }
}
