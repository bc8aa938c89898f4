package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.LogSource;
import org.nightjar.model.RecordPosition;

/** Knows the records of one log source. Stateless; may be used from several threads. */
public interface LogParser {

    /** The source whose records it knows. */
    LogSource source();

    /** Whether a record is of this source, by its content. */
    boolean recognises(JsonNode rec);

    /**
     * Maps a record that it recognises.
     *
     * @param rec the record, without any envelope
     * @param raw its original bytes, envelope included
     * @param position where it stands
     * @throws UnreadableRecordException if it holds too little for an event
     */
    AuditEvent parse(JsonNode rec, RawRecord raw, RecordPosition position) throws UnreadableRecordException;
}
