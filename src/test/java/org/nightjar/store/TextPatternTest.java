package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {

    private static TextPattern pattern(String text) {
        boolean[] wild = new boolean[text.length()];
        for (int i = 0; i < wild.length; i++) {
            wild[i] = text.charAt(i) == '*' || text.charAt(i) == '?';
        }
        return new TextPattern(text, wild);
    }

    private static FoldedText record(String record) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        FoldedText folded = new FoldedText();
        folded.foldRecord(bytes, 0, bytes.length);
        return folded;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":"Payroll-Archive"}                | payroll                | true
            {"a":"Payroll-Archive"}                | ROLL-ARCH              | true
            {"a":"Payroll-Archive"}                | pay*archive            | true
            {"a":"Payroll-Archive"}                | arch*                  | true
            {"a":"Payroll-Archive"}                | *ive                   | true
            {"a":"Payroll-Archive"}                | pay?oll                | true
            {"a":"Payroll-Archive"}                | pay?ll                 | false
            {"a":"Payroll-Archive"}                | roll*                  | false
            {"a":"Payroll-Archive"}                | pay*roll-arch          | false
            {"a":"b","c":"d"}                      | b*d                    | false
            {"arn":"arn:aws:s3:::acme/x.txt"}      | arn:aws:s3:::acme      | true
            {"arn":"arn:aws:s3:::acme/x.txt"}      | s3:::*.txt             | true
            {"ip":"203.0.113.77"}                  | 203.0.113.7            | true
            {"ip":"203.0.113.77"}                  | 203.0.113.?            | false
            {"ip":"203.0.113.77"}                  | 203.0.113.??           | true
            {"p":"{\\"Effect\\":\\"Allow\\"}"}     | "effect":"allow"       | true
            {"p":"a\\/b\\u0041\\u00e4"}            | a/baÄ                  | true
            {"p":"x\\ud83d\\ude00y"}               | x😀y                   | true
            {"p":"x\\ud83d\\ude00y"}               | x?y                    | true
            {"p":"line\\nbreak"}                   | line break             | true
            {"p":"GRÜSSE ΟΔΟΣ"}                    | grüsse οδος            | true
            {"p":"bad \\q \\u12"}                  | bad \\q \\u12          | true
            plain C:\\new                          | c:\\new                | true
            """)
    void findsWhatIsThereAndNothingElse(String record, String text, boolean found) {
        assertEquals(found, pattern(text).isIn(record(record)));
    }

    @Test
    void anyBytesCanBeFolded() {
        Random random = new Random(5);
        FoldedText folded = new FoldedText().withOrigins();
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 8) {
                bytes[0] = '{';
                bytes[4] = '\\';
                bytes[5] = 'u';
            }
            folded.foldRecord(bytes, 0, bytes.length);
            for (int at = 0; at < folded.length(); at++) {
                assertTrue(folded.origin(at) >= 0 && folded.origin(at) < bytes.length);
            }
            pattern("a*b?c").isIn(folded);
        }
    }

    @Test
    void aHostileRecordCostsNoMoreThanItsLength() {
        FoldedText folded = record("{\"a\":\"" + "put.".repeat(500_000) + "\"}");
        long before = System.nanoTime();
        assertFalse(pattern("put*put*put*x").isIn(folded));
        assertTrue(System.nanoTime() - before < 5_000_000_000L, "one pass, not one for each place");
    }

    @Test
    void patternsAreEqualIfTheyLookForTheSame() {
        assertEquals(pattern("Alice*"), pattern("alICE*"));
        assertNotEquals(pattern("alice*"), TextPattern.of("alice*"));
        assertEquals(TextPattern.of("x").hashCode(), TextPattern.of("X").hashCode());
    }
}
