package org.nightjar.analysis.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as one JSON object a line. Control characters are escaped by JSON itself. Half of a surrogate pair,
 * which no encoding can hold, is left to the writer's encoder (UTF-8 writes {@code ?}); the raw record keeps it.
 * Closing flushes and leaves the writer open.
 */
public final class EventJsonLines implements Closeable {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    public EventJsonLines(Writer out) throws IOException {
        json = JSON.createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setRootValueSeparator(null);
    }

    public void write(EventRow row) throws IOException {
        json.writeStartObject();
        for (EventField field : EventField.values()) {
            json.writeFieldName(field.field());
            writeValue(field.value(row));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeValue(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                json.writeString(String.valueOf(item));
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
