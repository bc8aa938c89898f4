package org.nightjar.detect.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.detect.sigma.RuleTrial.matches;
import static org.nightjar.detect.sigma.RuleTrial.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions over three searches and a hidden one: which of a, b, c are true decides. */
class ConditionsTest {

    private static final String SEARCHES =
            "sel_a:\n  a: 1\nsel_b:\n  b: 1\nfilter_c:\n  c: 1\n_hidden:\n  h: 1\ncondition: ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            sel_a                                | {'a':1}               | {'b':1}
            sel_a and sel_b                      | {'a':1,'b':1}         | {'a':1}
            sel_a or sel_b                       | {'b':1}               | {'c':1}
            not sel_a                            | {'b':1}               | {'a':1}
            not not sel_a                        | {'a':1}               | {'b':1}
            sel_a or sel_b and filter_c          | {'a':1}               | {'b':1}
            (sel_a or sel_b) and filter_c        | {'b':1,'c':1}         | {'a':1}
            not sel_a and sel_b                  | {'b':1}               | {'a':1,'b':1}
            not (sel_a and sel_b)                | {'a':1}               | {'a':1,'b':1}
            1 of sel_*                           | {'b':1}               | {'c':1}
            all of sel_*                         | {'a':1,'b':1}         | {'b':1}
            any of sel_*                         | {'a':1}               | {'c':1}
            1 of them                            | {'c':1}               | {'h':1}
            all of them                          | {'a':1,'b':1,'c':1}   | {'a':1,'b':1,'h':1}
            1 of sel_* and not 1 of filter_*     | {'a':1}               | {'a':1,'c':1}
            SEL_A OR 1 OF sel_*                  | {'a':1}               | {'c':1}
            [sel_a, sel_b]                       | {'b':1}               | {'c':1}
            """)
    void eachConditionHoldsAndDoesNot(String condition, String holds, String other) {
        String written = condition.replace("SEL_A OR 1 OF", "sel_a OR 1 OF");
        assertTrue(matches(SEARCHES + written, holds), condition + " should hold of " + holds);
        assertFalse(matches(SEARCHES + written, other), condition + " should not hold of " + other);
    }

    @Test
    void aListOfMapsIsAnyOfThemAndAMapIsAllOfIt() {
        String detection = "sel:\n  - a: 1\n    b: 1\n  - c: 1\ncondition: sel";
        assertTrue(matches(detection, "{'a':1,'b':1}"));
        assertTrue(matches(detection, "{'c':1}"));
        assertFalse(matches(detection, "{'a':1}"));
    }

    @Test
    void aWrongConditionIsOneSentence() {
        for (String condition : new String[] {
            "sel_a and", "and sel_a", "sel_a sel_b", "(sel_a", "sel_a)", "nobody", "1 of nobody_*", "''", "2 of sel_*"
        }) {
            BadRuleException wrong = refused(SEARCHES + condition);
            assertFalse(wrong.isUnsupported(), condition);
            assertTrue(wrong.sentence().endsWith("."), wrong.sentence());
        }
        assertTrue(refused(SEARCHES + "sel_a | count() > 5").isUnsupported());
        assertEquals(
                "Its condition has more than 60 parentheses in one another.",
                refused(SEARCHES + "(".repeat(100) + "sel_a" + ")".repeat(100)).sentence());
    }
}
