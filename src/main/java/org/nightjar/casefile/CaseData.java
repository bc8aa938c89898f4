package org.nightjar.casefile;

import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.basis.Outdated;
import org.nightjar.analysis.triage.Triage;
import org.nightjar.model.Annotations;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.People;
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
 * @param outdated which findings no longer rest on what is known
 * @param lost what the case held when it was closed and did not when it was opened, because its database is damaged, in a
 *     sentence; empty if it is whole
 */
public record CaseData(
        CaseInfo info,
        EventIndex index,
        DetectionResult detection,
        List<EvidenceItem> evidence,
        List<String> geoDatabases,
        IntegrityReport integrity,
        List<RunRecord> runs,
        Triage triage,
        Outdated outdated,
        Optional<String> lost) {

    public CaseData {
        runs = List.copyOf(runs);
        evidence = List.copyOf(evidence);
        geoDatabases = List.copyOf(geoDatabases);
    }

    /** A whole case: which findings are out of date is found out, in one pass over the events. */
    public CaseData(
            CaseInfo info,
            EventIndex index,
            DetectionResult detection,
            List<EvidenceItem> evidence,
            List<String> geoDatabases,
            IntegrityReport integrity,
            List<RunRecord> runs,
            Triage triage) {
        this(
                info,
                index,
                detection,
                evidence,
                geoDatabases,
                integrity,
                runs,
                triage,
                Outdated.of(detection, index),
                Optional.empty());
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

    /** A case whose evidence holds no digests. */
    public CaseData(
            CaseInfo info,
            EventIndex index,
            DetectionResult detection,
            List<EvidenceItem> evidence,
            List<String> geoDatabases) {
        this(info, index, detection, evidence, geoDatabases, IntegrityReport.NONE);
    }

    /** The run that made the findings. */
    public Optional<RunRecord> lastRun() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
    }

    /** With what was just found in the same events. */
    CaseData withDetection(DetectionResult found, List<RunRecord> kept, Triage said) {
        return new CaseData(info, index, found, evidence, geoDatabases, integrity, kept, said, Outdated.NONE, lost);
    }

    /** With other answers to who and where, by which findings may be out of date. */
    CaseData withAnswers(EventIndex other, List<String> databases) {
        return new CaseData(
                info,
                other,
                detection,
                evidence,
                databases,
                integrity,
                runs,
                triage,
                Outdated.of(detection, other),
                lost);
    }

    /** With the same findings in other words. */
    CaseData withSentences(DetectionResult same) {
        return new CaseData(info, index, same, evidence, geoDatabases, integrity, runs, triage, outdated, lost);
    }

    /** With the same events, built anew. */
    CaseData withIndex(EventIndex same) {
        return new CaseData(info, same, detection, evidence, geoDatabases, integrity, runs, triage, outdated, lost);
    }

    /** With these tags and notes on the events. */
    CaseData annotated(Annotations said) {
        return withIndex(index.annotated(said));
    }

    CaseData withTriage(Triage said) {
        return new CaseData(info, index, detection, evidence, geoDatabases, integrity, runs, said, outdated, lost);
    }

    CaseData withIntegrity(IntegrityReport report) {
        return new CaseData(
                info,
                index.withIntegrity(report),
                detection,
                evidence,
                geoDatabases,
                report,
                runs,
                triage,
                outdated,
                lost);
    }

    /** Whether everything but tags and notes is the same. */
    public boolean differsByAnnotationsOnly(CaseData other) {
        return index.isOfSame(other.index)
                && detection == other.detection
                && triage == other.triage
                && integrity == other.integrity
                && evidence.equals(other.evidence);
    }

    /** The analyst's tags and notes. */
    public Annotations annotations() {
        return index.annotations();
    }

    /** What the analyst says of who is who. */
    public People people() {
        return index.people();
    }
}
