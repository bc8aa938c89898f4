package org.nightjar.store;

import java.io.IOException;

/** A column file that is not what its maker wrote, or was made by somebody else. */
final class DamagedCacheException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedCacheException(String what) {
        super(what);
    }
}
