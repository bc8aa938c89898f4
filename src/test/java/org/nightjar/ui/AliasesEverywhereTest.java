package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.LocalCaseFiles;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobRunner;
import org.nightjar.model.Dimension;
import org.nightjar.model.Incident;
import org.nightjar.store.EventIndex;
import org.nightjar.support.FxWait;
import org.nightjar.ui.graph.GraphView;
import org.nightjar.ui.map.CaseMapView;
import org.nightjar.ui.timeline.TimelineView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What has an alias is nowhere in the window named without it, but where the log's own words or a query stand. */
@ExtendWith(ApplicationExtension.class)
class AliasesEverywhereTest {

    private static final ExecutorService BACKGROUND = Executors.newFixedThreadPool(2);

    /** Where the log's own words stand, and queries, which name what the log names. */
    private static final Set<String> WORDS_OF_THE_LOG = Set.of("#raw-record", ".code");

    @TempDir
    Path folder;

    private Path at;
    private Map<String, String> aliases = Map.of();
    private WorkbenchWindow window;
    private int named;

    @Start
    void start(Stage stage) throws Exception {
        stage.setWidth(1440);
        stage.setHeight(900);
        LocalCaseFiles files = new LocalCaseFiles("test");
        at = folder.resolve("case.nightjar");
        makeCase(files);
        ViewSlots slots = ViewSlots.NONE
                .withTimeline(TimelineView::new)
                .withMap(CaseMapView::new)
                .withGraph(GraphView::new);
        WindowParts parts = new WindowParts(
                "test",
                files,
                slots,
                new FakePrompt(),
                new Settings(folder.resolve("settings.properties")),
                folder,
                Optional.empty(),
                JobRunner::background,
                BACKGROUND,
                Platform::runLater);
        window = new WorkbenchWindow(stage, parts, () -> {});
        window.show(Optional.empty());
    }

    /** The first incident's user, address, key and account get aliases. */
    private void makeCase(LocalCaseFiles files) throws Exception {
        JobContext job = JobContext.unwatched();
        try (OpenCase made = files.openOrCreate(at, job)) {
            made.importEvidence(
                    List.of(Path.of("sample-cases", "snapshot-exfiltration", "evidence.zip")),
                    ImportOptions.DEFAULT,
                    job);
            made.detect(DetectionOptions.DEFAULT, job);
            Incident first = made.data().detection().incidents().get(0);
            EventIndex index = made.data().index();
            int row = index.findRow(first.eventIds().get(0));
            aliases = Map.of(
                    first.user(), "Mallory M.",
                    index.value(Dimension.ADDRESS, row), "the café",
                    index.value(Dimension.ACCOUNT, row), "Payroll",
                    index.value(Dimension.ACCESS_KEY, row), "old key");
            for (Dimension dimension :
                    List.of(Dimension.USER, Dimension.ADDRESS, Dimension.ACCOUNT, Dimension.ACCESS_KEY)) {
                String value = dimension == Dimension.USER ? first.user() : index.value(dimension, row);
                made.changePeople(
                        new PeopleEdit.Alias(Optional.of(dimension), value, aliases.getOrDefault(value, "")), job);
            }
        }
    }

    @AfterAll
    static void stop() {
        BACKGROUND.shutdownNow();
    }

    @Test
    void noTextOfTheWindowNamesWhatHasAnAliasWithoutIt(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(at)));
        FxWait.until(60, () -> robot.lookup("#tabs").tryQuery().isPresent());
        Set<String> bare = new TreeSet<>();
        click(robot, "#users");
        lookThrough(robot, bare);
        robot.interact(() ->
                robot.lookup("#tabs").queryAs(TabPane.class).getSelectionModel().select(3));
        FxWait.until(20, () -> robot.lookup("#findings .list-cell").tryQuery().isPresent());
        click(robot, "#findings");
        robot.type(KeyCode.J);
        lookThrough(robot, bare);

        assertEquals(Set.of(), bare);
        assertTrue(named > 200, "aliases are there at all: " + named);
    }

    private static void click(FxRobot robot, String list) {
        robot.clickOn(robot.from(robot.lookup(list).<Node>query())
                .lookup(".list-cell")
                .<Node>query());
    }

    private void lookThrough(FxRobot robot, Set<String> bare) {
        TabPane tabs = robot.lookup("#tabs").query();
        for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
            int number = tab;
            robot.interact(() -> tabs.getSelectionModel().select(number));
            robot.sleep(300);
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() ->
                    look(tabs.getScene().getRoot(), tabs.getTabs().get(number).getText(), bare));
        }
    }

    private void look(Node node, String tab, Set<String> bare) {
        if (!node.isVisible() || WORDS_OF_THE_LOG.stream().anyMatch(words -> isOf(node, words))) {
            return;
        }
        String text = node instanceof Labeled labeled
                ? String.valueOf(labeled.getText())
                : node instanceof Text written ? written.getText() : "";
        aliases.forEach((value, alias) -> {
            named += text.contains(alias) ? 1 : 0;
            boolean says = Pattern.compile("(?<![\\w:/@.-])" + Pattern.quote(value) + "(?![\\w:/@-])")
                    .matcher(text)
                    .find();
            if (says && !text.contains(alias)) {
                bare.add(tab + ": " + text + " [" + node.getStyleClass() + " " + node.getId() + "]");
            }
        });
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, tab, bare));
        }
    }

    private static boolean isOf(Node node, String words) {
        return words.startsWith("#")
                ? words.substring(1).equals(node.getId())
                : node.getStyleClass().contains(words.substring(1));
    }
}
