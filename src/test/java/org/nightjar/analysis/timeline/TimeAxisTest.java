package org.nightjar.analysis.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.timeline.TimeAxis.Period;
import org.nightjar.analysis.timeline.TimeAxis.Tick;

class TimeAxisTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ToDoubleFunction<String> WIDTH = label -> label.length() * 6.5;

    @Test
    void anHourIsMissingOnTheDayThatLosesOne() {
        assertEquals(
                List.of("00:00", "01:00", "03:00", "04:00", "05:00"),
                labels(axis("2024-03-30T23:00:00Z", Duration.ofHours(5), BERLIN, 400)));
    }

    @Test
    void theRepeatedHourHasTwoTicksThatSayTheirOffset() {
        assertEquals(
                List.of("00:00", "01:00", "02:00 +02:00", "02:00 +01:00", "03:00"),
                labels(axis("2024-10-26T22:00:00Z", Duration.ofHours(5), BERLIN, 442)));
    }

    @Test
    void minutesAndSecondsOfATimeShownTwiceSayTheirOffsetToo() {
        List<String> halfHour =
                labels(axis("2024-04-06T14:15:00Z", Duration.ofMinutes(80), ZoneId.of("Australia/Lord_Howe"), 900));
        assertTrue(
                halfHour.containsAll(List.of("01:20", "01:30 +11:00", "01:30 +10:30", "02:00")), halfHour.toString());
        List<String> seconds = labels(axis("2024-10-27T00:59:50Z", Duration.ofSeconds(20), BERLIN, 900));
        assertTrue(seconds.containsAll(List.of("02:59:55 +02:00", "02:00:05 +01:00")), seconds.toString());
        List<String> after = labels(axis("2024-10-27T01:59:50Z", Duration.ofSeconds(20), BERLIN, 900));
        assertTrue(after.containsAll(List.of("02:59:55 +01:00", "03:00:05")), after.toString());
    }

    @Test
    void hoursStayRoundAfterTheClockChanges() {
        for (String zone : List.of("Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu")) {
            TimeAxis axis = axis("2018-10-01T00:00:00Z", Duration.ofDays(6), ZoneId.of(zone), 1600);
            for (Tick tick : axis.ticks()) {
                ZonedDateTime time = Instant.ofEpochMilli(tick.millis()).atZone(ZoneId.of(zone));
                assertEquals(0, time.getMinute(), zone);
                assertEquals(0, time.getHour() % 3, zone);
            }
        }
    }

    @Test
    void halfHourClockChangeOfLordHoweKeepsRoundHours() {
        ZoneId zone = ZoneId.of("Australia/Lord_Howe");
        List<String> labels = labels(axis("2024-04-06T12:30:00Z", Duration.ofHours(6), zone, 700));
        assertTrue(labels.containsAll(List.of("00:00", "01:00", "02:00", "03:00")), labels.toString());
    }

    @Test
    void dayStartsWhereMidnightDoesNotExist() {
        ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo");
        long start = Instant.parse("2018-11-04T03:00:00Z").toEpochMilli();
        for (double pixels : new double[] {250, 600, 1200}) {
            Tick sunday = axis("2018-11-03T03:00:00Z", Duration.ofDays(5), saoPaulo, pixels).ticks().stream()
                    .filter(tick -> tick.millis() == start)
                    .findFirst()
                    .orElseThrow();
            assertEquals(pixels == 250 ? "Sun 4" : "01:00", sunday.label());
        }
    }

    @Test
    void leapDayHasItsTick() {
        assertTrue(labels(axis("2024-02-26T00:00:00Z", Duration.ofDays(7), ZoneOffset.UTC, 500))
                .containsAll(List.of("Wed 28", "Thu 29", "Fri 1")));
        assertTrue(labels(axis("2023-02-26T00:00:00Z", Duration.ofDays(7), ZoneOffset.UTC, 500))
                .containsAll(List.of("Tue 28", "Wed 1")));
    }

    @Test
    void monthsAndYearsAreCalendarOnes() {
        TimeAxis axis = axis("2023-11-15T00:00:00Z", Duration.ofDays(150), ZoneOffset.UTC, 400);
        assertEquals(List.of("Dec", "Jan", "Feb", "Mar", "Apr"), labels(axis));
        assertEquals(
                List.of("2023", "2024"),
                axis.periods().stream().map(Period::label).toList());
        Tick january = axis.ticks().get(1);
        assertTrue(january.strong());
        assertEquals(Instant.parse("2024-01-01T00:00:00Z").toEpochMilli(), january.millis());
    }

    @Test
    void secondsAndMillisecondsAreShownWithinTheirDay() {
        TimeAxis axis = axis("2024-05-06T11:59:59.500Z", Duration.ofSeconds(1), ZoneOffset.UTC, 600);
        assertTrue(labels(axis).contains("12:00:00.000"), labels(axis).toString());
        assertEquals("Mon 6 May 2024", axis.periods().get(0).label());
    }

    @Test
    void labelsNeverOverlapFromOneSecondToTenYears() {
        Random random = new Random(7);
        ZoneId[] zones = {ZoneOffset.UTC, BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Asia/Kathmandu")};
        for (int round = 0; round < 3000; round++) {
            long length = (long) Math.exp(Math.log(1000) + random.nextDouble() * Math.log(3650.0 * 86_400));
            long from = Instant.parse("2015-01-01T00:00:00Z").toEpochMilli() + (random.nextLong() >>> 26);
            double pixels = 200 + random.nextInt(2400);
            TimeAxis axis =
                    TimeAxis.of(new TimeWindow(from, from + length), zones[round % zones.length], pixels, WIDTH);
            assertTrue(axis.ticks().size() <= pixels / 20, "too many ticks");
            assertTrue(labels(axis).size() >= 1, "no label in " + length + " ms on " + pixels);
            double free = 0;
            for (Tick tick : axis.ticks()) {
                assertTrue(tick.x() >= 0 && tick.x() <= pixels);
                if (!tick.label().isEmpty()) {
                    assertTrue(tick.x() >= free, tick.toString());
                    free = tick.x() + TimeAxis.LABEL_INSET + WIDTH.applyAsDouble(tick.label());
                    assertTrue(free <= pixels, tick.toString());
                }
            }
            for (Period period : axis.periods()) {
                assertTrue(
                        period.label().isEmpty()
                                || period.fromX() + WIDTH.applyAsDouble(period.label()) <= period.toX(),
                        period.toString());
            }
        }
    }

    private static TimeAxis axis(String from, Duration length, ZoneId zone, double pixels) {
        long start = Instant.parse(from).toEpochMilli();
        return TimeAxis.of(new TimeWindow(start, start + length.toMillis()), zone, pixels, WIDTH);
    }

    private static List<String> labels(TimeAxis axis) {
        return axis.ticks().stream()
                .map(Tick::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }
}
