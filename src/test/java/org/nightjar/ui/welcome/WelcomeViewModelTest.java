package org.nightjar.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.casefile.CaseOpener;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobRunner;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;
import org.nightjar.ui.FilePrompt;
import org.nightjar.ui.Settings;
import org.nightjar.ui.jobs.JobsView;

class WelcomeViewModelTest {

    @TempDir
    Path folder;

    private final List<String> done = new ArrayList<>();
    private final List<FakeOpenCase> made = new ArrayList<>();
    private JobRunner runner = JobRunner.direct();
    private Executor fx = Runnable::run;

    private final class Opener implements CaseOpener {
        @Override
        public OpenCase open(Path path, JobContext job) throws NightjarException {
            if (path.endsWith("gone.nightjar")) {
                throw new NightjarException(ErrorKind.CASE_NOT_FOUND, "There is no case there.");
            }
            if (path.endsWith("long.nightjar")) {
                job.stage("Opening the case", JobUnit.EVENTS, 100);
                job.advance(40);
                while (!Thread.currentThread().isInterrupted()) {
                    job.checkCancelled();
                    Thread.onSpinWait();
                }
            }
            if (path.endsWith("moved.nightjar")) {
                job.warn("Its databases are not here.");
            }
            done.add("open " + path.getFileName());
            made.add(new FakeOpenCase(DemoCase.empty()));
            return made.get(made.size() - 1);
        }

        @Override
        public OpenCase create(Path path) {
            done.add("create " + path.getFileName());
            return new FakeOpenCase(DemoCase.empty());
        }
    }

    private static final class Nobody implements FilePrompt {
        @Override
        public List<Path> chooseEvidence() {
            return List.of();
        }

        @Override
        public List<Path> chooseLocationDatabases() {
            return List.of();
        }

        @Override
        public Optional<Path> chooseEvidenceFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseRules() {
            return Optional.empty();
        }

        @Override
        public List<Path> chooseIndicators() {
            return List.of();
        }

        @Override
        public List<Path> choosePlaceholders() {
            return List.of();
        }

        @Override
        public Optional<Path> chooseCase() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseFolder(Path start) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseOutput(String name, String label, String extension) {
            return Optional.empty();
        }
    }

    private WelcomeViewModel model(List<SampleCase> samples) {
        return new WelcomeViewModel(
                new Opener(),
                new Nobody(),
                new Settings(folder.resolve("settings.properties")),
                samples,
                folder.resolve("cases"),
                runner,
                fx,
                (openCase, evidence, warnings) -> {
                    done.add("imports " + evidence.size());
                    done.addAll(warnings);
                });
    }

    @Test
    void aNewCaseGetsAFileNameThatEverySystemTakes() {
        WelcomeViewModel model = model(List.of());
        model.newCase("  Acme: night/03 ");
        assertEquals(List.of("create Acme- night-03.nightjar", "imports 0"), done);
        model.newCase(" ../.. ");
        assertEquals(2, done.size());
        assertTrue(model.errorProperty().get().contains("needs a name"));
        model.named();
        assertEquals("", model.errorProperty().get(), "until one is typed");
    }

    @Test
    void droppedEvidenceBecomesACaseOfItsNameAndADroppedCaseIsOpened() throws IOException {
        WelcomeViewModel model = model(List.of());
        Files.createDirectories(folder.resolve("cases/logs.nightjar"));
        model.dropped(List.of(Path.of("logs.zip"), Path.of("more.zip")));
        model.dropped(List.of(Path.of("old.nightjar")));
        assertEquals(List.of("create logs 2.nightjar", "imports 2", "open old.nightjar", "imports 0"), done);
    }

    @Test
    void whatCannotBeOpenedIsSaidAndTheScreenStaysUsable() {
        WelcomeViewModel model = model(List.of());
        model.openCase(Path.of("gone.nightjar"));
        assertEquals("There is no case there.", model.errorProperty().get());
        assertTrue(model.runningProperty().get().isEmpty());
        model.openCase(Path.of("there.nightjar"));
        assertEquals("", model.errorProperty().get());
    }

