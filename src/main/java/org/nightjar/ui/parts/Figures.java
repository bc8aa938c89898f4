package org.nightjar.ui.parts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nightjar.model.TimeRange;
import org.nightjar.model.ZoneName;

/** Numbers, sizes, spans and times as people read them: with separators, units and a zone. */
public final class Figures {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};

    private Figures() {}

    /** 5,938,112. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Where there is little room: {@code 99,999}, {@code 347 k}, {@code 10.0 M}; the whole number stands elsewhere. */
    public static String brief(long number) {
        if (number < 100_000) {
            return count(number);
        }
        return number < 999_500 ? Math.round(number / 1e3) + " k" : String.format(Locale.ROOT, "%,.1f M", number / 1e6);
    }

    /** 1.3 GB; powers of 1,000. */
    public static String bytes(long sizeBytes) {
        double size = sizeBytes;
        int unit = 0;
        while (size >= 1000 && unit < SIZES.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, SIZES[unit]);
    }

    /** 850 ms, 12 s, 3 min 20 s, 5 h 10 min, 12 d 4 h. */
    public static String span(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400
                ? two(seconds / 3600, "h", seconds / 60 % 60, "min")
                : two(seconds / 86_400, "d", seconds / 3600 % 24, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /**
     * 2024-05-02 03:14:07, without the zone: for columns whose head names it; with the offset where the clock shows that
     * time twice.
     */
    public static String seconds(Instant time, ZoneId zone) {
        return SECONDS.format(time.atZone(zone)) + ZoneName.ifTwice(zone, time);
    }

    /** 2024-05-02 03:14:07 UTC+05:30. */
    public static String time(Instant time, ZoneId zone) {
        return SECONDS.format(time.atZone(zone)) + " " + ZoneName.at(zone, time);
    }

    /** 2024-05-02 03:14 UTC+05:30. */
    public static String minute(Instant time, ZoneId zone) {
        return MINUTES.format(time.atZone(zone)) + " " + ZoneName.at(zone, time);
    }

    /** From the first to the last moment, the day said once if it is the same. */
    public static String between(Instant first, Instant last, ZoneId zone) {
        boolean sameDay =
                first.atZone(zone).toLocalDate().equals(last.atZone(zone).toLocalDate());
        String start = MINUTES.format(first.atZone(zone));
        boolean sameClock = ZoneName.ofFirst(zone, first, last).isEmpty();
        if (sameClock && start.equals(MINUTES.format(last.atZone(zone)))) {
            return minute(first, zone);
        }
        String end = (sameDay ? CLOCK : MINUTES).format(last.atZone(zone));
        return start + ZoneName.ofFirst(zone, first, last) + " – " + end + " " + ZoneName.at(zone, last);
    }

    /** From the first to the last day: 2024-05-01 – 2024-05-14. */
    public static String days(TimeRange range, ZoneId zone) {
        LocalDate first = range.from().atZone(zone).toLocalDate();
        LocalDate last = range.to().atZone(zone).toLocalDate();
        return first.equals(last) ? first.toString() : first + " – " + last;
    }

    /** Cuts the end off a long sentence or title. */
    public static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1).stripTrailing() + "…";
    }

    public static String range(TimeRange range, ZoneId zone) {
        return between(range.from(), range.to(), zone);
    }

    /** Cuts the middle out of a long text, so that both ends (account and name of an ARN, say) can be read. */
    public static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int head = (length - 1) * 2 / 5;
        return text.substring(0, head) + "…" + text.substring(text.length() - (length - 1 - head));
    }

    /** "Germany (DE)" for DE; the text itself if it is no country code. */
    public static String country(String code) {
        if (code.length() != 2) {
            return code;
        }
        String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
        return name.isEmpty() || name.equals(code) ? code : name + " (" + code + ")";
    }
}
