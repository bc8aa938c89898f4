package org.nightjar.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nightjar.casefile.CaseFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the workbench on a case. */
@Command(
        name = "open",
        description = "Open the workbench on a case.",
        footer = {"", "Example:", "  nightjar open acme.nightjar"})
final class OpenCommand implements Callable<Integer> {

    private final Surroundings around;

    @Parameters(paramLabel = "CASE", description = "the case's folder, NAME.nightjar")
    private Path caseFolder = Path.of("");

    OpenCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        return open(around, Optional.of(CaseFiles.folderOf(caseFolder)));
    }

    /** Opens the window, or says why there is none: what was asked for could not be done. */
    static int open(Surroundings around, Optional<Path> caseFolder) {
        caseFolder.ifPresent(around.window()::expect);
        Optional<String> reason = around.window().whyNot();
        if (reason.isPresent()) {
            around.err().println("nightjar: " + Texts.shown(reason.get()));
            around.err().println("All of it works without a window too; see: nightjar --help");
            return ExitStatus.FAILED;
        }
        around.interruption().watch(around.window()::end);
        around.window().open(caseFolder);
        around.interruption().check();
        return ExitStatus.DONE;
    }
}
