package org.nightjar.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nightjar.casefile.CaseFiles;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Option;

/** A command on one case: opens it, works, closes it. */
abstract class CaseCommand implements Callable<Integer> {

    final Surroundings around;

    @Option(names = "--case", required = true, paramLabel = "CASE", description = "the case's folder, NAME.nightjar")
    private Path caseFolder = Path.of("");

    CaseCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public final Integer call() throws NightjarException {
        Path folder = CaseFiles.folderOf(caseFolder);
        try (OpenCase opened = around.jobs().run("open " + folder.getFileName(), job -> open(folder, job))) {
            return work(opened);
        }
    }

    /** Opens a case that exists; a command may make it instead. */
    OpenCase open(Path folder, JobContext job) throws NightjarException {
        return around.files().open(folder, job);
    }

    /** Does the work and gives the exit status. */
    abstract int work(OpenCase opened) throws NightjarException;
}
