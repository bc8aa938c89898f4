package org.nightjar.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.nightjar.analysis.record.CsvLine;

/** Prints results; machines get UTF-8 whatever the terminal speaks. */
final class ResultPrinter {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private ResultPrinter() {}

    static <T> void print(PrintStream out, OutputFormat format, List<T> items, ResultShape<T> shape) {
        switch (format) {
            case TABLE -> shape.table(items).print(out);
            case JSON -> json(out, items.stream().map(shape::json).toList());
            case CSV -> csv(out, items, shape);
        }
    }

    /** One document, and nothing else. */
    static void json(PrintStream out, Object document) {
        try {
            Writer writer = utf8(out);
            JSON.writeValue(writer, document);
            writer.write('\n');
            writer.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static <T> void csv(PrintStream out, List<T> items, ResultShape<T> shape) {
        try {
            Writer writer = utf8(out);
            writer.write(CsvLine.of(shape.csvHeading()));
            for (T item : items) {
                writer.write(CsvLine.of(shape.csv(item)));
            }
            writer.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Writer utf8(PrintStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }
}
