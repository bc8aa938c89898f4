package org.nightjar.analysis.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.NightjarException;
import org.nightjar.support.TravelStory;

class LayoutTest {

    @Test
    void theSameGraphAlwaysLooksTheSame() throws NightjarException {
        GraphLayout one = ForceLayout.of(everybody(), () -> false);
        GraphLayout other = ForceLayout.of(everybody(), () -> false);
        assertArrayEquals(one.x(), other.x());
        assertArrayEquals(one.y(), other.y());
    }

    @Test
    void everyNodeHasAPlaceOfItsOwn() throws NightjarException {
        for (GraphLayout layout :
                new GraphLayout[] {ForceLayout.of(everybody(), () -> false), LayeredLayout.of(everybody())}) {
            for (int i = 0; i < layout.x().length; i++) {
                assertTrue(Double.isFinite(layout.x()[i]) && Double.isFinite(layout.y()[i]));
                assertTrue(Math.hypot(layout.x()[i], layout.y()[i]) < 5_000, "node " + i + " flew away");
                for (int j = 0; j < i; j++) {
                    double distance = Math.hypot(layout.x()[i] - layout.x()[j], layout.y()[i] - layout.y()[j]);
                    assertTrue(distance > 15, "nodes " + i + " and " + j + " are " + distance + " apart");
                }
            }
        }
    }

    @Test
    void layersStandInTheOrderOfTypes() throws NightjarException {
        EntityGraph graph = everybody();
        GraphLayout layout = LayeredLayout.of(graph);
        for (EntityNode one : graph.nodes()) {
            for (EntityNode other : graph.nodes()) {
                if (one.type().compareTo(other.type()) < 0) {
                    assertTrue(layout.x()[one.id()] < layout.x()[other.id()]);
                }
            }
        }
    }

    @Test
    void anEmptyGraphHasAnEmptyLayout() {
        assertEquals(0, ForceLayout.of(EntityGraph.empty(), () -> false).x().length);
        assertEquals(0, LayeredLayout.of(EntityGraph.empty()).x().length);
    }

    @Test
    void aStoppedLayoutEndsEarly() {
        assertThrows(CancellationException.class, () -> ForceLayout.of(everybody(), () -> true));
    }

    @Test
    void crowdsPushAlmostAsTheirPointsWould() {
        Random random = new Random(3);
        double[] x = random.doubles(400, -500, 500).toArray();
        double[] y = random.doubles(400, -500, 500).toArray();
        double[] masses = random.doubles(400, 1, 9).toArray();
        QuadTree tree = new QuadTree(0.5);
        tree.fill(x, y, masses);
        for (int i = 0; i < x.length; i += 37) {
            double[] exact = new double[2];
            for (int j = 0; j < x.length; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double squared = dx * dx + dy * dy;
                if (j != i) {
                    exact[0] += masses[i] * masses[j] * dx / squared;
                    exact[1] += masses[i] * masses[j] * dy / squared;
                }
            }
            double[] close = new double[2];
            tree.push(x[i], y[i], masses[i], 1, close);
            double size = Math.hypot(exact[0], exact[1]);
            assertTrue(Math.hypot(close[0] - exact[0], close[1] - exact[1]) < 0.1 * size + 0.5);
        }
    }

    @Test
    void pointsOnTheSameSpotDoNotSinkForEver() {
        double[] same = new double[50];
        Arrays.fill(same, 7);
        double[] masses = new double[50];
        Arrays.fill(masses, 1);
        QuadTree tree = new QuadTree(0.9);
        tree.fill(same, same, masses);
        double[] force = new double[2];
        tree.push(8, 7, 1, 1, force);
        assertEquals(50, force[0], 0.001);
    }

    private static EntityGraph everybody() throws NightjarException {
        CaseData data = TravelStory.everybody();
        SelectedRows rows = SelectedRows.of(Selection.ALL, data.index(), data.detection());
        return EntityGraph.of(data.index(), rows, data.detection(), Focus.NOTHING, 150, () -> false);
    }
}
