package org.nightjar.export;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.nightjar.analysis.triage.Triage;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.OtherLog;
import org.nightjar.model.Reject;
import org.nightjar.model.RunRecord;
import org.nightjar.store.ActionEntry;
import org.nightjar.store.EventIndex;

/**
 * What a report is made of.
 *
 * @param caseName for the title
 * @param index all events of the case
 * @param detection what the last detection found
 * @param evidence all items
 * @param otherLogs entries that are other logs, by item and kind
 * @param entries what became of the records of entries with paths of their own, of the first {@link #ENTRIES}
 * @param rejects the first rejects; how many there are in all follows from the evidence
 * @param actions the log of actions, oldest first
 * @param geoDatabases one line a database, with its date and required credit
 * @param integrity what the last check of CloudTrail digests found
 * @param runs the runs of detection that are kept, oldest first; the last made the findings
 * @param triage what the analyst thinks of findings and incidents
 * @param programVersion the Nightjar that makes the report
 * @param madeAt now
 * @param zone in which a person reads times
 * @param query restricts incidents, findings, users and the timeline to events that it selects; "" for all
 */
public record ReportInput(
        String caseName,
        EventIndex index,
        DetectionResult detection,
        List<EvidenceItem> evidence,
        List<OtherLog> otherLogs,
        List<EntryCount> entries,
        List<Reject> rejects,
        List<ActionEntry> actions,
        List<String> geoDatabases,
        IntegrityReport integrity,
        List<RunRecord> runs,
        Triage triage,
        String programVersion,
        Instant madeAt,
        ZoneId zone,
        String query) {

    /** So many entries are counted in a report. */
    public static final int ENTRIES = 100_000;

    public ReportInput {
        evidence = List.copyOf(evidence);
        otherLogs = List.copyOf(otherLogs);
        entries = List.copyOf(entries);
        rejects = List.copyOf(rejects);
        actions = List.copyOf(actions);
        geoDatabases = List.copyOf(geoDatabases);
        runs = List.copyOf(runs);
    }
}
