package org.nightjar.detect.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.score.Scale.Weighed;
import org.nightjar.model.Severity;

class ScaleTest {

    private static double score(Weighed... signals) {
        return Scale.score(Scale.together(List.of(signals)));
    }

    @Test
    void sayingTheSameTwiceCountsLittleAndAgreeingCountsFully() {
        Weighed country = new Weighed(Aspect.ORIGIN, 4);
        double alone = score(country);
        double twice = score(country, new Weighed(Aspect.ORIGIN, 4));
        double agreed = score(country, new Weighed(Aspect.CLIENT, 4));
        assertTrue(twice > alone && twice < agreed);
        assertTrue(agreed - alone > 3 * (twice - alone));
    }

    @Test
    void fiftyRepetitionsAddNoMoreThanOneDecade() {
        double many = Scale.together(Collections.nCopies(50, new Weighed(Aspect.ACT, 2)));
        assertEquals(3, many, 1e-9);
    }

    @Test
    void weakAgreementIsWhatChanceBringsAbout() {
        double alone = score(new Weighed(Aspect.ORIGIN, 4));
        assertEquals(alone, score(new Weighed(Aspect.ORIGIN, 4), new Weighed(Aspect.HOUR, 0.8)), 1e-9);
    }

    @Test
    void theScaleMeetsTheSeverities() {
        assertEquals(0, Scale.score(0));
        assertEquals(Severity.LOW, Severity.ofScore(Scale.score(4.5)), "the most that a new value alone can be");
        assertEquals(Severity.MEDIUM, Severity.ofScore(Scale.score(5.8)));
        assertEquals(Severity.HIGH, Severity.ofScore(Scale.score(9.6)));
        assertEquals(Severity.CRITICAL, Severity.ofScore(Scale.score(17)));
    }
}
