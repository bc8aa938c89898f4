package org.nightjar.store.h2;

import java.io.IOException;

/** A file of summaries is not what was written, so that nothing in it can be trusted. */
final class DamagedSummaryException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedSummaryException(String message) {
        super(message);
    }
}
