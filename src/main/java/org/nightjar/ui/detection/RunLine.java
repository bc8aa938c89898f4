package org.nightjar.ui.detection;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.analysis.triage.RunComparison;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.model.RunRecord;

/**
 * A run as one line of a list, with what changed since the run before.
 *
 * @param run which
 * @param change such as {@code 3 new, 2 gone, 14 as before}; "" for the first
 * @param added findings that the run before did not have, best first; none for the first
 * @param gone findings of the run before that this one does not have, best first
 */
record RunLine(RunRecord run, String change, List<PastFinding> added, List<PastFinding> gone) {

    RunLine {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
    }

    /** The newest first. */
    static List<RunLine> of(List<RunRecord> runs, DetectionSheet.Findings findings) throws NightjarException {
        List<RunLine> lines = new ArrayList<>();
        List<PastFinding> before = List.of();
        for (int at = 0; at < runs.size(); at++) {
            List<PastFinding> now = findings.of(runs.get(at).number());
            RunComparison change = RunComparison.of(before, now);
            lines.add(
                    0,
                    at == 0
                            ? new RunLine(runs.get(at), "", List.of(), List.of())
                            : new RunLine(runs.get(at), change.describe(), change.added(), change.gone()));
            before = now;
        }
        return lines;
    }
}
