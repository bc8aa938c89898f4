package org.nightjar.casefile;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * By which clock people read the times of a case: one setting a case, which window, tables of the command line and report
 * obey. What machines read (CSV, JSON) is always UTC.
 *
 * @param text {@code utc}, {@code local} (this machine's), {@code own} (each user's own, as far as it can be told) or the
 *     name of a zone
 */
public record TimeZoneSetting(String text) {

    public static final TimeZoneSetting UTC = new TimeZoneSetting("utc");
    public static final TimeZoneSetting LOCAL = new TimeZoneSetting("local");
    public static final TimeZoneSetting OWN = new TimeZoneSetting("own");

    /** @throws NightjarException USAGE if there is no such zone */
    public static TimeZoneSetting of(String text) throws NightjarException {
        return read(text)
                .orElseThrow(() -> new NightjarException(
                        ErrorKind.USAGE,
                        "“" + text + "” is no time zone; write utc, local, own, or a name such as Europe/Berlin."));
    }

    /** What a case says; a zone that this Java does not know is UTC. */
    static TimeZoneSetting ofStored(String text) {
        return read(text).orElse(UTC);
    }

    public static TimeZoneSetting of(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? UTC : new TimeZoneSetting(zone.getId());
    }

    private static Optional<TimeZoneSetting> read(String text) {
        String small = text.strip().toLowerCase(Locale.ROOT);
        if (small.equals("utc") || small.equals("local") || small.equals("own")) {
            return Optional.of(new TimeZoneSetting(small));
        }
        try {
            return Optional.of(of(ZoneId.of(text.strip())));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** Whether each user's own clock is meant. */
    public boolean isOwn() {
        return text.equals(OWN.text);
    }

    /** The zone for what is of no user: UTC where each user's own is meant. */
    public ZoneId zone() {
        return switch (text) {
            case "utc", "own" -> ZoneOffset.UTC;
            case "local" -> ZoneId.systemDefault();
            default -> ZoneId.of(text);
        };
    }

    /** The zone for what is of a user. */
    public ZoneId zone(String user, UserZones zones) {
        return isOwn() ? zones.find(user).map(ZoneId.class::cast).orElse(ZoneOffset.UTC) : zone();
    }
}
