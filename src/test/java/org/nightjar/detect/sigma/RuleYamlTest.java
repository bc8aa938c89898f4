package org.nightjar.detect.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules come from strangers: a file builds nothing but maps, lists and scalars, and not too many of them. */
class RuleYamlTest {

    /** A class that would be told if a file could make it. */
    public static final class Payload {
        static boolean made;

        public Payload() {
            made = true;
        }
    }

    private static String refused(String yaml) {
        String sentence = assertThrows(BadRuleException.class, () -> RuleYaml.documents(yaml))
                .sentence();
        assertTrue(sentence.endsWith(".") && !sentence.contains("\n"), sentence);
        return sentence;
    }

    @Test
    void noTagMakesAClass() {
        String name = Payload.class.getName();
        refused("a: !!" + name + " {}");
        refused("a: !<tag:yaml.org,2002:" + name + "> []");
        refused("a: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://example.com/']]");
        assertFalse(Payload.made);
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 60; level++) {
            bomb.append("a").append(level).append(": &a").append(level).append(" [");
            bomb.append(("*a" + (level - 1) + ", ").repeat(9));
            bomb.append("*a").append(level - 1).append("]\n");
        }
        refused(bomb.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [*a]",
                "a: 1\na: 2",
                "a: [1",
                "a: \t- b",
                "{a: b}: c",
                "just a text",
                "- a list",
                "%YAML 9.9\n---\na: 1",
                "a: *nobody"
            })
    void whatIsBrokenIsOneSentence(String yaml) {
        refused(yaml);
    }

    @Test
    void deepNestingNeitherOverflowsNorPasses() {
        refused("a: " + "[".repeat(200_000));
        refused("a: " + "[".repeat(100) + "]".repeat(100));
        refused("- ".repeat(50_000) + "a");
        refused("x".repeat(RuleYaml.MOST_CHARACTERS + 1));
    }

    @Test
    void documentsAreReadInOrderAndDatesStayText() throws BadRuleException {
        List<Map<String, Object>> documents = RuleYaml.documents("date: 2024-01-02\n---\n---\nb: no\nc: null\n");
        assertEquals(2, documents.size());
        assertEquals("2024-01-02", documents.get(0).get("date"));
        assertEquals("no", documents.get(1).get("b"));
        assertEquals(RuleYaml.NULL, documents.get(1).get("c"));
    }
}
