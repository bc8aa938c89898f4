package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;

/**
 * Decides while an entry is read whether it is a log at all. Rejects wait until the first event, or a broken record
 * that was meant to be one, shows that it is; if none does, they are dropped and the entry as a whole is said not to
 * be a log. Confined to one thread.
 */
final class EntryVerdict {

    /** Records or lines without one event after which an entry is not read on. */
    static final int PATIENCE = 1_000;

    private static final String UNREAD = "seems to hold CloudTrail events in a shape that Nightjar does not read";
    private static final String LONG =
            "is JSON in one piece that is longer than the limit “record” allows, and was not looked through";
    private static final Set<String> NO_JSON = Set.of("broken-json", "too-long");

    private record Waiting(
            RecordPosition position, String reason, String message, String excerpt, RejectContent content) {}

    /** Bytes of rejects that are held while it is open whether they count. */
    private static final int MAX_WAITING_BYTES = 1 << 20;

    private final RecordSink sink;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean isLog;
    private long records;
    private int waitingBytes;
    private String foreign = "";
    private final Set<String> kinds = new TreeSet<>();
    private long ofKnownKind;
    private boolean sawJson;
    private String digest = "";
    private int digests;
    private boolean carries;
    private boolean unread;

    EntryVerdict(RecordSink sink) {
        this.sink = sink;
    }

    void event(AuditEvent event, byte[] buffer, int offset, int length) {
        confirm();
        records++;
        sink.event(event, buffer, offset, length);
    }

    /** A record that was meant to be an event of a log. */
    void broken(RecordPosition position, String reason, String message, String excerpt, RejectContent content) {
        confirm();
        reject(position, reason, message, excerpt, content);
    }

    /** Well-formed, but of something else; the name is "" where it is not known. */
    void foreign(RecordPosition position, String name, String excerpt, RejectContent content) {
        sawJson = true;
        if (foreign.isEmpty()) {
            foreign = name;
        }
        if (!name.isEmpty()) {
            kinds.add(name.replaceFirst("^an? ", ""));
            ofKnownKind++;
        }
        String what = name.isEmpty() ? "no event of a log that Nightjar reads" : "no CloudTrail event but " + name;
        reject(position, "not-an-event", "The record is " + what + ".", excerpt, content);
    }

    /** No event, but something in which an event source of AWS stands. */
    void unread(RecordPosition position, String excerpt, RejectContent content) {
        sawJson = true;
        unread = true;
        reject(position, "not-an-event", "The record " + UNREAD + ".", excerpt, content);
    }

    /** A record that carries data with no record of a log in them; the next may. */
    void carrier(RecordPosition position, String name, String excerpt, RejectContent content) {
        carries = true;
        foreign(position, name, excerpt, content);
    }

    /** Where records go that a record of this entry carries: with the first of them it is a log. */
    RecordSink carried() {
        return new RecordSink() {
            private boolean begun;

            private void begin() {
                records++;
                if (!begun) {
                    begun = true;
                    confirm();
                    sink.carried();
                }
            }

            @Override
            public void event(AuditEvent event, byte[] buffer, int offset, int length) {
                begin();
                sink.event(event, buffer, offset, length);
            }

            @Override
            public void reject(RecordPosition at, String reason, String message, String excerpt) {
                reject(at, reason, message, excerpt, RejectContent.NONE);
            }

            @Override
            public void reject(
                    RecordPosition at, String reason, String message, String excerpt, RejectContent content) {
                begin();
                sink.reject(at, reason, message, excerpt, content);
            }
        };
    }

    /** A CloudTrail digest, which stands alone in its entry; among events it is foreign. */
    void digest(RecordPosition position, String description, String excerpt, RejectContent content) {
        if (digests++ == 0) {
            digest = description;
        }
        foreign(position, "a CloudTrail digest", excerpt, content);
    }

    /** Not well-formed, and nothing says that it was meant to be an event. */
    void garbage(RecordPosition position, String reason, String message, String excerpt, RejectContent content) {
        reject(position, reason, message, excerpt, content);
    }

    /** Whether it is pointless to read on. */
    boolean isHopeless() {
        return !isLog && !carries && waiting.size() >= PATIENCE;
    }

