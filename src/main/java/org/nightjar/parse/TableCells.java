package org.nightjar.parse;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one row of a table, quotes undone.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class TableCells {

    private static final ObjectReader COMMA = reader(',');
    private static final ObjectReader SEMICOLON = reader(';');
    private static final ObjectReader TAB = reader('\t');
    private static final ObjectReader PIPE = reader('|');

    private TableCells() {}

    private static ObjectReader reader(char delimiter) {
        return new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvSchema.emptySchema().withColumnSeparator(delimiter));
    }

    /** The delimiter that a heading has most of. */
    static char delimiter(String heading) {
        char best = ',';
        for (char other : new char[] {';', '\t', '|'}) {
            if (count(heading, other) > count(heading, best)) {
                best = other;
            }
        }
        return best;
    }

    /** The delimiter of a line such as {@code sep=;} that spreadsheets put before the heading, or 0 if it is no such line. */
    static char saidDelimiter(String line) {
        String plain = line.replace("\"", "").stripTrailing();
        boolean says = plain.length() <= 5 && plain.regionMatches(true, 0, "sep=", 0, 4);
        char delimiter = says && plain.length() == 5 ? plain.charAt(4) : says ? '\t' : 0;
        return ",;\t|".indexOf(delimiter) >= 0 ? delimiter : 0;
    }

    /** Whether the line may be one of a table: three and more of a delimiter. */
    static boolean isRow(String line) {
        return count(line, delimiter(line)) >= 3;
    }

    private static long count(String text, char c) {
        return text.chars().filter(one -> one == c).count();
    }

    /** The cells, or null if the row's quotes do not fit together. */
    static @Nullable List<String> split(String row, char delimiter) {
        ObjectReader reader = switch (delimiter) {
            case ';' -> SEMICOLON;
            case '\t' -> TAB;
            case '|' -> PIPE;
            default -> COMMA;
        };
        try (MappingIterator<List<String>> rows = reader.readValues(row)) {
            List<String> cells = rows.hasNextValue() ? rows.nextValue() : null;
            return rows.hasNextValue() ? null : cells;
        } catch (JacksonException unfit) {
            return null;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
