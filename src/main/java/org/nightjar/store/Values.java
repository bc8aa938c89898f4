package org.nightjar.store;

/** The distinct values of a column, numbered from 0; code 0 is always "" and means "the log does not say". Thread-safe to read. */
public interface Values {

    /**
     * The value of a code.
     *
     * @throws IndexOutOfBoundsException if there is no such code
     */
    String value(int code);

    /** Whether the value may have so many characters: where that is told without making a text of it, short ones have not. */
    default boolean mayReach(int code, int characters) {
        return value(code).length() >= characters;
    }

    /** The value's code, or -1 if it does not occur. */
    int find(String value);

    /** How many values there are, "" included. */
    int size();
}
