package org.nightjar.ui.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.credential.CredentialLanes;
import org.nightjar.analysis.credential.CredentialState;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NetworkClass;
import org.nightjar.store.CaseInfo;
import org.nightjar.support.FxWait;
import org.nightjar.support.Screenshots;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;
import org.nightjar.ui.Theme;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CredentialsViewTest {

    private static final Instant DAY = Instant.parse("2024-05-01T08:00:00Z");
    private static final String HOME = "198.51.100.7";
    private static final String TUNNEL = "203.0.113.66";

    private final WorkbenchViewModel workbench = new WorkbenchViewModel(data(events()), Runnable::run, Runnable::run);

    @SuppressWarnings("NullAway.Init") // set by start()
    private CredentialsView view;

    /** Alice's key, stolen, disabled and used again; her sessions; Bob's key, which slept; a key that nobody used. */
    private static List<AuditEvent> events() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            for (int i = 0; i < 8; i++) {
                events.add(alice(day, i * 50).build());
            }
            events.add(alice(day, 10)
                    .writes("sts.amazonaws.com", "AssumeRole")
                    .issues("ASIADAY" + day)
                    .detail("durationSeconds=7200")
                    .build());
            events.addAll(anEvent()
                    .byRole("Admin", "alice")
                    .key("ASIADAY" + day)
                    .from(HOME)
                    .at(DAY.plus(Duration.ofDays(day)).plusSeconds(660))
                    .times(6, Duration.ofMinutes(15)));
            if (day < 5 || day > 25) {
                events.addAll(anEvent()
                        .by("bob")
                        .from(HOME)
                        .at(DAY.plus(Duration.ofDays(day)))
                        .times(5, Duration.ofMinutes(40)));
            }
        }
        for (int i = 0; i < 60; i++) {
            events.add(alice(20, i * 5 + 3).from(TUNNEL).with("Boto3/1.2").build());
        }
        events.add(admin(24)
                .writes("iam.amazonaws.com", "UpdateAccessKey")
                .on("AKIAalice")
                .detail("status=Inactive")
                .build());
        events.add(admin(26)
                .writes("iam.amazonaws.com", "CreateAccessKey")
                .issues("AKIANEVER")
                .build());
        return events;
    }

    private static TestEvents alice(int day, int minute) {
        return anEvent()
                .by("alice")
                .from(HOME)
                .at(DAY.plus(Duration.ofDays(day)).plusSeconds(60L * minute));
    }

    private static TestEvents admin(int day) {
        return anEvent()
                .by("admin")
                .from(HOME)
                .at(DAY.plus(Duration.ofDays(day)).minusSeconds(60));
    }

    private static CaseData data(List<AuditEvent> events) {
        return new CaseData(
                new CaseInfo("Test", DAY, 1, "0"),
                new TestEnrichment()
                        .place(HOME, "DE", "Bonn", 50.7, 7.1, 64496, "Example Broadband", NetworkClass.ISP)
                        .place(
                                TUNNEL,
                                "NL",
                                "Amsterdam",
                                52.4,
                                4.9,
                                64511,
                                "Example Tunnel",
                                NetworkClass.VPN_OR_HOSTING)
                        .index(events),
                DetectionResult.EMPTY,
                List.of(),
                List.of());
    }

    @Start
    void start(Stage stage) {
        Application.setUserAgentStylesheet(new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet());
        view = new CredentialsView(workbench, new Latest<>(Runnable::run, Runnable::run));
        StackPane root = new StackPane(view);
        root.getStyleClass().add("nightjar-light");
        Scene scene = new Scene(root, 1200, 620);
        scene.getStylesheets().add("/org/nightjar/ui/nightjar.css");
        stage.setScene(scene);
        stage.show();
        view.requestFocus();
    }

    private void keep(String name) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> Screenshots.save(view.getScene(), name));
    }

    private List<String> listed() {
        return view.model().lanesProperty().get().orElseThrow().lanes().stream()
                .map(lane -> lane.credential().id())
                .toList();
    }

    private String facts() {
        return ((VBox) view.lookup("#credential-facts"))
                .getChildren().stream().map(node -> ((Label) node).getText()).collect(Collectors.joining("\n"));
    }

    @Test
    void thoseWorthALookComeFirstAndTheirLivesAreTold() {
        assertEquals(List.of("AKIAalice", "AKIAbob"), listed().subList(0, 2));
        assertTrue(listed().contains("AKIANEVER"));
        String told = facts();
        assertTrue(told.contains("From two networks at once: 2024-05-21"), told);
        assertTrue(told.contains("after it was disabled, deleted or expired"), told);
        assertTrue(told.contains("Key disabled at 2024-05-25 07:59:00 UTC by admin"), told);
        assertTrue(told.contains("AS64511 Example Tunnel: 60 events"), told);
        assertTrue(view.lane("AKIAbob").orElseThrow().credential().states().contains(CredentialState.AWAKENED));
        keep("credentials-light");
    }

    @Test
    void aClickSelectsTheUsesAndKeepsTheListAndASecondLetsGo(FxRobot robot) {
        int before = listed().size();
        robot.clickOn("AKIAbob");
        assertEquals("key:\"AKIAbob\"", workbench.selection().query());
        assertEquals(before, listed().size());
        robot.clickOn("AKIAalice");
        assertEquals("key:\"AKIAalice\"", workbench.selection().query());
        robot.interact(() -> {
            Application.setUserAgentStylesheet(new atlantafx.base.theme.PrimerDark().getUserAgentStylesheet());
            view.getScene().getRoot().getStyleClass().setAll("root", "nightjar-dark");
            workbench.themeProperty().set(Theme.DARK);
        });
        keep("credentials-picked-dark");
        robot.clickOn("AKIAalice");
        assertEquals("", workbench.selection().query());
    }

    @Test
    void theKeyboardMarksAndSelects(FxRobot robot) {
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertEquals("key:\"AKIAbob\"", workbench.selection().query());
        assertTrue(facts().contains("Asleep: 2024-05-05"), facts());
    }

    @Test
    void aSelectionMarksTheLinesThatAreThereAndMakesNoneAnew(FxRobot robot) {
        Node before = robot.lookup("AKIAbob").query();
        robot.interact(() -> workbench.showEvent(
                workbench.data().index().eventId(workbench.data().index().size() - 1)));
        assertSame(before, robot.lookup("AKIAbob").query(), "the cursor went elsewhere");
        robot.clickOn("AKIAbob");
        assertEquals(1, chosen(robot));
        robot.interact(() -> view.getScene().getWindow().setWidth(1000));
        FxWait.until(
                15,
                () -> robot.lookup("AKIAbob")
                        .match(NodeQueryUtils.isVisible())
                        .tryQuery()
                        .isPresent());
        assertEquals(1, chosen(robot));
        robot.clickOn("AKIAbob");
        assertEquals(0, chosen(robot));
    }

    private static long chosen(FxRobot robot) {
        return robot.lookup("#credential-list .list-cell").queryAll().stream()
                .filter(cell -> cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("chosen")))
                .count();
    }

    @Test
    void theListFollowsTheSelection(FxRobot robot) {
        robot.interact(() -> workbench.focus(new Focus.OnUser("bob")));
        assertEquals(List.of("AKIAbob"), listed());
        robot.interact(() -> {
            workbench.clear();
            workbench.setQuery("key:AKIAalice");
        });
        assertTrue(listed().contains("ASIADAY3"), "what a credential issued belongs to it");
        assertTrue(!listed().contains("AKIAbob"));
    }

    @Test
    void usesOfAnotherNetworkAndAfterTheEndAreTold() {
        CredentialLanes lanes = view.model().lanesProperty().get().orElseThrow();
        int seen = 0;
        for (byte bin : lanes.lanes().get(0).bins()) {
            seen |= bin;
        }
        assertEquals(CredentialLanes.MAIN | CredentialLanes.OTHER | CredentialLanes.LATE, seen);
        assertEquals("AS64496 Example Broadband", lanes.lanes().get(0).mainNetwork());
    }

    @Test
    void aSelectionWithoutCredentialsSaysWhatToDo(FxRobot robot) {
        robot.interact(() -> workbench.setQuery("user:nobody"));
        assertEquals("No credential here", ((Label) view.lookup(".empty-state .title-small")).getText());
        assertTrue(((ListView<?>) view.lookup("#credential-list")).getItems().isEmpty());
        keep("credentials-empty");
    }
}
