package org.nightjar.detect;

/**
 * Whether the evidence holds what a detector needs; "not applicable" is a result and is shown.
 *
 * @param applies whether it can say anything
 * @param reason why not, as a sentence; "" if it can
 */
public record Applicability(boolean applies, String reason) {

    public static final Applicability YES = new Applicability(true, "");

    public static Applicability no(String reason) {
        return new Applicability(false, reason);
    }

    /** Applies if so, else does not for that reason. */
    public static Applicability when(boolean applies, String otherwise) {
        return applies ? YES : no(otherwise);
    }
}
