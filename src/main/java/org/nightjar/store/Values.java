package org.nightjar.store;

/** The distinct values of a column, numbered from 0; code 0 is always "" and means "the log does not say". Thread-safe to read. */
public interface Values {

    /**
     * The value of a code.
     *
     * @throws IndexOutOfBoundsException if there is no such code
     */
    String value(int code);

    /**
     * A bit for each of up to 64 values, the first one lowest, that may have the part: where that is told without making texts
     * of them, the others have it not.
     */
    default long mayHave(AsciiPart part, int fromCode, int toCode) {
        return -1L >>> Long.SIZE - (toCode - fromCode);
    }

    /** The value's code, or -1 if it does not occur. */
    int find(String value);

    /** How many values there are, "" included. */
    int size();
}
