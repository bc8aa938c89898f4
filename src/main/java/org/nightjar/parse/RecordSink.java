package org.nightjar.parse;

import org.nightjar.model.AuditEvent;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;

/** Takes what a parser makes of an entry. Called in the parser's thread, in the order of the entry's bytes. */
public interface RecordSink {

    /** Said before any event of an entry whose events' bytes are not the entry's own but turned into UTF-8. */
    default void transcoded() {}

    /**
     * Said before the first event whose bytes are not the entry's own but those of data that one of its records carries; holds
     * to the end of the entry.
     */
    default void carried() {}

    /**
     * One event with its original bytes, from its opening to its closing brace, byte for byte.
     *
     * @param buffer holds the bytes only until this call returns
     */
    void event(AuditEvent event, byte[] buffer, int offset, int length);

    /** A record, or a run of bytes, that could not become an event; arguments as in {@link org.nightjar.model.Reject}. */
    void reject(RecordPosition position, String reason, String message, String excerpt);

    /** The same with the bytes of the record or run; a sink that has no use for them need not take them. */
    default void reject(RecordPosition position, String reason, String message, String excerpt, RejectContent content) {
        reject(position, reason, message, excerpt);
    }
}
