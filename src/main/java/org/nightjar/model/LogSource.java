package org.nightjar.model;

import java.util.Locale;

/** A kind of audit log that Nightjar reads. */
public enum LogSource {
    /** AWS CloudTrail records, in any of the containers they come in. */
    CLOUDTRAIL;

    /** The name used on the command line and in exports, such as {@code cloudtrail}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
