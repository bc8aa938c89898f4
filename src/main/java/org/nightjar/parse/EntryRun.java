package org.nightjar.parse;

import java.io.IOException;
import java.util.Arrays;
import org.nightjar.evidence.BrokenEntryException;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;

/** One reading of one entry: finds where its records start and end. Confined to one thread. */
final class EntryRun {

    private static final int HEAD_BYTES = 512;
    private static final int FILE_START_BYTES = 40;
    private static final int MARK_FIRST = 0xef;

    /** Stands before each document of a text sequence (RFC 7464). */
    private static final int RECORD_SEPARATOR = 0x1e;

    /** A record that is longer need not be read in one go where it lies at the end of what is held. */
    private static final int PLAIN_BYTES = 64 << 10;

    /** Bytes that may be read again behind broken lines; keeps hostile input from being read over and over. */
    private static final long MAX_REREAD_BYTES = 64L * 1024 * 1024;

    private final String entryPath;
    private final ByteWindow window;
    private final RecordReader reader;
    private final JsonScanner outer;
    private final JsonScanner inner;
    private final RecordStart starts = new RecordStart();
    private long index;
    private long reread;
    private long startOffset;
    private String startExcerpt = "";
    private boolean oversize;
    private boolean sawList;
    private boolean inDocument;
    private boolean ended;

    EntryRun(String entryPath, ByteWindow window, RecordReader reader) {
        this.entryPath = entryPath;
        this.window = window;
        this.reader = reader;
        this.outer = new JsonScanner(window, true);
        this.inner = new JsonScanner(window, false);
    }

    EntryOutcome run() throws IOException {
        int headBytes = window.ahead(HEAD_BYTES);
        byte[] head = Arrays.copyOfRange(window.bytes, window.position, window.position + headBytes);
        if (window.isByteOrderMark()) {
            window.position += ByteWindow.MARK_BYTES;
        } else if (ForeignBytes.isBinary(head)) {
            return new EntryOutcome(EntryOutcome.Kind.NOT_A_LOG, 0, ForeignBytes.describe(head)).beginningWith(head);
        }
        while (!isOver()) {
            switch (window.skipSpace()) {
                case -1 -> {}
                case '{' -> {
                    if (!plain()) {
                        document();
                    }
                }
                case '[' -> {
                    window.position++;
                    list();
                }
                case ',', RECORD_SEPARATOR -> window.position++;
                case MARK_FIRST -> {
                    if (window.isByteOrderMark()) {
                        window.position += ByteWindow.MARK_BYTES;
                    } else {
                        line();
                    }
                }
                case '/' -> {
                    if (!comment()) {
                        line();
                    }
                }
                default -> line();
            }
        }
        return reader.verdict().outcome(head, sawList, rest(head)).beginningWith(head);
    }

    /** Of another log that was not read to its end, what stands in the rest. */
    private EntryVerdict.Rest rest(byte[] head) throws IOException {
        EntryVerdict verdict = reader.verdict();
        if (!verdict.isHopeless() || verdict.otherLog(head).isEmpty()) {
            return EntryVerdict.Rest.NOTHING;
        }
        if (EventSearch.anyAhead(window)) {
            return EntryVerdict.Rest.EVENTS;
        }
        return window.broken() == null ? EntryVerdict.Rest.NOTHING : EntryVerdict.Rest.BREAK;
    }

    private boolean isOver() throws IOException {
        if (!ended && window.peek() < 0) {
            BrokenEntryException broken = window.broken();
            if (broken != null) {
                here(broken.reason(), broken.sentence());
            }
            ended = true;
        }
        return ended || reader.verdict().isHopeless();
    }

    /** A document at the top: a record, or an object that holds a list of records. */
    private void document() throws IOException {
        inDocument = true;
        wholeDocument();
        inDocument = false;
    }

    private void wholeDocument() throws IOException {
        boolean hadList = false;
        begin();
        long from = startOffset;
        String start = "";
        Wrapping wrapping = new Wrapping(window, reader);
        JsonScanner.End end = outer.scan();
        while (end == JsonScanner.End.LIST || end == JsonScanner.End.OVERFULL && (hadList || !hasNextLine())) {
            if (end == JsonScanner.End.OVERFULL && !hadList && entersList()) {
                end = JsonScanner.End.LIST;
            }
            if (end == JsonScanner.End.LIST) {
                start = start.isEmpty() ? excerptAtMark() : start;
                hadList = true;
                wrapping.look();
                reader.expectRecords();
                list();
                if (ended) {
                    wrapping.reject(entryPath, index);
                    return;
                }
                window.mark = window.position;
            } else if (hadList) {
                wrapping.giveUp();
            } else {
                giveUpBytes();
            }
            end = outer.goOn();
        }
        boolean said = false;
        if (hadList) {
            wrapping.look();
            window.mark = -1;
            said = wrapping.reject(entryPath, index);
            index += said ? 1 : 0;
        }
        if (end == JsonScanner.End.COMPLETE) {
            if (!hadList) {
                whole();
            } else if (outer.isEvent() && !said) {
                RejectContent content = new RejectContent(new byte[0], window.offset(window.position) - from);
                reader.verdict().unread(new RecordPosition(entryPath, index++, from), start, content);
            }
        } else if (end == JsonScanner.End.OUT_OF_DATA && (hadList || !hasNextLine())) {
            if (!hadList) {
                cutOff(false);
            }
        } else {
            brokenLine(hadList);
        }
        window.mark = -1;
    }

