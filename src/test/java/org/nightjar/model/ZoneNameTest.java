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

    private static final TimeRange TEN_YEARS = range("2014-01-01T00:00:00Z", "2024-06-01T00:00:00Z");

    @Test
    void aTimeHasTheOffsetOfThatDay() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertEquals("UTC+02:00", ZoneName.at(berlin, Instant.parse("2024-05-12T20:11:00Z")));
        assertEquals("UTC+01:00", ZoneName.at(berlin, Instant.parse("2024-01-12T20:11:00Z")));
        assertEquals("UTC+02:00 Europe/Berlin", ZoneName.full(berlin, Instant.parse("2024-05-12T20:11:00Z")));
        assertEquals("UTC", ZoneName.at(ZoneOffset.UTC, Instant.EPOCH));
        assertEquals("UTC", ZoneName.full(ZoneId.of("Etc/UTC"), Instant.EPOCH));
        assertEquals("UTC+05:30", ZoneName.at(ZoneOffset.ofHoursMinutes(5, 30), Instant.EPOCH));
        assertEquals("UTC+05:30", ZoneName.full(ZoneId.of("UTC+05:30"), Instant.EPOCH));
    }

    @Test
    void zonesThatShareAShortNameAreToldApart() {
        Instant winter = Instant.parse("2024-01-12T20:11:00Z");
        assertEquals("UTC-06:00", ZoneName.at(ZoneId.of("America/Chicago"), winter));
        assertEquals("UTC+08:00", ZoneName.at(ZoneId.of("Asia/Shanghai"), winter));
        assertEquals("UTC+05:30", ZoneName.at(ZoneId.of("Asia/Kolkata"), winter));
        assertEquals("UTC+02:00", ZoneName.at(ZoneId.of("Asia/Jerusalem"), winter));
        assertEquals("UTC+00:00", ZoneName.at(ZoneId.of("Europe/London"), winter));
    }

    @Test
    void aColumnOfSummerAndWinterNamesBoth() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        TimeRange may = range("2024-05-01T00:00:00Z", "2024-06-01T00:00:00Z");
        assertEquals("UTC+02:00 Europe/Berlin", ZoneName.over(berlin, may));
        assertEquals("UTC+01:00/+02:00 Europe/Berlin", ZoneName.over(berlin, TEN_YEARS));
        assertEquals("UTC+05:30 Asia/Kolkata", ZoneName.over(ZoneId.of("Asia/Kolkata"), TEN_YEARS));
        assertEquals("UTC", ZoneName.over(ZoneOffset.UTC, TEN_YEARS));
        assertEquals("UTC+02:00", ZoneName.head(berlin, may));
        assertEquals("Europe/Berlin", ZoneName.head(berlin, TEN_YEARS));
        assertEquals("UTC", ZoneName.head(ZoneOffset.UTC, TEN_YEARS));
    }

    @Test
    void theFirstOfTwoTimesIsNamedOnlyWhereTheClockChangedBetweenThem() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant winter = Instant.parse("2024-01-12T20:11:00Z");
        assertEquals("", ZoneName.ofFirst(berlin, winter, winter.plusSeconds(60)));
        assertEquals(" UTC+01:00", ZoneName.ofFirst(berlin, winter, Instant.parse("2024-05-12T20:11:00Z")));
    }
}