    /** Whether nothing at all was found. */
    boolean isBlank() {
        return !isLog && waiting.isEmpty();
    }

    /** What the rest of an entry holds that was not read on. */
    enum Rest {
        NOTHING,
        EVENTS,
        BREAK
    }

    /** The other log that everything so far belongs to, or "". */
    String otherLog(byte[] head) {
        if (isLog || waiting.isEmpty() || digests > 0) {
            return "";
        }
        if (ofKnownKind == waiting.size()) {
            return String.join(" and ", kinds);
        }
        boolean text = !sawJson && waiting.stream().allMatch(one -> NO_JSON.contains(one.reason));
        String name = text ? ForeignText.name(new String(head, StandardCharsets.ISO_8859_1)) : null;
        return name == null ? "" : name.replaceFirst("^an? ", "");
    }

    /**
     * What the entry is.
     *
     * @param head its first bytes
     * @param rest what stands behind what was read
     */
    EntryOutcome outcome(byte[] head, boolean holdsList, Rest rest) {
        String other = otherLog(head);
        if (!other.isEmpty()) {
            return otherLog(other, rest);
        }
        if (isLog) {
            return new EntryOutcome(EntryOutcome.Kind.RECORDS, records, "");
        }
        if (waiting.isEmpty()) {
            return new EntryOutcome(EntryOutcome.Kind.EMPTY, 0, holdsList ? "holds an empty list" : "is empty");
        }
        if (digests == waiting.size() && !isHopeless()) {
            return new EntryOutcome(EntryOutcome.Kind.DIGEST, 0, "is " + digest);
        }
        if (unread) {
            return new EntryOutcome(EntryOutcome.Kind.NOT_A_LOG, 0, UNREAD + "; take them out of it, one to a line");
        }
        boolean tooLong = waiting.stream().allMatch(one -> one.reason.equals("too-long"));
        if (tooLong && !sawJson && head.length > 0 && (head[0] == '{' || head[0] == '[')) {
            return new EntryOutcome(EntryOutcome.Kind.NOT_A_LOG, 0, LONG);
        }
        String scope = isHopeless() ? "none of its first " + PATIENCE + " records is an event" : "it holds no event";
        String what = !foreign.isEmpty() ? "holds " + foreign : sawJson ? "is other JSON" : ForeignBytes.describe(head);
        return new EntryOutcome(
                EntryOutcome.Kind.NOT_A_LOG, 0, what + ", no audit log that Nightjar reads (" + scope + ")");
    }

    private static EntryOutcome otherLog(String other, Rest rest) {
        return switch (rest) {
            case NOTHING ->
                new EntryOutcome(
                        EntryOutcome.Kind.OTHER_LOG,
                        0,
                        "holds " + other + ", which Nightjar tells by the content but does not read",
                        other);
            case EVENTS ->
                new EntryOutcome(
                        EntryOutcome.Kind.NOT_A_LOG,
                        0,
                        "begins with more than " + PATIENCE + " records of another log (" + other
                                + ") and holds CloudTrail events further on, which were not read; take them apart");
            case BREAK ->
                new EntryOutcome(
                        EntryOutcome.Kind.NOT_A_LOG,
                        0,
                        "holds " + other + " and cannot be looked through to its end, because it breaks off");
        };
    }

    private void confirm() {
        if (!isLog) {
            isLog = true;
            for (Waiting one : waiting) {
                reject(one.position, one.reason, one.message, one.excerpt, one.content);
            }
            waiting.clear();
        }
    }

    private void reject(RecordPosition position, String reason, String message, String excerpt, RejectContent content) {
        if (isLog) {
            records++;
            sink.reject(position, reason, message, excerpt, content);
        } else {
            boolean held = waitingBytes + content.bytes().length <= MAX_WAITING_BYTES;
            waitingBytes += held ? content.bytes().length : 0;
            RejectContent kept = held ? content : new RejectContent(new byte[0], content.wholeBytes());
            waiting.add(new Waiting(position, reason, message, excerpt, kept));
            if (carries && waiting.size() >= PATIENCE) {
                // what the next record carries cannot be told without opening it, so reading goes on, and nothing waits
                // for long
                confirm();
            }
        }
    }
}
