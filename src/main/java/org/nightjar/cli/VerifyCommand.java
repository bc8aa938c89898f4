package org.nightjar.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.VerifyOptions;
import org.nightjar.casefile.VerifyReport;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks evidence, store, action log and CloudTrail digests. */
@Command(
        name = "verify",
        description =
                "Read the evidence again and compare every stored record with it; check the store, the log of actions"
                        + " and CloudTrail digests.",
        footer = {
            "",
            "The exit status is 3 if a check does not hold.",
            "",
            "Examples:",
            "  nightjar verify --case acme",
            "  nightjar verify --case acme --public-keys keys.json"
        })
final class VerifyCommand extends CaseCommand {

    /** {@code verify --json}. */
    record Json(boolean holds, List<String> passed, List<String> failed, List<String> notChecked) {}

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Option(
            names = "--public-keys",
            paramLabel = "FILE",
            description = "what “aws cloudtrail list-public-keys” prints, to check signatures of digests with")
    private @Nullable Path publicKeys;

    VerifyCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        VerifyReport report = around.jobs()
                .run("verify", job -> opened.verify(new VerifyOptions(Optional.ofNullable(publicKeys)), job));
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
