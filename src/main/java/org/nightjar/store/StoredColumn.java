package org.nightjar.store;

/**
 * A text column of the event table: kept as codes into a {@link Dictionary} of its own. The order is part of the
 * case format (formats/case.md); new columns go to the end.
 */
public enum StoredColumn {
    /** A {@link org.nightjar.model.PrincipalUse}, packed by {@link PrincipalCodec}. */
    PRINCIPAL_USE,
    ACTION,
    SERVICE,
    ERROR_CODE,
    ERROR_MESSAGE,
    ADDRESS,
    AGENT,
    ACCOUNT,
    REGION,
    /** The event's resources, joined by line feeds. */
    RESOURCES,
    /** The event's targets, joined by line feeds. */
    TARGETS,
    DETAIL,
    ISSUED_KEY,
    /** Path of the entry inside the evidence item. */
    ENTRY,
    /** An event id that is not a plain lower-case UUID; "" for those that are. */
    EVENT_ID_TEXT,
    /** {@code sharedEventID}; blocks of older cases end before it. */
    SHARED_EVENT
}
