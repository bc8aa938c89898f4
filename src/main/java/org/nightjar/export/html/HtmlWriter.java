package org.nightjar.export.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.nightjar.analysis.record.PrintableText;

/**
 * Writes HTML and SVG elements. All text and attribute values are escaped here, and nowhere else, so nothing in the
 * evidence can become markup; characters that hide or turn text are shown as their codes. Attributes are given as
 * name, value, name, value; names are the program's own.
 */
final class HtmlWriter {

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    HtmlWriter(Writer out) {
        this.out = out;
    }

    HtmlWriter open(String tag, String... attributes) throws IOException {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    HtmlWriter close() throws IOException {
        out.write("</" + open.pop() + ">");
        if (open.size() < 4) {
            out.write('\n');
        }
        return this;
    }

    /** An element that holds only text. */
    HtmlWriter element(String tag, String text, String... attributes) throws IOException {
        return open(tag, attributes).text(text).close();
    }

    /** An element that holds nothing and has no end tag. */
    HtmlWriter empty(String tag, String... attributes) throws IOException {
        start(tag, attributes);
        return this;
    }

    HtmlWriter text(String text) throws IOException {
        out.write(escaped(text));
        return this;
    }

    /** The program's own text, such as a style sheet, as it is. */
    HtmlWriter verbatim(String own) throws IOException {
        out.write(own);
        return this;
    }

    private void start(String tag, String... attributes) throws IOException {
        out.write('<');
        out.write(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.write(' ');
            out.write(attributes[i]);
            out.write("=\"");
            out.write(escaped(attributes[i + 1]));
            out.write('"');
        }
        out.write('>');
    }

    static String escaped(String text) {
        String shown = PrintableText.of(text);
        StringBuilder safe = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
