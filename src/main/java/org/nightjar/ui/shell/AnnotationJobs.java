package org.nightjar.ui.shell;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.OpenCase.StepOf;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Finding;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.Annotating.What;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.shell.Notice.Holds;
import org.nightjar.ui.shell.Notice.Kind;

/**
 * Gives tags, writes notes and takes the last step back, in the background; each is done, however fast they follow one
 * another. Finds out what a key pressed on is about. FX thread only.
 */
final class AnnotationJobs {

    private static final System.Logger LOG = System.getLogger(AnnotationJobs.class.getName());

    private final OpenCase openCase;
    private final WorkbenchViewModel workbench;
    private final Notices notices;
    private final AnswerJobs answers;
    private final Executor background;
    private final Executor fx;

    AnnotationJobs(
            OpenCase openCase,
            WorkbenchViewModel workbench,
            Notices notices,
            AnswerJobs answers,
            Executor background,
            Executor fx) {
        this.openCase = openCase;
        this.answers = answers;
        this.workbench = workbench;
        this.notices = notices;
        this.background = background;
        this.fx = fx;
    }

    /** Opens the sheet on the lines chosen in the table, else on the event under the cursor, else on what is in focus. */
    void begin(What what) {
        EventIndex index = workbench.data().index();
        RowSet chosen = workbench.chosenRows(AnnotationStep.MOST_EVENTS + 1);
        int cursor = index.findRow(workbench.selection().eventId());
        Focus focus = workbench.selection().focus();
        if (chosen.size() > 1) {
            events(what, index, chosen, false);
        } else if (cursor >= 0) {
            workbench.annotate(Annotating.event(what, index, cursor));
        } else if (what == What.NOTE) {
            subject(focus)
                    .ifPresentOrElse(
                            subject -> workbench.annotate(Annotating.note(subject, index)),
                            () -> notices.say(
                                    Kind.INFO, Words.of("notes.nothing"), WorkbenchTab.EVENTS, Holds.UNTIL_SELECTED));
        } else if (focus instanceof Focus.OnFinding on) {
            List<String> ids = SelectedRows.findFinding(
                            on.findingId(), workbench.data().detection())
                    .map(Finding::eventIds)
                    .orElse(List.of());
            events(what, index, SelectedRows.rows(ids, index), false);
        } else {
            events(what, index, workbench.rows().inRange(), true);
        }
    }

    private static Optional<AnnotationSubject> subject(Focus focus) {
        if (focus instanceof Focus.OnUser user) {
            return Optional.of(AnnotationSubject.user(user.userId()));
        }
        return focus instanceof Focus.OnFinding finding
                ? Optional.of(AnnotationSubject.finding(finding.findingId()))
                : Optional.empty();
    }

    private void events(What what, EventIndex index, RowSet rows, boolean selection) {
        if (rows.isEmpty()) {
            notices.say(Kind.INFO, Words.of("notes.nothing"), WorkbenchTab.EVENTS, Holds.UNTIL_SELECTED);
        } else {
            workbench.annotate(Annotating.events(what, index, rows, selection));
        }
    }

    void annotate(Supplier<AnnotationEdit> edit) {
        run(() -> openCase.annotate(edit.get()), this::annotated);
    }

    private void annotated(Optional<AnnotationStep> step) {
        workbench.replaceAnnotated(openCase.data());
        if (step.isEmpty()) {
            notices.say(Kind.INFO, Words.of("notes.same"), WorkbenchTab.EVENTS, Holds.UNTIL_SELECTED);
        } else if (step.get().subjects().size() > 1) {
            boolean given = step.get().action() == AnnotationStep.Action.TAG;
            notices.say(
                    Kind.SUCCESS,
                    Words.of(
                            given ? "notes.tagged" : "notes.untagged",
                            Words.count("events", step.get().subjects().size()),
                            step.get().text()),
                    WorkbenchTab.EVENTS,
                    Holds.UNTIL_SAID);
        }
    }

    /** Takes back the last step, of whatever it was. */
    void undo() {
        run(openCase::undo, undone -> turned(undone, "notes.undone", "triage.nothingToUndo", answers::undoPeople));
    }

    /** Does again what was taken back last of them. */
    void redo() {
        run(openCase::redo, done -> turned(done, "notes.redone", "triage.nothingToRedo", answers::redoPeople));
    }

    private void turned(StepOf step, String saying, String nothing, Runnable people) {
        switch (step) {
            case TRIAGE -> workbench.replaceData(openCase.data());
            case ANNOTATION -> {
                workbench.replaceAnnotated(openCase.data());
                notices.say(Kind.INFO, Words.of(saying), WorkbenchTab.EVENTS, Holds.UNTIL_SAID);
            }
            case PEOPLE -> people.run();
            case NOTHING -> notices.say(Kind.INFO, Words.of(nothing), WorkbenchTab.FINDINGS, Holds.UNTIL_SELECTED);
        }
    }

    private <T> void run(Callable<T> work, Consumer<T> done) {
        background.execute(() -> {
            try {
                T result = work.call();
                fx.execute(() -> done.accept(result));
            } catch (NightjarException known) {
                failed(known.userMessage());
            } catch (Exception unexpected) {
                LOG.log(Level.WARNING, "Tags or notes could not be kept.", unexpected);
                failed(Words.of("error.unexpected", unexpected.toString()));
            }
        });
    }

    private void failed(String sentence) {
        fx.execute(() -> notices.say(Kind.DANGER, sentence, WorkbenchTab.EVENTS, Holds.UNTIL_SAID));
    }
}
