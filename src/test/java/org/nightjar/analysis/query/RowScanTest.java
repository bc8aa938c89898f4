package org.nightjar.analysis.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.support.TestEnrichment;

/** Rows that are asked in blocks by several threads, against the same rows one after the other. */
class RowScanTest {

    private static final int EVENTS = 200_000;
    private static final List<String> QUERIES = List.of(
            "",
            "user:user3",
            "NOT user:user3",
            "action:Action1*",
            "resource:\"arn:5\"",
            "NOT resource:*",
            "resource:* AND user:(user1 OR user2)",
            "detail:nothing",
            "nothing OR user4",
            "arn AND NOT (user1 OR service:s2)",
            "time:[2023-11-14 TO 2023-11-15} AND action:Action7",
            "time:\"2023-11-15T01:00\"",
            "id:e77777",
            "action:(Action1 OR Action2 OR Action399 OR nothing) OR service:s4",
            "outcome:denied OR kind:x OR action:Action3 OR access:nothing",
            "nothing OR service:nothing OR country:nowhere",
            "(user:user1 AND service:s1) OR (user:user2 AND NOT service:s1) OR issues:*");

    private final EventIndex index = index();

    private static EventIndex index() {
        Random random = new Random(12);
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            var event = anEvent()
                    .id("e" + i)
                    .at(Instant.ofEpochSecond(1_700_000_000L + i / 2))
                    .by("user" + random.nextInt(9))
                    .reads("s" + random.nextInt(5), "Action" + random.nextInt(400));
            if (i % 8 == 3) {
                event.denied();
            }
            if (random.nextInt(3) == 0) {
                event.on("arn:" + random.nextInt(30), "arn:x" + random.nextInt(30))
                        .issues("ASIA" + i);
            }
            events.add(event.build());
        }
        return new TestEnrichment().index(events);
    }

    @Test
    void everyQuerySelectsTheSameRowsInBlocksAndOneByOne() throws Exception {
        int[] all = IntStream.range(0, EVENTS).toArray();
        int[] some = IntStream.range(0, EVENTS).filter(row -> row % 7 < 3).toArray();
        int selected = 0;
        for (String text : QUERIES) {
            EventQuery query = EventQuery.parse(text);
            int[] inBlocks = query.select(index).toArray();
            int[] oneByOne =
                    query.select(index, RowSet.of(all), TextProgress.NONE).toArray();
            assertArrayEquals(oneByOne, inBlocks, text);
            assertArrayEquals(
                    IntStream.of(oneByOne).filter(row -> row % 7 < 3).toArray(),
                    query.select(index, RowSet.of(some), TextProgress.NONE).toArray(),
                    text);
            assertArrayEquals(
                    IntStream.of(oneByOne).filter(row -> row < 100_001).toArray(),
                    query.select(index, RowSet.all(100_001), TextProgress.NONE).toArray(),
                    text);
            selected += inBlocks.length > 0 && inBlocks.length < EVENTS ? 1 : 0;
        }
        assertTrue(selected >= QUERIES.size() - 4, "only " + selected + " queries select a part");
    }

    /** A query, and the same asked of the values of a row. */
    private record Asked(String query, IntPredicate holds) {}

    private boolean is(Dimension dimension, int row, String value) {
        return index.value(dimension, row).equals(value);
    }

    @Test
    void rowsThatAreFoundInBlocksAreThoseWhoseValuesSayYes() throws Exception {
        List<Asked> asked = List.of(
                new Asked("service:s2", row -> is(Dimension.SERVICE, row, "s2")),
                new Asked(
                        "service:(s2 OR s3)",
                        row -> is(Dimension.SERVICE, row, "s2") || is(Dimension.SERVICE, row, "s3")),
                new Asked(
                        "NOT service:(s2 OR s3)",
                        row -> !is(Dimension.SERVICE, row, "s2") && !is(Dimension.SERVICE, row, "s3")),
                new Asked(
                        "(action:(Action1 OR Action9 OR Action77) OR user:user8 OR action:Action8*)",
                        row -> is(Dimension.USER, row, "user8")
                                || index.value(Dimension.ACTION, row).startsWith("Action8")
                                || List.of("Action1", "Action9", "Action77")
                                        .contains(index.value(Dimension.ACTION, row))),
                new Asked("user:user*", row -> true),
                new Asked(
                        "user:(user1 OR user2 OR user3 OR user4 OR user5)",
                        row -> "12345".contains(index.value(Dimension.USER, row).substring(4))),
                new Asked("action:Action7", row -> is(Dimension.ACTION, row, "Action7")),
                new Asked(
                        "action:Action39*",
                        row -> index.value(Dimension.ACTION, row).startsWith("Action39")),
                new Asked("outcome:denied", row -> is(Dimension.OUTCOME, row, "denied")),
                new Asked("outcome:success", row -> is(Dimension.OUTCOME, row, "success")));
        Random random = new Random(5);
        for (int round = 0; round < 25; round++) {
            Asked one = asked.get(random.nextInt(asked.size()));
            Asked other = asked.get(random.nextInt(asked.size()));
            assertArrayEquals(
                    IntStream.range(0, EVENTS)
                            .filter(one.holds().and(other.holds()))
                            .toArray(),
                    EventQuery.parse(one.query() + " AND " + other.query())
                            .select(index)
                            .toArray());
            int from = random.nextInt(EVENTS);
            int to = from + random.nextInt(EVENTS - from);
            assertArrayEquals(
                    IntStream.range(from, to)
                            .filter(one.holds().or(other.holds()))
                            .toArray(),
                    EventQuery.parse("(" + one.query() + ") OR (" + other.query() + ")")
                            .select(index, RowSet.all(EVENTS).between(from, to), TextProgress.NONE)
                            .toArray());
        }
    }

    @Test
    void valuesOfTheSameCodesAreAskedForAtOnce() throws Exception {
        RowPredicate joined = Predicates.any(new RowPredicate[] {
            among(Dimension.ACTION, 3), among(Dimension.OUTCOME, 1), among(Dimension.ACTION, 5), Predicates.None.NONE
        });
        assertEquals(2, ((Predicates.Any) joined).parts().length);
        RowPredicate one = Predicates.any(new RowPredicate[] {among(Dimension.ACTION, 3), among(Dimension.ACTION, 5)});
        assertInstanceOf(Predicates.OfColumn.class, one);
        assertSame(Predicates.None.NONE, Predicates.any(new RowPredicate[0]));
        for (int row = 0; row < 5_000; row++) {
            int action = index.column(Dimension.ACTION).code(row);
            assertEquals(action == 3 || action == 5, one.test(row));
            assertEquals(one.test(row) || index.column(Dimension.OUTCOME).code(row) == 1, joined.test(row));
        }
    }

    private RowPredicate among(Dimension dimension, int code) {
        BitSet codes = new BitSet();
        codes.set(code);
        return new Predicates.OfColumn(index.column(dimension).among(codes));
    }

    @Test
    void amongManyValuesOneIsFoundWithoutRegardToCase() throws Exception {
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            events.add(anEvent().id("e" + i).on("arn:Größe/" + i).build());
        }
        events.add(anEvent().id("lower").on("arn:größe/77").build());
        events.add(anEvent().id("upper").on("ARN:GRÖSSE/77").build());
        events.add(anEvent().id("both").on("other", "arn:GRÖßE/77").build());
        EventIndex many = new TestEnrichment().index(events);
        RowSet found = EventQuery.parse("resource:\"Arn:grÖße/77\"").select(many);
        assertArrayEquals(
                new String[] {"both", "e77", "lower"},
                IntStream.of(found.toArray()).mapToObj(many::eventId).sorted().toArray());
        assertTrue(EventQuery.parse("resource:\"arn:größe/6001\"").select(many).isEmpty());
    }
}
