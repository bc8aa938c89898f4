package org.nightjar.ui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.CaseOpener;
import org.nightjar.ui.parts.Words;

/** The front door of the window: whether one can be opened here, and opening it. Any thread but the FX thread. */
public final class Workbench {

    private static final long START_SECONDS = 30;

    private static @Nullable DisplayCheck checked;
    private static volatile @Nullable WorkbenchWindow window;
    private static volatile boolean ending;

    private Workbench() {}

    /**
     * Starts the window toolkit if it can be started, and says what is missing if it cannot. Never throws; the answer
     * is kept, because a toolkit starts once.
     */
    public static synchronized DisplayCheck checkDisplay() {
        DisplayCheck known = checked;
        if (known == null) {
            known = start();
            checked = known;
        }
        return known;
    }

    private static DisplayCheck start() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        boolean ownWindows = System.getProperty("glass.platform") == null;
        if (linux && ownWindows && blank("DISPLAY")) {
            return new DisplayCheck(false, Words.of("display.none"));
        }
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            return started.await(START_SECONDS, TimeUnit.SECONDS)
                    ? new DisplayCheck(true, "")
                    : new DisplayCheck(false, Words.of("display.silent"));
        } catch (IllegalStateException running) {
            return new DisplayCheck(true, "");
        } catch (UnsatisfiedLinkError missing) {
            return new DisplayCheck(false, Words.of(linux ? "display.library" : "display.failed", reason(missing)));
        } catch (RuntimeException | LinkageError failed) {
            return new DisplayCheck(false, Words.of("display.failed", reason(failed)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new DisplayCheck(false, Words.of("display.silent"));
        }
    }

    private static boolean blank(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isBlank();
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /**
     * Opens the workbench and returns when it has been closed and the case with it.
     *
     * @param version of the program, for people
     * @param caseFolder the case to open; empty for the welcome screen
     * @throws IllegalStateException if {@link #checkDisplay} says that no window can be opened
     */
    public static void open(String version, Optional<Path> caseFolder, CaseOpener opener, ViewSlots slots) {
        DisplayCheck display = checkDisplay();
        if (!display.available()) {
            throw new IllegalStateException(display.sentence());
        }
        CountDownLatch closed = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.runLater(() -> {
            Stage stage = new Stage();
            WindowParts parts = WindowParts.ofUser(version, opener, slots, new ChooserPrompt(stage));
            WorkbenchWindow made = new WorkbenchWindow(stage, parts, closed::countDown);
            window = made;
            made.show(caseFolder);
        });
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!ending) {
            // a toolkit that the end of the program has begun to stop would never answer
            Platform.exit();
        }
    }

    /**
     * The program is ending from outside: closes the case of the open window; {@link #open} returns then. Not by way of the
     * toolkit, which may be gone by now. Any thread; returns when it is done.
     */
    public static void end() {
        ending = true;
        WorkbenchWindow open = window;
        if (open != null) {
            open.end();
        }
    }
}
