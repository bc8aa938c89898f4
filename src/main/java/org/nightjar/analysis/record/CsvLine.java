package org.nightjar.analysis.record;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of comma separated values after RFC 4180, ended by CR LF, that a spreadsheet shows and does not run: text
 * that starts with {@code = + - @}, a tab or a line break gets an apostrophe in front; numbers are left alone. NUL,
 * at which many readers stop, becomes U+FFFD. Lists are joined by a semicolon and a blank; null is an empty cell.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class CsvLine {

    private static final String STARTS_FORMULA = "=+-@\t\r\n";

    private CsvLine() {}

    /** The heading of an export of events. */
    public static String ofEventHeading() {
        return of(EventField.names());
    }

    /** An event, one cell a field. */
    public static String of(EventRow row) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (EventField field : EventField.values()) {
            cells.add(field.value(row));
        }
        return of(cells);
    }

    public static String of(List<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : value.toString();
        return quoted(text);
    }

    private static String quoted(String raw) {
        String text = raw.replace('\0', '\uFFFD');
        if (!text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                && !text.startsWith(" ")
                && !text.endsWith(" ");
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
