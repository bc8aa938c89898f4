package org.nightjar.analysis.effect;

import java.util.Locale;

/** Whether an effect still stands, as far as the evidence shows. */
public enum EffectState {
    /** Nothing in the evidence takes it back. */
    OPEN,
    /** The same thing was changed again; whether that took it back only the record tells. */
    CHANGED_AGAIN,
    /** An event took it back. */
    UNDONE,
    /** Nothing can take it back. */
    FINAL;

    /** The name used in exports, such as {@code changed-again}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody has to look after it. */
    public boolean isOpen() {
        return this == OPEN || this == CHANGED_AGAIN;
    }
}
