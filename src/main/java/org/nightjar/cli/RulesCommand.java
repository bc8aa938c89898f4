package org.nightjar.cli;

import java.util.List;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.RuleReport;
import picocli.CommandLine.Command;

/** Rule health. */
@Command(
        name = "rules",
        description = "List what became of each rule and list of indicators in the last detection, and why.",
        footer = {
            "",
            "States: matched, no-match, cannot-match, no-log-source, counted, not-supported, broken.",
            "",
            "Example:",
            "  nightjar rules --case acme --format csv"
        })
final class RulesCommand extends ResultCommand<RuleReport> {

    RulesCommand(Surroundings around) {
        super(around);
    }

    @Override
    List<RuleReport> items(CaseData data) {
        return data.detection().rules();
    }

    @Override
    ResultShape<RuleReport> shape(CaseData data, ClockText clock) {
        return new RuleHealthShape();
    }
}
