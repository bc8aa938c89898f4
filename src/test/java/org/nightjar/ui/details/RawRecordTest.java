package org.nightjar.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RawRecordTest {

    private static RawRecord record(String text) {
        return RawRecord.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anOrdinaryRecordIsOneTextWithItsNumbersAsWritten() {
        RawRecord record = record("{\"a\":1.50,\"b\":[1e3,\"x\"]}");
        assertTrue(record.lines().isEmpty());
        assertTrue(record.pretty().contains("1.50") && record.pretty().contains("1e3"), record.pretty());
    }

    @Test
    void aLongRecordIsBrokenIntoLinesThatJoinToTheSameText() {
        RawRecord record = record("{\"policy\":\"" + "x".repeat(100_000) + "\",\"after\":true}");
        assertTrue(
                record.lines().size() > 250,
                "pieces of the long value: " + record.lines().size());
        String joined = record.lines().stream()
                .map(line -> line.text() + (line.goesOn() ? "" : "\n"))
                .collect(Collectors.joining());
        assertEquals(record.pretty() + "\n", joined);
    }

    @Test
    void whatIsNoJsonIsShownAsItIs() {
        assertEquals("no json", record("no json").pretty());
    }
}
