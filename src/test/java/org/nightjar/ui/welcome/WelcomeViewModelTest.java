package org.nightjar.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.casefile.CaseOpener;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;
import org.nightjar.ui.FilePrompt;
import org.nightjar.ui.Settings;
import org.nightjar.ui.parts.Latest;

class WelcomeViewModelTest {

    @TempDir
    Path folder;

    private final List<String> done = new ArrayList<>();

    private final class Opener implements CaseOpener {
        @Override
        public OpenCase open(Path path) throws NightjarException {
            if (path.endsWith("gone.nightjar")) {
                throw new NightjarException(ErrorKind.CASE_NOT_FOUND, "There is no case there.");
            }
            done.add("open " + path.getFileName());
            return new FakeOpenCase(DemoCase.empty());
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
                new Latest<>(Runnable::run, Runnable::run),
                (openCase, evidence) -> done.add("imports " + evidence.size()));
    }

    @Test
    void aNewCaseGetsAFileNameThatEverySystemTakes() {
        WelcomeViewModel model = model(List.of());
        model.newCase("  Acme: night/03 ");
        assertEquals(List.of("create Acme- night-03.nightjar", "imports 0"), done);
        model.newCase(" ../.. ");
        assertEquals(2, done.size());
        assertTrue(model.errorProperty().get().contains("needs a name"));
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
        assertEquals(false, model.busyProperty().get());
        model.openCase(Path.of("there.nightjar"));
        assertEquals("", model.errorProperty().get());
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
        assertEquals("open The night shift.nightjar", done.get(2));
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
