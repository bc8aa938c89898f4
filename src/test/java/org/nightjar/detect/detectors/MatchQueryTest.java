package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;

/** Six hundred reads of one user, every other of which a rule matches. */
class MatchQueryTest {

    private static final Instant START = Instant.parse("2024-05-06T08:00:00Z");

    private static EventIndex index(boolean apart) {
        List<AuditEvent> events = new ArrayList<>();
        for (int at = 0; at < 600; at++) {
            events.add(anEvent()
                    .by("alice")
                    .reads("s3.amazonaws.com", "GetObject")
                    .in(apart && at % 2 == 0 ? "eu-west-1" : "us-east-1")
                    .at(START.plusSeconds(at))
                    .build());
        }
        return new TestEnrichment().index(events);
    }

    private static int[] matched(int count) {
        return IntStream.range(0, count).map(at -> 2 * at).toArray();
    }

    private static int selected(EventIndex index, MatchQuery query, int[] rows) throws NightjarException {
        return EventQuery.parse(QueryText.and(
                        QueryText.is(Dimension.USER, "alice"),
                        query.condition(rows),
                        QueryText.between(index.time(rows[0]), index.time(rows[rows.length - 1]))))
                .select(index)
                .size();
    }

    private static MatchQuery query(EventIndex index, int[] rows) {
        return new MatchQuery(index, index.column(Dimension.USER).code(0), rows);
    }

    @Test
    void manyAreSelectedExactlyByWhatTheyHaveInCommon() throws NightjarException {
        EventIndex index = index(true);
        int[] rows = matched(300);
        assertEquals(300, selected(index, query(index, rows), rows));
        assertEquals(0, query(index, rows).besides(rows));
    }

    @Test
    void manyThatDifferInNothingAreToldToBeMore() throws NightjarException {
        EventIndex index = index(false);
        int[] rows = matched(300);
        MatchQuery query = query(index, rows);
        assertEquals(299, query.besides(rows));
        assertEquals(300 + 299, selected(index, query, rows));
    }

    @Test
    void fewAreSelectedById() throws NightjarException {
        EventIndex index = index(false);
        int[] rows = matched(20);
        assertEquals(20, selected(index, query(index, rows), rows));
        assertEquals(0, query(index, rows).besides(rows));
    }
}
