package org.nightjar.detect.indicators;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nightjar.job.JobContext;

/** Reads a table: the columns whose names say so, else the first. */
final class CsvIndicators {

    private static final int MOST_CELLS = 1_000;

    private static final CsvMapper CSV = CsvMapper.builder(CsvFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(1 << 16)
                            .build())
                    .build())
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    private static final Set<String> VALUES =
            Set.of("indicator", "indicators", "value", "ioc", "observable", "url", "uri");
    private static final Set<String> COMMENTS =
            Set.of("comment", "comments", "description", "note", "notes", "reason", "threat", "name", "tags");

    /** What the columns hold. */
    private static final class Columns {
        private final List<Integer> values = new ArrayList<>();
        private final List<Optional<IndicatorKind>> kinds = new ArrayList<>();
        private int kind = -1;
        private int comment = -1;

        private Columns(List<String> names) {
            for (int at = 0; at < names.size(); at++) {
                String name = names.get(at).toLowerCase(Locale.ROOT).strip();
                Optional<IndicatorKind> named = IndicatorKind.named(name);
                if (VALUES.contains(name) || named.isPresent()) {
                    values.add(at);
                    kinds.add(named);
                } else if (kind < 0 && (name.equals("type") || name.equals("kind"))) {
                    kind = at;
                } else if (comment < 0 && COMMENTS.contains(name)) {
                    comment = at;
                }
            }
        }
    }

    private CsvIndicators() {}

    /** Whether a line names columns of a list of indicators. */
    static boolean isHeading(String line) {
        char separator = separator(line);
        return line.indexOf(separator) >= 0 && !new Columns(cells(line, separator)).values.isEmpty();
    }

    private static char separator(String line) {
        return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
    }

    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(String.valueOf(separator), -1)) {
            cells.add(cell.strip().replaceAll("^\"|\"$", "").replace("\ufeff", ""));
        }
        return cells;
    }

    static void read(InputStream in, IndicatorCollector collector, JobContext job) throws IOException {
        ShortLines lines = new ShortLines(in);
        String heading = "";
        while (heading.isBlank() || heading.startsWith("#")) {
            String line = lines.next();
            if (line == null) {
                return;
            }
            heading = line;
        }
        if (heading.length() > ShortLines.LONGEST) {
            collector.notUnderstood(lines.number(), heading.substring(0, 100));
            heading = "";
        }
        char separator = separator(heading);
        List<String> names = cells(heading, separator);
        Columns columns = new Columns(names);
        if (columns.values.isEmpty()) {
            columns.values.add(0);
            columns.kinds.add(Optional.empty());
            // A first line that holds an indicator is no heading.
            if (IndicatorCollector.atom(Optional.empty(), names.get(0)).isPresent()) {
                row(columns, names.toArray(String[]::new), lines.number(), collector);
            }
        }
        try (CsvParser parser = CSV.getFactory().createParser(lines.rest())) {
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
            rows(parser, columns, lines.number(), collector, job);
        }
    }

    /** A row is known by the line on which it begins; of its cells the first {@link #MOST_CELLS} are kept. */
    private static void rows(
            CsvParser parser, Columns columns, int linesBefore, IndicatorCollector collector, JobContext job)
            throws IOException {
        List<String> cells = new ArrayList<>();
        int line = linesBefore + 1;
        int rows = 0;
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    line = linesBefore + parser.currentLocation().getLineNr();
                    cells.clear();
                } else if (token == JsonToken.VALUE_STRING && cells.size() < MOST_CELLS) {
                    cells.add(parser.getText());
                } else if (token == JsonToken.END_ARRAY && !cells.isEmpty()) {
                    row(columns, cells.toArray(String[]::new), line, collector);
                    if (rows++ % 4096 == 0) {
                        job.checkCancelled();
                    }
                    cells.clear();
                }
            }
        } catch (JacksonException broken) {
            collector.notUnderstood(line, "the table breaks off: a quote is never closed or a cell is too long");
        }
    }

    private static void row(Columns columns, String[] cells, int row, IndicatorCollector collector) {
        String comment = columns.comment >= 0 && columns.comment < cells.length ? cells[columns.comment] : "";
        Optional<IndicatorKind> kind = columns.kind >= 0 && columns.kind < cells.length
                ? IndicatorKind.named(cells[columns.kind])
                : Optional.empty();
        for (int at = 0; at < columns.values.size(); at++) {
            int column = columns.values.get(at);
            if (column < cells.length && !cells[column].isBlank() && !cells[column].startsWith("#")) {
                Optional<IndicatorKind> named = columns.kinds.get(at).isPresent() ? columns.kinds.get(at) : kind;
                collector.entry(named, cells[column], row, comment);
            }
        }
    }
}
