package org.nightjar.casefile;

import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.analysis.query.TextProgress;
import org.nightjar.export.EventCsvWriter;
import org.nightjar.export.EventJsonlWriter;
import org.nightjar.export.ReportInput;
import org.nightjar.export.html.HtmlReport;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;
import org.nightjar.store.RowSet;

/** Writes a case in one of the export formats. */
final class CaseExport {

    /** A report lists this many rejects; it says how many there are. */
    private static final int REJECTS_SHOWN = 200;

    private CaseExport() {}

    static void write(
            CaseData data,
            CaseStore store,
            TimeZoneSetting zone,
            String programVersion,
            ExportFormat format,
            Path out,
            String query,
            JobContext job)
            throws NightjarException {
        // the report selects anew: by then the answers are known
        RowSet rows = EventQuery.parse(query)
                .select(data.index(), RowSet.all(data.index().size()), TextProgress.of(job));
        switch (format) {
            case CSV -> EventCsvWriter.write(data.index(), data.evidence(), rows, out, job);
            case JSONL -> EventJsonlWriter.write(data.index(), data.evidence(), rows, out, job);
            case HTML ->
                HtmlReport.write(
                        new ReportInput(
                                data.info().name(),
                                data.index(),
                                data.detection(),
                                data.evidence(),
                                store.otherLogs(),
                                store.entryCounts(OptionalInt.empty(), ReportInput.ENTRIES),
                                store.rejects(REJECTS_SHOWN),
                                store.actions(),
                                data.geoDatabases(),
                                data.integrity(),
                                data.runs(),
                                data.triage(),
                                programVersion,
                                Instant.now(),
                                zone.zone(),
                                query),
                        out,
                        job);
        }
    }
}
