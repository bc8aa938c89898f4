package org.nightjar.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.LocalCaseFiles;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobRunner;
import org.nightjar.model.NightjarException;
import org.nightjar.support.FxWait;
import org.nightjar.ui.graph.GraphView;
import org.nightjar.ui.map.CaseMapView;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window on a sample case that was imported and detected for it, to be looked through tab by tab. */
final class SampleCaseWindow {

    /** What else is said of the case before the window shows it. */
    interface Preparation {
        void on(OpenCase made) throws NightjarException;
    }

    private final ExecutorService background = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "test-background");
        thread.setDaemon(true);
        return thread;
    });
    private final LocalCaseFiles files = new LocalCaseFiles("test");
    private final Path at;
    private final WorkbenchWindow window;
    private Optional<WorkbenchViewModel> workbench = Optional.empty();
    private Optional<TimelineView> timeline = Optional.empty();

    /** Of a case that is made before: {@link #open} shows it. */
    SampleCaseWindow(Stage stage, Path folder, String story, Preparation preparation) throws NightjarException {
        this(stage, folder, new FakePrompt());
        try (OpenCase made = files.openOrCreate(at, JobContext.unwatched())) {
            JobContext job = JobContext.unwatched();
            made.importEvidence(List.of(Path.of("sample-cases", story, "evidence.zip")), ImportOptions.DEFAULT, job);
            made.detect(DetectionOptions.DEFAULT, job);
            preparation.on(made);
        }
    }

    /** Of no case yet: the first screen offers the samples. */
    SampleCaseWindow(Stage stage, Path folder, FakePrompt prompt) {
        stage.setWidth(1440);
        stage.setHeight(900);
        at = folder.resolve("case.nightjar");
        ViewSlots slots = ViewSlots.NONE
                .withTimeline(this::keepTimeline)
                .withMap(CaseMapView::new)
                .withGraph(GraphView::new);
        WindowParts parts = new WindowParts(
                "test",
                files,
                slots,
                prompt,
                new Settings(folder.resolve("settings.properties")),
                folder.resolve("cases"),
                Optional.of(Path.of("sample-cases")),
                JobRunner::background,
                background,
                Platform::runLater);
        window = new WorkbenchWindow(stage, parts, () -> {});
        window.show(Optional.empty());
    }

    private TimelineView keepTimeline(WorkbenchViewModel model) {
        workbench = Optional.of(model);
        TimelineView view = new TimelineView(model);
        timeline = Optional.of(view);
        return view;
    }

    void open(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(at)));
        FxWait.until(60, () -> robot.lookup("#users .list-cell").tryQuery().isPresent());
    }

    WorkbenchViewModel workbench() {
        return workbench.orElseThrow();
    }

    TimelineView timeline() {
        return timeline.orElseThrow();
    }

    int lanes() {
        return timeline.map(view -> view.model().laneCount()).orElse(0);
    }

    /** Shows each tab and, when its background work is done, has it looked at. */
    void eachTab(FxRobot robot, BiConsumer<String, Node> look) {
        TabPane tabs = robot.lookup("#tabs").query();
        for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
            int number = tab;
            robot.interact(() -> tabs.getSelectionModel().select(number));
            robot.sleep(300);
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> look.accept(
                    tabs.getTabs().get(number).getText(), tabs.getScene().getRoot()));
        }
    }

    /** What a node says itself, and when it is pointed at. */
    static List<String> texts(Node node) {
        String text = node instanceof Labeled labeled
                ? labeled.getText()
                : node instanceof Text written ? written.getText() : null;
        String tip = Nodes.tipOf(node);
        return Stream.of(text, tip.isEmpty() ? null : tip)
                .filter(Objects::nonNull)
                .toList();
    }

    /** By id where the name begins with #, else by style class. */
    static boolean isOf(Node node, String name) {
        return name.startsWith("#")
                ? name.substring(1).equals(node.getId())
                : node.getStyleClass().contains(name.substring(1));
    }
}
