package org.nightjar.ui.details;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * The original bytes of a record for people to read.
 *
 * @param original as UTF-8 text; what "copy" gives
 * @param pretty with line breaks if it is JSON, numbers as written; otherwise the same as {@code original}
 */
record RawRecord(String original, String pretty) {

    private static final JsonFactory JSON = new JsonFactory();

    static RawRecord of(byte[] bytes) {
        String original = new String(bytes, StandardCharsets.UTF_8);
        return new RawRecord(original, pretty(original));
    }

    private static String pretty(String original) {
        StringWriter out = new StringWriter(original.length() * 2);
        try (JsonParser parser = JSON.createParser(original);
                JsonGenerator generator = JSON.createGenerator(out)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter());
            while (parser.nextToken() != null) {
                generator.copyCurrentEventExact(parser);
            }
        } catch (IOException notJson) {
            return original;
        }
        return out.toString();
    }
}
