package org.nightjar.ui.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.model.Dimension;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.ValueText;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The lines of facets say what the model says, whatever they said before. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class FacetsViewTest {

    private WorkbenchViewModel workbench;
    private FacetsViewModel model;
    private FacetsView view;

    @Start
    void start(Stage stage) {
        workbench = new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
        model = new FacetsViewModel(workbench, Runnable::run, Runnable::run);
        view = new FacetsView(model);
        stage.setScene(new Scene(view, 300, 800));
        stage.show();
    }

    @Test
    void linesAreKeptAndSayTheCountsOfEachFilter(FxRobot robot) {
        VBox services = lines(robot, Dimension.SERVICE);
        Node first = services.getChildren().get(0);
        for (String query : List.of("outcome:denied", "user:alice", "user:nobody-of-that-name", "")) {
            robot.interact(() -> workbench.setQuery(query));
            for (Dimension dimension : List.of(Dimension.SERVICE, Dimension.ACTION, Dimension.OUTCOME)) {
                assertEquals(expected(dimension), shown(lines(robot, dimension)), query);
            }
        }
        assertSame(first, services.getChildren().get(0));
    }

    @Test
    void aFoldedFacetHasItsLinesWhenItIsUnfolded(FxRobot robot) {
        TitledPane users = pane(robot, Dimension.USER);
        assertTrue(((VBox) users.getContent()).getChildren().isEmpty());
        robot.interact(() -> workbench.setQuery("outcome:denied"));
        robot.interact(() -> users.setExpanded(true));
        assertTrue(expected(Dimension.USER).size() > 1);
        assertEquals(expected(Dimension.USER), shown((VBox) users.getContent()));
    }

    private TitledPane pane(FxRobot robot, Dimension dimension) {
        return robot.from(view).lookup(".facet").<TitledPane>queryAll().stream()
                .filter(pane -> pane.getText().startsWith(dimension.label() + " "))
                .findFirst()
                .orElseThrow();
    }

    private VBox lines(FxRobot robot, Dimension dimension) {
        return (VBox) pane(robot, dimension).getContent();
    }

    private List<String> expected(Dimension dimension) {
        return model.facetsProperty().get().stream()
                .filter(facet -> facet.dimension() == dimension)
                .flatMap(facet -> facet.values().stream())
                .map(value -> Figures.shortened(ValueText.orUnsaid(dimension, value.text()), 30) + " "
                        + Figures.count(value.events()))
                .toList();
    }

    private static List<String> shown(VBox lines) {
        return lines.getChildren().stream()
                .filter(Node::isVisible)
                .map(FacetLine.class::cast)
                .map(line -> ((Labeled) line.getChildren().get(0)).getText() + " "
                        + ((Labeled) line.getChildren().get(2)).getText())
                .toList();
    }
}
