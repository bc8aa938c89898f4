package org.nightjar.detect;

import java.util.function.Supplier;

/**
 * Something about one user that does not fit.
 *
 * @param user code of {@link org.nightjar.model.Dimension#USER}
 * @param key tells apart what one detector may say of one user: a value, an account, a credential
 * @param title a few words for lists
 * @param aspect the side of the act it speaks of
 * @param rows the events behind it, ascending, at least one
 * @param surprise decades: minus the decimal logarithm of the probability of seeing this or more under the stated
 *     baseline, in ordinary life
 * @param stakes decades: by how much more such an act belongs to attacks than to ordinary work, a stated judgement;
 *     it counts only so far as the act surprises at all
 * @param condition query text without time that selects all the rows
 * @param story why, put into words only if the signal becomes a finding
 */
public record Signal(
        int user,
        String key,
        String title,
        Aspect aspect,
        int[] rows,
        double surprise,
        double stakes,
        String condition,
        Supplier<Story> story) {

    /** Surprise at which the stakes count in full. */
    private static final double FULL_STAKES = 2;

    public Signal {
        if (rows.length == 0) {
            throw new IllegalArgumentException("a signal without events: " + title);
        }
    }

    /** Decades that the signal counts for: surprise, and the stakes so far as it surprises. */
    public double evidence() {
        double sure = Math.max(0, surprise);
        return sure + stakes * Math.min(1, sure / FULL_STAKES);
    }
}
