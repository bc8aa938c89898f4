package org.nightjar.analysis.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GreatCircleTest {

    @Test
    void distancesMatchKnownOnes() {
        // London Heathrow to New York JFK: 5,540 km.
        assertEquals(5_540, GreatCircle.kilometres(51.4706, -0.4619, 40.6398, -73.7789), 15);
        assertEquals(0, GreatCircle.kilometres(10, 20, 10, 20));
        assertEquals(20_015, GreatCircle.kilometres(0, 0, 0, 180), 1);
    }

    @Test
    void aWayOverThePacificIsCutAtTheAntimeridian() {
        List<List<double[]>> pieces = GreatCircle.pieces(35.68, 139.69, 37.77, -122.42, 64);
        assertEquals(2, pieces.size());
        double[] end = pieces.get(0).get(pieces.get(0).size() - 1);
        double[] start = pieces.get(1).get(0);
        assertEquals(180, end[1]);
        assertEquals(-180, start[1]);
        assertEquals(end[0], start[0]);
        // The great circle from Tokyo to San Francisco swings north of both.
        assertTrue(end[0] > 40 && end[0] < 55, "latitude " + end[0]);
        assertNoJump(pieces);
    }

    @Test
    void theWayBackIsCutTheOtherWayRound() {
        List<List<double[]>> pieces = GreatCircle.pieces(37.77, -122.42, 35.68, 139.69, 64);
        assertEquals(-180, pieces.get(0).get(pieces.get(0).size() - 1)[1]);
        assertEquals(180, pieces.get(1).get(0)[1]);
    }

    @Test
    void ordinaryWaysAreOnePiece() {
        List<List<double[]>> pieces = GreatCircle.pieces(52.5, 13.4, 53.5, 10, 16);
        assertEquals(1, pieces.size());
        assertEquals(17, pieces.get(0).size());
        assertNoJump(pieces);
    }

    @Test
    void wayToTheSameSpotOrOppositeSideHasNoHoles() {
        for (double[] to : new double[][] {{10, 20}, {-10, -160}, {90, 0}, {-90, 17}}) {
            for (List<double[]> piece : GreatCircle.pieces(10, 20, to[0], to[1], 32)) {
                for (double[] point : piece) {
                    assertTrue(Double.isFinite(point[0]) && Double.isFinite(point[1]));
                    assertTrue(Math.abs(point[0]) <= 90.001 && Math.abs(point[1]) <= 180.001);
                }
            }
        }
    }

    private static void assertNoJump(List<List<double[]>> pieces) {
        for (List<double[]> piece : pieces) {
            for (int i = 1; i < piece.size(); i++) {
                assertTrue(Math.abs(piece.get(i)[1] - piece.get(i - 1)[1]) < 20);
            }
        }
    }
}
