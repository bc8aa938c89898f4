package org.nightjar.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.casefile.UserZones;
import org.nightjar.model.NightjarException;
import org.nightjar.model.SentenceTime;
import org.nightjar.model.TimeRange;

/**
 * Times as a case's people read them, each with its offset.
 *
 * @param setting of the case
 * @param zones of its users; none unless the setting is each user's own
 */
record ClockText(TimeZoneSetting setting, UserZones zones) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mmxxx", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx", Locale.ROOT);

    static ClockText of(OpenCase opened) throws NightjarException {
        TimeZoneSetting setting = opened.timeZone();
        return new ClockText(
                setting, setting.isOwn() ? UserZones.of(opened.data().index()) : UserZones.NONE);
    }

    String minute(Instant time, String user) {
        ZoneId zone = setting.zone(user, zones);
        return isUtc(zone) ? Texts.minute(time) : MINUTE.format(time.atZone(zone));
    }

    String second(Instant time, String user) {
        ZoneId zone = setting.zone(user, zones);
        return isUtc(zone) ? Texts.second(time) : SECOND.format(time.atZone(zone));
    }

    /** For what is of no user. */
    String minute(Instant time) {
        return minute(time, "");
    }

    /** For what is of no user. */
    String second(Instant time) {
        return second(time, "");
    }

    /** From and to, with the day each time. */
    String range(TimeRange range) {
        return minute(range.from()) + " to " + minute(range.to());
    }

    /** A sentence about a user with its moments as that user's zone tells them. */
    String sentence(String sentence, String user) {
        return SentenceTime.in(setting.zone(user, zones), sentence);
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }
}
