package org.nightjar.model;

import java.util.Locale;

/** What stands behind a user. */
public enum UserKind {
    /** A person. */
    HUMAN,
    /** An instance, container, function or pipeline that acts by a role of its own. */
    WORKLOAD,
    /** The cloud provider's own service. */
    SERVICE,
    /** A principal of an account that is not ours. */
    EXTERNAL,
    /** Nobody in particular: unsigned requests. */
    ANONYMOUS,
    /** The account's root user. */
    ROOT;

    /** The name used in exports, such as {@code human}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
