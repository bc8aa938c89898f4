package org.nightjar.ui.welcome;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nightjar.casefile.CaseOpener;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobBody;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobRunner;
import org.nightjar.job.JobSnapshot;
import org.nightjar.job.JobState;
import org.nightjar.model.NightjarException;
import org.nightjar.ui.FilePrompt;
import org.nightjar.ui.Settings;
import org.nightjar.ui.jobs.JobsViewModel;
import org.nightjar.ui.parts.Words;

/**
 * The first screen: opens, makes or tries one case at a time as a job, and says how that went. {@link #poll} looks how
 * far it is. FX thread only.
 */
public final class WelcomeViewModel {

    private static final Logger LOG = System.getLogger(WelcomeViewModel.class.getName());

    /** What case folders end with. */
    static final String SUFFIX = ".nightjar";

    /** Takes over what was opened. */
    @FunctionalInterface
    public interface Opened {
        /**
         * Called on the FX thread.
         *
         * @param evidence to import into it at once
         * @param warnings what was found amiss on the way, one sentence each
         */
        void opened(OpenCase openCase, List<Path> evidence, List<String> warnings);
    }

    private final CaseOpener opener;
    private final FilePrompt prompt;
    private final Settings settings;
    private final Opened opened;
    private final JobRunner runner;
    private final JobsViewModel jobs;
    private final ObservableList<Settings.RecentCase> recent = FXCollections.observableArrayList();
    private final List<SampleCase> samples;
    private final ReadOnlyObjectWrapper<Path> folder;
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper cancelled = new ReadOnlyStringWrapper("");
    private boolean left;

    /**
     * A model of the first screen.
     *
     * @param samples cases to try
     * @param casesFolder where new cases go unless another folder is chosen
     * @param runner of this screen's jobs; {@link #leave} closes it
     * @param fx runs what changes properties, on the FX thread
     */
    public WelcomeViewModel(
            CaseOpener opener,
            FilePrompt prompt,
            Settings settings,
            List<SampleCase> samples,
            Path casesFolder,
            JobRunner runner,
            Executor fx,
            Opened opened) {
        this.opener = opener;
        this.prompt = prompt;
        this.settings = settings;
        this.samples = List.copyOf(samples);
        this.folder = new ReadOnlyObjectWrapper<>(casesFolder);
        this.runner = runner;
        this.jobs = new JobsViewModel(runner, fx);
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

    /** What is being opened or made. */
    public ReadOnlyObjectProperty<Optional<JobSnapshot>> runningProperty() {
        return jobs.runningProperty();
    }

    /** Looks how far it is. */
    public void poll() {
        jobs.poll();
    }

    /** Stops what is being opened or made. */
    public void cancel() {
        jobs.cancelAll();
    }

    /** Stops everything: the screen is no longer shown, and what comes late is closed again. */
    public void leave() {
        left = true;
        runner.close();
    }

    /** What went wrong last, or "". */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** What was cancelled last and what is left of it, or "". */
    public ReadOnlyStringProperty cancelledProperty() {
        return cancelled.getReadOnlyProperty();
    }

    public void chooseFolder() {
        prompt.chooseFolder(folder.get()).ifPresent(folder::set);
    }

    public void chooseCase() {
        prompt.chooseCase().ifPresent(this::openCase);
    }

    public void openCase(Path path) {
        openCase(path, List.of());
    }

    private void openCase(Path path, List<Path> evidence) {
        start(Words.of("welcome.opening", path), job -> opener.open(path, job), evidence);
    }

    /** Makes a case of that name; characters that a file name cannot have become hyphens. */
    public void newCase(String name) {
        newCase(name, List.of());
    }

    /** A name is being typed: that there is none does not hold any more. */
    void named() {
        if (error.get().equals(Words.of("welcome.nameNeeded"))) {
            error.set("");
        }
    }

    private void newCase(String name, List<Path> evidence) {
        String clean = fileName(name);
        if (clean.isEmpty()) {
            error.set(Words.of("welcome.nameNeeded"));
            return;
        }
        Path path = folder.get().resolve(clean + SUFFIX);
        start(
                Words.of("welcome.making", path),
                job -> {
                    Files.createDirectories(folder.get());
                    return opener.create(path);
                },
                evidence);
    }

    static String fileName(String name) {
        String clean = name.strip().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "-");
        return clean.replaceAll("^[.\\s-]+|[.\\s-]+$", "");
    }

    /** Opens the sample if it was tried before, else makes it; imports its evidence unless that was done. */
    public void openSample(SampleCase sample) {
        Path path = folder.get().resolve(fileName(sample.title()) + SUFFIX);
        if (Files.isDirectory(path)) {
            openCase(path, sample.evidence());
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

    private void start(String name, JobBody<OpenCase> opening, List<Path> evidence) {
        if (runningProperty().get().isPresent()) {
            return;
        }
        error.set("");
        cancelled.set("");
        jobs.start(name, job -> stillWanted(opening.run(job), job), (end, result) -> ended(end, result, evidence));
    }

    private static OpenCase stillWanted(OpenCase openCase, JobContext job) throws NightjarException {
        try {
            job.checkCancelled();
            return openCase;
        } catch (JobCancelledException tooLate) {
            openCase.close();
            throw tooLate;
        }
    }

    private void ended(JobSnapshot end, Optional<OpenCase> result, List<Path> evidence) {
        if (left) {
            result.ifPresent(WelcomeViewModel::close);
        } else if (result.isPresent()) {
            OpenCase openCase = result.get();
            boolean bare = openCase.data().evidence().isEmpty();
            opened.opened(openCase, bare ? evidence : List.of(), end.warnings());
        } else if (end.state() == JobState.CANCELLED) {
            cancelled.set(Words.of("welcome.cancelled"));
        } else {
            error.set(end.failure());
        }
    }

    private static void close(OpenCase tooLate) {
        try {
            tooLate.close();
        } catch (NightjarException failed) {
            LOG.log(Level.WARNING, failed.userMessage());
        }
    }
}