    /** Goes into the first list in which there is an event, if one has begun in a document that is too long to be held. */
    private boolean entersList() {
        NestedRecords.Begun list = window.mark < 0 || outer.isEvent()
                ? null
                : reader.nested().begun(window.bytes, window.mark, window.limit);
        if (list == null) {
            return false;
        }
        window.position = list.behind();
        outer.goOnBehindList(list.objects());
        return true;
    }

    /** The elements of a list, up to and with its closing bracket. */
    private void list() throws IOException {
        sawList = true;
        int lists = 1;
        window.mark = -1;
        while (!ended && !reader.verdict().isHopeless()) {
            switch (window.skipSpace()) {
                case -1 -> {
                    BrokenEntryException broken = window.broken();
                    here(
                            broken == null ? "truncated" : broken.reason(),
                            broken == null
                                    ? "The data ends before its list of records does; further records are missing."
                                    : broken.sentence());
                    ended = true;
                }
                case ']' -> {
                    window.position++;
                    if (--lists == 0) {
                        return;
                    }
                }
                case '[' -> {
                    int held = window.ahead(PLAIN_BYTES);
                    if (RecordStart.isList(window.bytes, window.position, held)) {
                        window.position++;
                        lists++;
                    } else {
                        element();
                    }
                }
                case '/' -> {
                    if (!comment()) {
                        element();
                    }
                }
                case ',' -> window.position++;
                case '}', ':' -> lost();
                case '{' -> inList();
                default -> element();
            }
        }
        ended = true;
    }

    /** An element of a list: a record, or a whole file of them where several were put into one list. */
    private void inList() throws IOException {
        if (!inDocument && isFile()) {
            document();
        } else {
            starts.learn(window.bytes, window.position, window.limit);
            if (!plain()) {
                element();
            }
        }
    }

    private boolean isFile() throws IOException {
        return RecordStart.isFile(window.bytes, window.position, window.position + window.ahead(FILE_START_BYTES));
    }

    /** Reads the record at the position in one go if it is whole and plain; else it is as if nothing had been asked. */
    private boolean plain() throws IOException {
        if (window.isTranscoded()) {
            return false;
        }
        int end = readPlain();
        if (end < 0 && window.isShort(PLAIN_BYTES)) {
            // It may be no more than cut off by the end of what is held.
            window.ahead(PLAIN_BYTES);
            end = readPlain();
        }
        if (end < 0) {
            return false;
        }
        index++;
        window.position = end;
        return true;
    }

    private int readPlain() {
        int from = window.position;
        return reader.readPlain(window.bytes, from, window.limit, entryPath, index, window.offset(from));
    }

    private void element() throws IOException {
        begin();
        JsonScanner.End end = inner.scan();
        boolean skipped = false;
        while (end == JsonScanner.End.OVERFULL && !skipped) {
            skipped = skipDamage();
            if (!skipped) {
                giveUpBytes();
                end = inner.goOn();
            }
        }
        if (skipped || end == JsonScanner.End.OUT_OF_DATA && skipDamage()) {
            return;
        }
        if (end == JsonScanner.End.OUT_OF_DATA) {
            cutOff(inner.isDamaged());
        } else if (end == JsonScanner.End.COMPLETE) {
            whole();
        } else {
            reject(window.mark, window.position, "broken-json", "The record never ends: a closing brace is missing.");
        }
        window.mark = -1;
        if (!ended && end == JsonScanner.End.COMPLETE && inner.isDamaged()) {
            int next = window.skipSpace();
            if (next != ',' && next != ']' && next != '{' && next >= 0) {
                lost();
            }
        }
    }

    /** Goes from a damaged record whose end cannot be found to the next that starts as others do, if that is held. */
    private boolean skipDamage() {
        boolean may = inner.isDamaged() && window.mark >= 0 && reread < MAX_REREAD_BYTES;
        int next = may ? starts.next(window.bytes, window.mark, window.mark, window.limit) : -1;
        if (next >= 0) {
            String message = "The record is damaged and its end cannot be found; reading goes on at the next record.";
            goOnAt(next, window.mark, message);
        }
        return next >= 0;
    }

    private void goOnAt(int next, int from, String message) {
        reject(from, next, "broken-json", message);
        reread += window.limit - next;
        window.position = next;
        window.mark = -1;
    }

