package org.nightjar.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.nightjar.model.TimeRange;

class FiguresTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final Instant NOON = Instant.parse("2024-07-01T12:00:05Z");

    @Test
    void sizesAndSpansHaveUnits() {
        assertEquals("999 B", Figures.bytes(999));
        assertEquals("1.0 kB", Figures.bytes(1000));
        assertEquals("1.3 GB", Figures.bytes(1_300_000_000));
        assertEquals("850 ms", Figures.span(Duration.ofMillis(850)));
        assertEquals("3 min 20 s", Figures.span(Duration.ofSeconds(200)));
        assertEquals("5 h", Figures.span(Duration.ofHours(5)));
        assertEquals("12 d 4 h", Figures.span(Duration.ofHours(292)));
    }

    @Test
    void timesSayTheirZone() {
        assertEquals("2024-07-01 12:00:05 UTC", Figures.time(NOON, UTC));
        assertEquals("2024-07-01 14:00 UTC+02:00", Figures.minute(NOON, ZoneOffset.ofHours(2)));
        assertEquals("2024-07-01 14:00 UTC+02:00", Figures.minute(NOON, ZoneId.of("Europe/Berlin")));
        assertEquals("2024-07-01 14:00:05", Figures.seconds(NOON, ZoneId.of("Europe/Berlin")));
    }

    @Test
    void whereTheClockIsPutBackItIsSaidWhichTimeIsMeant() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant first = Instant.parse("2024-10-27T00:30:00Z");
        Instant second = Instant.parse("2024-10-27T01:30:00Z");
        assertEquals("2024-10-27 02:30:00 +02:00", Figures.seconds(first, berlin));
        assertEquals("2024-10-27 02:30:00 +01:00", Figures.seconds(second, berlin));
        assertEquals("2024-10-27 03:30:00", Figures.seconds(second.plusSeconds(3600), berlin));
        assertEquals("2024-10-27 02:30:00 UTC+01:00", Figures.time(second, berlin), "once is enough");
        assertEquals(
                "2024-10-27 02:30 UTC+02:00 – 02:30 UTC+01:00",
                Figures.between(first, second, berlin),
                "an hour is no moment");
        ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");
        assertEquals("2024-04-07 01:45:00 +11:00", Figures.seconds(Instant.parse("2024-04-06T14:45:00Z"), lordHowe));
        assertEquals("2024-04-07 01:45:00 +10:30", Figures.seconds(Instant.parse("2024-04-06T15:15:00Z"), lordHowe));
    }

    @Test
    void aRangeSaysItsDayOnce() {
        assertEquals("2024-07-01 12:00 – 13:30 UTC", Figures.between(NOON, NOON.plusSeconds(5400), UTC));
        assertEquals("2024-07-01 12:00 – 2024-07-02 12:00 UTC", Figures.between(NOON, NOON.plusSeconds(86_400), UTC));
        assertEquals("2024-07-01 12:00 UTC", Figures.between(NOON, NOON.plusSeconds(3), UTC));
        assertEquals(
                "2024-07-01 14:00 UTC+02:00 – 2024-12-31 13:00 UTC+01:00",
                Figures.between(NOON, Instant.parse("2024-12-31T12:00:00Z"), ZoneId.of("Europe/Berlin")),
                "each end by its own clock");
        assertEquals("2024-07-01 – 2024-07-02", Figures.days(new TimeRange(NOON, NOON.plusSeconds(86_400)), UTC));
    }

    @Test
    void longNamesKeepBothEnds() {
        String arn = "arn:aws:sts::111122223333:assumed-role/administrator/alice";
        String shortened = Figures.shortened(arn, 30);
        assertEquals(30, shortened.length());
        assertEquals("arn:aws:sts…dministrator/alice", shortened);
        assertEquals("short", Figures.shortened("short", 30));
        assertEquals("A long ti…", Figures.cut("A long title", 10));
    }

    @Test
    void countriesHaveTheirNames() {
        assertEquals("Germany (DE)", Figures.country("DE"));
        assertEquals("ZZZ", Figures.country("ZZZ"));
        assertEquals("", Figures.country(""));
    }

    @Test
    void largeCountsAreShortWhereThereIsLittleRoom() {
        assertEquals("99,999", Figures.brief(99_999));
        assertEquals("347 k", Figures.brief(346_812));
        assertEquals("999 k", Figures.brief(999_499));
        assertEquals("1.0 M", Figures.brief(999_500));
        assertEquals("10.0 M", Figures.brief(10_020_258));
        assertEquals("1,250.0 M", Figures.brief(1_250_000_000));
    }
}
