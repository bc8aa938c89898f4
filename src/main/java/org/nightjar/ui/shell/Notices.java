package org.nightjar.ui.shell;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightjar.job.JobSnapshot;
import org.nightjar.job.JobState;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.shell.Notice.Kind;

/** What is said of things done to a case: the newest notice, until it is dismissed or replaced. FX thread only. */
final class Notices {

    private final ReadOnlyObjectWrapper<Optional<Notice>> newest = new ReadOnlyObjectWrapper<>(Optional.empty());

    ReadOnlyObjectProperty<Optional<Notice>> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    void dismiss() {
        newest.set(Optional.empty());
    }

    void say(Notice notice) {
        newest.set(Optional.of(notice));
    }

    /** @param more the tab that shows more of it */
    void say(Kind kind, String text, WorkbenchTab more) {
        say(new Notice(kind, text, Optional.of(more), false));
    }

    /** Says that a job was cancelled or failed, by the strings {@code key.cancelled} and {@code key.failed}. */
    void sayUnfinished(String key, JobSnapshot end) {
        boolean cancelled = end.state() == JobState.CANCELLED;
        String text = cancelled ? Words.of(key + ".cancelled") : Words.of(key + ".failed", end.failure());
        say(cancelled ? Kind.WARNING : Kind.DANGER, text, WorkbenchTab.JOBS);
    }
}
