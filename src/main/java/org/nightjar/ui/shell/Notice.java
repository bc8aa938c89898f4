package org.nightjar.ui.shell;

import java.util.Optional;
import org.nightjar.ui.WorkbenchTab;

/**
 * What just happened, in a strip below the bars until it is dismissed or replaced.
 *
 * @param kind how it went
 * @param text one or two sentences: what happened, what to do next
 * @param more the tab that shows more of it
 * @param detectNext whether a detection is the next thing to do
 */
public record Notice(Kind kind, String text, Optional<WorkbenchTab> more, boolean detectNext) {

    /** How it went. */
    public enum Kind {
        INFO,
        SUCCESS,
        WARNING,
        DANGER
    }
}
