package org.nightjar.detect.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.evaluation.CaseScores.Score;
import org.nightjar.detect.evaluation.Evaluation.Ranked;

class SuiteTest {

    private static Evaluation evaluation(int rank, double recall, int read, int alarms, List<String> above) {
        return new Evaluation(
                List.of(new Ranked("a", "A", "eve", rank, rank, recall)),
                List.of(),
                1.0 / Math.max(1, rank),
                rank > 0 && rank <= 10 ? 1 : 0,
                recall,
                0.5,
                read,
                above.size(),
                alarms,
                0,
                50_000,
                7,
                10,
                4,
                above);
    }

    private static CaseScores scores(String name, Score nightjar, Score rules) {
        return new CaseScores(
                name,
                50_010,
                Map.of(Contender.NIGHTJAR, nightjar, Contender.baseline("rules only"), rules),
                List.of(new Missed("a", "GetObject", 3, 1, 2)));
    }

    private static Suite suite() {
        return new Suite(
                "unseen",
                List.of(
                        scores(
                                "seed 1",
                                new Score(evaluation(1, 1, 2, 0, List.of()), Map.of("a", 1)),
                                new Score(evaluation(0, 0, 0, 3, List.of()), Map.of("a", 0))),
                        scores(
                                "seed 2",
                                new Score(evaluation(12, 0.5, 4, 1, List.of("traveller-4")), Map.of("a", 2)),
                                new Score(evaluation(4, 0.5, 9, 5, List.of()), Map.of("a", 4)))));
    }

    @Test
    void figuresAreMeansOverCasesAndRatesOverAllEvents() {
        Suite.Figures figures = suite().figures(Contender.NIGHTJAR);
        assertEquals(0.75, figures.reciprocalRank(), 1e-9);
        assertEquals(0.5, figures.topTen(), 1e-9);
        assertEquals(0.75, figures.recall(), 1e-9);
        assertEquals(3, figures.read(), 1e-9);
        assertEquals(1, figures.falsePer100k(), 1e-9);
        assertEquals(1, figures.decoysAbove());
        assertEquals(0.125, suite().figures(Contender.baseline("rules only")).reciprocalRank(), 1e-9);
        assertEquals(1, suite().figures(Contender.baseline("rules only")).unread());
        assertEquals(Map.of("traveller", 1), suite().decoysAbove());
        assertEquals(List.of(new Missed("a", "GetObject", 6, 2, 4)), suite().missed());
    }

    @Test
    void thePageSaysWhichGoalsAreNotMet() {
        List<String> page = ResultsPage.of("nightjar evaluate", List.of(suite()));
        assertTrue(
                page.contains("| mean reciprocal rank, one attack a case | ≥ 0.9 | 0.750 | **no** |"), page.toString());
        assertTrue(
                page.contains("| mean reciprocal rank by that of the best baseline | ≥ 2 | 6.00 | yes |"),
                page.toString());
        assertTrue(page.contains("| a | GetObject | 6 | 2 | 4 |"), page.toString());
        assertTrue(page.contains("| a | 0.750 | 2 | 12 | 12 | 75.0 % | 50.0 % |"), page.toString());
    }
}
