package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Finds the fields of a stored record again, for those who ask for more than an event keeps of it. */
public final class LoggedFields {

    private LoggedFields() {}

    /** The record as the log's provider wrote it, out of whatever wrapped it; null of a table's row. */
    public static @Nullable JsonNode of(byte[] raw) {
        try {
            JsonNode rec = RecordTree.of(raw, 0, raw.length);
            boolean plain = rec.has("eventName") && !Rendering.isRendered(rec);
            return plain ? rec : Envelope.open(rec, raw, 0, raw.length).rec();
        } catch (UnreadableRecordException noJson) {
            return null;
        }
    }
}
