package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.model.AuditEvent;

/** Records in answers of search engines and queues, in text sequences, and in tables that say their delimiter. */
class AnswerShapesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static String record(String action) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"" + action
                + "\",\"eventID\":\"id-" + action + "\"}";
    }

    private static String quoted(String text) throws IOException {
        return JSON.writeValueAsString(text);
    }

    /** Both events, each from its own bytes: they stand where the position says, and give the same event by themselves. */
    private static void assertRead(String text) throws IOException {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        Collected found = Collected.of(source);
        assertEquals(List.of(), found.rejects, text);
        assertEquals(List.of("A", "B"), found.actions(), text);
        for (int i = 0; i < 2; i++) {
            AuditEvent event = found.events.get(i);
            int at = (int) event.position().byteOffset();
            assertEquals(found.rawText(i), new String(source, at, found.raw.get(i).length, StandardCharsets.UTF_8));
            assertTrue(found.rawText(i).contains("id-" + event.action()), found.rawText(i));
            assertEquals(i, event.position().recordIndex());
        }
    }

    private static void assertReadAgain(String text) throws IOException {
        Collected found = Collected.of(text);
        EntryParser parser = EntryParser.ofAllSources(EvidenceLimits.DEFAULT);
        for (int i = 0; i < 2; i++) {
            AuditEvent event = found.events.get(i);
            assertEquals(
                    event, parser.readAgain(found.raw.get(i), event.position()).orElseThrow());
            assertEquals(
                    Collected.of(record(event.action())).event().contentHash(), event.contentHash(), event.action());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"took\":5,\"hits\":{\"total\":{\"value\":2},\"max_score\":1.0,\"hits\":[{\"_index\":\"t\",\"_score\":1.5,\"_source\":%s},{\"_source\":%s}]}}",
                "{\"hits\" : {\"hits\" : [ {\"_source\":%s} , {\"_source\":%s} ], \"total\":2}, \"aggregations\":{\"hits\":{\"hits\":1}}}",
                "{\"hits\":{\"hits\":[{\"_source\":%s}]}}\n{\"hits\":{\"total\":1,\"hits\":[{\"_source\":%s}]}}",
                "{\"hits\":[{\"_source\":%s},{\"_source\":%s}]}",
                "{\"a\":{\"hits\":{\"hits\":[1]}},\"hits\":{\"x\":{\"hits\":[2]},\"hits\":[{\"_source\":%s},{\"_source\":%s}]}}"
            })
    void answersOfElasticsearchAreRead(String shape) throws IOException {
        String text = String.format(Locale.ROOT, shape, record("A"), record("B"));
        assertRead(text);
        assertReadAgain(text);
    }

    @Test
    void messagesOfAQueueAreReadThroughWhatTheyCameBy() throws IOException {
        String bridge = "{\"detail-type\":\"x\",\"detail\":" + record("B") + "}";
        String topic = "{\"Type\":\"Notification\",\"Message\":" + quoted(bridge) + "}";
        String text = "{\"Messages\":[{\"MessageId\":\"1\",\"Body\":" + quoted(record("A"))
                + "},{\"MessageId\":\"2\",\"Body\":" + quoted(topic) + "}]}";
        assertRead(text);
        assertReadAgain(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001e%s\n\u001e%s\n", "\u001e\u001e%s\u001e%s", "\uFEFF\u001e %s \n\u001e\n%s"})
    void textSequencesAreRead(String shape) throws IOException {
        assertRead(String.format(Locale.ROOT, shape, record("A"), record("B")));
    }

    @Test
    void aSequenceThatWasCutOffGoesOnWithTheNextText() throws IOException {
        Collected found =
                Collected.of("\u001e" + record("A") + "\n\u001e{\"eventName\":\"X\n\u001e" + record("B") + "\n");
        assertEquals(List.of("A", "B"), found.actions());
        assertEquals(1, found.rejects.size(), found.rejects.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "\uFEFFsep=;\r\n\r\n"})
    void aTableMaySayItsDelimiterFirst(String line) throws IOException {
        String rows = "Event name;Event time;Event source;Event ID\n"
                + "A;2024-01-02T03:04:05Z;s3,x;id-A\nB;2024-01-02T03:04:05Z;\"s3;y\";id-B\n";
        assertRead(line + rows);
        assertEquals("s3;y", Collected.of(line + rows).events.get(1).service());
    }

    @Test
    void theSaidDelimiterCountsAndNotTheMostFrequentOne() throws IOException {
        String heading = "\"Event name, or so\",eventName,eventTime,eventSource,eventID\n";
        String rows = heading.replace("\"Event name, or so\"", "x;y;z;v;w;u")
                + "1,A,2024-01-02T03:04:05Z,s3,id-A\n1,B,2024-01-02T03:04:05Z,s3,id-B\n";
        assertRead("sep=,\n" + rows);
        assertEquals(List.of(), Collected.of(rows).events);
    }

    @Test
    void otherListsOfHitsAndMessagesAreNoLogs() throws IOException {
        for (String text : List.of(
                "{\"hits\":{\"hits\":[{\"_source\":{\"a\":1}}]}}",
                "{\"Messages\":[{\"Body\":\"hello\"}]}",
                "{\"hits\":3}",
                "sep=;\n",
                "sep=;\na;b\n1;2\n")) {
            assertEquals(
                    EntryOutcome.Kind.NOT_A_LOG, Collected.of(text).outcome().kind(), text);
        }
    }
}
