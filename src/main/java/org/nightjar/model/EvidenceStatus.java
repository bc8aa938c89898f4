package org.nightjar.model;

import java.util.Locale;

/** How the import of an evidence item ended. */
public enum EvidenceStatus {
    /** Every record was stored or is a duplicate. */
    COMPLETE,
    /** Read to the end, but something was rejected; what could be read is stored. */
    PARTIAL,
    /** Read to the end and holds no record at all. */
    EMPTY,
    /** CloudTrail digests and nothing else: no events, but what log files are checked against. */
    DIGEST,
    /** Other logs and nothing else, told by content but not read, such as GuardDuty findings: each is listed. */
    OTHER_LOG,
    /** Not an audit log that Nightjar reads; said by content, not by name. */
    NOT_A_LOG,
    /** It could not be opened or read. */
    UNREADABLE,
    /** The same bytes were imported before; nothing was read again. */
    ALREADY_IMPORTED;

    /** The name used in exports, such as {@code complete}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
