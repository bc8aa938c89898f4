package org.nightjar.ui;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.AwaitedCase;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.Job;
import org.nightjar.job.JobRunner;
import org.nightjar.model.NightjarException;
import org.nightjar.ui.about.AboutSheet;
import org.nightjar.ui.parts.AfterFrames;
import org.nightjar.ui.parts.Fonts;
import org.nightjar.ui.parts.WholeText;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.shell.CaseKeys;
import org.nightjar.ui.shell.CaseView;
import org.nightjar.ui.shell.CaseViewModel;
import org.nightjar.ui.welcome.SampleCase;
import org.nightjar.ui.welcome.WelcomeView;
import org.nightjar.ui.welcome.WelcomeViewModel;

/** The one window: the welcome screen or an open case. FX thread only, but for {@link #end}. */
final class WorkbenchWindow {

    private static final System.Logger LOG = System.getLogger(WorkbenchWindow.class.getName());

    /** An open case and what runs for it. */
    private record Shown(OpenCase openCase, JobRunner runner, CaseView view) {}

    private record Awaited(AwaitedCase coming, Shown views) {}

    private final Stage stage;
    private final WindowParts parts;
    private final StackPane content = new StackPane();
    private final AboutSheet about;
    private final StackPane root;
    private final Scene scene;
    private Theme theme;
    private final AtomicReference<@Nullable Shown> shown = new AtomicReference<>();
    private final Runnable closed;

    /** The views of the case that is being opened, made while it is. */
    private @Nullable Awaited awaited;

    private @Nullable WelcomeViewModel welcome;

