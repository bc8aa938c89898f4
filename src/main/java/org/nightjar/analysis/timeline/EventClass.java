package org.nightjar.analysis.timeline;

import java.util.Locale;
import org.nightjar.model.Access;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/** What a timeline tells apart at a glance. The ordinals index the arrays of counts. */
public enum EventClass {
    /** Reads, and what the log does not say. */
    ORDINARY,
    /** Succeeded and changes something. */
    WRITE,
    /** Failed or was denied, whatever it wanted. */
    ERROR;

    /** How many classes there are: the stride of arrays of counts. */
    public static final int COUNT = values().length;

    /** The class of an event. */
    public static EventClass of(Access access, Outcome outcome) {
        if (outcome == Outcome.DENIED || outcome == Outcome.FAILURE) {
            return ERROR;
        }
        return access == Access.WRITE ? WRITE : ORDINARY;
    }

    /** A function from rows to ordinals that makes no object a row. */
    static Classifier classifier(EventIndex index) {
        Column access = index.column(Dimension.ACCESS);
        Column outcome = index.column(Dimension.OUTCOME);
        int write = code(access, Access.WRITE.name());
        int denied = code(outcome, Outcome.DENIED.name());
        int failed = code(outcome, Outcome.FAILURE.name());
        return row -> {
            int ended = outcome.code(row);
            if (ended == denied || ended == failed) {
                return ERROR.ordinal();
            }
            return access.code(row) == write ? WRITE.ordinal() : ORDINARY.ordinal();
        };
    }

    private static int code(Column column, String name) {
        Values dictionary = column.dictionary();
        return dictionary.find(name.toLowerCase(Locale.ROOT));
    }

    /** From a row to the ordinal of its class. */
    @FunctionalInterface
    interface Classifier {
        int ordinal(int row);
    }
}
