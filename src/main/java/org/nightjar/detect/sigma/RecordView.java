package org.nightjar.detect.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields and the text of one record while rules look at it; each field is looked up once. What the index holds of
 * the event is not looked for in the record. Confined to a thread.
 */
final class RecordView implements ValueTest.FieldLookup {

    private final @Nullable KeptFields kept;
    private final int row;
    private final LoggedRecord logged;
    private final LogFields log;
    private final Map<FieldPath, FieldValues> fields = new HashMap<>();
    private List<String> texts = List.of();

    RecordView(KeptFields kept, int row, LoggedRecord logged) {
        this(logged, kept, row, LogFields.CLOUD_TRAIL);
    }

    private RecordView(LoggedRecord logged, @Nullable KeptFields kept, int row, LogFields log) {
        this.kept = kept;
        this.row = row;
        this.logged = logged;
        this.log = log;
    }

    /** Of a record that no index knows. */
    static RecordView alone(LoggedRecord logged) {
        return alone(logged, LogFields.CLOUD_TRAIL);
    }

    /** Of a record of that log. */
    static RecordView alone(LoggedRecord logged, LogFields log) {
        return new RecordView(logged, null, -1, log);
    }

    @Override
    public FieldValues field(FieldPath path) {
        return fields.computeIfAbsent(path, this::find);
    }

    private FieldValues find(FieldPath path) {
        FieldValues known = kept == null ? null : kept.held(path, row);
        if (known != null) {
            return known;
        }
        JsonNode rec = logged.fields();
        FieldValues held = rec != null && rec.isObject() ? log.in(rec, path) : FieldValues.ABSENT;
        boolean empty = held.texts().stream().allMatch(String::isEmpty);
        return empty && ColumnField.isKept(path) ? FieldValues.ABSENT : held;
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
