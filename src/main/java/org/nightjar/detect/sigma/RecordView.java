package org.nightjar.detect.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.store.EventIndex;

/** The fields and the text of one record while rules look at it; each field is looked up once. Confined to a thread. */
final class RecordView implements ValueTest.FieldLookup {

    private final EventIndex index;
    private final int row;
    private final LoggedRecord logged;
    private final Map<FieldPath, FieldValues> fields = new HashMap<>();
    private List<String> texts = List.of();

    RecordView(EventIndex index, int row, LoggedRecord logged) {
        this.index = index;
        this.row = row;
        this.logged = logged;
    }

    @Override
    public FieldValues field(FieldPath path) {
        return fields.computeIfAbsent(path, this::find);
    }

    private FieldValues find(FieldPath path) {
        JsonNode rec = logged.fields();
        if (rec != null && rec.isObject()) {
            return path.in(rec);
        }
        return ColumnField.find(index, path)
                .map(column -> column.value().apply(column.code().applyAsInt(row)))
                .filter(value -> !value.isEmpty())
                .map(FieldValues::of)
                .orElse(FieldValues.ABSENT);
    }

    /** The record as text, as it is and, if it differs, without the backslashes before quotes and slashes. */
    List<String> texts() {
        if (texts.isEmpty()) {
            String text = new String(logged.bytes(), StandardCharsets.UTF_8);
            texts = text.indexOf('\\') < 0
                    ? List.of(text)
                    : List.of(text, text.replace("\\\"", "\"").replace("\\/", "/"));
        }
        return texts;
    }
}
