package org.nightjar.cli;

import java.util.List;
import org.nightjar.analysis.triage.RunComparison;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.model.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs of detection, and what changed between two of them. */
@Command(
        name = "runs",
        description = "List the runs of detection that are kept, with what each judged, or compare two of them.",
        footer = {
            "",
            "The findings of the last run are those of the case; those of the nine before it are kept as superseded.",
            "",
            "Examples:",
            "  nightjar runs --case acme",
            "  nightjar runs --case acme --compare 3 5"
        })
final class RunsCommand extends CaseCommand {

    /** {@code runs --compare A B --format json}. */
    record Change(int earlier, int later, List<ChangedFinding> added, List<ChangedFinding> gone, int kept) {}

    /** A finding of only one of two runs. */
    record ChangedFinding(
            String id,
            String detector,
            String title,
            String severity,
            double score,
            String user,
            String windowStart,
            String windowEnd,
            int eventCount,
            String summary,
            String query) {

        static ChangedFinding of(PastFinding finding) {
            return new ChangedFinding(
                    finding.id(),
                    finding.detector(),
                    finding.title(),
                    finding.severity().id(),
                    finding.score(),
                    finding.user(),
                    finding.windowStart().toString(),
                    finding.windowEnd().toString(),
                    finding.eventCount(),
                    finding.explanation().summary(),
                    finding.explanation().query());
        }
    }

    @Option(names = "--format", paramLabel = "table|json|csv", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--compare",
            arity = "2",
            paramLabel = "RUN",
            description = "numbers of two runs: what only one of them found")
    private List<Integer> compare = List.of();

    RunsCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        if (compare.size() == 2) {
            compare(opened, compare.get(0), compare.get(1));
        } else {
            List<RunRecord> runs = opened.data().runs();
            ResultPrinter.print(around.out(), format, runs, new RunShape(ClockText.of(opened)));
        }
        return ExitStatus.DONE;
    }

    private void compare(OpenCase opened, int earlier, int later) throws NightjarException {
        RunComparison change = RunComparison.of(opened.findingsOf(earlier), opened.findingsOf(later));
        if (format == OutputFormat.CSV) {
            throw new Usage("A comparison is printed as table or json.");
        }
        if (format == OutputFormat.JSON) {
            ResultPrinter.json(
                    around.out(),
                    new Change(
                            earlier,
                            later,
                            change.added().stream().map(ChangedFinding::of).toList(),
                            change.gone().stream().map(ChangedFinding::of).toList(),
                            change.kept()));
            return;
        }
        around.out().println("run " + later + " against run " + earlier + ": " + change.describe());
        ClockText clock = ClockText.of(opened);
        change.added().forEach(finding -> around.out().println("+ " + line(finding, clock)));
        change.gone().forEach(finding -> around.out().println("- " + line(finding, clock)));
    }

    private static String line(PastFinding finding, ClockText clock) {
        return Texts.shown(finding.severity().id() + "  " + Texts.score(finding.score()) + "  " + finding.user() + "  "
                + finding.title() + "  " + clock.minute(finding.windowStart(), finding.user()));
    }
}
