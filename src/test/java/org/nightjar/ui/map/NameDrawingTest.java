package org.nightjar.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.nightjar.ui.LabelSpace;

class NameDrawingTest {

    @Test
    void aNameStandsWhereItIsFreeAndNotCutOffByTheEdge() {
        LabelSpace space = new LabelSpace();
        Point2D first = NameDrawing.spot(300, 100, 10, 80, 800, space).orElseThrow();
        assertEquals(310, first.getX(), "to the right, if there is room");
        Point2D beside = NameDrawing.spot(300, 104, 10, 80, 800, space).orElseThrow();
        assertEquals(210, beside.getX(), "else to the left");
        Point2D atEdge =
                NameDrawing.spot(760, 300, 10, 80, 800, new LabelSpace()).orElseThrow();
        assertTrue(atEdge.getX() + 80 <= 800, "whole: " + atEdge);
        assertEquals(Optional.empty(), NameDrawing.spot(-60, 300, 10, 80, 800, new LabelSpace()));
    }
}
