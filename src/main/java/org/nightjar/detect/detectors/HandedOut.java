package org.nightjar.detect.detectors;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightjar.store.Values;

/** How many bytes an event handed out, as its parameters say; read once a distinct text. */
final class HandedOut {

    private static final String NAME = "bytesTransferredOut";
    private static final Pattern BYTES = Pattern.compile(NAME + "\\s*[=:]\\s*(\\d{1,15})(?:\\.\\d+)?");

    private HandedOut() {}

    /** By code of the parameters' text; 0 where it does not say. */
    static long[] byDetail(Values details) {
        long[] bytes = new long[details.size()];
        for (int code = 1; code < bytes.length; code++) {
            String text = details.value(code);
            if (text.contains(NAME)) {
                Matcher matcher = BYTES.matcher(text);
                bytes[code] = matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
            }
        }
        return bytes;
    }
}
