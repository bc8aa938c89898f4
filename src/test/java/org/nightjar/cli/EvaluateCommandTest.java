package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.NightjarException;

class EvaluateCommandTest {

    @Test
    void seedsAreNumbersAndRanges() throws NightjarException {
        assertEquals(List.of(), SeedRanges.read(""));
        assertEquals(List.of(3L, 7L, 8L, 9L), SeedRanges.read("3,7-9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "9-7", "1-", "-3", "1,,2", "1-99999"})
    void anythingElseIsRefused(String text) {
        assertTrue(assertThrows(NightjarException.class, () -> SeedRanges.read(text))
                .userMessage()
                .endsWith("."));
    }

    @Test
    void seedsAndOptionsReachTheUseCase() {
        CommandLineRun run = new CommandLineRun();
        assertEquals(ExitStatus.DONE, run.run("evaluate", "--seeds", "101-102", "--events", "5000"), run.err());
        assertTrue(run.out().contains("# How well detection does"), run.out());
        assertTrue(
                run.files.asked.get(0).contains("seeds=[101, 102], tuning=[], events=5000"),
                run.files.asked.toString());
    }

    @Test
    void neitherCaseNorSeedsIsAUsageError() {
        assertEquals(ExitStatus.USAGE, new CommandLineRun().run("evaluate"));
        assertEquals(ExitStatus.USAGE, new CommandLineRun().run("evaluate", "--seeds", "1", "--case", "acme"));
    }
}
