package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Outcome;
import org.nightjar.support.TestEnrichment;

class EventIndexTest {

    @Test
    void rowsAscendInTimeWhateverTheOrderOfStoring() {
        List<AuditEvent> events = new ArrayList<>(anEvent().times(500, Duration.ofSeconds(7)));
        List<String> inTime = events.stream().map(AuditEvent::eventId).toList();
        Collections.shuffle(events, new Random(5));
        EventIndex index = new TestEnrichment().index(events);

        List<String> rows = new ArrayList<>();
        for (int row = 0; row < index.size(); row++) {
            rows.add(index.eventId(row));
            assertEquals(row, index.findRow(index.eventId(row)));
        }
        assertEquals(inTime, rows);
    }

    @Test
    void eventsOfTheSameMomentKeepTheOrderOfStoring() {
        EventIndex index = new TestEnrichment()
                .index(List.of(
                        anEvent().at("2024-05-01T10:00:01Z").id("c").build(),
                        anEvent().id("b").build(),
                        anEvent().id("a").build()));
        assertEquals(List.of("b", "a", "c"), List.of(index.eventId(0), index.eventId(1), index.eventId(2)));
    }

    @Test
    void derivedColumnsFollowTheAddress() {
        EventIndex index = new TestEnrichment()
                .place("192.0.2.1", "DE", "Bonn", 50.7, 7.1, 64500, "Example Net", NetworkClass.ISP)
                .index(List.of(anEvent().from("192.0.2.1").build()));
        assertEquals("DE", index.value(Dimension.COUNTRY, 0));
        assertEquals("Bonn", index.value(Dimension.CITY, 0));
        assertEquals("AS64500 Example Net", index.value(Dimension.ASN, 0));
        assertEquals("isp", index.value(Dimension.NETWORK_CLASS, 0));
        assertEquals(50.7, index.addressOf(0).latitude());
    }

    @Test
    void eachResourceOfAnEventCanBeFound() {
        EventIndex index = new TestEnrichment()
                .index(List.of(
                        anEvent().on("arn:a", "arn:b").build(),
                        anEvent().at("2024-05-02T00:00:00Z").build()));
        Column resources = index.column(Dimension.RESOURCE);
        int second = resources.dictionary().find("arn:b");
        assertTrue(resources.has(0, second));
        assertEquals("arn:a", resources.value(0));
        assertArrayEquals(new int[0], resources.codes(1));
        assertEquals("", resources.value(1));
    }

    @Test
    void usersHaveTheirRows() {
        EventIndex index = new TestEnrichment()
                .index(List.of(
                        anEvent().by("bob").at("2024-05-01T00:00:00Z").build(),
                        anEvent().by("alice").at("2024-05-02T00:00:00Z").build(),
                        anEvent().by("bob").at("2024-05-03T00:00:00Z").build()));
        int bob = index.column(Dimension.USER).dictionary().find("bob");
        assertArrayEquals(new int[] {0, 2}, index.rowsOfUser(bob).toArray());
        assertEquals("bob", index.user(bob).id());
    }

    @Test
    void timesFindTheirRows() {
        EventIndex index = new TestEnrichment().index(anEvent().times(10, Duration.ofMinutes(1)));
        long first = index.timeMillis(0);
        assertEquals(0, index.rowAtOrAfter(first));
        assertEquals(1, index.rowAtOrAfter(first + 1));
        assertEquals(10, index.rowAtOrAfter(first + 3_600_000));
        assertEquals(Duration.ofMinutes(9).plusMillis(1), index.span().length());
    }

    @Test
    void outcomesAndIdsSurvivePacking() {
        EventIndex index = new TestEnrichment()
                .index(List.of(anEvent().id("nj-not-a-uuid").denied().build()));
        assertEquals(Outcome.DENIED, index.outcome(0));
        assertEquals("denied", index.value(Dimension.OUTCOME, 0));
        assertEquals("nj-not-a-uuid", index.eventId(0));
        assertEquals(0, index.findRow("nj-not-a-uuid"));
        assertEquals(-1, index.findRow("absent"));
    }
}
