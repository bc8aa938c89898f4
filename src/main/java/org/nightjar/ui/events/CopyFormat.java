package org.nightjar.ui.events;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.nightjar.analysis.record.CsvLine;
import org.nightjar.analysis.record.EventJsonLines;
import org.nightjar.analysis.record.EventRow;
import org.nightjar.store.EventIndex;

/** How rows are put on the clipboard. Times of CSV and Markdown are in the window's zone, which the heading names. */
enum CopyFormat {
    /** Comma separated, with a heading; a spreadsheet runs nothing of it. */
    CSV {
        @Override
        String text(Rows rows) {
            StringBuilder text = new StringBuilder(CsvLine.of(rows.headings()));
            for (int row : rows.numbers) {
                text.append(CsvLine.of(rows.cells(row)));
            }
            return text.toString();
        }
    },
    /** One object a line with every field, as {@code nightjar events --format jsonl}. */
    JSON {
        @Override
        String text(Rows rows) {
            StringWriter text = new StringWriter();
            try (EventJsonLines lines = new EventJsonLines(text)) {
                for (int row : rows.numbers) {
                    lines.write(rows.events.apply(row));
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return text.toString();
        }
    },
    /** A table for notes and tickets. */
    MARKDOWN {
        @Override
        String text(Rows rows) {
            StringBuilder text = new StringBuilder(line(rows.headings()));
            text.append(line(rows.headings().stream().map(heading -> "---").toList()));
            for (int row : rows.numbers) {
                text.append(line(rows.cells(row)));
            }
            return text.toString();
        }

        private String line(List<String> cells) {
            return cells.stream().map(CopyFormat::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
        }
    };

    /**
     * What is copied.
     *
     * @param numbers rows of the index
     * @param columns as on the screen
     * @param events gives whole events
     */
    record Rows(
            EventIndex index,
            int[] numbers,
            List<EventColumn> columns,
            String zoneName,
            ZoneId zone,
            IntFunction<EventRow> events) {

        List<String> headings() {
            return columns.stream()
                    .map(column -> column == EventColumn.TIME ? column.label() + " (" + zoneName + ")" : column.label())
                    .toList();
        }

        List<String> cells(int row) {
            return columns.stream().map(column -> column.text(index, row, zone)).toList();
        }
    }

    abstract String text(Rows rows);

    /** Text of the log stays text: no cell ends early, nothing becomes a link, a picture or markup. */
    static String escaped(String cell) {
        StringBuilder text = new StringBuilder();
        for (char c : cell.toCharArray()) {
            if ("\\`*_{}[]<>()#!|~".indexOf(c) >= 0) {
                text.append('\\').append(c);
            } else {
                text.append(c < ' ' ? ' ' : c);
            }
        }
        return text.toString();
    }
}
