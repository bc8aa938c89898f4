package org.nightjar.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.nightjar.ui.timeline.TimelineView;

/**
 * The program itself, as {@code nightjar open CASE} starts it, watched from outside: says after how many seconds from the
 * start of the process each view of the case was drawn, in lines {@code seconds<TAB>what}, and ends. Started by the
 * benchmark of opening; needs a display.
 */
public final class FirstPicture {

    private static final int EVERY_MILLIS = 10;
    private static final long PATIENCE_MILLIS = 300_000;

    /** A view and how one sees that it shows the case. */
    private record Watched(String what, Predicate<Scene> shown) {}

    private static final List<Watched> WATCHED = List.of(
            new Watched("frame of the window", scene -> true),
            new Watched(
                    "users",
                    scene -> scene.lookup("#users") instanceof ListView<?> users
                            && !users.getItems().isEmpty()),
            new Watched(
                    "timeline",
                    scene -> find(scene.getRoot()) instanceof TimelineView timeline
                            && timeline.model()
                                    .timelineProperty()
                                    .get()
                                    .filter(made -> !made.lanes().isEmpty())
                                    .isPresent()),
            new Watched("overview", scene -> scene.lookup("#overview .figures") != null),
            new Watched("facets", scene -> scene.lookup("#facets .facet-line") != null));

    private final long startedMillis;
    private final Map<String, Long> seen = new LinkedHashMap<>();
    private final Map<String, Long> laidOut = new LinkedHashMap<>();
    private final Map<String, Long> drawn = new LinkedHashMap<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private @Nullable Scene watchedScene;

    private FirstPicture(long startedMillis) {
        this.startedMillis = startedMillis;
    }

    /**
     * Opens the case in the folder that is the first argument. The second is when the process was started, in milliseconds
     * since 1970: what Linux says of that itself is wrong by up to a second.
     */
    public static void main(String[] args) throws InterruptedException {
        Thread program = new Thread(() -> Main.main(new String[] {"open", args[0]}), "main");
        program.setDaemon(true);
        program.start();
        new FirstPicture(Long.parseLong(args[1])).watch();
    }

    private void watch() throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            Thread.sleep(EVERY_MILLIS);
            try {
                if (asked.compareAndSet(false, true)) {
                    Platform.runLater(this::look);
                }
            } catch (IllegalStateException notStartedYet) {
                // the toolkit is still being started
                asked.set(false);
            }
        }
        System.err.println("nightjar: the case was not seen in " + PATIENCE_MILLIS / 1000 + " seconds");
        Runtime.getRuntime().halt(1);
    }

    private void look() {
        asked.set(false);
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            if (scene == null || !window.isShowing()) {
                continue;
            }
            if (watchedScene != scene) {
                watchedScene = scene;
                scene.addPostLayoutPulseListener(this::laidOut);
            }
            for (Watched watched : WATCHED) {
                if (!seen.containsKey(watched.what) && watched.shown.test(scene)) {
                    seen.put(watched.what, now());
                    Platform.requestNextPulse();
                }
            }
        }
    }

    /** What was laid out by one pulse is drawn when the next one comes: a pulse waits until the one before it is drawn. */
    private void laidOut() {
        laidOut.keySet().forEach(what -> drawn.putIfAbsent(what, now()));
        seen.keySet().forEach(what -> laidOut.putIfAbsent(what, now()));
        if (drawn.size() == WATCHED.size()) {
            report();
        } else if (drawn.size() < laidOut.size()) {
            Platform.requestNextPulse();
        }
    }

    private void report() {
        drawn.forEach((what, millis) -> System.out.println(String.format(Locale.ROOT, "%.2f\t%s", millis / 1e3, what)));
        System.out.flush();
        new Thread(() -> System.exit(0), "end").start();
    }

    private long now() {
        return System.currentTimeMillis() - startedMillis;
    }

    private static Node find(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            Node found = child instanceof TimelineView ? child : child instanceof Parent inner ? find(inner) : parent;
            if (found instanceof TimelineView) {
                return found;
            }
        }
        return parent;
    }
}
