package org.nightjar.ui.shell;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightjar.casefile.CaseData;
import org.nightjar.job.JobSnapshot;
import org.nightjar.job.JobState;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.shell.Notice.Holds;
import org.nightjar.ui.shell.Notice.Kind;

/**
 * What is said of things done to a case: the newest notice, until it is dismissed or replaced, or does not hold any more. Of what
 * follows from a change it is said after the change. FX thread only.
 */
final class Notices {

    private final ReadOnlyObjectWrapper<Optional<Notice>> newest = new ReadOnlyObjectWrapper<>(Optional.empty());
    /** What the newest is about, so that it goes when that is begun again; "" if it is about nothing that is. */
    private String about = "";

    Notices(WorkbenchViewModel workbench) {
        workbench.selectionProperty().addListener(property -> end(Holds.UNTIL_SELECTED));
        workbench.annotationsProperty().addListener(property -> end(Holds.UNTIL_SAID));
        workbench.dataProperty().addListener((property, before, now) -> end(ended(before, now)));
    }

    /** What other data ends. */
    private static Holds ended(CaseData before, CaseData now) {
        if (before.detection() != now.detection()) {
            return Holds.UNTIL_DETECTED;
        }
        return before.index().isOfSame(now.index()) ? Holds.UNTIL_SAID : Holds.UNTIL_CHANGED;
    }

    private void end(Holds what) {
        newest.get().filter(notice -> notice.holds().compareTo(what) >= 0).ifPresent(notice -> dismiss());
    }

    ReadOnlyObjectProperty<Optional<Notice>> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    void dismiss() {
        newest.set(Optional.empty());
    }

    void say(Notice notice) {
        about = "";
        newest.set(Optional.of(notice));
    }

    /** @param more the tab that shows more of it */
    void say(Kind kind, String text, WorkbenchTab more, Holds holds) {
        say(new Notice(kind, text, Optional.of(more), false, holds));
    }

    /** The same of something that goes on holding until it is {@link #begun} again. */
    void say(String what, Kind kind, String text, WorkbenchTab more) {
        say(kind, text, more, Holds.ON);
        about = what;
    }

    /** Says that a job was cancelled or failed, by the strings {@code what.cancelled} and {@code what.failed}. */
    void sayUnfinished(String what, JobSnapshot end) {
        boolean cancelled = end.state() == JobState.CANCELLED;
        String text = cancelled ? Words.of(what + ".cancelled") : Words.of(what + ".failed", end.failure());
        say(what, cancelled ? Kind.WARNING : Kind.DANGER, text, WorkbenchTab.JOBS);
    }

    /** That is begun again, or went well: what was said of it does not hold any more. */
    void begun(String what) {
        if (about.equals(what)) {
            dismiss();
        }
    }
}
