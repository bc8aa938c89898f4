package org.nightjar.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.shell.Notice.Holds;
import org.nightjar.ui.shell.Notice.Kind;

/** What the analyst says of findings and incidents, and which of them waits for a reason. FX thread only. */
final class TriageViewModel {

    private final OpenCase openCase;
    private final WorkbenchViewModel workbench;
    private final Notices notices;
    private final ObjectProperty<Optional<TriageSubject>> dismissing = new SimpleObjectProperty<>(Optional.empty());
    private final Latest<TriageStep> steps;

    TriageViewModel(
            OpenCase openCase, WorkbenchViewModel workbench, Notices notices, Executor background, Executor fx) {
        this.openCase = openCase;
        this.workbench = workbench;
        this.notices = notices;
        steps = new Latest<>(background, fx);
    }

    /** What is to be dismissed as soon as a reason is given. */
    ReadOnlyObjectProperty<Optional<TriageSubject>> dismissingProperty() {
        return dismissing;
    }

    /** Gives the finding or incident that is looked at a state; to dismiss it, a reason is waited for. */
    void triage(TriageState state) {
        Optional<TriageSubject> subject = TriageFocus.of(workbench.selection().focus(), workbench.data());
        if (subject.isEmpty()) {
            notices.say(Kind.INFO, Words.of("triage.nothing"), WorkbenchTab.INCIDENTS, Holds.UNTIL_SELECTED);
        } else if (state == TriageState.DISMISSED) {
            dismissing.set(subject);
        } else {
            triage(subject.get(), state, "");
        }
    }

    boolean isDismissing() {
        return dismissing.get().isPresent();
    }

    /** Lets be what waits for a reason. */
    void keep() {
        dismissing.set(Optional.empty());
    }

    /** Dismisses what waits for a reason. */
    void dismiss(String reason) {
        Optional<TriageSubject> subject = dismissing.get();
        dismissing.set(Optional.empty());
        subject.ifPresent(one -> triage(one, TriageState.DISMISSED, reason));
    }

    private void triage(TriageSubject subject, TriageState state, String reason) {
        steps.ask(
                () -> openCase.triage(List.of(subject), state, reason),
                step -> workbench.replaceData(openCase.data()),
                failure -> notices.say(Kind.DANGER, failure, WorkbenchTab.FINDINGS, Holds.UNTIL_SAID));
    }
}
