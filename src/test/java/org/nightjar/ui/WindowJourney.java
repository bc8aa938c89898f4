package org.nightjar.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.support.FxWait;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A window over fake cases, and what journeys through it do again and again. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX fills the fields in begin
abstract class WindowJourney {

    @TempDir
    static Path folder;

    WindowFixture fixture;
    WorkbenchWindow window;
    Stage stage;

    /** To be called by the {@code @Start} method of each journey: TestFX does not look for one in a superclass. */
    final void begin(Stage given) throws Exception {
        stage = given;
        fixture = new WindowFixture(Files.createTempDirectory(folder, "window"));
        window = fixture.on(given, Optional.of(samples()));
        given.setWidth(1440);
        given.setHeight(900);
    }

    private static Path samples() throws IOException {
        Path samples = folder.resolve("samples");
        sample(
                samples,
                "1",
                "Snapshot exfiltration",
                "Stolen keys share snapshots with a stranger's account; nothing crosses the network.");
        sample(
                samples,
                "2",
                "The employee at 03:00",
                "A colleague's name, a hosting network, and log retention cut to a day.");
        sample(samples, "3", "A quiet quarter", "Ninety ordinary days: what should not be reported.");
        return samples;
    }

    private static void sample(Path samples, String name, String title, String story) throws IOException {
        Files.createDirectories(samples.resolve(name));
        Files.writeString(samples.resolve(name).resolve("README.md"), "# " + title + "\n\n" + story + "\n");
    }

    void open(FxRobot robot) {
        robot.interact(() -> window.show(Optional.of(Path.of("demo.nightjar"))));
        until(() -> robot.lookup("#users").tryQuery().isPresent());
        until(() -> !users(robot).getItems().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void until(BooleanSupplier condition) {
        FxWait.until(15, condition);
    }

    static ListView<?> users(FxRobot robot) {
        return robot.lookup("#users").queryListView();
    }

    static String text(FxRobot robot, String selector) {
        return robot.lookup(selector).<Labeled>query().getText();
    }

    static String allText(FxRobot robot, String selector) {
        return OnScreen.allText(robot, selector);
    }

    static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void tab(FxRobot robot, String name) {
        OnScreen.tab(robot, name);
    }

    static void picture(FxRobot robot, String name) {
        OnScreen.picture(robot, name);
    }
}
