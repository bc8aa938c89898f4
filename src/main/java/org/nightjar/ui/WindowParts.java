package org.nightjar.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.nightjar.casefile.CaseOpener;
import org.nightjar.job.JobRunner;

/**
 * What a window is made with; tests give other parts.
 *
 * @param version of the program, for people
 * @param opener opens and makes cases
 * @param slots views that are built on their own
 * @param prompt asks for files
 * @param settings what is remembered
 * @param casesFolder where new cases go
 * @param samplesFolder where sample cases are, if known
 * @param jobs makes the runner of one case's jobs
 * @param background answers short questions
 * @param fx runs what changes the window
 */
record WindowParts(
        String version,
        CaseOpener opener,
        ViewSlots slots,
        FilePrompt prompt,
        Settings settings,
        Path casesFolder,
        Optional<Path> samplesFolder,
        Supplier<JobRunner> jobs,
        Executor background,
        Executor fx) {

    /** The parts for the person at this machine; system property {@code nightjar.home} says where samples are. */
    static WindowParts ofUser(String version, CaseOpener opener, ViewSlots slots, FilePrompt prompt) {
        ExecutorService background = Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, "nightjar-window");
            thread.setDaemon(true);
            return thread;
        });
        Optional<Path> samples =
                Optional.ofNullable(System.getProperty("nightjar.home")).map(home -> Path.of(home, "sample-cases"));
        return new WindowParts(
                version,
                opener,
                slots,
                prompt,
                Settings.ofUser(),
                Path.of(System.getProperty("user.home", "."), "Nightjar"),
                samples,
                JobRunner::background,
                background,
                Platform::runLater);
    }
}
