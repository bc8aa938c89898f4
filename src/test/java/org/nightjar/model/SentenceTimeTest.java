package org.nightjar.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SentenceTimeTest {

    private static final String KEPT = "Denied at 12 May 2024 20:11 UTC, allowed at 1 Jan 2024 00:30 UTC.";

    @Test
    void momentsAreKeptInUtcToTheMinute() {
        assertEquals("12 May 2024 20:11 UTC", SentenceTime.kept(Instant.parse("2024-05-12T20:11:59Z")));
        assertEquals(KEPT, SentenceTime.in(ZoneOffset.UTC, KEPT));
        assertEquals(KEPT, SentenceTime.in(ZoneId.of("UTC"), KEPT));
    }

    @Test
    void eachMomentIsToldByTheClockOfItsOwnDay() {
        assertEquals(
                "Denied at 13 May 2024 01:41 UTC+05:30, allowed at 1 Jan 2024 06:00 UTC+05:30.",
                SentenceTime.in(ZoneId.of("Asia/Kolkata"), KEPT));
        assertEquals(
                "Denied at 12 May 2024 22:11 UTC+02:00, allowed at 1 Jan 2024 01:30 UTC+01:00.",
                SentenceTime.in(ZoneId.of("Europe/Berlin"), KEPT));
        assertEquals(
                "Denied at 12 May 2024 17:11 UTC-03:00, allowed at 31 Dec 2023 21:30 UTC-03:00.",
                SentenceTime.in(ZoneOffset.ofHours(-3), KEPT));
    }

    @Test
    void whatIsNoTimeStaysAsItIs() {
        for (String text : new String[] {
            "on 99 Xyz 2024 20:11 UTC $1 \\", "since 12 May 2024", "at 20:11 UTC", "12 May 2024 20:11 UTCX"
        }) {
            assertEquals(text, SentenceTime.in(ZoneId.of("Asia/Kolkata"), text));
        }
    }
}
