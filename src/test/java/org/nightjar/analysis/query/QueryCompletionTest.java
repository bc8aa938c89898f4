package org.nightjar.analysis.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.query.QueryCompletion.Choice;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;

class QueryCompletionTest {

    private final EventIndex index = new TestEnrichment()
            .index(List.of(
                    anEvent().id("a").by("alice").at("2024-05-01T10:00:00Z").build(),
                    anEvent().id("b").by("malice").at("2024-05-04T23:30:00Z").build(),
                    anEvent()
                            .id("c")
                            .by("bob smith")
                            .at("2024-05-05T00:10:00Z")
                            .denied()
                            .build()));

    @Test
    void aWordBecomesAFieldAndAfterItsColonAValueThatTheCaseHas() {
        assertEquals(List.of("account:", "action:", "access:", "address:"), texts("ac", "ad"));
        QueryCompletion values = QueryCompletion.at("outcome:denied AND user:ali", 27, index);
        assertEquals(19, values.from());
        assertEquals(
                List.of("user:\"alice\"", "user:\"malice\""),
                values.choices().stream().map(Choice::text).toList(),
                "what begins with it comes first");
        assertEquals(
                "user:\"bob smith\"",
                QueryCompletion.at("user:\"bob s", 11, index).choices().get(0).text());
        assertEquals(List.of(), QueryCompletion.at("nofield:x", 9, index).choices());
        assertEquals(List.of(), QueryCompletion.at("a AND ", 6, index).choices());
    }

    @Test
    void tagsOfTheAnalystAreCompletedAsSoonAsTheyAreGiven() {
        assertEquals(List.of(), QueryCompletion.at("tag:su", 6, index).choices());
        EventIndex tagged = index.annotated(Annotations.of(List.of(new AnnotationStep(
                1,
                Instant.EPOCH,
                AnnotationStep.Action.TAG,
                "suspicious",
                "",
                0,
                List.of(AnnotationSubject.event("a")),
                0))));
        assertEquals(
                List.of(new Choice("tag:\"suspicious\"", "")),
                QueryCompletion.at("tag:su", 6, tagged).choices());
    }

    private List<String> texts(String one, String other) {
        return java.util.stream.Stream.of(one, other)
                .flatMap(word -> QueryCompletion.at(word, word.length(), index).choices().stream())
                .map(Choice::text)
                .sorted(java.util.Comparator.comparing(text ->
                        List.of("account:", "action:", "access:", "address:").indexOf(text)))
                .toList();
    }

    @Test
    void timesCompareAsInKqlAndAsInLucene() throws NightjarException {
        assertEquals(2, select("time:>=2024-05-04"));
        assertEquals(2, select("time>=2024-05-04"));
        assertEquals(1, select("time:>2024-05-04"), "after that day");
        assertEquals(2, select("time:<\"2024-05-05T00:00:00Z\""));
        assertEquals(1, select("time:[2024-05-01 TO 2024-05-04}"));
        assertEquals(2, select("NOT user:\"a:>b\" AND hour:[10 TO 23]"));
        assertEquals(1, select("weekday:sat hour:>=22"));
        assertEquals(1, select("weekday:sun"));
        assertEquals(2, select("weekday:\"sun Europe/Berlin\""));
    }

    @Test
    void anErrorPointsAtItsColumn() {
        assertEquals(20, column("user:alice nofield:x"), "the value of the field that is not there");
        assertEquals(6, column("time:yesterday"));
        assertEquals(7, column("hour:[25 TO 26]"));
        assertTrue(column("user:(alice") > 0);
        assertEquals(7, column("user:[a TO b]"));
    }

    private static int column(String query) {
        return assertThrows(QueryException.class, () -> EventQuery.parse(query)).column();
    }

    private int select(String query) throws NightjarException {
        return EventQuery.parse(query).select(index).size();
    }
}
