package org.nightjar.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.BrokenEntryException;
import org.nightjar.model.RecordPosition;

/**
 * One reading of one table (CSV with commas, semicolons, tabs or pipes): finds where its rows start and end, quotes and line
 * feeds inside of cells respected. The bytes of an event are those of its row. Confined to one thread.
 */
final class TableRun {

    private static final String TOO_LONG = "The row is longer than the limit “record” allows.";
    private static final String ABOVE = "The line stands above the heading of the table and is no row of it.";
    private static final int MAX_HEADING_BYTES = 16 * 1024;

    /** Bytes that may be read again behind quotes that are never closed. */
    private static final long MAX_REREAD_BYTES = 64L * 1024 * 1024;

    private final String entryPath;
    private final ByteWindow window;
    private final RecordReader reader;
    private final List<TableHeading.Line> above;
    private TableColumns columns;
    private long index;
    private long reread;
    private boolean brokenSaid;

    private TableRun(String entryPath, ByteWindow window, RecordReader reader, TableHeading heading) {
        this.entryPath = entryPath;
        this.window = window;
        this.reader = reader;
        this.above = heading.above();
        this.columns = heading.columns();
    }

    /** A reading if the entry starts with the heading of a table of CloudTrail events, which is then behind; else null. */
    static @Nullable TableRun find(String entryPath, ByteWindow window, RecordReader reader) throws IOException {
        int held = window.ahead(512);
        int start = window.position;
        byte[] bytes = window.bytes;
        if (held >= 3 && bytes[start] == (byte) 0xef && bytes[start + 1] == (byte) 0xbb) {
            start += 3;
        }
        start = TableHeading.nextLine(bytes, start, window.limit);
        int first = start;
        while (first < window.limit && " \t\r\n".indexOf(bytes[first]) >= 0) {
            first++;
        }
        boolean control = first >= window.limit || bytes[first] >= 0 && bytes[first] < ' ';
        if (control || bytes[first] == '{' || bytes[first] == '[') {
            return null;
        }
        held = window.ahead(MAX_HEADING_BYTES);
        TableHeading heading = TableHeading.find(window.bytes, start, window.position + held);
        if (heading == null) {
            return null;
        }
        window.position = heading.end();
        return new TableRun(entryPath, window, reader, heading);
    }

    EntryOutcome run() throws IOException {
        byte[] head = Arrays.copyOfRange(window.bytes, 0, Math.min(window.limit, 512));
        reader.expectRecords();
        for (TableHeading.Line line : above) {
            reject(line.from(), line.to(), window.offset(line.from()), "broken-csv", ABOVE);
        }
        while (!reader.verdict().isHopeless()) {
            int next = window.peek();
            while (next == '\n' || next == '\r') {
                window.position++;
                next = window.peek();
            }
            if (next < 0) {
                break;
            }
            row();
        }
        BrokenEntryException broken = window.broken();
        if (broken != null && !brokenSaid) {
            reject(window.limit, window.limit, window.offset(window.limit), broken.reason(), broken.sentence());
        }
        return reader.verdict().outcome(head, true, EntryVerdict.Rest.NOTHING).beginningWith(head);
    }

    private void row() throws IOException {
        long offset = window.offset(window.position);
        window.mark = window.position;
        boolean closed = findEnd();
        BrokenEntryException broken = window.broken();
        int from = window.mark;
        int end = window.position;
        if (from < 0) {
            RecordPosition position = new RecordPosition(entryPath, index++, offset);
            reader.broken("", window.offset(end) - offset, position, "too-long", TOO_LONG);
        } else if (broken != null && window.peek() < 0) {
            brokenSaid = true;
            reject(from, end, offset, broken.reason(), broken.sentence());
        } else if (!closed) {
            oneLine(from, offset);
        } else if (window.isTooLong(end - from)) {
            reject(from, end, offset, "too-long", TOO_LONG);
        } else {
            whole(from, end, offset);
        }
        window.mark = -1;
    }

    private void whole(int from, int end, long offset) {
        String text = new String(window.bytes, from, end - from, StandardCharsets.UTF_8);
        List<String> cells = TableCells.split(text, columns.delimiter());
        TableColumns heading = cells == null ? null : columns.heading(cells);
        if (cells == null) {
            reject(from, end, offset, "broken-csv", "The row's quotes do not fit together.");
        } else if (heading != null) {
            columns = heading;
        } else if (cells.size() != columns.count()) {
            String message =
                    "The row has " + cells.size() + " cells where the heading has " + columns.count() + " columns.";
            reject(from, end, offset, "broken-csv", message);
        } else {
            RecordPosition position = new RecordPosition(entryPath, index++, offset);
            reader.readRow(columns.record(cells), window.bytes, from, end - from, position);
        }
    }

    /** A quote is never closed: only the line it stands in is given up, and the lines below are read as rows again. */
    private void oneLine(int from, long offset) {
        int end = from;
        while (reread < MAX_REREAD_BYTES && end < window.limit && window.bytes[end] != '\n') {
            end++;
        }
        end = reread < MAX_REREAD_BYTES ? end : window.limit;
        reread += window.limit - from;
        reject(from, end, offset, "broken-csv", "A quote in this line is never closed.");
        window.position = end;
    }

    /**
     * Goes to the row's end, which is a line end outside of quotes or the end of the data. Gives up the mark of a row
     * that is too long, and stops at its first line end.
     *
     * @return whether all quotes are closed
     */
    private boolean findEnd() throws IOException {
        boolean quoted = false;
        boolean cellStarts = true;
        while (true) {
            int next = window.peek();
            if (next < 0 && window.isOverfull()) {
                if (quoted) {
                    return false;
                }
                window.mark = -1;
                window.skipLine();
                return true;
            }
            if (next < 0 || !quoted && (next == '\n' || next == '\r')) {
                return !quoted;
            }
            if (next == '"' && (quoted || cellStarts)) {
                quoted = !quoted;
                cellStarts = !quoted;
            } else {
                cellStarts = !quoted && next == columns.delimiter();
            }
            window.position++;
        }
    }

    private void reject(int from, int to, long offset, String reason, String message) {
        RecordPosition position = new RecordPosition(entryPath, index++, offset);
        reader.broken(window.bytes, from, to - from, position, reason, message);
    }
}
