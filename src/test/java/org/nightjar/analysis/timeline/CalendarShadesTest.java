package org.nightjar.analysis.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarShadesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void nightsFollowTheClockOfTheZone() {
        List<TimeWindow> nights = CalendarShades.nights(window("2024-03-30T12:00:00Z", "2024-03-31T12:00:00Z"), BERLIN);
        assertEquals(List.of(window("2024-03-30T21:00:00Z", "2024-03-31T04:00:00Z")), nights);
        assertEquals(Duration.ofHours(7), Duration.ofMillis(nights.get(0).lengthMillis()), "the clock lost an hour");
    }

    @Test
    void aNightThatBeganBeforeTheWindowIsThere() {
        assertEquals(
                2,
                CalendarShades.nights(window("2024-05-06T02:00:00Z", "2024-05-06T23:00:00Z"), BERLIN)
                        .size());
    }

    @Test
    void weekendsRunFromSaturdayToMonday() {
        assertEquals(
                List.of(
                        window("2024-05-03T22:00:00Z", "2024-05-05T22:00:00Z"),
                        window("2024-05-10T22:00:00Z", "2024-05-12T22:00:00Z")),
                CalendarShades.weekends(window("2024-05-05T12:00:00Z", "2024-05-11T00:00:00Z"), BERLIN));
        assertEquals(
                List.of(), CalendarShades.weekends(window("2024-05-06T00:00:00Z", "2024-05-10T00:00:00Z"), BERLIN));
    }

    private static TimeWindow window(String from, String to) {
        return new TimeWindow(
                Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli());
    }
}
