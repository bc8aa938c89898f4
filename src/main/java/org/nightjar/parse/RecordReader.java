package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;

/** Makes an event or a reject of the bytes of one record. Confined to one thread. */
final class RecordReader {

    private static final byte[][] MARKS = {
        "\"eventName\"".getBytes(StandardCharsets.UTF_8), "\"eventSource\"".getBytes(StandardCharsets.UTF_8)
    };

    private static final String TOO_LONG = "too-long";
    private static final String RECORD_TOO_LONG = "The record is longer than the limit “record” allows.";

    private final List<LogParser> parsers;
    private final EntryVerdict verdict;
    private final @Nullable CarriedRecords carried;
    private final EvidenceLimits limits;
    private final PlainCloudTrail plain;
    private boolean meant;
    private boolean mayBeDigest;
    private boolean brokenBefore;

    /** Whether what is read may be the wrapping of records, and then where these are. */
    private boolean unwraps;

    private List<JsonBytes> within = List.of();

    /** @param carried reads what records carry, or null if that is not to be read */
    RecordReader(
            List<LogParser> parsers,
            PlainCloudTrail plain,
            EntryVerdict verdict,
            @Nullable CarriedRecords carried,
            EvidenceLimits limits) {
        this.carried = carried;
        this.plain = plain;
        this.limits = limits;
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

    /** The entry begins as a digest does: one may be longer than a record. */
    void expectDigest() {
        mayBeDigest = true;
    }

    /** Why something is not read, of which only the length is known. */
    String tooLong() {
        return mayBeDigest
                ? "It begins like a CloudTrail digest and is longer than the limit “digest” allows."
                : RECORD_TOO_LONG;
    }

    /**
     * Reads the record that starts at a brace if it is whole and plain.
     *
     * @return the place behind it, or {@link PlainScan#NO} if nothing was read
     */
    int readPlain(byte[] bytes, int from, int limit, String entryPath, long index, long byteOffset) {
        int end = plain.scan(bytes, from, limit);
        if (end < 0 || end - from > limits.maxRecordBytes()) {
            return PlainScan.NO;
        }
        AuditEvent event = plain.event(from, end, new RecordPosition(entryPath, index, byteOffset));
        if (event == null) {
            return PlainScan.NO;
        }
        verdict.event(event, bytes, from, end - from);
        return end;
    }

    /** A record whose end was found, by itself. */
    void read(byte[] bytes, int offset, int length, RecordPosition position) {
        read(bytes, offset, length, position, at -> position.byteOffset() + at - offset);
    }

    /**
     * A record whose end was found, or the records within a document that is none itself.
     *
     * @param offsets the place in the entry of each byte
     * @return how many records it was
     */
    long read(byte[] bytes, int offset, int length, RecordPosition position, IntToLongFunction offsets) {
        if (mayBeDigest && readDigest(bytes, offset, length, position)) {
            return 1;
        }
        if (length > limits.maxRecordBytes()) {
            broken(bytes, offset, length, position, TOO_LONG, RECORD_TOO_LONG);
            return 1;
        }
        within = List.of();
        unwraps = true;
        readRecord(bytes, offset, length, position);
        unwraps = false;
        return Math.max(1, read(within, position, offsets));
    }

    /**
     * The records within a document that is too long to be one, if it is none itself.
     *
     * @return how many there are; if there is no event among them nothing was read, and it is 0
     */
    long readWithin(byte[] bytes, int offset, int length, RecordPosition position, IntToLongFunction offsets) {
        JsonBytes document = new JsonBytes(bytes, offset, length);
        if (mayBeDigest || !document.isObject() || !holdsMark(bytes, offset, offset + length)) {
            return 0;
        }
        try {
            JsonNode tree = RecordTree.of(bytes, offset, length, limits.maxNesting());
            return isEvent(tree) ? 0 : read(nested().of(document, tree), position, offsets);
        } catch (UnreadableRecordException unreadable) {
            return 0;
        }
    }

    private long read(List<JsonBytes> records, RecordPosition first, IntToLongFunction offsets) {
        for (int i = 0; i < records.size(); i++) {
            JsonBytes one = records.get(i);
            RecordPosition place =
                    new RecordPosition(first.entry(), first.recordIndex() + i, offsets.applyAsLong(one.offset()));
            if (one.length() > limits.maxRecordBytes()) {
                broken(one.bytes(), one.offset(), one.length(), place, TOO_LONG, RECORD_TOO_LONG);
            } else {
                readRecord(one.bytes(), one.offset(), one.length(), place);
            }
        }
        return records.size();
    }

    /** Where records stand within a document that is none itself. */
    NestedRecords nested() {
        return new NestedRecords(this::isEvent);
    }

    private boolean isEvent(JsonNode tree) {
        return find(Envelope.inner(tree)) != null;
    }

    private boolean readDigest(byte[] bytes, int offset, int length, RecordPosition position) {
        Optional<DigestFile> digest = DigestFile.find(bytes, offset, length);
        digest.ifPresent(file -> verdict.digest(
                position, file.description(), Excerpt.of(bytes, offset, length), content(bytes, offset, length)));
        return digest.isPresent();
    }

    private void readRecord(byte[] bytes, int offset, int length, RecordPosition position) {
        try {
            if (brokenBefore) {
                RecordTree.requireNoFault(bytes, offset, length);
            }
            JsonNode whole = RecordTree.of(bytes, offset, length, limits.maxNesting());
            brokenBefore = false;
            if (DigestFields.isDigest(whole) && readDigest(bytes, offset, length, position)) {
                return;
            }
            Opened opened = Envelope.open(whole, bytes, offset, length);
            if (!readOpened(opened, bytes, offset, length, position)) {
                Optional<String> carrier = carried == null ? Optional.of("") : carried.read(opened.rec(), position);
                if (carrier.isPresent()) {
                    foreign(carrier.get(), opened.rec(), whole, bytes, offset, length, position);
                }
            }
        } catch (UnreadableRecordException unreadable) {
            brokenBefore = true;
            broken(bytes, offset, length, position, unreadable.reason(), unreadable.sentence());
        }
    }

    private void foreign(
            String carrier, JsonNode rec, JsonNode whole, byte[] bytes, int offset, int length, RecordPosition position)
            throws UnreadableRecordException {
        if (!carrier.isEmpty()) {
            verdict.carrier(position, carrier, Excerpt.of(bytes, offset, length), content(bytes, offset, length));
            return;
        }
        String inner = ForeignRecord.name(rec);
        String name = inner.isEmpty() ? ForeignRecord.name(whole) : inner;
        if (unwraps && name.isEmpty() && mayHoldEvent(bytes, offset, offset + length)) {
            within = nested().of(new JsonBytes(bytes, offset, length), whole);
        }
        if (!unwraps || within.isEmpty()) {
            foreign(name, bytes, offset, length, position);
        }
    }

    private static boolean mayHoldEvent(byte[] bytes, int from, int to) {
        return holdsMark(bytes, from, to) || EventSearch.any(bytes, from, to);
    }

    private void foreign(String name, byte[] bytes, int offset, int length, RecordPosition position) {
        if (name.isEmpty() && EventSearch.any(bytes, offset, offset + length)) {
            unread(bytes, offset, length, position);
        } else {
            verdict.foreign(position, name, Excerpt.of(bytes, offset, length), content(bytes, offset, length));
        }
    }

    /** Bytes that seem to hold events in a shape that is not read. */
    void unread(byte[] bytes, int offset, int length, RecordPosition position) {
        verdict.unread(position, Excerpt.of(bytes, offset, length), content(bytes, offset, length));
    }

    /** A row of a table, and the record that it tells of. */
    void readRow(Opened row, byte[] bytes, int offset, int length, RecordPosition position) {
        try {
            if (!readOpened(row, bytes, offset, length, position)) {
                foreign(ForeignRecord.name(row.rec()), bytes, offset, length, position);
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
            RawRecord raw = new RawRecord(bytes, offset, length, opened.content(), opened.earlier());
            verdict.event(parse(parser, opened.rec(), raw, position), bytes, offset, length);
        }
        return parser != null;
    }

    /** A fault of Nightjar's own costs the record at which it shows, and not the import. */
    private static AuditEvent parse(LogParser parser, JsonNode rec, RawRecord raw, RecordPosition position)
            throws UnreadableRecordException {
        try {
            return parser.parse(rec, raw, position);
        } catch (RuntimeException fault) {
            throw new UnreadableRecordException(
                    "not-read",
                    "Nightjar itself failed at this record (" + fault.getClass().getSimpleName()
                            + "); please report it.");
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
        boolean digest = mayBeDigest && reason.equals(TOO_LONG);
        if (meant || digest || verdict.isBlank() && length == 0 || holdsMark(bytes, offset, offset + length)) {
            verdict.broken(position, reason, message, excerpt, content);
        } else {
            verdict.garbage(position, reason, message, excerpt, content);
        }
    }

    private RejectContent content(byte[] bytes, int offset, int length) {
        int kept = Math.min(length, limits.maxRejectBytes());
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
