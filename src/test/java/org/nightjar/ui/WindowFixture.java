package org.nightjar.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.CaseOpener;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobRunner;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;

/** A window over fake cases: "demo" opens the demo case, "missing" cannot be opened, "long" until cancelled, "slow" when it may, created cases are empty. */
final class WindowFixture {

    final FakePrompt prompt = new FakePrompt();
    final Settings settings;
    ViewSlots slots = ViewSlots.NONE;
    Supplier<JobRunner> jobs = JobRunner::background;
    final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "test-background");
        thread.setDaemon(true);
        return thread;
    });
    FakeOpenCase openCase = new FakeOpenCase(DemoCase.empty());
    final Semaphore mayOpen = new Semaphore(0);
    private final Path folder;

    WindowFixture(Path folder) {
        this.folder = folder;
        this.settings = new Settings(folder.resolve("settings.properties"));
    }

    WorkbenchWindow on(Stage stage, Optional<Path> samples) {
        Executor fx = Platform::runLater;
        WindowParts parts = new WindowParts(
                "1.2.3",
                new Opener(),
                slots,
                prompt,
                settings,
                folder.resolve("cases"),
                samples,
                () -> jobs.get(),
                background,
                fx);
        return new WorkbenchWindow(stage, parts, () -> {});
    }

    private OpenCase fake(CaseData data) {
        openCase = new FakeOpenCase(data);
        return openCase;
    }

    private final class Opener implements CaseOpener {
        @Override
        public OpenCase open(Path path, JobContext job) throws NightjarException {
            if (path.toString().contains("missing")) {
                throw new NightjarException(
                        ErrorKind.CASE_NOT_FOUND,
                        "There is no case in " + path + ". Choose a folder that ends with .nightjar.");
            }
            if (path.toString().contains("long")) {
                job.stage("Opening the case", JobUnit.EVENTS, 3_000_000);
                job.advance(1_200_000);
                while (!Thread.currentThread().isInterrupted()) {
                    job.checkCancelled();
                    Thread.onSpinWait();
                }
            }
            if (path.toString().contains("slow")) {
                mayOpen.acquireUninterruptibly();
            }
            return fake(DemoCase.data(true));
        }

        @Override
        public OpenCase create(Path path) {
            return fake(DemoCase.empty());
        }
    }
}
