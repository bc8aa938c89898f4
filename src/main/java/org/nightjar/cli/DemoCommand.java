package org.nightjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nightjar.casefile.CaseFiles;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From sample evidence to the ranked findings in one go. */
@Command(
        name = "demo",
        description = {
            "Import a sample case and detect, then open the workbench on it.",
            "Where there is no display: print the ranked findings and write an HTML report."
        },
        footer = {"", "Example:", "  nightjar demo --story night-shift"})
final class DemoCommand implements Callable<Integer> {

    private static final int SHOWN = 10;

    private final Surroundings around;

    @Option(names = "--story", paramLabel = "NAME", description = "which sample case; default: ${DEFAULT-VALUE}")
    private String story = "snapshot-exfiltration";

    @Option(names = "--case", paramLabel = "CASE", description = "where to put the case; default: a temporary folder")
    private Optional<Path> caseFolder = Optional.empty();

    DemoCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws NightjarException {
        Path evidence = sampleEvidence();
        Path folder = CaseFiles.folderOf(caseFolder.isPresent() ? caseFolder.get() : temporary());
        boolean hasWindow = around.window().whyNot().isEmpty();
        around.out().println("case: " + Texts.shown(folder.toString()));
        try (OpenCase opened = around.jobs()
                .run("open " + folder.getFileName(), job -> around.files().openOrCreate(folder, job))) {
            around.jobs().run("import", job -> opened.importEvidence(List.of(evidence), ImportOptions.DEFAULT, job));
            DetectionResult result = around.jobs().run("detect", job -> opened.detect(DetectionOptions.DEFAULT, job));
            if (!hasWindow) {
                report(opened, result);
            }
        }
        return hasWindow ? OpenCommand.open(around, Optional.of(folder)) : ExitStatus.DONE;
    }

    private void report(OpenCase opened, DetectionResult result) throws NightjarException {
        ClockText clock = ClockText.of(opened);
        around.out().println("\nWho behaved unlike themselves");
        ResultPrinter.print(
                around.out(),
                OutputFormat.TABLE,
                result.users().stream().limit(SHOWN).toList(),
                new UserShape(opened.data(), clock));
        around.out().println("\nWhat stands out");
        ResultPrinter.print(
                around.out(),
                OutputFormat.TABLE,
                result.findings().stream().limit(SHOWN).toList(),
                new FindingShape(opened.data(), clock));
        Path html = opened.folder().resolveSibling(story + "-report.html");
        around.jobs().run("report", job -> {
            opened.export(ExportFormat.HTML, html, "", job);
            return true;
        });
        around.out().println("\nreport: " + Texts.shown(html.toString()));
    }

    private Path sampleEvidence() throws NightjarException {
        if (!story.matches("[a-z0-9-]+")) {
            throw new Usage("“" + story + "” is no name of a sample case.");
        }
        String home = System.getProperty("nightjar.home", "");
        Path evidence = Path.of(home, "sample-cases", story, "evidence.zip");
        if (home.isEmpty() || !Files.isRegularFile(evidence)) {
            throw new NightjarException(
                    ErrorKind.EVIDENCE_NOT_FOUND,
                    "There is no sample case “" + story + "” beside this program; start it by its launcher and look"
                            + " into its folder sample-cases.");
        }
        return evidence;
    }

    /** A folder of its own each time, for this user alone: an earlier demo may still be open. */
    private Path temporary() throws NightjarException {
        try {
            return Files.createTempDirectory("nightjar-demo-").resolve(story);
        } catch (IOException failed) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED, "No temporary folder could be made; name one by --case.", failed);
        }
    }
}
