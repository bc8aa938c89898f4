package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When two records count as the same. */
class ContentHashTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static long hash(String json) {
        return JsonBytes.of(json).hash();
    }

    @Test
    void layoutAndEscapesDoNotCount() {
        String compact = "{\"a\":[1,-2.5e3,true,null],\"b\":\"x y\\n\\\"/\u00e9\u20ac\ud83d\ude00\",\"c\":{}}";
        for (String same : new String[] {
            "{ \"a\" : [ 1 , -2.5e3,\ttrue, null ],\r\n \"b\":\"x y\\n\\\"/\u00e9\u20ac\ud83d\ude00\",\n\"c\" : { } }",
            "{\"a\":[1,-2.5e3,true,null],\"b\":\"x\\u0020y\\u000a\\u0022\\/\\u00E9\\u20aC\\ud83D\\uDe00\",\"c\":{}}",
            "{\"\\u0061\":[1,-2.5e3,true,null],\"b\":\"x y\\n\\\"/\u00e9\u20ac\ud83d\ude00\",\"c\":{}}"
        }) {
            assertEquals(hash(compact), hash(same), same);
        }
    }

    @Test
    void whatARecordSaysCounts() {
        Set<Long> hashes = new HashSet<>();
        String[] different = {
            "{\"a\":\"x y\"}",
            "{\"a\":\"xy\"}",
            "{\"a\":\"x  y\"}",
            "{\"a\":\"x\\ny\"}",
            "{\"a\":\"x\\\\ny\"}",
            "{\"a\":\"\"}",
            "{\"a\":1}",
            "{\"a\":\"1\"}",
            "{\"a\":10}",
            "{\"a\":\"x\",\"b\":1}",
            "{\"b\":1,\"a\":\"x\"}",
            "{\"a\":null}",
            "{}",
            "[]",
            "{\"a\":\"\\u0000\"}",
            "{\"a\":\"\\u0001\"}",
            "{\"a\":\"aaaaaaa\"}",
            "{\"a\":\"aaaaaaaa\"}",
            "{\"a\":\"aaaaaaaaa\"}"
        };
        for (String one : different) {
            hashes.add(hash(one));
        }
        assertEquals(different.length, hashes.size());
        assertNotEquals(ContentHash.NOT_COMPARABLE, hash(""));
    }

    @Test
    void anythingWrittenAgainByAnotherToolIsTheSame() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder("{\"k\":\"");
            for (int k = random.nextInt(60); k > 0; k--) {
                String[] parts = {
                    "a", " ", "\\\"", "\\\\", "\\t", "\u00fc", "\\u00fc", "\\/", "{", "]", ":", "\ud83d\ude00"
                };
                text.append(parts[random.nextInt(parts.length)]);
            }
            text.append("\", \"n\" :  ").append(random.nextInt()).append(" }");
            JsonNode tree = JSON.readTree(text.toString());
            assertEquals(hash(text.toString()), hash(tree.toString()), text.toString());
            assertEquals(hash(text.toString()), hash(tree.toPrettyString()), text.toString());
        }
    }

    @Test
    void spellingOfNumbersDoesNotCount() {
        String[][] same = {
            {"1", "1.0", "1.000", "1e0", "10E-1", "0.1e+1"},
            {"0", "-0", "0.0", "-0.0", "0e5", "0E-400"},
            {"1000", "1e3", "1E+3", "1000.00", "0.001e6"},
            {"1.5", "1.50", "15e-1", "0.15E1"},
            {"-2.5e-7", "-0.00000025"},
            {"12345678901234567890", "12345678901234567890.0", "1.234567890123456789e19"},
            {"1" + "0".repeat(300), "1e300"},
            {"1e5000", "10.0e4999"}
        };
        Set<Long> hashes = new HashSet<>();
        for (String[] values : same) {
            for (String value : values) {
                for (String shape : new String[] {"{\"a\":%s}", "[%s,[0.5 , %<s]]", "{\"a\": %s ,\"b\":\"x\"}"}) {
                    String one = String.format(java.util.Locale.ROOT, shape, value);
                    String usual = String.format(java.util.Locale.ROOT, shape, values[0]);
                    assertEquals(hash(usual), hash(one), one);
                }
            }
            hashes.add(hash("{\"a\":" + values[0] + "}"));
            hashes.add(hash("{\"a\":\"" + values[0] + "\"}"));
        }
        assertEquals(2 * same.length, hashes.size());
    }

    @Test
    void textsThatLookLikeNumbersStayAsTheyAre() {
        assertNotEquals(hash("{\"a\":\"1.0\"}"), hash("{\"a\":\"1\"}"));
        assertNotEquals(hash("{\"a\":\"x\\\"1.0\"}"), hash("{\"a\":\"x\\\"1\"}"));
        assertNotEquals(hash("{\"1.0\":0}"), hash("{\"1\":0}"));
    }

    /** A million digits, and exponents that no computer can write out. */
    @Test
    void numbersOfAnySizeAreHashedAsTheyCome() {
        String digits = "9".repeat(1_000_000);
        assertEquals(hash("[" + digits + "]"), hash("[ " + digits + "]"));
        assertNotEquals(hash("[" + digits + "]"), hash("[" + digits + "9]"));
        assertEquals(hash("[0." + digits + "0]"), hash("[0." + digits + "]"));
        assertNotEquals(hash("[1e99999999999999999999]"), hash("[1e99999999999999999998]"));
        assertNotEquals(hash("[1e99999999999999999]"), hash("[1e-99999999999999999]"));
    }

    @Test
    void controlCharactersThatAreNotEscapedAreTheSameAsEscapedOnes() {
        assertEquals(
                hash("{\"a\":\"x\\ty\\u0001z, and more of it\"}"), hash("{\"a\":\"x\ty\u0001z, and more of it\"}"));
    }

    /** Cases that were made by versions up to 7 keep such hashes, and records are held against them. */
    @Test
    void whatVersionsUpToSevenMadeIsMadeStill() {
        String record = "{\"a\":[1.0,-0,1e3, 12345678901234567890],\"b\":\"x\\u0041\\/\"}";
        assertEquals(7807196726920283351L, JsonBytes.of(record).hashAsSpelled());
    }
}
