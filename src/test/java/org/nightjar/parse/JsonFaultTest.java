package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault is said where there is one, and nothing is said against what Jackson reads. */
class JsonFaultTest {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"",
        "\\",
        "\\u12",
        "\\u00e4",
        "1",
        "0",
        "-",
        ".",
        "e",
        "+",
        "true",
        "nul",
        "null",
        " ",
        "\n",
        "\t",
        "\u0001",
        "\u00e4",
        "x",
        "\"b\":",
        "{\"c\":[",
        "]}",
        "1.5e-3",
        "\\n",
        "\\x",
        "false",
        "\0"
    };

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isRead(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            int depth = 0;
            do {
                var token = parser.nextToken();
                if (token == null) {
                    return false;
                }
                parser.getText();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"a\"}|“}” stands where a colon is wanted",
                "{/* a */\"a\":1}|a comment, which JSON does not have, stands where a name in quotes is wanted",
                "first|“f” stands where a value is wanted",
                "*/|“*” stands where a value is wanted",
                "{x}|“x” stands where a name in quotes is wanted",
                "{\"a\":x}|“x” stands where a value is wanted",
                "{\"a\":1 2}|“2” stands where a comma or a closing bracket is wanted",
                "{\"a\":01}|“0” stands where a value is wanted",
                "{\"a\":1]|“]” stands where a comma or a closing bracket is wanted",
                "[1,]|“]” stands where a value is wanted",
                "{\"a\":\"\\x\"}|“x” stands behind a backslash",
                "{\"a\":\"\\u12g4\"}|four hexadecimal digits are wanted behind “\\u”",
                "{\"a\":\"b}|it ends too early",
                "{\"a\":1|it ends too early"
            })
    void faultIsSaidInWords(String json, String words) {
        assertEquals(words, JsonFault.find(utf8(json), 0, utf8(json).length));
    }

    @Test
    void nothingIsSaidAgainstWhatCanBeRead() {
        Random random = new Random(7);
        int faults = 0;
        int read = 0;
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text =
                    new StringBuilder(List.of("{", "[", "{", "[", "").get(random.nextInt(5)));
            for (int piece = random.nextInt(9); piece >= 0; piece--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            byte[] bytes = utf8(text.toString());
            boolean isRead = isRead(bytes);
            String fault = JsonFault.find(bytes, 0, bytes.length);
            assertTrue(!isRead || fault == null, text + ": " + fault);
            faults += fault == null ? 0 : 1;
            read += isRead ? 1 : 0;
        }
        assertTrue(faults > 150_000 && read > 2_000, faults + " faults, " + read + " read");
    }

    @Test
    void whatIsRareIsLeftToTheTree() {
        byte[] deep = utf8("[".repeat(100) + "x");
        assertNull(JsonFault.find(deep, 0, deep.length));
        byte[] wide = "{\"a\" 1}".getBytes(StandardCharsets.UTF_16LE);
        assertNull(JsonFault.find(wide, 0, wide.length));
    }
}
