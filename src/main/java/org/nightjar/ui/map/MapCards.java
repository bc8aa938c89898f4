package org.nightjar.ui.map;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nightjar.analysis.map.Leg;
import org.nightjar.analysis.map.MapModel;
import org.nightjar.analysis.map.Place;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Palette;
import org.nightjar.ui.map.PointClusters.Cluster;

/** What the card beside the pointer says of a point or a way. FX thread only. */
final class MapCards {

    private static final int SHOWN = 4;

    private MapCards() {}

    static void fill(HoverCard card, Cluster cluster, ZoneId zone, Palette palette) {
        List<Place> places = cluster.places();
        card.titled(name(places), palette);
        long errors = places.stream().mapToLong(Place::errors).sum();
        card.line(
                "Events",
                String.format(Locale.ROOT, "%,d", cluster.events())
                        + (errors > 0 ? String.format(Locale.ROOT, ", %,d failed or denied", errors) : ""));
        if (places.size() > 1) {
            card.line("Places", shortList(places.stream().map(MapCards::name).toList()));
        }
        card.code(
                "Addresses",
                shortList(places.stream().flatMap(p -> p.addresses().stream()).toList()));
        String operators = shortList(
                places.stream().flatMap(p -> p.operators().stream()).distinct().toList());
        if (!operators.isEmpty()) {
            card.line("Operators", operators);
        }
        card.line(
                "Network",
                places.stream()
                        .map(p -> MapColors.of(p.networkClass()).label())
                        .distinct()
                        .collect(Collectors.joining(", ")));
        Instant first =
                places.stream().map(Place::first).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant last = places.stream().map(Place::last).max(Instant::compareTo).orElse(Instant.EPOCH);
        card.line("First seen", HoverCard.time(first, zone));
        card.line("Last seen", HoverCard.time(last, zone));
        int radius = places.stream().mapToInt(Place::accuracyRadiusKm).max().orElse(0);
        if (radius > 0) {
            card.line("Accuracy", String.format(Locale.ROOT, "within %,d km", radius));
        }
        cluster.severity().ifPresent(severity -> card.line("Finding", severity.id()));
        card.line("Click", places.size() == 1 ? "shows only these events" : "zooms in");
    }

    static void fill(HoverCard card, Leg leg, MapModel map, ZoneId zone, Palette palette) {
        card.titled(
                name(map.places().get(leg.from())) + " → " + name(map.places().get(leg.to())), palette);
        card.line("Left", HoverCard.time(leg.left(), zone));
        card.line("Arrived", HoverCard.time(leg.arrived(), zone) + ", after " + duration(leg.duration()));
        card.line(
                "Distance",
                String.format(Locale.ROOT, "%,.0f km", leg.kilometres())
                        + (Double.isInfinite(leg.kilometresPerHour())
                                ? ", at the same moment"
                                : String.format(Locale.ROOT, ", %,.0f km/h", leg.kilometresPerHour())));
        if (leg.times() > 1) {
            card.line("Times", String.format(Locale.ROOT, "%,d; this is the fastest", leg.times()));
        }
        if (leg.impossible()) {
            card.line("Note", "Faster than anybody travels.");
        }
        if (leg.relayed()) {
            card.line("Against", "One end is a cloud, hosting or exit address: it may have moved, not the person.");
        }
    }

    static String name(Place place) {
        String country = GeoNames.countryName(place.countryCode());
        String city = place.city();
        if (city.isEmpty()) {
            return country.isEmpty() ? "Unnamed place" : country;
        }
        return country.isEmpty() ? city : city + ", " + country;
    }

    /** The place, or how many there are around the busiest. */
    static String name(List<Place> places) {
        String busiest = name(places.get(0));
        return places.size() == 1 ? busiest : places.size() + " places around " + busiest;
    }

    private static String shortList(List<String> values) {
        String first = values.stream().limit(SHOWN).collect(Collectors.joining("\n"));
        int more = values.size() - SHOWN;
        return more > 0 ? first + String.format(Locale.ROOT, "%nand %,d more", more) : first;
    }

    private static String duration(Duration duration) {
        if (duration.toDays() > 0) {
            return String.format(Locale.ROOT, "%,d d %d h", duration.toDays(), duration.toHoursPart());
        }
        return duration.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart())
                : String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
}
