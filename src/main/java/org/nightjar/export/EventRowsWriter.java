package org.nightjar.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.nightjar.analysis.record.EventRow;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Streams events into a file in UTF-8, one at a time, under a job's eye. */
final class EventRowsWriter {

    private static final int REPORT_EVERY = 4096;

    /** Takes one event after the other. */
    interface Lines {
        void write(EventRow row) throws IOException;

        /** Flushes what it holds back. */
        void end() throws IOException;
    }

    /** Starts lines on a writer. */
    @FunctionalInterface
    interface Start {
        Lines on(Writer out) throws IOException;
    }

    private EventRowsWriter() {}

    static void write(
            EventIndex index, List<EvidenceItem> evidence, RowSet rows, Path file, JobContext job, Start start)
            throws NightjarException {
        IntFunction<EventRow> events = EventRow.of(index, evidence);
        job.stage("writing events", JobUnit.EVENTS, rows.size());
        ReplacedFile.write(file, job, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            Lines lines = start.on(writer);
            for (int at = 0; at < rows.size(); at++) {
                if (at % REPORT_EVERY == 0) {
                    job.checkCancelled();
                    job.advance(at == 0 ? 0 : REPORT_EVERY);
                }
                lines.write(events.apply(rows.row(at)));
            }
            lines.end();
            writer.flush();
        });
    }
}
