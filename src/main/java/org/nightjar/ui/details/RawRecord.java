package org.nightjar.ui.details;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The original bytes of a record for people to read.
 *
 * @param original as UTF-8 text; what "copy" gives
 * @param pretty with line breaks if it is JSON, numbers as written; otherwise the same as {@code original}
 * @param lines of {@code pretty}, if it is too long to be laid out as one text; otherwise none
 */
record RawRecord(String original, String pretty, List<Line> lines) {

    /** Longer texts are shown by lines: laying them out at once would stop the window. */
    static final int ONE_TEXT_CHARS = 40_000;

    private static final int LINE_CHARS = 400;

    private static final JsonFactory JSON = new JsonFactory();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    /**
     * A line, or a piece of a very long one.
     *
     * @param goesOn whether the next piece belongs to the same line
     */
    record Line(String text, boolean goesOn) {}

    RawRecord {
        lines = List.copyOf(lines);
    }

    static RawRecord of(byte[] bytes) {
        String original = new String(bytes, StandardCharsets.UTF_8);
        String pretty = pretty(original);
        return new RawRecord(original, pretty, pretty.length() <= ONE_TEXT_CHARS ? List.of() : lines(pretty));
    }

    private static List<Line> lines(String pretty) {
        List<Line> lines = new ArrayList<>();
        for (String line : pretty.split("\n", -1)) {
            int from = 0;
            while (line.length() - from > LINE_CHARS) {
                lines.add(new Line(line.substring(from, from + LINE_CHARS), true));
                from += LINE_CHARS;
            }
            lines.add(new Line(line.substring(from), false));
        }
        return lines;
    }

    private static String pretty(String original) {
        StringWriter out = new StringWriter(original.length() * 2);
        try (JsonParser parser = JSON.createParser(original);
                JsonGenerator generator = JSON.createGenerator(out)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(LINES));
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric()) {
                    generator.writeNumber(parser.getText());
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        } catch (IOException notJson) {
            return original;
        }
        return out.toString();
    }
}
