package org.nightjar.store;

import org.nightjar.model.Access;
import org.nightjar.model.LogSource;
import org.nightjar.model.Outcome;

/** What one byte says of an event: access in bits 0-1, outcome in 2-3, source in 4-6, derived id in 7. */
public final class EventFlags {

    // values() copies its array at each call, and detectors ask for every event
    private static final Access[] ACCESSES = Access.values();
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final LogSource[] SOURCES = LogSource.values();
    private static final int DERIVED_ID = 0x80;

    private EventFlags() {}

    public static byte of(Access access, Outcome outcome, LogSource source, boolean derivedId) {
        return (byte)
                (access.ordinal() | outcome.ordinal() << 2 | source.ordinal() << 4 | (derivedId ? DERIVED_ID : 0));
    }

    static Access access(int flags) {
        return ACCESSES[flags & 3];
    }

    static Outcome outcome(int flags) {
        return OUTCOMES[(flags >> 2) & 3];
    }

    static LogSource source(int flags) {
        return SOURCES[(flags >> 4) & 7];
    }

    static boolean hasDerivedId(int flags) {
        return (flags & DERIVED_ID) != 0;
    }
}
