package org.nightjar.simulate;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works at the company. Invented; immutable.
 *
 * @param name IAM user name, or session name of a federated person
 * @param function which habits
 * @param federated whether they come through single sign-on and have no IAM user
 * @param rhythm when they work
 * @param places from where
 * @param clients with what
 * @param credentials as whom
 * @param stay from when until when
 */
record Person(
        String name,
        String function,
        boolean federated,
        Rhythm rhythm,
        Places places,
        Clients clients,
        Credentials credentials,
        Stay stay) {

    /**
     * Working hours in the person's own zone.
     *
     * @param startHour usual start, hours of the day
     * @param endHour usual end
     * @param pace busyness against the average of the function
     * @param weekendShare how probably they work on a day of the weekend
     */
    record Rhythm(ZoneId zone, double startHour, double endHour, double pace, double weekendShare) {}

    /** How someone reaches the cloud when not in the office. */
    enum Tunnel {
        NONE,
        CORPORATE,
        COMMERCIAL
    }

    /**
     * Addresses.
     *
     * @param officeDays bit set, bit 0 is Monday
     * @param exits addresses of the commercial VPN, used in turn
     * @param tripLabel label of events on a trip or through a commercial VPN, if either is a decoy
     */
    record Places(
            String country,
            String home,
            String office,
            String mobile,
            int officeDays,
            Tunnel tunnel,
            java.util.List<String> exits,
            @Nullable Trip trip,
            @Nullable Label tripLabel) {}

    /** A journey: away from the first day to the last, both at the place. */
    record Trip(LocalDate first, LocalDate last, ZoneId zone, String address) {
        /** The days of the flights, on which no work is done. */
        boolean flies(LocalDate day) {
            return day.equals(first.minusDays(1)) || day.equals(last.plusDays(1));
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** User agents and how much of the work is done on the console. */
    record Clients(String browser, String cli, String script, double consoleShare) {}

    /** The IAM user's ids, or the role of single sign-on. */
    record Credentials(String userId, String keyId, String ssoRole) {}

    /** First and last day at the company, with a label for the first days of a joiner. */
    record Stay(LocalDate first, LocalDate last, @Nullable Label joinerLabel) {
        boolean covers(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** Whether their home address is often seen. */
    boolean worksFromHome() {
        return places.tunnel() == Tunnel.NONE && Integer.bitCount(places.officeDays()) <= 3;
    }

    long affinity() {
        return Dice.mix(0, name);
    }
}
