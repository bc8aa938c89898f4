package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a table of CloudTrail events: the first line, or one of the next where tools and people have put a title above it.
 *
 * @param columns what it says
 * @param end the place behind it
 * @param above the lines above it that say anything
 */
record TableHeading(TableColumns columns, int end, List<Line> above) {

    private static final int MOST_LINES = 50;

    /** From its first byte to its line end. */
    record Line(int from, int to) {

        private String text(byte[] bytes) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
    }

    /** Looks for it in the beginning of an entry, from its first line that is not empty; null if there is none. */
    static @Nullable TableHeading find(byte[] bytes, int from, int limit) {
        List<Line> above = new ArrayList<>();
        char said = 0;
        int start = from;
        for (int lines = 0; lines < MOST_LINES && start < limit; lines++) {
            Line line = new Line(start, lineEnd(bytes, start, limit));
            String text = line.text(bytes);
            int next = nextLine(bytes, line.to, limit);
            char delimiter = TableCells.saidDelimiter(text);
            if (delimiter != 0) {
                said = delimiter;
            } else if (text.stripLeading().startsWith("{")) {
                return null;
            } else {
                TableColumns columns = columns(text, said == 0 ? TableCells.delimiter(text) : said);
                if (columns != null && (above.isEmpty() || isAboveRows(columns, bytes, next, limit))) {
                    return new TableHeading(columns, line.to, above);
                }
                if (!text.matches("[\\s\",;|]*")) {
                    above.add(line);
                }
            }
            start = next;
        }
        return null;
    }

    private static @Nullable TableColumns columns(String heading, char delimiter) {
        List<String> names = TableCells.split(heading, delimiter);
        return names == null ? null : TableColumns.of(names, delimiter);
    }

    /** Whether a row of as many cells follows, or one that goes on on the next line, or nothing: a text may name the columns too. */
    private static boolean isAboveRows(TableColumns columns, byte[] bytes, int from, int limit) {
        String row = new Line(from, lineEnd(bytes, from, limit)).text(bytes);
        List<String> cells = TableCells.split(row, columns.delimiter());
        return columns.count() > 1 && (row.isEmpty() || cells == null || cells.size() == columns.count());
    }

    private static int lineEnd(byte[] bytes, int from, int limit) {
        int end = from;
        while (end < limit && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        return end;
    }

    /** Behind line ends. */
    static int nextLine(byte[] bytes, int lineEnd, int limit) {
        int next = lineEnd;
        while (next < limit && (bytes[next] == '\n' || bytes[next] == '\r')) {
            next++;
        }
        return next;
    }
}
