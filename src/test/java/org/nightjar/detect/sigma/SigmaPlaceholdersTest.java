package org.nightjar.detect.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;

/** Values of placeholders: what is read, what is refused, and how much a hostile rule can make of them. */
class SigmaPlaceholdersTest {

    private static final String RULE = "title: %s\nlogsource: {product: aws}\ndetection:\n  s:\n%s  condition: s\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void valuesOfSeveralFilesArePutTogetherAndTheFilesAreOfTheSet() throws IOException, NightjarException {
        Placeholders read = Placeholders.read(
                List.of(file("a.yml", "# ours\nadmins: alice\nports: [22, 3389]\n"), file("b.txt", "admins: [bob]\n")));
        Path rule = file("rule.yml", String.format(RULE, "T", "    a|expand: '%admins%-%ports%'\n"));
        RuleSet set = RuleSetReader.read(false, List.of(rule), read, JobContext.unwatched());
        assertEquals(1, set.size());
        assertEquals(
                List.of("rule.yml", "a.yml", "b.txt"),
                set.files().stream().map(RuleFile::name).toList());
        assertTrue(set.files().stream().allMatch(one -> one.sha256().matches("[0-9a-f]{64}")));
        Criterion.Field field = (Criterion.Field) set.rules().get(0).criterion();
        assertEquals(
                List.of("is “alice-22”", "is “alice-3389”", "is “bob-22”", "is “bob-3389”"),
                field.values().stream().map(ValueTest::words).toList());
    }

    @Test
    void whatIsNoMapOfValuesIsRefusedInASentence() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
        for (Path wrong : List.of(
                file("list.yml", "- a\n"),
                file("deep.yml", "a: {b: c}\n"),
                file("empty.yml", "a: []\n"),
                file("many.yml", "a: " + numbers(10_001) + "\n"),
                file("bomb.yml", "a: &a [x, x]\nb: [*a, *a]\n"),
                binary,
                folder.resolve("nowhere"))) {
            NightjarException said = assertThrows(NightjarException.class, () -> Placeholders.read(List.of(wrong)));
            assertEquals(ErrorKind.USAGE, said.kind());
            assertTrue(said.userMessage().contains(wrong.toString()), said.userMessage());
            assertTrue(said.userMessage().endsWith("."), said.userMessage());
        }
    }

    private RuleReport refused(String fields, Placeholders values) throws IOException, NightjarException {
        Path rule = file("rule.yml", String.format(RULE, "T", fields));
        RuleSet set = RuleSetReader.read(false, List.of(rule), values, JobContext.unwatched());
        assertEquals(0, set.size());
        return set.unusable().get(0);
    }

    @Test
    void aHostileRuleMakesNoMoreOfThemThanIsAllowed() throws IOException, NightjarException {
        Placeholders values = Placeholders.read(
                List.of(file("values.yml", "n: " + numbers(5_000) + "\nlong: " + "x".repeat(1_500) + "\n")));
        RuleReport product = refused("    a|expand: '%n%-%n%'\n", values);
        assertEquals(RuleState.NOT_SUPPORTED, product.state());
        RuleReport length = refused("    a|expand: '%long%%long%'\n", values);
        assertEquals(RuleState.NOT_SUPPORTED, length.state());
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            fields.append("    f").append(i).append("|expand: '%n%'\n");
        }
        RuleReport sum = refused(fields.toString(), values);
        assertEquals(RuleState.NOT_SUPPORTED, sum.state());
        assertTrue(sum.reason().contains("100000 values"), sum.reason());
    }
}
