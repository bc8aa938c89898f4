package org.nightjar.ui.welcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nightjar.casefile.CaseOpener;
import org.nightjar.casefile.OpenCase;
import org.nightjar.ui.FilePrompt;
import org.nightjar.ui.Settings;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.Words;

/** The first screen: opens, makes or tries a case in the background, and says what went wrong. FX thread only. */
public final class WelcomeViewModel {

    /** What case folders end with. */
    static final String SUFFIX = ".nightjar";

    private final CaseOpener opener;
    private final FilePrompt prompt;
    private final Settings settings;
    private final BiConsumer<OpenCase, List<Path>> opened;
    private final Latest<OpenCase> latest;
    private final ObservableList<Settings.RecentCase> recent = FXCollections.observableArrayList();
    private final List<SampleCase> samples;
    private final ReadOnlyObjectWrapper<Path> folder;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

    /**
     * A model of the first screen.
     *
     * @param samples cases to try
     * @param casesFolder where new cases go unless another folder is chosen
     * @param opened gets the case that was opened and the evidence to import into it at once
     */
    public WelcomeViewModel(
            CaseOpener opener,
            FilePrompt prompt,
            Settings settings,
            List<SampleCase> samples,
            Path casesFolder,
            Latest<OpenCase> latest,
            BiConsumer<OpenCase, List<Path>> opened) {
        this.opener = opener;
        this.prompt = prompt;
        this.settings = settings;
        this.samples = List.copyOf(samples);
        this.folder = new ReadOnlyObjectWrapper<>(casesFolder);
        this.latest = latest;
        this.opened = opened;
        recent.setAll(settings.recent());
    }

    public ObservableList<Settings.RecentCase> recent() {
        return recent;
    }

    public List<SampleCase> samples() {
        return samples;
    }

    /** Where a new case goes. */
    public ReadOnlyObjectProperty<Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What went wrong last, or "". */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    public void chooseFolder() {
        prompt.chooseFolder(folder.get()).ifPresent(folder::set);
    }

    public void chooseCase() {
        prompt.chooseCase().ifPresent(this::openCase);
    }

    public void openCase(Path path) {
        start(() -> opener.open(path), List.of());
    }

    /** Makes a case of that name; characters that a file name cannot have become hyphens. */
    public void newCase(String name) {
        newCase(name, List.of());
    }

    private void newCase(String name, List<Path> evidence) {
        String clean = fileName(name);
        if (clean.isEmpty()) {
            error.set(Words.of("welcome.nameNeeded"));
            return;
        }
        Path path = folder.get().resolve(clean + SUFFIX);
        start(
                () -> {
                    Files.createDirectories(folder.get());
                    return opener.create(path);
                },
                evidence);
    }

    static String fileName(String name) {
        String clean = name.strip().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "-");
        return clean.replaceAll("^[.\\s-]+|[.\\s-]+$", "");
    }

    /** Opens the sample if it was tried before, else makes it and imports its evidence. */
    public void openSample(SampleCase sample) {
        Path path = folder.get().resolve(fileName(sample.title()) + SUFFIX);
        if (Files.isDirectory(path)) {
            openCase(path);
        } else {
            newCase(sample.title(), sample.evidence());
        }
    }

    /** A case folder is opened; anything else becomes the evidence of a new case named after it. */
    public void dropped(List<Path> paths) {
        if (paths.isEmpty()) {
            return;
        }
        Path first = paths.get(0);
        String name = String.valueOf(first.getFileName());
        if (name.endsWith(SUFFIX)) {
            openCase(first);
        } else {
            newCase(freeName(name.replaceFirst("\\.[^.]*$", "")), paths);
        }
    }

    private String freeName(String name) {
        String clean = fileName(name);
        String free = clean;
        for (int i = 2; Files.exists(folder.get().resolve(free + SUFFIX)); i++) {
            free = clean + " " + i;
        }
        return free;
    }

    public void forget(Settings.RecentCase one) {
        settings.forget(one.folder());
        recent.setAll(settings.recent());
    }

    private void start(Callable<OpenCase> opening, List<Path> evidence) {
        busy.set(true);
        error.set("");
        latest.ask(
                opening,
                openCase -> {
                    busy.set(false);
                    opened.accept(openCase, evidence);
                },
                failure -> {
                    busy.set(false);
                    error.set(failure);
                });
    }
}
