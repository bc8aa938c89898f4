package org.nightjar.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the analyst thinks of a finding or an incident; in the order of work. */
public enum TriageState {
    /** Nobody has looked at it yet. */
    NEW,
    UNDER_REVIEW,
    /** It belongs to the attack. */
    CONFIRMED,
    /** It does not; there is a reason. */
    DISMISSED;

    /** The name used on the command line and in exports, such as {@code under-review}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TriageState> findById(String id) {
        return Arrays.stream(values())
                .filter(state -> state.id().equals(id.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
