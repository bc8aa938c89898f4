package org.nightjar.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many bytes an event moved, as its telling parameters say: {@code bytesTransferredIn} and {@code bytesTransferredOut} of
 * CloudTrail's {@code additionalEventData}, which data events have. -1 where they do not say.
 *
 * @param in what the service received
 * @param out what the service handed out
 */
public record TransferredBytes(long in, long out) {

    /** Neither is said. */
    public static final TransferredBytes UNSAID = new TransferredBytes(-1, -1);

    private static final String NAME = "bytesTransferred";
    private static final Pattern BYTES = Pattern.compile(NAME + "(In|Out)\\s*[=:]\\s*(\\d{1,15})(?:\\.\\d+)?");

    /** Reads them from the text of {@link Dimension#DETAIL}; of several the first of each. */
    public static TransferredBytes of(String detail) {
        if (!detail.contains(NAME)) {
            return UNSAID;
        }
        long in = -1;
        long out = -1;
        Matcher matcher = BYTES.matcher(detail);
        while (matcher.find()) {
            long bytes = Long.parseLong(matcher.group(2));
            if (matcher.group(1).equals("In")) {
                in = in < 0 ? bytes : in;
            } else {
                out = out < 0 ? bytes : out;
            }
        }
        return new TransferredBytes(in, out);
    }

    /** Both together; -1 if neither is said. */
    public long all() {
        return in < 0 && out < 0 ? -1 : Math.max(0, in) + Math.max(0, out);
    }
}