    /**
     * A window on this stage.
     *
     * @param closed called when the window and its case are closed, on any thread
     */
    WorkbenchWindow(Stage stage, WindowParts parts, Runnable closed) {
        this.stage = stage;
        this.parts = parts;
        this.closed = closed;
        Fonts.load();
        about = new AboutSheet(parts.version(), content::requestFocus);
        root = new StackPane(content, about);
        WindowSize size = WindowSize.on(Screen.getPrimary().getVisualBounds());
        scene = new Scene(size.scrolling(root));
        Looks.dress(scene);
        WholeText.tell(scene);
        key(KeyCode.O, () -> parts.prompt().chooseCase().ifPresent(this::openFromPrompt));
        key(KeyCode.N, this::showWelcome);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F1), this::showAbout);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && about.isVisible()) {
                about.toggle();
                event.consume();
            }
        });
        theme = parts.settings().theme();
        apply(theme);
        stage.setScene(scene);
        size.give(stage);
        stage.setOnHidden(event -> {
            leaveWelcome();
            leaveCase(closed);
        });
    }

    private void key(KeyCode code, Runnable action) {
        scene.getAccelerators().put(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), action);
    }

    /** Shows the case in that folder, or the welcome screen. */
    void show(Optional<Path> caseFolder) {
        showWelcomeScreen(caseFolder);
        stage.show();
        caseFolder.ifPresent(folder -> AfterFrames.run(2, () -> prepare(folder)));
    }

    private void showAbout() {
        Shown open = shown.get();
        about.open(open == null ? List.of() : open.openCase().data().geoDatabases());
    }

    void showWelcome() {
        showWelcomeScreen(Optional.empty());
    }

    private void openFromPrompt(Path folder) {
        showWelcomeScreen(Optional.of(folder));
    }

    private void showWelcomeScreen(Optional<Path> opened) {
        leaveCase(() -> {});
        leaveWelcome();
        List<SampleCase> samples = parts.samplesFolder().map(SampleCase::in).orElseGet(List::of);
        WelcomeViewModel made = new WelcomeViewModel(
                parts.opener(),
                parts.prompt(),
                parts.settings(),
                samples,
                parts.casesFolder(),
                parts.jobs().get(),
                parts.fx(),
                this::showCase);
        welcome = made;
        opened.ifPresent(made::openCase);
        // A case that was opened ahead may be there at once, and shown in place of this screen.
        if (welcome == made) {
            content.getChildren().setAll(new WelcomeView(made, () -> apply(theme.other()), this::showAbout));
            stage.setTitle(Words.of("app.name"));
        }
    }

    /** Makes and lays out the views of a case while it is being read, below the first screen and not drawn. */
    private void prepare(Path folder) {
        WelcomeViewModel opening = welcome;
        if (opening != null && opening.runningProperty().get().isPresent()) {
            AwaitedCase coming = new AwaitedCase(folder);
            Shown views = make(coming.face());
            views.view().setVisible(false);
            content.getChildren().add(0, views.view());
            awaited = new Awaited(coming, views);
        }
    }

    private void leaveAwaited() {
        Awaited left = awaited;
        awaited = null;
        if (left != null) {
            left.coming().abandon();
            left.views().view().stop();
            left.views().runner().close();
            content.getChildren().remove(left.views().view());
        }
    }

    private void leaveWelcome() {
        leaveAwaited();
        WelcomeViewModel left = welcome;
        welcome = null;
        if (left != null) {
            left.leave();
        }
    }

    private void showCase(OpenCase openCase, List<Path> evidence, List<String> warnings) {
        leaveCase(() -> {});
        Awaited waiting = awaited;
        awaited = null;
        leaveWelcome();
        Shown made = waiting == null ? make(openCase) : waiting.views();
        shown.set(made);
        CaseView view = made.view();
        CaseViewModel model = view.model();
        content.getChildren().setAll(view);
        if (waiting != null) {
            waiting.coming().opened(openCase);
            model.workbench().themeProperty().set(theme);
            model.opened();
            view.setVisible(true);
        }
        view.requestFocus();
        stage.setTitle(Words.of("app.title", openCase.data().info().name()));
        remember(openCase);
        model.workbench().dataProperty().addListener(property -> remember(openCase));
        model.warn(warnings);
        model.importEvidence(evidence);
    }

    private Shown make(OpenCase openCase) {
        JobRunner runner = parts.jobs().get();
        CaseViewModel model = new CaseViewModel(openCase, runner, parts.prompt(), parts.background(), parts.fx());
        model.workbench().themeProperty().set(theme);
        model.workbench().themeProperty().addListener((property, before, wanted) -> apply(wanted));
        CaseView view =
                new CaseView(model, parts.slots(), this::showWelcome, this::showAbout, Optional.of(parts.settings()));
        CaseKeys.install(scene, view);
        return new Shown(openCase, runner, view);
    }

    private void remember(OpenCase openCase) {
        CaseData data = openCase.data();
        parts.settings()
                .remember(new Settings.RecentCase(
                        openCase.folder(),
                        data.info().name(),
                        Instant.now(),
                        data.index().size(),
                        data.detection().findings().size()));
    }

    /** Cancels the jobs of the case and closes it in the background, once they have stopped. */
    private void leaveCase(Runnable then) {
        Shown left = shown.getAndSet(null);
        if (left == null) {
            then.run();
            return;
        }
        left.view().stop();
        left.runner().close();
        parts.background().execute(() -> close(left, then));
    }

    private static void close(Shown left, Runnable then) {
        try {
            for (Job<?> job : left.runner().jobs()) {
                job.await();
            }
            left.openCase().close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (NightjarException failed) {
            LOG.log(Level.WARNING, failed.userMessage());
        } finally {
            then.run();
        }
    }

    /** The program is ending, and the toolkit may be gone: cancels the jobs of the case, waits for them and closes it. Any thread. */
    void end() {
        Shown left = shown.getAndSet(null);
        if (left == null) {
            closed.run();
        } else {
            left.runner().close();
            close(left, closed);
        }
    }

    private void apply(Theme wanted) {
        boolean changed = theme != wanted;
        theme = wanted;
        Looks.wear(scene, wanted);
        if (changed) {
            parts.settings().saveTheme(wanted);
        }
    }
}
