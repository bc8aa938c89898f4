package org.nightjar.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.function.IntFunction;
import org.nightjar.analysis.record.CsvLine;
import org.nightjar.analysis.record.EventJsonLines;
import org.nightjar.analysis.record.EventRow;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Streams events to stdout; holds one at a time. Stops when nobody reads any more. */
final class EventPrinter {

    private static final int CHECK_EVERY = 4096;
    private static final String LINE = "%-20s  %-22s  %-35s  %-16s  %-15s  %-2s%n";

    /** Times with an offset are longer; what they need is taken from the action. */
    private static final String LINE_WITH_OFFSET = "%-25s  %-22s  %-30s  %-16s  %-15s  %-2s%n";

    private final OpenCase opened;
    private final Surroundings around;
    private final PrintStream out;

    EventPrinter(OpenCase opened, Surroundings around) {
        this.opened = opened;
        this.around = around;
        this.out = around.out();
    }

    void print(RowSet rows, int count, EventFormat format) throws NightjarException {
        try {
            switch (format) {
                case TABLE -> table(rows, count);
                case JSONL -> jsonLines(rows, count);
                case CSV -> csv(rows, count);
                case RAW -> raw(rows, count);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private IntFunction<EventRow> events() {
        CaseData data = opened.data();
        return EventRow.of(data.index(), data.evidence());
    }

    /** Whether to go on at this row. */
    private boolean goesOn(int at) {
        around.interruption().check();
        return at % CHECK_EVERY != 0 || !out.checkError();
    }

    private void jsonLines(RowSet rows, int count) throws IOException {
        IntFunction<EventRow> events = events();
        try (EventJsonLines lines = new EventJsonLines(ResultPrinter.utf8(out))) {
            for (int at = 0; at < count && goesOn(at); at++) {
                lines.write(events.apply(rows.row(at)));
            }
        }
    }

    private void csv(RowSet rows, int count) throws IOException {
        IntFunction<EventRow> events = events();
        Writer writer = ResultPrinter.utf8(out);
        writer.write(CsvLine.ofEventHeading());
        for (int at = 0; at < count && goesOn(at); at++) {
            writer.write(CsvLine.of(events.apply(rows.row(at))));
        }
        writer.flush();
    }

    private void raw(RowSet rows, int count) throws IOException, NightjarException {
        OutputStream bytes = new BufferedOutputStream(out, 1 << 16);
        for (int at = 0; at < count && goesOn(at); at++) {
            bytes.write(opened.rawRecord(rows.row(at)));
            bytes.write('\n');
        }
        bytes.flush();
    }

    private void table(RowSet rows, int count) throws NightjarException {
        ClockText clock = ClockText.of(opened);
        boolean utc = clock.setting().equals(TimeZoneSetting.UTC);
        String line = utc ? LINE : LINE_WITH_OFFSET;
        EventIndex index = opened.data().index();
        out.printf(Locale.ROOT, line, "TIME", "USER", "ACTION", "RESULT", "FROM", "IN");
        for (int at = 0; at < count && goesOn(at); at++) {
            int row = rows.row(at);
            String error = index.value(Dimension.ERROR_CODE, row);
            String service = index.value(Dimension.SERVICE, row).replace(".amazonaws.com", "");
            out.printf(
                    Locale.ROOT,
                    line,
                    clock.second(index.time(row), index.value(Dimension.USER, row)),
                    cell(brief(index, Dimension.USER, row), 22),
                    cell(service + ":" + index.value(Dimension.ACTION, row), utc ? 35 : 30),
                    cell(error.isEmpty() ? index.outcome(row).id() : error, 16),
                    cell(brief(index, Dimension.ADDRESS, row), 15),
                    cell(index.value(Dimension.COUNTRY, row), 2));
        }
    }

    private static String brief(EventIndex index, Dimension dimension, int row) {
        return index.people().brief(dimension, index.value(dimension, row));
    }

    private static String cell(String value, int width) {
        return Texts.cut(Texts.shown(value), width);
    }
}
