package org.nightjar.cli;

import java.util.List;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.VerifyReport;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks evidence, store and action log. */
@Command(
        name = "verify",
        description = "Hash the evidence again and check the store and the log of actions.",
        footer = {"", "The exit status is 3 if a check does not hold.", "", "Example:", "  nightjar verify --case acme"
        })
final class VerifyCommand extends CaseCommand {

    /** {@code verify --json}. */
    record Json(boolean holds, List<String> passed, List<String> failed, List<String> notChecked) {}

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    VerifyCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        VerifyReport report = around.jobs().run("verify", opened::verify);
        if (json) {
            ResultPrinter.json(
                    around.out(), new Json(report.holds(), report.passed(), report.failed(), report.notChecked()));
        } else {
            print("holds", report.passed());
            print("not checked", report.notChecked());
            print("DOES NOT HOLD", report.failed());
        }
        if (report.holds()) {
            return ExitStatus.DONE;
        }
        around.err().println("nightjar: " + report.failed().size() + " checks did not hold");
        return ExitStatus.DONE_WITH_REJECTS;
    }

    private void print(String outcome, List<String> sentences) {
        sentences.forEach(sentence -> around.out().println(outcome + ": " + Texts.shown(sentence)));
    }
}
