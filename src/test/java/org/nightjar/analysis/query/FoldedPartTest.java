package org.nightjar.analysis.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A part is found where a comparison at every place finds it. */
class FoldedPartTest {

    private static boolean slowly(String part, String value) {
        for (int at = 0; at + part.length() <= value.length(); at++) {
            if (value.regionMatches(true, at, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }

    @Test
    void partsAreFoundWhereEveryPlaceComparedFindsThem() {
        Random random = new Random(5);
        String letters = "abABcC-\u00e9\u00c9\u0161\u0160\u03c3\u03c2\u03a3kK\u212a\u0131I\u4e2d";
        for (int round = 0; round < 200_000; round++) {
            String part = some(random, letters, random.nextInt(5));
            String value = some(random, letters, random.nextInt(24));
            assertEquals(slowly(part, value), new FoldedPart(part).isIn(value), part + " in " + value);
        }
    }

    private static String some(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @Test
    void nothingIsInEverythingAndNoTextInNothing() {
        assertTrue(new FoldedPart("").isIn(""));
        assertTrue(new FoldedPart("").isIn("a"));
        assertFalse(new FoldedPart("a").isIn(""));
    }
}
