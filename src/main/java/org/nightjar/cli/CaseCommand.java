package org.nightjar.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /** A kept search and the words of a query, which must both hold. */
    static String query(OpenCase opened, Optional<String> search, List<String> words) throws NightjarException {
        String typed = String.join(" ", words);
        if (search.isEmpty()) {
            return typed;
        }
        String kept = opened.searches().require(search.get());
        return kept.isBlank() || typed.isBlank() ? kept + typed : "(" + kept + ") AND (" + typed + ")";
    }

    /** Opens a case that exists; a command may make it instead. */
    OpenCase open(Path folder, JobContext job) throws NightjarException {
        return around.files().open(folder, job);
    }

    /** Does the work and gives the exit status. */
    abstract int work(OpenCase opened) throws NightjarException;
}
