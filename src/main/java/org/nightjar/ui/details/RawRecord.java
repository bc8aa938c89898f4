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
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.nightjar.store.FoldedText;
import org.nightjar.store.TextPattern;

/**
 * The original bytes of a record for people to read.
 *
 * @param original as UTF-8 text; what "copy" gives
 * @param pretty with line breaks if it is JSON, numbers as written; otherwise the same as {@code original}
 * @param lines of {@code pretty}, if it is too long to be laid out as one text; otherwise none
 * @param hits what of {@code pretty} the query looks for, in order, at most {@value #MOST_HITS}
 */
record RawRecord(String original, String pretty, List<Line> lines, List<Hit> hits) {

    /** A part of {@code pretty} that was searched for: from one character to another, exclusive. */
    record Hit(int from, int to) {}

    /** Longer texts are shown by lines: laying them out at once would stop the window. */
    static final int ONE_TEXT_CHARS = 40_000;

    private static final int LINE_CHARS = 400;

    private static final int MOST_HITS = 500;

    private static final JsonFactory JSON = new JsonFactory();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    /**
     * A line, or a piece of a very long one.
     *
     * @param goesOn whether the next piece belongs to the same line
     * @param hit whether something in it was searched for
     */
    record Line(String text, boolean goesOn, boolean hit) {}

    RawRecord {
        lines = List.copyOf(lines);
        hits = List.copyOf(hits);
    }

    static RawRecord of(byte[] bytes) {
        return of(bytes, List.of());
    }

    /** With what a query looks for in it. */
    static RawRecord of(byte[] bytes, List<TextPattern> wanted) {
        String original = new String(bytes, StandardCharsets.UTF_8);
        String pretty = pretty(original);
        List<Hit> hits = hits(pretty, wanted);
        return new RawRecord(
                original, pretty, pretty.length() <= ONE_TEXT_CHARS ? List.of() : lines(pretty, hits), hits);
    }

    private static List<Hit> hits(String pretty, List<TextPattern> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        byte[] bytes = pretty.getBytes(StandardCharsets.UTF_8);
        FoldedText folded = new FoldedText().withOrigins();
        folded.foldRecord(bytes, 0, bytes.length);
        List<Hit> found = new ArrayList<>();
        for (TextPattern pattern : wanted) {
            long place = pattern.find(folded, 0);
            while (place >= 0 && found.size() < MOST_HITS) {
                int from = (int) (place >>> 32);
                int to = (int) place;
                int byteTo = to < folded.length() ? folded.origin(to) : bytes.length;
                found.add(new Hit(folded.origin(from), byteTo));
                place = to > from ? pattern.find(folded, to) : -1;
            }
        }
        found.sort(Comparator.comparingInt(Hit::from).thenComparingInt(Hit::to));
        return inCharacters(found, bytes);
    }

    /** The same places, counted in characters instead of bytes of UTF-8. */
    private static List<Hit> inCharacters(List<Hit> hits, byte[] bytes) {
        List<Hit> counted = new ArrayList<>();
        int at = 0;
        int characters = 0;
        for (Hit hit : hits) {
            characters += new String(bytes, at, hit.from() - at, StandardCharsets.UTF_8).length();
            at = hit.from();
            int length = new String(bytes, at, hit.to() - at, StandardCharsets.UTF_8).length();
            counted.add(new Hit(characters, characters + length));
        }
        return counted;
    }

    private static List<Line> lines(String pretty, List<Hit> hits) {
        BitSet hit = new BitSet();
        hits.forEach(one -> hit.set(one.from(), one.to()));
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (String line : pretty.split("\n", -1)) {
            for (int from = 0; from == 0 || from < line.length(); from += LINE_CHARS) {
                int to = Math.min(line.length(), from + LINE_CHARS);
                int next = hit.nextSetBit(start + from);
                lines.add(new Line(line.substring(from, to), to < line.length(), next >= 0 && next < start + to));
            }
            start += line.length() + 1;
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
