package org.nightjar.analysis.timeline;

import java.util.Optional;
import org.nightjar.model.Dimension;

/**
 * What the lanes of a timeline are: one a value of a dimension, or one a finding with the events that it rests on.
 *
 * @param dimension whose values are the lanes; empty for lanes by finding
 */
public record LanesBy(Optional<Dimension> dimension) {

    /** One lane a user. */
    public static final LanesBy USER = of(Dimension.USER);

    /** One lane a finding; an event may be in several lanes, and in none. */
    public static final LanesBy FINDING = new LanesBy(Optional.empty());

    public static LanesBy of(Dimension dimension) {
        return new LanesBy(Optional.of(dimension));
    }

    /** Whether the lanes are users. */
    public boolean isUsers() {
        return equals(USER);
    }
}
