package org.nightjar.analysis.triage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightjar.model.PastFinding;
import org.nightjar.model.TriageSubject;

/**
 * What a run of detection found that another did not, and the other way round.
 *
 * @param added findings of the later run only, best first
 * @param gone findings of the earlier run only, best first
 * @param kept how many say the same in both
 */
public record RunComparison(List<PastFinding> added, List<PastFinding> gone, int kept) {

    public RunComparison {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
    }

    /** Compares two runs, each best first. */
    public static RunComparison of(List<PastFinding> earlier, List<PastFinding> later) {
        Sameness sameness = new Sameness(later.stream().map(TriageSubject::of).toList());
        Set<Integer> added = new LinkedHashSet<>();
        for (int at = 0; at < later.size(); at++) {
            added.add(at);
        }
        List<PastFinding> gone = new ArrayList<>();
        for (PastFinding finding : earlier) {
            Optional<Integer> same = sameness.take(TriageSubject.of(finding));
            if (same.isEmpty()) {
                gone.add(finding);
            } else {
                added.remove(same.get());
            }
        }
        return new RunComparison(added.stream().map(later::get).toList(), gone, later.size() - added.size());
    }

    /** Such as {@code 3 new, 2 gone, 14 as before}. */
    public String describe() {
        return added.size() + " new, " + gone.size() + " gone, " + kept + " as before";
    }
}