    @Test
    void openingSaysHowFarItIsAndIsCancelled() {
        runner = JobRunner.background();
        fx = told -> {};
        WelcomeViewModel model = model(List.of());
        model.openCase(Path.of("long.nightjar"));
        model.openCase(Path.of("other.nightjar"));
        until(model, () -> progress(model).equals("Opening the case · 40 of 100 events"));
        model.cancel();
        until(model, () -> model.runningProperty().get().isEmpty());
        assertTrue(model.cancelledProperty().get().startsWith("Cancelled."));
        assertEquals("", model.errorProperty().get());
        assertEquals(List.of(), done, "one at a time, and nothing was opened");
        model.openCase(Path.of("other.nightjar"));
        until(model, () -> done.size() == 2);
        assertEquals("", model.cancelledProperty().get());
        model.leave();
    }

    @Test
    void whatWasOpenedIsHandedOverWithoutAnotherLook() throws InterruptedException {
        runner = JobRunner.background();
        BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
        fx = waiting::add;
        WelcomeViewModel model = model(List.of());
        model.openCase(Path.of("other.nightjar"));
        Objects.requireNonNull(waiting.poll(20, TimeUnit.SECONDS), "nobody told")
                .run();
        assertEquals(List.of("open other.nightjar", "imports 0"), done);
        assertTrue(model.runningProperty().get().isEmpty());
        model.leave();
    }

    @Test
    void whatComesAfterTheScreenWasLeftIsClosedAgain() {
        WelcomeViewModel model = model(List.of());
        model.leave();
        model.openCase(Path.of("late.nightjar"));
        assertEquals(List.of("open late.nightjar"), done);
        assertTrue(made.get(0).isClosed());
    }

    @Test
    void whatWasAmissWithACaseIsHandedOverWithIt() {
        model(List.of()).openCase(Path.of("moved.nightjar"));
        assertEquals(List.of("open moved.nightjar", "imports 0", "Its databases are not here."), done);
    }

    private static String progress(WelcomeViewModel model) {
        return model.runningProperty().get().map(JobsView::progress).orElse("");
    }

    private static void until(WelcomeViewModel model, BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            model.poll();
        }
    }

    @Test
    void aSampleIsReadFromItsFolderAndImportedOnce() throws IOException {
        Path sample = folder.resolve("samples/night");
        Files.createDirectories(sample.resolve("evidence"));
        Files.writeString(sample.resolve("README.md"), "# The night shift\n\nSomebody shares snapshots.\nMore.\n");
        Files.createDirectories(folder.resolve("samples/not-a-sample"));
        List<SampleCase> samples = SampleCase.in(folder.resolve("samples"));
        assertEquals(List.of(new SampleCase(sample, "The night shift", "Somebody shares snapshots.")), samples);
        WelcomeViewModel model = model(samples);
        model.openSample(samples.get(0));
        assertEquals(List.of("create The night shift.nightjar", "imports 1"), done);
        Files.createDirectories(folder.resolve("cases/The night shift.nightjar"));
        model.openSample(samples.get(0));
        assertEquals(List.of("open The night shift.nightjar", "imports 1"), done.subList(2, 4), "it was still empty");
        assertEquals(List.of(), SampleCase.in(folder.resolve("nowhere")));
    }

    @Test
    void recentCasesAreRememberedNewestFirstAndCanBeForgotten() {
        Settings settings = new Settings(folder.resolve("settings.properties"));
        for (int i = 0; i < 10; i++) {
            settings.remember(new Settings.RecentCase(Path.of("c" + i), "Case " + i, Instant.EPOCH, i, 1));
        }
        settings.remember(new Settings.RecentCase(Path.of("c5"), "Case 5", Instant.EPOCH, 55, 1));
        WelcomeViewModel model = model(List.of());
        assertEquals("Case 5", model.recent().get(0).name());
        assertEquals(55, model.recent().get(0).events());
        assertEquals(8, model.recent().size());
        model.forget(model.recent().get(0));
        assertEquals("Case 9", model.recent().get(0).name());
        assertEquals(
                7, new Settings(folder.resolve("settings.properties")).recent().size());
    }
}
