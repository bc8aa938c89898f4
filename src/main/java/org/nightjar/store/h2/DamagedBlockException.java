package org.nightjar.store.h2;

import java.io.IOException;

/** A block of the case does not hold what it must. */
final class DamagedBlockException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedBlockException(String message) {
        super(message);
    }
}
