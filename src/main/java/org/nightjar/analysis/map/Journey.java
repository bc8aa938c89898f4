package org.nightjar.analysis.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows one user from place to place in time order. Used once. */
final class Journey {

    /** Faster than any airliner over ground, with a strong wind behind it. */
    private static final double MOST_KILOMETRES_PER_HOUR = 1_100;

    /** Nearer places are mixed up by every geolocation database. */
    private static final double LEAST_KILOMETRES = 100;

    private final List<Spot> spots;
    private final Map<Long, Way> ways = new LinkedHashMap<>();
    private int at = -1;
    private long seenMillis;
    private int order;

    Journey(List<Spot> spots) {
        this.spots = spots;
    }

    void event(int spot, long timeMillis) {
        if (spot != at) {
            order++;
            spots.get(spot).visit(order);
            if (at >= 0) {
                long key = (long) at << 32 | spot;
                int from = at;
                ways.computeIfAbsent(key, unknown -> new Way(from, spot, order)).gone(seenMillis, timeMillis);
            }
            at = spot;
        }
        seenMillis = timeMillis;
    }

    List<Leg> legs(int[] idOfSpot) {
        List<Leg> legs = new ArrayList<>();
        for (Way way : ways.values()) {
            legs.add(leg(way, idOfSpot));
        }
        return legs;
    }

    private Leg leg(Way way, int[] idOfSpot) {
        Spot from = spots.get(way.from);
        Spot to = spots.get(way.to);
        double kilometres = GreatCircle.kilometres(
                from.facts.latitude(), from.facts.longitude(), to.facts.latitude(), to.facts.longitude());
        double hours = (way.arrived - way.left) / 3_600_000.0;
        double least = kilometres - from.facts.accuracyRadiusKm() - to.facts.accuracyRadiusKm();
        return new Leg(
                idOfSpot[way.from],
                idOfSpot[way.to],
                way.order,
                way.times,
                Instant.ofEpochMilli(way.left),
                Instant.ofEpochMilli(way.arrived),
                kilometres,
                kilometres / hours,
                least >= LEAST_KILOMETRES && least > MOST_KILOMETRES_PER_HOUR * hours,
                from.isRelay() || to.isRelay());
    }

    /** One way between two spots, however often it was gone. */
    private static final class Way {
        final int from;
        final int to;
        final int order;
        int times;
        long left;
        long arrived;

        Way(int from, int to, int order) {
            this.from = from;
            this.to = to;
            this.order = order;
        }

        void gone(long leftMillis, long arrivedMillis) {
            if (times == 0 || arrivedMillis - leftMillis < arrived - left) {
                left = leftMillis;
                arrived = arrivedMillis;
            }
            times++;
        }
    }
}
