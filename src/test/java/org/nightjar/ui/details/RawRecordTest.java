package org.nightjar.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nightjar.store.TextPattern;

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
    void whatTheQueryLooksForIsMarkedWhereItIsShown() {
        String json = "{\"n\":\"Größe 😀 BOOK\\u0069ng\",\"p\":\"a\\\"b booking\"}";
        List<TextPattern> wanted = List.of(TextPattern.of("Booking"), TextPattern.of("a\"B"));
        RawRecord record = RawRecord.of(json.getBytes(StandardCharsets.UTF_8), wanted);
        List<String> marked = record.hits().stream()
                .map(hit -> record.pretty().substring(hit.from(), hit.to()))
                .toList();
        assertEquals(List.of("BOOKing", "a\\\"b", "booking"), marked);
    }

    @Test
    void inALongRecordTheLinesOfAMatchAreMarked() {
        String json = "{\"policy\":\"" + "x".repeat(100_000) + "\",\"after\":\"needle\",\"end\":1}";
        RawRecord record = RawRecord.of(json.getBytes(StandardCharsets.UTF_8), List.of(TextPattern.of("NEEDLE")));
        List<RawRecord.Line> marked =
                record.lines().stream().filter(RawRecord.Line::hit).toList();
        assertEquals(1, marked.size());
        assertTrue(marked.get(0).text().contains("needle"));
    }

    @Test
    void whatIsNoJsonIsShownAsItIs() {
        assertEquals("no json", record("no json").pretty());
    }
}
