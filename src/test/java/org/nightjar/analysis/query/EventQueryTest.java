package org.nightjar.analysis.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.support.TestEnrichment;

class EventQueryTest {

    private final EventIndex index = new TestEnrichment()
            .place("192.0.2.1", "DE", "Bonn", 50.7, 7.1, 9009, "Example Net", NetworkClass.VPN_OR_HOSTING)
            .index(List.of(
                    anEvent().id("a").at("2024-05-01T10:00:00Z").by("alice").build(),
                    anEvent()
                            .id("b")
                            .at("2024-05-01T23:59:59Z")
                            .by("alice")
                            .from("192.0.2.1")
                            .writes("s3.amazonaws.com", "PutObject")
                            .on("arn:aws:s3:::books/a b.txt", "arn:aws:s3:::books")
                            .build(),
                    anEvent()
                            .id("c")
                            .at("2024-05-02T00:00:00Z")
                            .by("bob")
                            .writes("iam.amazonaws.com", "DeleteUser")
                            .denied()
                            .build()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user:alice                                    | a b
            user:ALICE AND NOT country:DE                 | a
            user:alice NOT country:DE                     | a
            user:alice -country:DE                        | a
            action:(Put* OR Delete*)                      | b c
            Put* OR DeleteUser                            | b c
            user:(alice OR bob) outcome:denied            | c
            service:iam                                   | c
            service:iam.amazonaws.com                     | c
            asn:9009                                      | b
            asn:AS9009                                    | b
            network:vpn-or-hosting                        | b
            time:[2024-05-01 TO 2024-05-01]               | a b
            time:[2024-05-01 TO 2024-05-02}               | a b
            time:{2024-05-01T10:00:00Z TO *]              | b c
            time:2024-05-02                               | c
            time:"2024-05-01T10:00"                       | a
            time:"2024-05-01T12:00+02:00"                 | a
            id:b                                          | b
            id:(a OR c)                                   | a c
            resource:"arn:aws:s3:::books/a b.txt"         | b
            resource:"arn:aws:s3:::books"                 | b
            resource:*books*                              | b
            NOT resource:*                                | a c
            books                                         | b
            action:"Put*"                                 |
            error:AccessDenied                            | c
            *:*                                           | a b c
            """)
    void selects(String query, String expected) throws NightjarException {
        assertEquals(
                expected == null ? "" : expected, ids(EventQuery.parse(query).select(index)));
    }

    @Test
    void blankSelectsEverything() throws NightjarException {
        assertEquals("a b c", ids(EventQuery.parse("  ").select(index)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"user:", "(a OR b", "user:\"x", "AND", "colour:red", "action:[a TO b]", "time:[x TO y]", "a~2"})
    void whatCannotBeReadIsSaidInASentence(String query) {
        NightjarException wrong = assertThrows(NightjarException.class, () -> EventQuery.parse(query));
        assertEquals(ErrorKind.QUERY_INVALID, wrong.kind());
        assertTrue(wrong.userMessage().length() > 20, wrong.userMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user:alice AND )                        | 16
            user:alice AND (x                       | 18
            user:alice AND colour:red               | 23
            NOT (colour:red)                        | 13
            x OR time:yesterday                     | 11
            x y time:[2024-05-01 TO tomorrow]       | 11
            x action:[a TO b]                       | 11
            x credential:dead                       | 14
            """)
    void errorsPointAtTheColumn(String query, int column) {
        NightjarException wrong = assertThrows(NightjarException.class, () -> EventQuery.parse(query));
        assertTrue(wrong.userMessage().contains("column " + column), wrong.userMessage());
        assertFalse(wrong.userMessage().contains("column " + column + "0"), wrong.userMessage());
    }

    private static EventIndex moved() {
        return new TestEnrichment()
                .index(List.of(
                        anEvent().id("none").detail("name=x").build(),
                        anEvent()
                                .id("small")
                                .detail("bytesTransferredOut=0, bytesTransferredIn=999")
                                .build(),
                        anEvent().id("kilo").detail("bytesTransferredOut=10000").build(),
                        anEvent().id("kibi").detail("bytesTransferredIn=10240").build(),
                        anEvent()
                                .id("mega")
                                .detail("name=x, bytesTransferredOut=1500000.0, bytesTransferredIn=400")
                                .build()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes:>1mb                     | mega
            bytes:>=1500400                | mega
            bytes:>1500400                 |
            bytes-out:1.5mb                | mega
            bytes:[10kb TO 5mb]            | kilo kibi mega
            bytes:{10kb TO 5mb]            | kibi mega
            bytes:[10kb TO 5mb} AND bytes-in:* | kibi mega
            bytes:10KiB                    | kibi
            bytes:10k                      | kilo
            bytes:<1kb                     | small
            bytes-out:0                    | small
            bytes:*                        | small kilo kibi mega
            NOT bytes:*                    | none
            bytes:[* TO *]                 | small kilo kibi mega
            """)
    void bytesAreThoseThatTheRecordSaysWereMoved(String query, String expected) throws NightjarException {
        EventIndex said = moved();
        RowSet rows = EventQuery.parse(query).select(said);
        assertEquals(
                expected == null ? "" : expected,
                IntStream.range(0, rows.size())
                        .mapToObj(i -> said.eventId(rows.row(i)))
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes:>many", "bytes:\"-1\"", "bytes:[1mb TO 2xb]", "bytes:1e9"})
    void whatIsNoNumberOfBytesIsSaid(String query) {
        NightjarException wrong = assertThrows(NightjarException.class, () -> EventQuery.parse(query));
        assertTrue(wrong.userMessage().contains("is no number of bytes"), wrong.userMessage());
    }

    @Test
    void writtenTermsReadBack() throws NightjarException {
        String odd = "we\"ird \\ va*lue (x):/";
        EventIndex one = new TestEnrichment()
                .index(List.of(
                        anEvent().on(odd).build(),
                        anEvent().at("2024-05-03T00:00:00Z").build()));
        RowSet found = EventQuery.parse(QueryText.is(Dimension.RESOURCE, odd)).select(one);
        assertEquals(1, found.size());
        String whole =
                QueryText.and(QueryText.is(Dimension.USER, "alice"), "", QueryText.between(one.time(0), one.time(0)));
        assertEquals(1, EventQuery.parse(whole).select(one).size());
        assertEquals(
                2, EventQuery.parse(QueryText.during(one.span())).select(one).size());
        assertEquals(
                1, EventQuery.parse(QueryText.event(one.eventId(1))).select(one).size());
    }

    private String ids(RowSet rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> index.eventId(rows.row(i)))
                .collect(Collectors.joining(" "));
    }
}
