package org.nightjar.ui.shell;

import java.util.Optional;
import org.nightjar.ui.WorkbenchTab;

/**
 * What just happened, in a strip below the bars until it is dismissed or replaced, or does not hold any more.
 *
 * @param kind how it went
 * @param text one or two sentences: what happened, what to do next
 * @param more the tab that shows more of it
 * @param detectNext whether a detection is the next thing to do
 * @param holds how long it holds
 */
public record Notice(Kind kind, String text, Optional<WorkbenchTab> more, boolean detectNext, Holds holds) {

    /** How it went. */
    public enum Kind {
        INFO,
        SUCCESS,
        WARNING,
        DANGER
    }

    /** How long a notice holds; what comes earlier ends what comes later too. */
    public enum Holds {
        /** Until it is dismissed, replaced, or the same is begun again. */
        ON,
        /** Until there are findings of another run: of those that are out of date. */
        UNTIL_DETECTED,
        /** Until there are other events or findings: of how many there are, and that they were checked. */
        UNTIL_CHANGED,
        /** Until something else is said of users, findings or events: of what can be taken back. */
        UNTIL_SAID,
        /** Until something else is looked at: of a key that had nothing to act on. */
        UNTIL_SELECTED
    }
}
