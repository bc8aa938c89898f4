package org.nightjar.analysis.effect;

import java.util.Locale;

/** What an action did to a thing. */
public enum EffectKind {
    CREATED,
    CHANGED,
    /** With an account outside, or with everybody. */
    SHARED,
    /** Deleted, or stopped from doing its work. */
    DESTROYED;

    /** The name used in exports, such as {@code created}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
