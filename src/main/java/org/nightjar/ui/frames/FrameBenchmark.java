package org.nightjar.ui.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.nightjar.analysis.table.LineOrder;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Dimension;
import org.nightjar.ui.Looks;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.events.EventsView;
import org.nightjar.ui.events.EventsViewModel;
import org.nightjar.ui.frames.FrameMeter.Measured;
import org.nightjar.ui.parts.Fonts;
import org.nightjar.ui.people.FacetsView;
import org.nightjar.ui.people.FacetsViewModel;
import org.nightjar.ui.timeline.TimelineView;
import org.nightjar.ui.timeline.TimelineViewModel;

/**
 * Timeline, table and facets over many events in a real window of 1600×1000 that looks as the workbench does, moved as hands move them. Frames are counted
 * from pulse to pulse, so that what rendering costs is in them; filters from the call until all three views have their
 * answer. The display must be there ({@code Workbench.checkDisplay}); any thread but the FX thread.
 */
public final class FrameBenchmark {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final int FRAMES = 120;
    private static final int WARM_UP = 60;
    private static final long PATIENCE_SECONDS = 120;

    private final Consumer<String> out;
    private final CaseData data;
    private final WorkbenchViewModel workbench;
    private final EventsViewModel events;
    private final FacetsViewModel facets;
    private TimelineView timeline;
    private Scene scene;
    private Stage stage;

    private FrameBenchmark(CaseData data, ExecutorService background, Consumer<String> out)
            throws InterruptedException {
        this.data = data;
        this.out = out;
        workbench = onFx(() -> new WorkbenchViewModel(data, background, Platform::runLater));
        events = onFx(() -> new EventsViewModel(workbench, background, Platform::runLater));
        facets = onFx(() -> new FacetsViewModel(workbench, background, Platform::runLater));
        onFx(() -> {
            Fonts.load();
            return true;
        });
        timeline = onFx(() -> new TimelineView(workbench));
        stage = onFx(Stage::new);
        scene = onFx(this::show);
    }

    /**
     * Measures over events made for it.
     *
     * @param out is given a line a measurement
     */
    public static void run(int events, Consumer<String> out) throws InterruptedException {
        out.accept(String.format(Locale.ROOT, "making %,d events in memory", events));
        run(FrameData.of(events), out);
    }

