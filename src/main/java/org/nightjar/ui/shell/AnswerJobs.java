package org.nightjar.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobSnapshot;
import org.nightjar.model.NightjarException;
import org.nightjar.ui.FilePrompt;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.jobs.JobsViewModel;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.shell.Notice.Holds;
import org.nightjar.ui.shell.Notice.Kind;

/**
 * Changes by whose word users are who they are and addresses where they are, as jobs, and says which findings are out of
 * date by it. FX thread only.
 */
final class AnswerJobs {

    private final OpenCase openCase;
    private final FilePrompt prompt;
    private final WorkbenchViewModel workbench;
    private final JobsViewModel jobs;
    private final Notices notices;

    AnswerJobs(
            OpenCase openCase, FilePrompt prompt, WorkbenchViewModel workbench, JobsViewModel jobs, Notices notices) {
        this.openCase = openCase;
        this.prompt = prompt;
        this.workbench = workbench;
        this.jobs = jobs;
        this.notices = notices;
    }

    /** Lets the analyst choose MaxMind DB files and places all addresses of the case anew by them. */
    void chooseLocationDatabases() {
        List<Path> databases = prompt.chooseLocationDatabases();
        if (!databases.isEmpty()) {
            notices.begun("notice.databases");
            jobs.start(
                    Words.of("job.databases"),
                    context -> {
                        openCase.useGeoDatabases(databases, context);
                        return databases;
                    },
                    (end, result) -> placed(databases, end, result.isPresent()));
        }
    }

    private void placed(List<Path> databases, JobSnapshot end, boolean done) {
        workbench.replaceData(openCase.data());
        if (!done) {
            notices.sayUnfinished("notice.databases", end);
            return;
        }
        String names = databases.stream()
                .map(path -> String.valueOf(path.getFileName()))
                .collect(Collectors.joining(", "));
        boolean events = workbench.data().index().size() > 0;
        sayOutdated(Words.of(events ? "notice.databases" : "notice.databases.noEvents", names), events);
    }

    /**
     * What was done, and which findings are out of date by it.
     *
     * @param moves whether it may be some: of findings that kept no basis it cannot be told which
     */
    private void sayOutdated(String done, boolean moves) {
        CaseData data = workbench.data();
        boolean untold = moves && data.detection().basis().isEmpty();
        String outdated = untold ? Words.of("outdated.untold") : data.outdated().sentence(data.detection());
        notices.say(new Notice(
                outdated.isEmpty() ? Kind.SUCCESS : Kind.WARNING,
                outdated.isEmpty() ? done : done + " " + outdated,
                Optional.empty(),
                !outdated.isEmpty(),
                outdated.isEmpty() ? Holds.UNTIL_SAID : Holds.UNTIL_DETECTED));
    }

    void changePeople(PeopleEdit edit) {
        boolean moves = !(edit instanceof PeopleEdit.Alias);
        people(context -> openCase.changePeople(edit, context), "notice.people", "notice.people.same", moves);
    }

    void undoPeople() {
        people(openCase::undoPeople, "notice.people.undone", "triage.nothingToUndo", false);
    }

    void redoPeople() {
        people(openCase::redoPeople, "notice.people.redone", "triage.nothingToRedo", false);
    }

    /** Says something of users, takes it back, or does it again; gives what, or "" if it changes nothing. */
    @FunctionalInterface
    private interface Saying {
        String say(JobContext job) throws NightjarException;
    }

    private void people(Saying saying, String done, String nothing, boolean moves) {
        notices.begun("notice.people");
        jobs.start(Words.of("job.people"), saying::say, (end, result) -> {
            if (result.isEmpty()) {
                notices.sayUnfinished("notice.people", end);
                return;
            }
            workbench.replaceData(openCase.data());
            String words = result.get();
            sayOutdated(words.isEmpty() ? Words.of(nothing) : Words.of(done, words), moves);
        });
    }
}
