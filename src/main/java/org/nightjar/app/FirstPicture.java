package org.nightjar.app;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
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

    /**
     * A view and how one sees that it shows the case.
     *
     * @param part of the window that it is in, as a selector; looked for until it is there, and then kept
     */
    private record Watched(String what, String part, Predicate<Node> shown) {}

    private static final List<Watched> WATCHED = List.of(
            new Watched("frame of the window", ".root", root -> true),
            new Watched(
                    "users",
                    "#users",
                    part -> part instanceof ListView<?> users
                            && !users.getItems().isEmpty()),
            new Watched(
                    "timeline",
                    "#timeline",
                    part -> part instanceof TimelineView timeline
                            && timeline.model()
                                    .timelineProperty()
                                    .get()
                                    .filter(made -> !made.lanes().isEmpty())
                                    .isPresent()),
            new Watched("overview", "#overview", part -> part.lookup(".figures") != null),
            new Watched("facets", "#facets", part -> part.lookup(".facet-line") != null));

    private final long startedMillis;
    private final Map<String, Node> parts = new HashMap<>();
    private final Map<String, Long> laidOut = new LinkedHashMap<>();
    private final Map<String, Long> drawn = new LinkedHashMap<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable Scene watchedScene;

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
                if (watchedScene == null && asked.compareAndSet(false, true)) {
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
            if (scene != null && window.isShowing() && watchedScene != scene) {
                watchedScene = scene;
                scene.addPostLayoutPulseListener(() -> laidOut(scene));
            }
        }
    }

    /** What was laid out by one pulse is drawn when the next one comes: a pulse waits until the one before it is drawn. */
    private void laidOut(Scene scene) {
        laidOut.keySet().forEach(what -> drawn.putIfAbsent(what, now()));
        for (Watched watched : WATCHED) {
            if (!laidOut.containsKey(watched.what) && isShown(watched, scene)) {
                laidOut.put(watched.what, now());
            }
        }
        if (drawn.size() == WATCHED.size()) {
            report();
        } else if (drawn.size() < laidOut.size()) {
            Platform.requestNextPulse();
        }
    }

    /** Looking through the whole window at each pulse would take from it what it needs itself. */
    private boolean isShown(Watched watched, Scene scene) {
        Node part = parts.computeIfAbsent(watched.part, scene::lookup);
        return part != null && watched.shown.test(part);
    }

    private void report() {
        drawn.forEach((what, millis) -> System.out.println(String.format(Locale.ROOT, "%.2f\t%s", millis / 1e3, what)));
        System.out.flush();
        new Thread(() -> System.exit(0), "end").start();
    }

    private long now() {
        return System.currentTimeMillis() - startedMillis;
    }
}
