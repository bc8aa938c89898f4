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

    @Test
    void layoutAndEscapesDoNotCount() {
        String compact = "{\"a\":[1,-2.5e3,true,null],\"b\":\"x y\\n\\\"/\u00e9\u20ac\ud83d\ude00\",\"c\":{}}";
        for (String same : new String[] {
            "{ \"a\" : [ 1 , -2.5e3,\ttrue, null ],\r\n \"b\":\"x y\\n\\\"/\u00e9\u20ac\ud83d\ude00\",\n\"c\" : { } }",
            "{\"a\":[1,-2.5e3,true,null],\"b\":\"x\\u0020y\\u000a\\u0022\\/\\u00E9\\u20aC\\ud83D\\uDe00\",\"c\":{}}",
            "{\"\\u0061\":[1,-2.5e3,true,null],\"b\":\"x y\\n\\\"/\u00e9\u20ac\ud83d\ude00\",\"c\":{}}"
        }) {
            assertEquals(ContentHash.of(compact), ContentHash.of(same), same);
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
            hashes.add(ContentHash.of(one));
        }
        assertEquals(different.length, hashes.size());
        assertNotEquals(ContentHash.NOT_COMPARABLE, ContentHash.of(""));
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
            assertEquals(ContentHash.of(text.toString()), ContentHash.of(tree), text.toString());
            assertEquals(ContentHash.of(text.toString()), ContentHash.of(tree.toPrettyString()), text.toString());
        }
    }
}
