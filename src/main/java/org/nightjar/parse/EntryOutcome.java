package org.nightjar.parse;

/**
 * What an entry turned out to be. Of an entry that is EMPTY, a DIGEST, an OTHER_LOG or NOT_A_LOG the sink has seen nothing: the outcome is its
 * only trace, and whoever asked must keep it.
 *
 * @param kind what it is
 * @param records events and rejects handed to the sink
 * @param message for people, to follow the entry's name: "is empty"; "" for RECORDS
 * @param other of an OTHER_LOG what it holds, such as "GuardDuty findings"; else ""
 * @param excerpt what an entry begins with that is NOT_A_LOG; else ""
 */
public record EntryOutcome(Kind kind, long records, String message, String other, String excerpt) {

    EntryOutcome(Kind kind, long records, String message) {
        this(kind, records, message, "");
    }

    EntryOutcome(Kind kind, long records, String message, String other) {
        this(kind, records, message, other, "");
    }

    /** The same with what the entry begins with, if it is no log. */
    EntryOutcome beginningWith(byte[] head) {
        return kind == Kind.NOT_A_LOG
                ? new EntryOutcome(kind, records, message, other, Excerpt.of(head, 0, head.length))
                : this;
    }

    /** The same with something more said of it. */
    public EntryOutcome with(String advice) {
        return new EntryOutcome(kind, records, message + "; " + advice, other, excerpt);
    }

    /** Of an entry that could not be read to its end, because the disk failed: what was read of it is kept. */
    public static EntryOutcome brokenOff() {
        return new EntryOutcome(Kind.RECORDS, 0, "");
    }

    /** What an entry can turn out to be. */
    public enum Kind {
        /** It holds records of a log, good or broken ones. */
        RECORDS,
        /** It holds nothing, or an empty list. */
        EMPTY,
        /** A CloudTrail digest: no events, but what log files are checked against. */
        DIGEST,
        /** A log or report that is known by its content and not read. */
        OTHER_LOG,
        /** It is something else. */
        NOT_A_LOG
    }
}
