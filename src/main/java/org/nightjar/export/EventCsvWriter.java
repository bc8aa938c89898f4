package org.nightjar.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.nightjar.analysis.record.CsvLine;
import org.nightjar.analysis.record.EventRow;
import org.nightjar.job.JobContext;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Writes events as comma separated values with a heading, safe from spreadsheet formulas; see {@link CsvLine}. */
public final class EventCsvWriter {

    private EventCsvWriter() {}

    /**
     * Writes these rows, in time order; the file is there whole or not at all.
     *
     * @throws NightjarException OUTPUT_FAILED
     */
    public static void write(EventIndex index, List<EvidenceItem> evidence, RowSet rows, Path file, JobContext job)
            throws NightjarException {
        EventRowsWriter.write(index, evidence, rows, file, job, Lines::new);
    }

    private static final class Lines implements EventRowsWriter.Lines {
        private final Writer out;

        Lines(Writer out) throws IOException {
            this.out = out;
            out.write(CsvLine.ofEventHeading());
        }

        @Override
        public void write(EventRow row) throws IOException {
            out.write(CsvLine.of(row));
        }

        @Override
        public void end() {}
    }
}
