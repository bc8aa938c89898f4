package org.nightjar.casefile;

import java.util.List;
import org.nightjar.analysis.basis.Outdated;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.People;
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
 * @param outdated which findings no longer rest on what is known
 */
public record CaseData(
        CaseInfo info,
        EventIndex index,
        DetectionResult detection,
        List<EvidenceItem> evidence,
        List<String> geoDatabases,
        IntegrityReport integrity,
        Outdated outdated) {

    public CaseData {
        evidence = List.copyOf(evidence);
        geoDatabases = List.copyOf(geoDatabases);
    }

    /** A case as it was read: which findings are out of date is found out, in one pass over the events. */
    public CaseData(
            CaseInfo info,
            EventIndex index,
            DetectionResult detection,
            List<EvidenceItem> evidence,
            List<String> geoDatabases,
            IntegrityReport integrity) {
        this(info, index, detection, evidence, geoDatabases, integrity, Outdated.of(detection, index));
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

    /** What the analyst says of who is who. */
    public People people() {
        return index.people();
    }
}
