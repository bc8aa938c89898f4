package org.nightjar.analysis.credential;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be said of a credential; the id is the word of the query language, {@code credential:parallel}. */
public enum CredentialState {
    /** An access key that lasts until somebody ends it. */
    LASTING("lasting key"),
    /** A session's, of limited life. */
    TEMPORARY("session"),
    /** The event that issued it is in the evidence. */
    ISSUED("issued in the evidence"),
    /** It was issued in the evidence and not used in it. */
    UNUSED("never used"),
    /** It was used after a sleep of {@value Credentials#SLEEP_DAYS} days or more. */
    AWAKENED("slept, then used"),
    /** It was used from two networks at once. */
    PARALLEL("two networks at once"),
    /** Somebody disabled it. */
    DISABLED("disabled"),
    /** Somebody deleted it. */
    DELETED("deleted"),
    /** Its time ran out within the evidence. */
    EXPIRED("expired"),
    /** It was used although it was disabled, deleted or expired. */
    USED_AFTER_END("used after its end");

    private final String label;

    CredentialState(String label) {
        this.label = label;
    }

    /** The word in queries and exports, such as {@code used-after-end}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Whether it is worth a look by itself. */
    public boolean isTelling() {
        return this == AWAKENED || this == PARALLEL || this == USED_AFTER_END;
    }

    /** All ids, for messages. */
    public static String ids() {
        return Arrays.stream(values()).map(CredentialState::id).collect(Collectors.joining(", "));
    }

    /** The states whose id matches. */
    public static List<CredentialState> matching(java.util.function.Predicate<String> id) {
        return Arrays.stream(values()).filter(state -> id.test(state.id())).toList();
    }
}
