package org.nightjar.model;

/** Stable codes of what can go wrong with a case or its evidence. */
public enum ErrorKind {
    CASE_NOT_FOUND,
    CASE_EXISTS,
    CASE_IN_USE,
    /** The case was written by a newer Nightjar. */
    CASE_TOO_NEW,
    /** The case database holds something that a case never holds; it was not opened. */
    CASE_UNTRUSTED,
    /** The case lies where nothing can be written; it was not opened. */
    CASE_READ_ONLY,
    CASE_DAMAGED,
    EVIDENCE_NOT_FOUND,
    EVIDENCE_UNREADABLE,
    QUERY_INVALID,
    DATABASE_INVALID,
    OUTPUT_FAILED,
    USAGE
}