    /** Measures over a case. */
    public static void run(CaseData data, Consumer<String> out) throws InterruptedException {
        ExecutorService background = Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, FrameMeter.ANSWERING);
            thread.setDaemon(true);
            return thread;
        });
        try {
            FrameBenchmark benchmark = new FrameBenchmark(data, background, out);
            benchmark.measure();
            // Waited for: the program may end right after.
            onFx(() -> {
                benchmark.stage.close();
                return true;
            });
        } finally {
            background.shutdownNow();
        }
    }

    private Scene show() {
        SplitPane right = new SplitPane(timeline, new EventsView(events, workbench));
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.45);
        SplitPane whole = new SplitPane(new FacetsView(facets), right);
        whole.setDividerPositions(0.18);
        StackPane ground = new StackPane(whole);
        ground.getStyleClass().add("case-view");
        Scene made = new Scene(new StackPane(ground), WIDTH, HEIGHT);
        Looks.dress(made);
        Looks.wear(made, workbench.themeProperty().get());
        stage.setScene(made);
        stage.show();
        return made;
    }

    private void measure() throws InterruptedException {
        out.accept(String.format(
                Locale.ROOT,
                "%,d events, window %d×%d, pipeline %s",
                data.index().size(),
                WIDTH,
                HEIGHT,
                System.getProperty("prism.order", "default")));
        await("lanes", () -> timeline.model().timelineProperty().get().isPresent());
        await("facets", () -> !facets.facetsProperty().get().isEmpty());
        TimelineViewModel model = timeline.model();
        FrameMeter.measure(scene, WARM_UP, frame -> model.zoomAt(0.4, frame % 60 < 30 ? 0.93 : 1.075));
        onFx(() -> zoomTo(0.2));
        frames("pan", frame -> model.pan(frame % 100 < 50 ? 0.004 : -0.004));
        frames("zoom", frame -> model.zoomAt(0.4, frame % 100 < 50 ? 0.94 : 1 / 0.94));
        onFx(() -> zoomTo(1));
        frames("wheel bursts", this::wheel);
        onFx(() -> zoomTo(0.0005));
        frames("pan, single events", frame -> model.pan(frame % 100 < 50 ? 0.004 : -0.004));
        onFx(() -> zoomTo(1));
        SplittableRandom random = new SplittableRandom(3);
        frames("table scroll", frame -> events.scrollBy(3));
        frames("table jump", frame -> events.scrollTo(random.nextInt(Math.max(1, events.size()))));
        for (String query : List.of(
                "outcome:denied",
                "service:service3",
                "user:user-7 AND NOT outcome:denied",
                "service:service1 OR user:user-9",
                "NOT outcome:denied",
                "NOT service:service1")) {
            filter(query);
        }
        sort(Dimension.USER);
        sort(Dimension.ACTION);
        sort(Dimension.RESOURCE);
    }

    private boolean zoomTo(double share) {
        timeline.model().fit();
        timeline.model().zoomAt(0.5, share);
        return true;
    }

    private void wheel(int frame) {
        if (frame % 12 < 6) {
            double delta = frame % 120 < 60 ? 40 : -40;
            for (int notch = 0; notch < 3; notch++) {
                timeline.fireEvent(new ScrollEvent(
                        ScrollEvent.SCROLL,
                        700,
                        200,
                        700,
                        200,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        delta,
                        0,
                        delta,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
            }
        }
    }

    private void frames(String name, IntConsumer step) throws InterruptedException {
        Measured measured = FrameMeter.measure(scene, FRAMES, step);
        out.accept(String.format(
                Locale.ROOT,
                "%-20s %5.1f frames/s, longest %4.0f ms, %5.1f %% over 50 ms; processor a frame (median): FX %4.1f ms,"
                        + " rendering %4.1f ms, so %3.0f frames/s with a processor each",
                name,
                measured.perSecond(),
                measured.longestMillis(),
                measured.late() * 100,
                measured.fxMillis(),
                measured.renderMillis(),
                measured.possiblePerSecond()));
    }

    private void filter(String query) throws InterruptedException {
        List<Double> millis = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            long cpu = FrameMeter.answeringNanos();
            long start = System.nanoTime();
            Answers asked = onFx(() -> {
                Answers before = answers();
                workbench.setQuery(query);
                return before;
            });
            await("filter", () -> answers().allNewerThan(asked));
            millis.add((System.nanoTime() - start) / 1e6);
            processor.add((FrameMeter.answeringNanos() - cpu) / 1e6);
            Answers filtered = onFx(() -> {
                Answers before = answers();
                workbench.setQuery("");
                return before;
            });
            await("all", () -> answers().allNewerThan(filtered));
        }
        millis.sort(Double::compare);
        processor.sort(Double::compare);
        out.accept(String.format(
                Locale.ROOT,
                "filter %-36s all views after %5.0f ms (median of 5; %4.0f to %4.0f); processor for the answers %4.0f ms",
                query,
                millis.get(2),
                millis.get(0),
                millis.get(4),
                processor.get(2)));
    }

    /** What each view shows now. */
    private record Answers(Object rows, Object lanes, Object facets) {
        boolean allNewerThan(Answers before) {
            return rows != before.rows && lanes != before.lanes && facets != before.facets;
        }
    }

    private Answers answers() {
        return new Answers(
                workbench.rows(),
                timeline.model().timelineProperty().get().orElseThrow(),
                facets.facetsProperty().get());
    }

    private void sort(Dimension dimension) throws InterruptedException {
        long start = System.nanoTime();
        onFx(() -> {
            events.arrange(LineOrder.BY_TIME.sortedBy(Optional.of(dimension)));
            return true;
        });
        await("sort", () -> !events.busyProperty().get());
        double millis = (System.nanoTime() - start) / 1e6;
        onFx(() -> {
            events.arrange(LineOrder.BY_TIME);
            return true;
        });
        out.accept(String.format(Locale.ROOT, "sort by %-20s %5.0f ms", dimension.field(), millis));
    }

    /** Looks on the FX thread every few milliseconds. */
    private static void await(String what, Supplier<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!onFx(condition)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no " + what + " after " + PATIENCE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static <T> T onFx(Supplier<T> work) throws InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        });
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the window does not answer", failed);
        }
    }
}
