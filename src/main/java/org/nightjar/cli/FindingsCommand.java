package org.nightjar.cli;

import java.util.List;
import java.util.Optional;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Finding;
import org.nightjar.store.EventIndex;
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

    FindingsCommand(Surroundings around) {
        super(around);
    }

    @Override
    List<Finding> items(DetectionResult detection) {
        return detection.findings().stream()
                .filter(finding -> user.isEmpty() || user.get().equalsIgnoreCase(finding.user()))
                .toList();
    }

    @Override
    ResultShape<Finding> shape(EventIndex index, ClockText clock) {
        return new FindingShape(clock);
    }
}
