package org.nightjar.ui.shell;

import java.nio.file.Path;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.ui.FilePrompt;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.jobs.JobsViewModel;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.shell.Notice.Kind;

/** Writes files of a case as jobs, and says how each ended. FX thread only. */
final class ExportJobs {

    private final OpenCase openCase;
    private final FilePrompt prompt;
    private final WorkbenchViewModel workbench;
    private final JobsViewModel jobs;
    private final Notices notices;

    ExportJobs(
            OpenCase openCase, FilePrompt prompt, WorkbenchViewModel workbench, JobsViewModel jobs, Notices notices) {
        this.openCase = openCase;
        this.prompt = prompt;
        this.workbench = workbench;
        this.jobs = jobs;
        this.notices = notices;
    }

    /** Asks where to, and writes what is selected there. */
    void export(ExportFormat format) {
        String name = workbench.data().info().name() + "." + format.extension();
        prompt.chooseOutput(name, format.label(), format.extension()).ifPresent(out -> export(format, out));
    }

    private void export(ExportFormat format, Path out) {
        String query = ExportedQuery.of(workbench.selection(), workbench.data());
        export(format.label(), out, context -> openCase.export(format, out, query, context));
    }

    /** Asks where to, and writes the rejects there. */
    void exportRejects() {
        String label = Words.of("evidence.rejects.export.label");
        prompt.chooseOutput(workbench.data().info().name() + "-rejects.jsonl", label, "jsonl")
                .ifPresent(out -> export(label, out, context -> openCase.exportRejects(out, context)));
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Writing {
        void write(JobContext context) throws NightjarException;
    }

    private void export(String label, Path out, Writing writing) {
        notices.begun("notice.export");
        jobs.start(
                Words.of("job.export", label),
                context -> {
                    writing.write(context);
                    return out;
                },
                (end, written) -> written.ifPresentOrElse(
                        file -> notices.say(
                                "notice.export",
                                Kind.SUCCESS,
                                Words.of("notice.exported", label, file),
                                WorkbenchTab.JOBS),
                        () -> notices.sayUnfinished("notice.export", end)));
    }
}
