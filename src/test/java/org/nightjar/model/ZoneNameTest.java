package org.nightjar.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ZoneNameTest {

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }

    @Test
    void aZoneHasTheNameOfThatDay() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertEquals("CEST", ZoneName.at(berlin, Instant.parse("2024-05-12T20:11:00Z")));
        assertEquals("CET", ZoneName.at(berlin, Instant.parse("2024-01-12T20:11:00Z")));
        assertEquals("UTC", ZoneName.at(ZoneOffset.UTC, Instant.EPOCH));
        assertEquals("UTC+05:30", ZoneName.at(ZoneOffset.ofHoursMinutes(5, 30), Instant.EPOCH));
    }

    @Test
    void aColumnOfSummerAndWinterNamesBoth() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertEquals("CEST", ZoneName.over(berlin, range("2024-05-01T00:00:00Z", "2024-06-01T00:00:00Z")));
        assertEquals("CET/CEST", ZoneName.over(berlin, range("2024-01-01T00:00:00Z", "2024-06-01T00:00:00Z")));
        assertEquals("CET/CEST", ZoneName.over(berlin, range("2014-01-01T00:00:00Z", "2024-06-01T00:00:00Z")));
        assertEquals(
                "IST", ZoneName.over(ZoneId.of("Asia/Kolkata"), range("2014-01-01T00:00:00Z", "2024-06-01T00:00:00Z")));
        assertEquals("UTC", ZoneName.over(ZoneOffset.UTC, range("2014-01-01T00:00:00Z", "2024-06-01T00:00:00Z")));
    }
}
