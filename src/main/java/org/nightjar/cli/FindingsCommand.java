package org.nightjar.cli;

import java.util.List;
import java.util.Optional;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.People;
import org.nightjar.model.TriageState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Findings, best first. */
@Command(
        name = "findings",
        description = "List what the detectors found, best first, each with its explanation.",
        footer = {"", "Example:", "  nightjar findings --case acme --user alice --format json"})
final class FindingsCommand extends ResultCommand<Finding> {

    @Option(names = "--user", paramLabel = "U", description = "only this user's, named as in: nightjar users")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only those in this state: new, under-review, confirmed or dismissed")
    private Optional<TriageState> state = Optional.empty();

    FindingsCommand(Surroundings around) {
        super(around);
    }

    @Override
    List<Finding> items(CaseData data) {
        return data.detection().findings().stream()
                .filter(finding -> state.isEmpty() || data.triage().of(finding).state() == state.get())
                .filter(finding -> user.filter(wanted -> !isNamed(wanted, finding.user(), data.people()))
                        .isEmpty())
                .toList();
    }

    private static boolean isNamed(String wanted, String userId, People people) {
        return wanted.equalsIgnoreCase(userId) || wanted.equalsIgnoreCase(people.alias(Dimension.USER, userId));
    }

    @Override
    ResultShape<Finding> shape(CaseData data, ClockText clock) {
        return new FindingShape(data, clock);
    }
}
