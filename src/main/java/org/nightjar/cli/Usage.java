package org.nightjar.cli;

import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** The command was given something that it cannot take. */
final class Usage extends NightjarException {
    private static final long serialVersionUID = 1L;

    Usage(String message) {
        super(ErrorKind.USAGE, message);
    }
}
