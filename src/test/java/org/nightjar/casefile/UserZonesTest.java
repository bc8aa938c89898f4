package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
import org.nightjar.support.TestEnrichment;

class UserZonesTest {

    @Test
    void aUserLivesWhereTheirDayHasItsMiddleAndAMachineNowhere() {
        List<AuditEvent> events = new ArrayList<>();
        Instant start = Instant.parse("2024-05-06T00:00:00Z");
        for (int day = 0; day < 5; day++) {
            for (int hour = 0; hour < 24; hour++) {
                Instant at = start.plusSeconds(86_400L * day + 3600L * hour);
                events.add(anEvent()
                        .id("m" + day + "-" + hour)
                        .by("machine")
                        .at(at)
                        .build());
                if (hour >= 0 && hour < 9) {
                    events.add(anEvent()
                            .id("t" + day + "-" + hour)
                            .by("tokyo")
                            .at(at)
                            .build());
                }
            }
        }
        events.add(anEvent().id("x").by("once").at(start).build());
        UserZones zones = UserZones.of(new TestEnrichment().index(events));
        assertEquals(Optional.of(ZoneOffset.ofHours(9)), zones.find("tokyo"), "at work from 9 to 18 o'clock there");
        assertEquals(Optional.empty(), zones.find("machine"));
        assertEquals(Optional.empty(), zones.find("once"));
        assertEquals(Optional.empty(), zones.find("nobody"));
    }
}
