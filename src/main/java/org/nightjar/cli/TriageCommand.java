package org.nightjar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.triage.Disposition;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the analyst thinks of findings and incidents. */
@Command(
        name = "triage",
        description = "Give findings and incidents a state, or list those that have one.",
        footer = {
            "",
            "A state stays with what says the same after a later detection. Each step is kept, and stands in the log.",
            "",
            "Examples:",
            "  nightjar triage --case acme --state confirmed F-1f2e3d4c5b6a incident:1",
            "  nightjar triage --case acme --state dismissed --reason \"ordered test\" incident:3",
            "  nightjar triage --case acme --undo"
        })
final class TriageCommand extends CaseCommand {

    private static final String INCIDENT = "incident:";

    @Parameters(
            paramLabel = "WHAT",
            arity = "0..*",
            description = "ids of findings, and incident: with a rank; an incident's findings keep their own states")
    private List<String> what = List.of();

    @Option(names = "--state", paramLabel = "STATE", description = "new, under-review, confirmed or dismissed")
    private Optional<TriageState> state = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; needed to dismiss")
    private String reason = "";

    @Option(names = "--undo", description = "take the last step back")
    private boolean undo;

    @Option(names = "--redo", description = "do again what was taken back last, if nothing was done since")
    private boolean redo;

    @Option(names = "--format", paramLabel = "table|json|csv", description = "of the list; default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    TriageCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        if (undo || redo) {
            turn(opened);
        } else if (!what.isEmpty()) {
            TriageStep step = opened.triage(subjects(opened.data().detection()), requireState(), reason);
            around.out().println(step.subjects().size() + " now " + step.state().id());
        } else if (state.isPresent()) {
            throw new Usage("Say what is " + state.get().id() + ": ids of findings, or incident: and a rank.");
        } else {
            ResultPrinter.print(around.out(), format, list(opened.data()), new DispositionShape(ClockText.of(opened)));
        }
        return ExitStatus.DONE;
    }

    private void turn(OpenCase opened) throws NightjarException {
        if (undo && redo || !what.isEmpty() || state.isPresent()) {
            throw new Usage("--undo and --redo are given alone.");
        }
        Optional<TriageStep> step = undo ? opened.undoTriage() : opened.redoTriage();
        String nothing = undo
                ? "There is no step of triage to take back."
                : "Nothing of triage was taken back that could be done again.";
        around.out().println(step.map(this::words).orElse(nothing));
    }

    private String words(TriageStep step) {
        return (undo ? "Taken back: " : "Done again: ") + step.subjects().size() + " "
                + step.state().id();
    }

    private TriageState requireState() throws Usage {
        if (state.isEmpty()) {
            throw new Usage("Say which state: --state new, under-review, confirmed or dismissed.");
        }
        return state.get();
    }

    private List<TriageSubject> subjects(DetectionResult detection) throws Usage {
        List<TriageSubject> subjects = new ArrayList<>();
        for (String one : what) {
            Optional<TriageSubject> found = one.startsWith(INCIDENT)
                    ? detection.incidents().stream()
                            .filter(incident -> one.equals(INCIDENT + incident.rank()))
                            .map(TriageSubject::of)
                            .findFirst()
                    : detection.findings().stream()
                            .filter(finding -> finding.id().equals(one))
                            .map(TriageSubject::of)
                            .findFirst();
            subjects.add(found.orElseThrow(() -> new Usage("There is no “" + one
                    + "” in the last detection; nightjar findings and nightjar incidents list what there is.")));
        }
        return subjects;
    }

    private static List<DispositionShape.Line> list(CaseData data) {
        List<DispositionShape.Line> lines = new ArrayList<>();
        data.detection().incidents().forEach(incident -> {
            Disposition said = data.triage().of(incident);
            if (said.state() != TriageState.NEW) {
                lines.add(new DispositionShape.Line(
                        INCIDENT + incident.rank(), said, incident.score(), incident.user(), incident.summary()));
            }
        });
        data.detection().findings().forEach(finding -> {
            Disposition said = data.triage().of(finding);
            if (said.state() != TriageState.NEW) {
                lines.add(new DispositionShape.Line(
                        finding.id(), said, finding.score(), finding.user(), finding.title()));
            }
        });
        return lines;
    }
}
