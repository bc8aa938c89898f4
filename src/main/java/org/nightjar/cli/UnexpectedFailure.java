package org.nightjar.cli;

/** A job failed in a way that nobody planned for; the message is a sentence for people. */
final class UnexpectedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedFailure(String message, Exception cause) {
        super(message, cause);
    }
}