    /** Bytes at the top that are no JSON: one line, unless it is a record behind a header. */
    private void line() throws IOException {
        int header = TextLines.headerBytes(window);
        window.position += header;
        if (header == 0) {
            begin();
            startExcerpt = Excerpt.of(window.bytes, window.position, window.ahead(HEAD_BYTES));
            window.skipLine();
            oversize = window.mark < 0;
            reject(window.mark, window.position, "broken-json", "The line is not JSON.");
            window.mark = -1;
        }
    }

    /** A comment between records is counted as what was not read; false if there is none. */
    private boolean comment() throws IOException {
        int length = reread < MAX_REREAD_BYTES ? TextLines.commentBytes(window) : 0;
        if (length == 0) {
            reread += window.limit - window.position;
        } else {
            begin();
            window.position += length;
            String message = "This is a comment, which JSON does not have; it was left out.";
            reject(window.mark, window.position, "broken-json", message);
            window.mark = -1;
        }
        return length > 0;
    }

    /** A record begins at the position. */
    private void begin() throws IOException {
        startOffset = window.offset(window.position);
        startExcerpt = "";
        window.mark = window.position;
        oversize = false;
    }

    /** Too long to be kept in one piece: from here on only its end is searched. */
    private void giveUpBytes() {
        tooLong();
        window.mark = -1;
    }

    /** What it begins with is all that is kept of it. */
    private void tooLong() {
        startExcerpt = excerptAtMark();
        oversize = true;
    }

    private String excerptAtMark() {
        return window.mark < 0
                ? startExcerpt
                : Excerpt.of(window.bytes, window.mark, Math.min(HEAD_BYTES, window.limit - window.mark));
    }

    /** The end of the record was found. */
    private void whole() {
        RecordPosition position = new RecordPosition(entryPath, index, startOffset);
        if (!oversize && window.isTooLong(window.position - window.mark)) {
            int length = window.position - window.mark;
            long within = reader.readWithin(window.bytes, window.mark, length, position, window::offset);
            index += within;
            if (within > 0) {
                return;
            }
            tooLong();
        }
        if (oversize) {
            reject(window.mark, window.position, "too-long", reader.tooLong());
        } else {
            index += reader.read(window.bytes, window.mark, window.position - window.mark, position, window::offset);
        }
    }

    /** The data ends inside the record. */
    private void cutOff(boolean damaged) {
        BrokenEntryException broken = window.broken();
        if (broken != null) {
            reject(window.mark, window.limit, broken.reason(), broken.sentence());
        } else if (damaged) {
            String message = "The record is damaged and its end cannot be found; what follows it was not read.";
            reject(window.mark, window.limit, "broken-json", message);
        } else {
            reject(window.mark, window.limit, "truncated", "The data ends in the middle of this record.");
        }
        ended = true;
    }

    /** Behind damage in a list only the way in which records start tells where the next one does. */
    private void lost() throws IOException {
        begin();
        int next = starts.next(window.bytes, window.mark, window.mark, window.limit);
        int looked = window.limit - window.mark;
        while (next < 0 && reread < MAX_REREAD_BYTES && window.more()) {
            next = starts.next(window.bytes, window.mark, window.mark + looked - RecordStart.MOST_BYTES, window.limit);
            looked = window.limit - window.mark;
        }
        if (next >= 0 && reread < MAX_REREAD_BYTES) {
            goOnAt(next, window.mark, "The list of records is damaged here; reading goes on at the next record.");
            return;
        }
        window.mark = -1;
        String message = "The list of records is damaged here; what follows was not read.";
        reject(window.position, window.limit, "broken-json", message);
        ended = true;
    }

    /** Damage at the top: the line is rejected, or the document up to the next line that may start one. */
    private void brokenLine(boolean hadList) throws IOException {
        int from = window.mark;
        boolean mayRewind = from >= 0 && !hadList && reread < MAX_REREAD_BYTES;
        int to = mayRewind ? TextLines.end(window, from) : window.position;
        String message = "The line is not valid JSON; reading goes on at the next line that starts a record.";
        if (hadList && from < 0) {
            here("broken-json", message);
        } else {
            reject(from, to, "broken-json", message);
        }
        if (mayRewind) {
            reread += window.position - from;
            window.position = from;
        }
        window.mark = -1;
        window.skipLine();
        while (TextLines.isContinuation(window.peek())) {
            window.skipLine();
        }
    }

    private boolean hasNextLine() {
        return reread < MAX_REREAD_BYTES && TextLines.isOneBelow(window);
    }

    /** Rejects what is missing at the position. */
    private void here(String reason, String message) {
        startOffset = window.offset(window.position);
        oversize = false;
        reject(window.position, window.position, reason, message);
    }

    /** Rejects what stands between two places of the window. */
    private void reject(int from, int to, String reason, String message) {
        RecordPosition position = new RecordPosition(entryPath, index++, startOffset);
        if (oversize || from < 0) {
            reader.broken(startExcerpt, window.offset(window.position) - startOffset, position, reason, message);
        } else {
            reader.broken(window.bytes, from, to - from, position, reason, message);
        }
    }
}
