package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;

/** What {@code detect} says of rules and lists. */
class RuleHealthTest {

    private static RuleReport report(String kind, String title, RuleState state, String reason) {
        return new RuleReport(kind, "", title, "a/" + title + ".yml", "ab", "", state, reason, 0, 0);
    }

    @Test
    void rulesThatMatchedAreNamedAndTheRestCounted() {
        CommandLineRun line = new CommandLineRun();
        assertEquals(
                ExitStatus.DONE,
                line.run("detect", "--case", "acme", "--sigma", "one", "--sigma", "two", "--indicators", "bad.txt"));
        assertTrue(line.out().contains("sigma rules: 2: 1 matched, 1 matched nothing"), line.out());
        assertTrue(line.out().contains("  matched: Trail stopped (high), 3 events, 1 finding\n"), line.out());
        assertFalse(line.out().contains("Quiet"), line.out());
        assertTrue(line.files.asked.toString().contains("sigma=[one, two], indicators=[bad.txt]"));
    }

    @Test
    void valuesOfPlaceholdersAreAChoiceOfTheirOwn() {
        CommandLineRun line = new CommandLineRun();
        assertEquals(ExitStatus.DONE, line.run("detect", "--case", "acme", "--placeholders", "values.yml"));
        assertTrue(
                line.files.asked.toString().contains("own=true, sigma=[], indicators=[], placeholders=[values.yml]"),
                line.files.asked.toString());
    }

    @Test
    void aBrokenRuleIsOneSentenceWithItsFileAndStatusThree() {
        CommandLineRun line = new CommandLineRun();
        line.files.rules = List.of(
                report("sigma", "bad", RuleState.BROKEN, "It has no condition."),
                report("sigma", "new", RuleState.NOT_SUPPORTED, "It uses the modifier “x”, which is not known here."));
        assertEquals(ExitStatus.DONE_WITH_REJECTS, line.run("detect", "--case", "acme", "--sigma", "rules"));
        assertTrue(line.err().contains("1 of 2 rules and lists could not be read as a whole"), line.err());
        assertTrue(line.err().contains("broken: a/bad.yml “bad”: It has no condition."), line.err());
        assertTrue(line.out().contains("not supported: a/new.yml “new”: It uses"), line.out());
    }

    @Test
    void aListOfWhichSomethingWasNotUnderstoodEndsInStatusThree() {
        CommandLineRun line = new CommandLineRun();
        line.files.rules =
                List.of(report("indicators", "list", RuleState.NO_MATCH, "1 of 3 entries were not understood."));
        assertEquals(ExitStatus.DONE_WITH_REJECTS, line.run("detect", "--case", "acme", "--sigma", "rules"));
        assertTrue(line.out().contains("lists of indicators: 1: 1 matched nothing"), line.out());
        assertTrue(line.err().contains("read in part: a/list.yml “list”: 1 of 3 entries"), line.err());
    }

    @Test
    void hundredsOfBrokenRulesDoNotFloodTheTerminal() {
        CommandLineRun line = new CommandLineRun();
        line.files.rules = Stream.generate(() -> report("sigma", "bad", RuleState.BROKEN, "It is empty."))
                .limit(300)
                .toList();
        line.run("detect", "--case", "acme", "--sigma", "rules");
        assertTrue(line.err().contains("… and 280 more"), line.err());
        assertTrue(line.err().lines().count() < 30, line.err());
    }
}
