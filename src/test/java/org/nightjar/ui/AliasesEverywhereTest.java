package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.job.JobContext;
import org.nightjar.model.Dimension;
import org.nightjar.model.Incident;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.support.FxWait;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What has an alias is nowhere in the window named without it, but where the log's own words or a query stand. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class AliasesEverywhereTest {

    /** Where the log's own words stand, and queries, which name what the log names. */
    private static final Set<String> WORDS_OF_THE_LOG = Set.of("#raw-record", ".code");

    @TempDir
    Path folder;

    private Map<String, String> aliases = Map.of();
    private SampleCaseWindow window;
    private int named;

    @Start
    void start(Stage stage) throws Exception {
        window = new SampleCaseWindow(stage, folder, "snapshot-exfiltration", this::name);
    }

    /** The first incident's user, address, key and account get aliases. */
    private void name(OpenCase made) throws NightjarException {
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
                    new PeopleEdit.Alias(Optional.of(dimension), value, aliases.getOrDefault(value, "")),
                    JobContext.unwatched());
        }
    }

    @Test
    void noTextOfTheWindowNamesWhatHasAnAliasWithoutIt(FxRobot robot) {
        window.open(robot);
        Set<String> bare = new TreeSet<>();
        click(robot, "#users");
        window.eachTab(robot, (tab, root) -> look(root, tab, bare));
        robot.interact(() ->
                robot.lookup("#tabs").queryAs(TabPane.class).getSelectionModel().select(3));
        FxWait.until(20, () -> robot.lookup("#findings .list-cell").tryQuery().isPresent());
        click(robot, "#findings");
        robot.type(KeyCode.J);
        window.eachTab(robot, (tab, root) -> look(root, tab, bare));

        assertEquals(Set.of(), bare);
        assertTrue(named > 200, "aliases are there at all: " + named);
    }

    private static void click(FxRobot robot, String list) {
        robot.clickOn(robot.from(robot.lookup(list).<Node>query())
                .lookup(".list-cell")
                .<Node>query());
    }

    private void look(Node node, String tab, Set<String> bare) {
        if (!node.isVisible() || WORDS_OF_THE_LOG.stream().anyMatch(words -> SampleCaseWindow.isOf(node, words))) {
            return;
        }
        for (String text : SampleCaseWindow.texts(node)) {
            aliases.forEach((value, alias) -> {
                named += text.contains(alias) ? 1 : 0;
                boolean says = Pattern.compile("(?<![\\w:/@.-])" + Pattern.quote(value) + "(?![\\w:/@-])")
                        .matcher(text)
                        .find();
                if (says && !text.contains(alias)) {
                    bare.add(tab + ": " + text + " [" + node.getStyleClass() + " " + node.getId() + "]");
                }
            });
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, tab, bare));
        }
    }
}
