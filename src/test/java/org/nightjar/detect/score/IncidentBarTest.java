package org.nightjar.detect.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentBarTest {

    private static double bar(long userDays, List<Double> windows) {
        return IncidentBar.of(userDays, windows).decades();
    }

    /** So many windows from 2.5 decades on, fewer the odder, as ordinary life has them. */
    private static List<Double> ordinary(int count) {
        List<Double> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(2.5 - Math.log10((i + 0.5) / count) / 0.42);
        }
        return windows;
    }

    @Test
    void inADayOfEvidenceWhatIsOddIsAnIncident() {
        assertEquals(2.9, bar(5, List.of(2.9, 1.0, 3.4)), 1e-9);
    }

    @Test
    void inAMonthOfACompanyItMustBeOdder() {
        List<Double> windows = ordinary(25);
        for (int attack = 0; attack < 10; attack++) {
            windows.add(9.0 + attack);
        }
        double bar = bar(1_300, windows);
        assertTrue(bar > 4.5 && bar <= 5.7, "bar " + bar);
    }

    @Test
    void noisyEvidenceRaisesTheBar() {
        List<Double> quiet = new ArrayList<>(List.of(4.0, 4.2, 4.4, 4.6, 8.0, 9.0, 10.0, 11.0));
        List<Double> noisy = new ArrayList<>(quiet);
        noisy.addAll(ordinary(60).stream().filter(one -> one < 3.5).toList());
        assertTrue(bar(300, quiet) < bar(300, noisy), bar(300, quiet) + " and " + bar(300, noisy));
    }

    @Test
    void whatIsOfMediumSeverityAlwaysIsAnIncident() {
        assertEquals(5.7, bar(100_000, ordinary(2_000)), 0.01);
        assertEquals(5.7, bar(10, List.of()), 1e-9);
    }
}
