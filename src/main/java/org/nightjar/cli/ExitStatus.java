package org.nightjar.cli;

/** What the program's exit status says; a contract with scripts. */
final class ExitStatus {

    static final int DONE = 0;
    /** Nothing is left half-written. */
    static final int FAILED = 1;

    static final int USAGE = 2;
    /** Done, but some input was rejected or a check did not hold. */
    static final int DONE_WITH_REJECTS = 3;

    private ExitStatus() {}
}
