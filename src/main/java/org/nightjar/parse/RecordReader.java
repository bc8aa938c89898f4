package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;

/** Makes an event or a reject of the bytes of one record. Confined to one thread. */
final class RecordReader {

    private static final byte[][] MARKS = {
        "\"eventName\"".getBytes(StandardCharsets.UTF_8), "\"eventSource\"".getBytes(StandardCharsets.UTF_8)
    };

    private final List<LogParser> parsers;
    private final EntryVerdict verdict;
    private final int maxRejectBytes;
    private final PlainCloudTrail plain;
    private boolean meant;

    RecordReader(List<LogParser> parsers, PlainCloudTrail plain, EntryVerdict verdict, int maxRejectBytes) {
        this.plain = plain;
        this.maxRejectBytes = maxRejectBytes;
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

    /**
     * Reads the record that starts at a brace if it is whole and plain.
     *
     * @return the place behind it, or {@link PlainScan#NO} if nothing was read
     */
    int readPlain(byte[] bytes, int from, int limit, int maxBytes, String entryPath, long index, long byteOffset) {
        int end = plain.scan(bytes, from, limit);
        if (end < 0 || end - from > maxBytes) {
            return PlainScan.NO;
        }
        AuditEvent event = plain.event(from, end, new RecordPosition(entryPath, index, byteOffset));
        if (event == null) {
            return PlainScan.NO;
        }
        verdict.event(event, bytes, from, end - from);
        return end;
    }

    /** A record whose end was found. */
    void read(byte[] bytes, int offset, int length, RecordPosition position) {
        try {
            JsonNode whole = RecordTree.of(bytes, offset, length);
            Opened opened = Envelope.open(whole, bytes, offset, length);
            if (DigestFile.isDigest(whole)) {
                verdict.digest(
                        position,
                        DigestFile.of(whole).description(),
                        Excerpt.of(bytes, offset, length),
                        content(bytes, offset, length));
            } else if (!readOpened(opened, bytes, offset, length, position)) {
                String name = ForeignRecord.name(opened.rec());
                verdict.foreign(
                        position,
                        name.isEmpty() ? ForeignRecord.name(whole) : name,
                        Excerpt.of(bytes, offset, length),
                        content(bytes, offset, length));
            }
        } catch (UnreadableRecordException unreadable) {
            broken(bytes, offset, length, position, unreadable.reason(), unreadable.sentence());
        }
    }

    /** A row of a table, and the record that it tells of. */
    void readRow(Opened row, byte[] bytes, int offset, int length, RecordPosition position) {
        try {
            if (!readOpened(row, bytes, offset, length, position)) {
                verdict.foreign(
                        position,
                        ForeignRecord.name(row.rec()),
                        Excerpt.of(bytes, offset, length),
                        content(bytes, offset, length));
            }
        } catch (UnreadableRecordException unreadable) {
            broken(bytes, offset, length, position, unreadable.reason(), unreadable.sentence());
        }
    }

    /** Whether it is a record of a log that is known. */
    private boolean readOpened(Opened opened, byte[] bytes, int offset, int length, RecordPosition position)
            throws UnreadableRecordException {
        LogParser parser = find(opened.rec());
        if (parser != null) {
            RawRecord raw = new RawRecord(bytes, offset, length, opened.content());
            verdict.event(parser.parse(opened.rec(), raw, position), bytes, offset, length);
        }
        return parser != null;
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
        broken(bytes, offset, length, position, reason, message, content(bytes, offset, length));
    }

    /** The same for bytes that are no longer held; the excerpt is what is left of them. */
    void broken(String excerpt, long wholeBytes, RecordPosition position, String reason, String message) {
        byte[] left = excerpt.getBytes(StandardCharsets.UTF_8);
        broken(left, 0, left.length, position, reason, message, new RejectContent(new byte[0], wholeBytes));
    }

    private void broken(
            byte[] bytes,
            int offset,
            int length,
            RecordPosition position,
            String reason,
            String message,
            RejectContent content) {
        String excerpt = Excerpt.of(bytes, offset, length);
        if (meant || verdict.isBlank() && length == 0 || holdsMark(bytes, offset, offset + length)) {
            verdict.broken(position, reason, message, excerpt, content);
        } else {
            verdict.garbage(position, reason, message, excerpt, content);
        }
    }

    private RejectContent content(byte[] bytes, int offset, int length) {
        int kept = Math.min(length, maxRejectBytes);
        return new RejectContent(Arrays.copyOfRange(bytes, offset, offset + kept), length);
    }

    private static boolean holdsMark(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                for (byte[] mark : MARKS) {
                    if (i + mark.length <= to && Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
