package org.nightjar.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.stage.Window;
import org.nightjar.support.Screenshots;

/**
 * Opens the program's own window on a case, on a real display, and waits until its users are listed: {@code RealWindow
 * CASE}. Writes {@code target/screenshots/real-window.png}. Exit status 0 if they were there within a minute. Run by
 * {@code .ci/run} under a virtual display, because the tests' own toolkit draws into memory.
 */
public final class RealWindow {

    private static final long WAIT_SECONDS = 60;

    private RealWindow() {}

    public static void main(String[] args) {
        Thread program = new Thread(() -> Main.main(new String[] {"open", args[0]}), "program");
        program.setDaemon(true);
        program.start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        boolean shown = false;
        while (!shown && System.nanoTime() < until) {
            shown = showsUsers();
        }
        System.out.println(shown ? "The window shows the case." : "No window showed the case in a minute.");
        if (!shown) {
            sayWhereThreadsAre();
        }
        Runtime.getRuntime().halt(shown ? 0 : 1);
    }

    /** What waits for what, so that a window that rarely fails to come tells why. */
    private static void sayWhereThreadsAre() {
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            System.out.println(thread.getName() + " " + thread.getState());
            Arrays.stream(frames).limit(30).forEach(frame -> System.out.println("    " + frame));
        });
    }

    private static boolean showsUsers() {
        AtomicBoolean found = new AtomicBoolean();
        CountDownLatch looked = new CountDownLatch(1);
        try {
            Platform.runLater(() -> {
                Window.getWindows().forEach(window -> found.compareAndSet(false, showsUsers(window)));
                looked.countDown();
            });
            return looked.await(5, TimeUnit.SECONDS) && found.get();
        } catch (IllegalStateException toolkitIsStillStarting) {
            Thread.onSpinWait();
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean showsUsers(Window window) {
        Node users = window.getScene() == null ? null : window.getScene().lookup("#users");
        if (users instanceof ListView<?> list && !list.getItems().isEmpty()) {
            Path picture = Screenshots.save(window.getScene(), "real-window");
            System.out.println(picture);
            return true;
        }
        return false;
    }
}
