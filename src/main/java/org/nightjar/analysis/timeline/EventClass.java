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

    /** Finds the classes of many rows, without an object a row. */
    static Classifier classifier(EventIndex index) {
        Column access = index.column(Dimension.ACCESS);
        Column outcome = index.column(Dimension.OUTCOME);
        if (!access.sharesBases(outcome)) {
            throw new IllegalStateException("access and outcome are said by the same flags");
        }
        int write = code(access, Access.WRITE.name());
        int denied = code(outcome, Outcome.DENIED.name());
        int failed = code(outcome, Outcome.FAILURE.name());
        byte[] ofBases = new byte[access.bases()];
        for (int base = 0; base < ofBases.length; base++) {
            int ended = outcome.codeOfBase(base);
            EventClass kind =
                    ended == denied || ended == failed ? ERROR : access.codeOfBase(base) == write ? WRITE : ORDINARY;
            ofBases[base] = (byte) kind.ordinal();
        }
        return new Classifier(access, ofBases);
    }

    private static int code(Column column, String name) {
        Values dictionary = column.dictionary();
        return dictionary.find(name.toLowerCase(Locale.ROOT));
    }

    /**
     * From rows to the ordinals of their classes.
     *
     * @param flags a column over what both access and outcome are said by
     * @param ofBases class of each of its base codes
     */
    record Classifier(Column flags, byte[] ofBases) {

        int ordinal(int row) {
            return ofBases[flags.base(row)];
        }

        /** The ordinals of the first rows of an array, at the start of another. */
        void ordinals(int[] rows, int count, int[] into) {
            flags.bases(rows, count, into);
            for (int i = 0; i < count; i++) {
                into[i] = ofBases[into[i]];
            }
        }
    }
}
