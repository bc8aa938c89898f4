package org.nightjar.detect.profile;

/**
 * The hours at which one user is active, in the zone in which they seem to live. The zone is estimated: the whole-hour
 * offset that puts the middle of their activity (a circular mean over the day) at {@value #MIDDLE_OF_DAY}:00. It is an
 * estimate of one offset for the whole case, so around a change to daylight saving time hours may be off by one.
 *
 * @param utcHours how many distinct active hours fall on each hour of the week in UTC, from Monday 00:00
 * @param activeHours how many in all
 * @param offsetHours the estimated offset from UTC, -12 to 11
 * @param concentration 0 (around the clock) to 1 (always the same hour): how well there is a middle at all
 */
public record Rhythm(int[] utcHours, int activeHours, int offsetHours, double concentration) {

    /** Hours of a week. */
    public static final int HOURS = 168;

    /** Fewer active hours say nothing of where somebody lives. */
    public static final int LEAST_HOURS = 12;

    /** Below this concentration there is no middle of the day. */
    public static final double LEAST_CONCENTRATION = 0.35;

    private static final int MIDDLE_OF_DAY = 13;
    private static final double[] EAST = new double[HOURS];
    private static final double[] NORTH = new double[HOURS];

    static {
        for (int hour = 0; hour < HOURS; hour++) {
            double angle = 2 * Math.PI * (hour % 24 + 0.5) / 24;
            EAST[hour] = Math.cos(angle);
            NORTH[hour] = Math.sin(angle);
        }
    }

    /** @param utcHours as in the record; kept, not copied */
    public static Rhythm of(int[] utcHours) {
        double x = 0;
        double y = 0;
        int all = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            x += utcHours[hour] * EAST[hour];
            y += utcHours[hour] * NORTH[hour];
            all += utcHours[hour];
        }
        double middle = Math.atan2(y, x) * 24 / (2 * Math.PI);
        int offset = (int) Math.floorMod(Math.round(MIDDLE_OF_DAY - middle) + 12, 24L) - 12;
        return new Rhythm(utcHours, all, offset, all == 0 ? 0 : Math.hypot(x, y) / all);
    }

    /** Whether there are enough hours with a middle to tell a zone by. */
    public boolean hasZone(double leastHours, double leastConcentration) {
        return activeHours >= leastHours && concentration >= leastConcentration;
    }

    /** The hour of the week in UTC, from Monday 00:00. */
    public static int hourOfWeek(long millis) {
        // 1970-01-01 was a Thursday.
        return (int) Math.floorMod(Math.floorDiv(millis, 3_600_000L) + 72, (long) HOURS);
    }

    /** The user's own hour of the week, from Monday 00:00. */
    public int localHourOfWeek(long millis) {
        return Math.floorMod(hourOfWeek(millis) + offsetHours, HOURS);
    }

    /** Active hours by the user's own hour of the day, working days and weekend apart: 0-23 and 24-47. */
    public int[] byLocalHour() {
        int[] hours = new int[48];
        for (int hour = 0; hour < HOURS; hour++) {
            int local = Math.floorMod(hour + offsetHours, HOURS);
            hours[dayHour(local)] += utcHours[hour];
        }
        return hours;
    }

    /** Where an hour of the week stands in {@link #byLocalHour}. */
    public static int dayHour(int localHourOfWeek) {
        return localHourOfWeek % 24 + (localHourOfWeek >= 120 ? 24 : 0);
    }

    /** Such as {@code UTC+2}. */
    public String zoneText() {
        return offsetHours == 0 ? "UTC" : "UTC" + (offsetHours > 0 ? "+" : "") + offsetHours;
    }
}
