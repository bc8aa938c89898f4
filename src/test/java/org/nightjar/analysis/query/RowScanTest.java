package org.nightjar.analysis.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
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
        assertTrue(selected >= QUERIES.size() - 3, "only " + selected + " queries select a part");
    }
}
