package org.nightjar.casefile;

import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.triage.Triage;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.RunRecord;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.EventIndex;

/**
 * A case as it stands at one moment: what views and commands read. A new one replaces it after an import or a
 * detection. Immutable.
 *
 * @param info what the case says of itself
 * @param index all events, in time order
 * @param detection what the last detection found
 * @param evidence all items, in the order of import
 * @param geoDatabases one line a database that gave places and operators, with its date and required credit
 * @param integrity what the last check of CloudTrail digests found
 * @param runs the runs of detection that are kept, oldest first; the last made the findings
 * @param triage what the analyst thinks of findings and incidents
 */
public record CaseData(
        CaseInfo info,
        EventIndex index,
        DetectionResult detection,
        List<EvidenceItem> evidence,
        List<String> geoDatabases,
        IntegrityReport integrity,
        List<RunRecord> runs,
        Triage triage) {

    public CaseData {
        runs = List.copyOf(runs);
        evidence = List.copyOf(evidence);
        geoDatabases = List.copyOf(geoDatabases);
    }

    /** A case whose evidence holds no digests. */
    public CaseData(
            CaseInfo info,
            EventIndex index,
            DetectionResult detection,
            List<EvidenceItem> evidence,
            List<String> geoDatabases) {
        this(info, index, detection, evidence, geoDatabases, IntegrityReport.NONE, List.of(), Triage.NONE);
    }

    /** A case before its first detection. */
    public CaseData(
            CaseInfo info,
            EventIndex index,
            DetectionResult detection,
            List<EvidenceItem> evidence,
            List<String> geoDatabases,
            IntegrityReport integrity) {
        this(info, index, detection, evidence, geoDatabases, integrity, List.of(), Triage.NONE);
    }

    /** The run that made the findings. */
    public Optional<RunRecord> lastRun() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
    }

    CaseData withDetection(DetectionResult found, List<RunRecord> kept, Triage said) {
        return new CaseData(info, index, found, evidence, geoDatabases, integrity, kept, said);
    }

    CaseData withIndex(EventIndex other) {
        return new CaseData(info, other, detection, evidence, geoDatabases, integrity, runs, triage);
    }

    CaseData withTriage(Triage said) {
        return withDetection(detection, runs, said);
    }

    CaseData withIntegrity(IntegrityReport report) {
        return new CaseData(info, index.withIntegrity(report), detection, evidence, geoDatabases, report, runs, triage);
    }
}
