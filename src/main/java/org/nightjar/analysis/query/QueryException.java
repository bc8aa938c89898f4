package org.nightjar.analysis.query;

import org.jspecify.annotations.Nullable;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** A query that cannot be read, and where in its text. */
public final class QueryException extends NightjarException {

    private static final long serialVersionUID = 1L;

    private final int column;

    /** @param column from 1; 0 if it is of no place */
    QueryException(String message, int column, @Nullable Throwable cause) {
        super(ErrorKind.QUERY_INVALID, message, cause);
        this.column = column;
    }

    /** From 1, in the text as it was written; 0 if the error is of no place. */
    public int column() {
        return column;
    }
}
