package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.RecordPosition;

/** Makes an event or a reject of the bytes of one record. Confined to one thread. */
final class RecordReader {

    private static final byte[][] MARKS = {
        "\"eventName\"".getBytes(StandardCharsets.UTF_8), "\"eventSource\"".getBytes(StandardCharsets.UTF_8)
    };

    private final List<LogParser> parsers;
    private final EntryVerdict verdict;
    private boolean meant;

    RecordReader(List<LogParser> parsers, EntryVerdict verdict) {
        this.parsers = parsers;
        this.verdict = verdict;
    }

    EntryVerdict verdict() {
        return verdict;
    }

    /** A list by a name that logs use has begun: what is broken from here on was meant to be a record. */
    void expectRecords() {
        meant = true;
    }

    /** A record whose end was found. */
    void read(byte[] bytes, int offset, int length, RecordPosition position) {
        try {
            JsonNode rec = Envelope.open(RecordTree.of(bytes, offset, length));
            LogParser parser = find(rec);
            if (parser == null && DigestFile.isDigest(rec)) {
                verdict.digest(position, DigestFile.of(rec).description(), Excerpt.of(bytes, offset, length));
            } else if (parser == null) {
                verdict.foreign(position, ForeignRecord.name(rec), Excerpt.of(bytes, offset, length));
            } else {
                RawRecord raw = new RawRecord(bytes, offset, length);
                verdict.event(parser.parse(rec, raw, position), bytes, offset, length);
            }
        } catch (UnreadableRecordException unreadable) {
            broken(bytes, offset, length, position, unreadable.reason(), unreadable.sentence());
        }
    }

    private @Nullable LogParser find(JsonNode rec) {
        for (LogParser parser : parsers) {
            if (parser.recognises(rec)) {
                return parser;
            }
        }
        return null;
    }

    /** Bytes that are no whole record; whether they were meant to be an event is told by what they hold. */
    void broken(byte[] bytes, int offset, int length, RecordPosition position, String reason, String message) {
        String excerpt = Excerpt.of(bytes, offset, length);
        if (meant || verdict.isBlank() && length == 0 || holdsMark(bytes, offset, offset + length)) {
            verdict.broken(position, reason, message, excerpt);
        } else {
            verdict.garbage(position, reason, message, excerpt);
        }
    }

    /** The same for bytes that are no longer held; the excerpt is what is left of them. */
    void broken(String excerpt, RecordPosition position, String reason, String message) {
        byte[] left = excerpt.getBytes(StandardCharsets.UTF_8);
        broken(left, 0, left.length, position, reason, message);
    }

    private static boolean holdsMark(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                for (byte[] mark : MARKS) {
                    if (i + mark.length <= to
                            && java.util.Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
