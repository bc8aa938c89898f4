package org.nightjar.analysis.triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.PastFinding;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import org.nightjar.model.UndoHistory;

/**
 * The dispositions of the findings and incidents of one detection: what was said of the same in earlier runs is said of
 * these too, and what was said last holds. Immutable.
 */
public final class Triage {

    /** Nothing was triaged. */
    public static final Triage NONE = new Triage(List.of(), Map.of(), Map.of());

    private final List<TriageStep> steps;
    private final Map<String, Disposition> findings;
    private final Map<Integer, Disposition> incidents;

    private Triage(List<TriageStep> steps, Map<String, Disposition> findings, Map<Integer, Disposition> incidents) {
        this.steps = List.copyOf(steps);
        this.findings = Map.copyOf(findings);
        this.incidents = Map.copyOf(incidents);
    }

    /** Works out what holds of this detection. */
    public static Triage of(List<TriageStep> steps, DetectionResult detection) {
        if (steps.isEmpty()) {
            return NONE;
        }
        Sameness findings = new Sameness(
                detection.findings().stream().map(TriageSubject::of).toList());
        Sameness incidents = new Sameness(
                detection.incidents().stream().map(TriageSubject::of).toList());
        Map<String, Disposition> ofFindings = new HashMap<>();
        Map<Integer, Disposition> ofIncidents = new HashMap<>();
        for (Said said : newestFirst(steps)) {
            boolean incident = said.subject().isIncident();
            Optional<Integer> at = (incident ? incidents : findings).take(said.subject());
            if (at.isPresent() && said.disposition().state() != TriageState.NEW) {
                if (incident) {
                    ofIncidents.put(detection.incidents().get(at.get()).rank(), said.disposition());
                } else {
                    ofFindings.put(detection.findings().get(at.get()).id(), said.disposition());
                }
            }
        }
        return new Triage(steps, ofFindings, ofIncidents);
    }

    private record Said(TriageSubject subject, Disposition disposition) {}

    /** The last word on each subject, the newest first. */
    private static List<Said> newestFirst(List<TriageStep> steps) {
        List<Said> said = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int at = steps.size() - 1; at >= 0; at--) {
            TriageStep step = steps.get(at);
            for (TriageSubject subject : step.subjects()) {
                if (seen.add(subject.id())) {
                    said.add(new Said(subject, new Disposition(step.state(), step.reason(), step.time())));
                }
            }
        }
        return said;
    }

    public Disposition of(Finding finding) {
        return findings.getOrDefault(finding.id(), Disposition.NEW);
    }

    /** That of the finding of this detection which has the same id. */
    public Disposition of(PastFinding finding) {
        return findings.getOrDefault(finding.id(), Disposition.NEW);
    }

    public Disposition of(Incident incident) {
        return incidents.getOrDefault(incident.rank(), Disposition.NEW);
    }

    /** Whether anything is in another state than new. */
    public boolean isEmpty() {
        return findings.isEmpty() && incidents.isEmpty();
    }

    /** The last step that was not taken back. */
    public Optional<TriageStep> lastToUndo() {
        return history().lastToUndo().map(this::step);
    }

    /** The last step that takes one back, if nothing was done since and it was not done again. */
    public Optional<TriageStep> lastToRedo() {
        return history().lastToRedo().map(this::step);
    }

    /** The last step that neither takes one back nor does one again. */
    public Optional<TriageStep> lastDone() {
        return history().lastDone().map(this::step);
    }

    private UndoHistory history() {
        return new UndoHistory(steps.stream()
                .map(step -> new UndoHistory.Step(step.number(), step.undoes()))
                .toList());
    }

    private TriageStep step(int number) {
        return steps.stream()
                .filter(step -> step.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** The step that does again what a {@linkplain #lastToRedo taking back} took back. Its number is given by the store. */
    public TriageStep redoing(TriageStep takingBack, Instant now) {
        TriageStep first = step(takingBack.undoes());
        return new TriageStep(0, now, first.subjects(), first.state(), first.reason(), takingBack.number());
    }

    /**
     * The steps that take a step back: its subjects are given what was said of them before, one step for each state and
     * reason. Their numbers are given by the store.
     */
    public List<TriageStep> undoing(TriageStep step, Instant now) {
        List<TriageStep> back = new ArrayList<>();
        List<TriageStep> standing = standingBefore(step);
        Map<Disposition, List<TriageSubject>> before = new LinkedHashMap<>();
        for (TriageSubject subject : step.subjects()) {
            Disposition said = newestFirst(standing).stream()
                    .filter(one -> one.subject().id().equals(subject.id()))
                    .map(Said::disposition)
                    .findFirst()
                    .orElse(Disposition.NEW);
            before.computeIfAbsent(said, key -> new ArrayList<>()).add(subject);
        }
        before.forEach((said, subjects) ->
                back.add(new TriageStep(0, now, subjects, said.state(), said.reason(), step.number())));
        return back;
    }

    private List<TriageStep> standingBefore(TriageStep step) {
        UndoHistory history = history();
        return steps.stream()
                .filter(one -> one.number() < step.number() && history.stands(one.number()))
                .toList();
    }
}
