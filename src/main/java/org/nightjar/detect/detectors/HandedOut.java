package org.nightjar.detect.detectors;

import org.nightjar.model.TransferredBytes;
import org.nightjar.store.Values;

/** How many bytes an event handed out, as its parameters say; read once a distinct text. */
final class HandedOut {

    private HandedOut() {}

    /** By code of the parameters' text; 0 where it does not say. */
    static long[] byDetail(Values details) {
        long[] bytes = new long[details.size()];
        for (int code = 1; code < bytes.length; code++) {
            bytes[code] = Math.max(0, TransferredBytes.of(details.value(code)).out());
        }
        return bytes;
    }
}
