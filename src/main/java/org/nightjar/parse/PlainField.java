package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The fields of a CloudTrail record that an event is made of, and those that make it no plain record. */
enum PlainField {
    USER_IDENTITY("userIdentity"),
    EVENT_TIME("eventTime"),
    EVENT_SOURCE("eventSource"),
    EVENT_NAME("eventName"),
    REGION("awsRegion"),
    ADDRESS("sourceIPAddress"),
    AGENT("userAgent"),
    ERROR_CODE("errorCode"),
    ERROR_MESSAGE("errorMessage"),
    REQUEST("requestParameters"),
    RESPONSE("responseElements"),
    MORE("additionalEventData"),
    EVENT_ID("eventID"),
    READ_ONLY("readOnly"),
    RESOURCES("resources"),
    ACCOUNT("recipientAccountId"),
    SHARED_EVENT("sharedEventID"),

    // What is an envelope, a list, an export, an Insight, a notification or a digest is read the long way.
    INSIGHT("insightDetails"),
    TIMESTAMP("@timestamp"),
    NOTIFICATION("s3"),
    LOG_FILES("logFiles"),
    RECORDS("Records"),
    EVENTS("Events"),
    SOME_EVENTS("events"),
    LOG_EVENTS("logEvents"),
    RESULTS("results"),
    ROWS("QueryResultRows");

    private static final int PLACES = 128;
    private static final @Nullable PlainField[] BY_HASH = new PlainField[PLACES];

    static {
        for (PlainField field : values()) {
            int place = place(field.name, 0, field.name.length);
            while (BY_HASH[place] != null) {
                place = place + 1 & PLACES - 1;
            }
            BY_HASH[place] = field;
        }
    }

    private final byte[] name;

    PlainField(String name) {
        this.name = name.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether a record that has it is not plain. */
    boolean isForeign() {
        return ordinal() >= INSIGHT.ordinal();
    }

    /** The field of that name, or null if it is none of these. */
    static @Nullable PlainField of(byte[] bytes, int from, int to) {
        if (from == to) {
            return null;
        }
        int place = place(bytes, from, to);
        PlainField field = BY_HASH[place];
        while (field != null && !Slices.isSame(field.name, bytes, from, to)) {
            place = place + 1 & PLACES - 1;
            field = BY_HASH[place];
        }
        return field;
    }

    private static int place(byte[] bytes, int from, int to) {
        int length = to - from;
        return length * 7 + bytes[from] * 31 + bytes[to - 1] * 17 + bytes[from + length / 2] & PLACES - 1;
    }
}
