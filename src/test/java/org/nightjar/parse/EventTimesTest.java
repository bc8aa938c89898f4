package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of time in real logs. */
class EventTimesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-09-14T00:44:20Z|2020-09-14T00:44:20Z",
                "1970-01-01T00:00:00.000Z|1970-01-01T00:00:00Z",
                "2020-09-14T00:44:20.123456Z|2020-09-14T00:44:20.123Z",
                "2020-09-14T02:44:20+02:00|2020-09-14T00:44:20Z",
                "2020-09-14T02:44:20+0200|2020-09-14T00:44:20Z",
                "2020-09-14 00:44:20|2020-09-14T00:44:20Z",
                "2020-09-14 00:44:20.5 UTC|2020-09-14T00:44:20.500Z",
                "2020-09-14T00:44:20|2020-09-14T00:44:20Z",
                "1600044260|2020-09-14T00:44:20Z",
                "1600044260.25|2020-09-14T00:44:20.250Z",
                "1600044260123|2020-09-14T00:44:20.123Z",
                "4/28/2021, 2:31:30.021 PM|2021-04-28T14:31:30.021Z",
                "4/28/2021, 2:31:30 AM|2021-04-28T02:31:30Z",
                "Jul 30, 2024, 9:46:15 PM|2024-07-30T21:46:15Z",
                "July 30, 2024, 21:46:15 (UTC+02:00)|2024-07-30T19:46:15Z",
                "July 3, 2024, 21:46:15 (UTC)|2024-07-03T21:46:15Z",
                "20200914T004420Z|2020-09-14T00:44:20Z",
                "2024-02-29T00:00:00.5Z|2024-02-29T00:00:00.500Z",
                "0001-01-01T00:00:00Z|0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z|9999-12-31T23:59:59.999Z"
            })
    void formIsRead(String text, String expected) {
        assertEquals(Instant.parse(expected), EventTimes.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2020-13-14T00:44:20Z",
                "2020-09-14T25:44:20Z",
                "20-9-14",
                "99999999999999999999",
                "2020-09-14T00:44:2xZ",
                "2023-02-29T00:00:00Z",
                "2024-02-30T00:00:00.5Z",
                "2024-02-30 00:00:00",
                "2/30/2024, 2:31:30 AM",
                "Feb 30, 2024, 9:46:15 PM",
                "20240230T004420Z",
                "2024-01-02T24:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "+292278993-01-01T00:00:00Z",
                "+12024-01-01T00:00:00Z",
                "-123-01-01T00:00:00Z",
                "2024-+1-02T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "9999-12-31T23:59:59-01:00",
                "4/28/2021"
            })
    void otherTextIsNoTime(String text) {
        assertNull(EventTimes.parse(text));
        if (text.length() == EventTimes.PLAIN_LENGTH) {
            assertNull(EventTimes.plain(text.getBytes(StandardCharsets.ISO_8859_1), 0));
        }
    }
}
