package org.nightjar.model;

import org.jspecify.annotations.Nullable;

/**
 * The root of what Nightjar throws on purpose. The message is one sentence for people: what happened to their
 * evidence or case, and what to do.
 */
public class NightjarException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    public NightjarException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    public NightjarException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** The sentence for people; never null. */
    public String userMessage() {
        String message = getMessage();
        return message == null ? kind.name() : message;
    }
}
