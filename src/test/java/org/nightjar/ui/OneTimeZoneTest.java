package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.store.EventIndex;
import org.nightjar.support.FxWait;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every time that the window shows is told by the clock that was chosen and has its name beside it: in the same text or in
 * the head of its column. Half an hour off UTC, so that a time of the wrong clock is no time of the case.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in start
class OneTimeZoneTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Pattern CLOCK = Pattern.compile("\\b\\d{1,2}:\\d{2}(:\\d{2})?\\b");
    private static final Pattern NAMED = Pattern.compile("UTC\\+05:30");
    private static final Pattern OTHER = Pattern.compile("\\bUTC\\b(?!\\+05:30)|\\dZ\\b");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2})");
    private static final Pattern WORDS = Pattern.compile("(\\d{1,2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}) UTC");
    private static final DateTimeFormatter READ_NUMBERS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter READ_WORDS = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    /** Where the log's own words stand, and queries, whose language is in UTC. */
    private static final Set<String> NOT_TOLD = Set.of("#raw-record", ".code", "#query");

    @TempDir
    Path folder;

    private SampleCaseWindow window;
    private final Set<Instant> moments = new HashSet<>();
    private final Set<String> wrong = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();

    @Start
    void start(Stage stage) throws Exception {
        window = new SampleCaseWindow(stage, folder, "snapshot-exfiltration", made -> {
            made.setTimeZone(TimeZoneSetting.of(ZONE));
            EventIndex index = made.data().index();
            made.annotate(new AnnotationEdit.Write(
                    AnnotationSubject.event(index.eventId(index.size() / 2)), "seen at the door"));
            for (int row = 0; row < index.size(); row++) {
                moments.add(minute(index.time(row)));
            }
            made.data().detection().findings().forEach(finding -> {
                moments.add(minute(finding.windowStart()));
                moments.add(minute(finding.windowEnd()));
            });
            moments.add(minute(index.span().to()));
        });
    }

    @Test
    void everyTimeInTheWindowIsOfTheChosenZoneAndSaysSo(FxRobot robot) {
        window.open(robot);
        window.eachTab(robot, (tab, root) -> look(root, tab, false));
        choose(robot, "#users");
        hoverOverEachTab(robot);
        OnScreen.tab(robot, "findings");
        FxWait.until(20, () -> robot.lookup("#findings .list-cell").tryQuery().isPresent());
        choose(robot, "#findings");
        robot.type(KeyCode.J);
        hoverOverEachTab(robot);
        robot.interact(() -> window.workbench()
                .setRange(Optional.of(window.workbench().data().index().span())));
        robot.type(KeyCode.ESCAPE).type(KeyCode.D).type(KeyCode.W);
        window.eachTab(robot, (tab, root) -> look(root, tab, false));

        assertEquals("", String.join("\n", wrong));
        assertTrue(seen.size() > 100, "times were seen at all: " + seen.size());
    }

    private static void choose(FxRobot robot, String list) {
        robot.clickOn(robot.from(robot.lookup(list).<Node>query())
                .lookup(".list-cell")
                .<Node>query());
    }

    /** What is only said when it is pointed at counts too. */
    private void hoverOverEachTab(FxRobot robot) {
        window.eachTab(robot, (tab, root) -> look(root, tab, false));
        for (String tab : Set.of("coverage", "map", "graph", "credentials", "hours")) {
            OnScreen.tab(robot, tab);
            robot.sleep(300);
            hover(robot.lookup("#tabs").query(), tab);
        }
        hover(window.timeline(), "timeline");
    }

    private void hover(Node over, String name) {
        Bounds at = over.localToScreen(over.getBoundsInLocal());
        for (int step = 0; step < 24; step++) {
            double x = at.getMinX() + at.getWidth() * (0.02 + 0.96 * ((step * 7) % 24) / 24);
            double y = at.getMinY() + at.getHeight() * (0.12 + 0.86 * step / 24);
            onFx(() -> new Robot().mouseMove(x, y));
            onFx(() -> {});
            onFx(() -> look(over.getScene().getRoot(), name + " pointed at", false));
        }
    }

    private static void onFx(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private void look(Node node, String where, boolean headed) {
        if (!node.isVisible()
                || node instanceof TextInputControl
                || NOT_TOLD.stream().anyMatch(words -> SampleCaseWindow.isOf(node, words))) {
            return;
        }
        boolean named = headed
                || node instanceof TableCell<?, ?> cell
                        && cell.getTableColumn() != null
                        && NAMED.matcher(cell.getTableColumn().getText()).find();
        SampleCaseWindow.texts(node).forEach(text -> judge(text, where, named));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, where, named));
        }
    }

    private void judge(String text, String where, boolean headed) {
        if (!CLOCK.matcher(text).find()) {
            return;
        }
        seen.add(text);
        if (isOfTheUsersOwnHours(where)) {
            return;
        }
        if (!headed && !NAMED.matcher(text).find()) {
            wrong.add(where + ", no zone: " + text);
        }
        if (OTHER.matcher(text).find()) {
            wrong.add(where + ", another zone: " + text);
        }
        NUMBERS.matcher(text).results().forEach(found -> known(found, READ_NUMBERS, where, text));
        WORDS.matcher(text).results().forEach(found -> known(found, READ_WORDS, where, text));
    }

    /** The heat map of a user is drawn by the user's own clock, and says so. */
    private boolean isOfTheUsersOwnHours(String where) {
        String user = window.workbench().rows().userId();
        return where.startsWith("hours")
                && window.workbench().userZonesProperty().get().find(user).isPresent();
    }

    /** A moment of the case, or of today, when it was imported. */
    private void known(MatchResult found, DateTimeFormatter format, String where, String text) {
        Instant time = LocalDateTime.parse(found.group(1), format).atZone(ZONE).toInstant();
        boolean today = Duration.between(time, Instant.now()).abs().toHours() < 1;
        boolean coverage = where.startsWith("coverage")
                && time.truncatedTo(ChronoUnit.HOURS).equals(time);
        if (!today && !coverage && !moments.contains(time)) {
            wrong.add(where + ", no moment of the case: " + text);
        }
    }

    private static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }
}
