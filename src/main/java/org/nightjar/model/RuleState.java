package org.nightjar.model;

import java.util.Locale;

/** What became of one rule or list in one run. */
public enum RuleState {
    /** Some event matches it. */
    MATCHED,
    /** It could have matched and no event does. */
    NO_MATCH,
    /** No event of this evidence can match it: a value or a field that it asks for never occurs. */
    CANNOT_MATCH,
    /** It is for a log that this case does not hold. */
    NO_LOG_SOURCE,
    /** Only a correlation counts what it matches. */
    COUNTED,
    /** It asks for something that is not supported here. */
    NOT_SUPPORTED,
    /** It cannot be read. */
    BROKEN;

    /** The name used in exports, such as {@code no-match}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
