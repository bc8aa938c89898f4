package org.nightjar.analysis.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.support.TestEnrichment;

class HeatMapTest {

    private static final long START = Instant.parse("2024-02-20T00:00:00Z").toEpochMilli();

    private final EventIndex index = index();

    @Test
    void everyCellIsWhatItsQueryTextSelectsInAnyZone() throws NightjarException {
        for (ZoneId zone : List.of(
                ZoneOffset.UTC, ZoneOffset.ofHours(-7), ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kolkata"))) {
            HeatMap map = HeatMap.of(index, RowSet.all(index.size()), zone);
            int sum = 0;
            for (int day = 0; day < HeatMap.DAYS; day++) {
                for (int hour = 0; hour < HeatMap.HOURS; hour++) {
                    String query =
                            QueryText.weekday(DayOfWeek.of(day + 1), zone) + " AND " + QueryText.hour(hour, zone);
                    assertEquals(EventQuery.parse(query).select(index).size(), map.events(day, hour), query);
                    sum += map.events(day, hour);
                }
            }
            assertEquals(index.size(), sum);
            assertEquals(index.size(), map.size());
        }
    }

    @Test
    void theClockFollowsDaylightSavingTimeAsTheCalendarDoes() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        HourClock clock = HourClock.of(zone, START, START + 300L * 86_400_000);
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            long millis = START + (long) (random.nextDouble() * 300 * 86_400_000);
            ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
            assertEquals((time.getDayOfWeek().getValue() - 1) * 24 + time.getHour(), clock.hourOfWeek(millis));
        }
    }

    private static EventIndex index() {
        Random random = new Random(2);
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            var event = anEvent()
                    .id("e" + i)
                    .at(Instant.ofEpochMilli(START + (long) (random.nextDouble() * 60 * 86_400_000)));
            events.add((i % 9 == 0 ? event.denied() : event).build());
        }
        return new TestEnrichment().index(events);
    }
}
