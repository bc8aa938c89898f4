package org.nightjar.evidence;

import java.io.IOException;

/** The disk failed, not the evidence: nothing more can be read from this file. */
final class DiskReadException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskReadException(IOException cause) {
        super(cause);
    }
}
