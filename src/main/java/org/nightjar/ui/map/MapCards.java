package org.nightjar.ui.map;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.nightjar.analysis.map.Leg;
import org.nightjar.analysis.map.MapModel;
import org.nightjar.analysis.map.Place;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Palette;
import org.nightjar.ui.map.PointClusters.Cluster;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/** What the card beside the pointer says of a point or a way. FX thread only. */
final class MapCards {

    private static final int SHOWN = 4;

    private MapCards() {}

    /** @param named an address by the alias that the analyst gave it */
    static void fill(HoverCard card, Cluster cluster, UnaryOperator<String> named, ZoneId zone, Palette palette) {
        List<Place> places = cluster.places();
        card.titled(name(places), palette);
        long errors = places.stream().mapToLong(Place::errors).sum();
        String count = Figures.count(cluster.events());
        card.line(
                Words.of("card.events"),
                errors > 0 ? count + ", " + Words.of("card.errors.value", Figures.count(errors)) : count);
        if (places.size() > 1) {
            card.line(
                    Words.of("map.card.places"),
                    shortList(places.stream().map(MapCards::name).toList()));
        }
        card.code(
                Words.of("map.card.addresses"),
                shortList(places.stream()
                        .flatMap(p -> p.addresses().stream())
                        .map(named)
                        .toList()));
        String operators = shortList(
                places.stream().flatMap(p -> p.operators().stream()).distinct().toList());
        if (!operators.isEmpty()) {
            card.line(Words.of("map.card.operators"), operators);
        }
        card.line(
                Words.of("map.card.network"),
                places.stream()
                        .map(p -> MapColors.of(p.networkClass()).label())
                        .distinct()
                        .collect(Collectors.joining(", ")));
        seen(card, places, zone);
        cluster.severity().ifPresent(severity -> card.line(Words.of("card.finding"), SeverityMark.name(severity)));
        card.line(Words.of("card.click"), Words.of(places.size() == 1 ? "card.click.only" : "card.click.zoom"));
    }

    private static void seen(HoverCard card, List<Place> places, ZoneId zone) {
        Instant first =
                places.stream().map(Place::first).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant last = places.stream().map(Place::last).max(Instant::compareTo).orElse(Instant.EPOCH);
        card.line(Words.of("card.first"), Figures.time(first, zone));
        card.line(Words.of("card.last"), Figures.time(last, zone));
        int radius = places.stream().mapToInt(Place::accuracyRadiusKm).max().orElse(0);
        if (radius > 0) {
            card.line(Words.of("map.card.accuracy"), Words.of("map.card.accuracy.value", Figures.count(radius)));
        }
    }

    static void fill(HoverCard card, Leg leg, MapModel map, ZoneId zone, Palette palette) {
        card.titled(
                name(map.places().get(leg.from())) + " → " + name(map.places().get(leg.to())), palette);
        card.line(Words.of("map.card.left"), Figures.time(leg.left(), zone));
        card.line(
                Words.of("map.card.arrived"),
                Words.of("map.card.arrived.value", Figures.time(leg.arrived(), zone), Figures.span(leg.duration())));
        String distance = Figures.count(Math.round(leg.kilometres()));
        card.line(
                Words.of("map.card.distance"),
                Double.isInfinite(leg.kilometresPerHour())
                        ? Words.of("map.card.distance.once", distance)
                        : Words.of(
                                "map.card.distance.value",
                                distance,
                                Figures.count(Math.round(leg.kilometresPerHour()))));
        if (leg.times() > 1) {
            card.line(Words.of("map.card.times"), Words.of("map.card.times.value", Figures.count(leg.times())));
        }
        if (leg.impossible()) {
            card.line(Words.of("card.note"), Words.of("map.legend.impossible") + ".");
        }
        if (leg.relayed()) {
            card.line(Words.of("map.card.against"), Words.of("map.card.relayed"));
        }
    }

    static String name(Place place) {
        String country = GeoNames.countryName(place.countryCode());
        String city = place.city();
        if (city.isEmpty()) {
            return country.isEmpty() ? Words.of("map.unnamed") : country;
        }
        return country.isEmpty() ? city : city + ", " + country;
    }

    /** The place, or how many there are around the busiest. */
    static String name(List<Place> places) {
        String busiest = name(places.get(0));
        return places.size() == 1 ? busiest : Words.of("map.several", Figures.count(places.size()), busiest);
    }

    private static String shortList(List<String> values) {
        String first = values.stream().limit(SHOWN).collect(Collectors.joining("\n"));
        int more = values.size() - SHOWN;
        return more > 0 ? first + "\n" + Words.of("card.more", Figures.count(more)) : first;
    }
}
