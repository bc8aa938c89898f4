package org.nightjar.analysis.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.FindingMarks;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Gathers places and the way between them in one pass over the rows. Used once. */
final class MapModelBuilder {

    private static final int UNSEEN = -2;
    private static final int NOWHERE = -1;

    private final EventIndex index;
    private final SelectedRows selected;
    private final Column addresses;
    private final int[] spotOfAddress;
    private final long[] eventsOfAddress;
    private final List<Spot> spots = new ArrayList<>();
    private final Map<String, Integer> spotsByKey = new HashMap<>();
    private long serviceEvents;
    private long unplacedEvents;

    MapModelBuilder(EventIndex index, SelectedRows selected) {
        this.index = index;
        this.selected = selected;
        addresses = index.column(Dimension.ADDRESS);
        spotOfAddress = new int[addresses.dictionary().size()];
        Arrays.fill(spotOfAddress, UNSEEN);
        eventsOfAddress = new long[spotOfAddress.length];
    }

    MapModel build(DetectionResult detection) {
        RowSet rows = selected.inRange();
        Journey journey = selected.userId().isEmpty() ? null : new Journey(spots);
        rows.forEach(row -> {
            int spot = count(row);
            if (journey != null && spot >= 0) {
                journey.event(spot, index.timeMillis(row));
            }
        });
        FindingMarks.of(detection, index, rows).forEach((severity, row) -> {
            int spot = spotOfAddress[addresses.code(row)];
            if (spot >= 0) {
                spots.get(spot).mark(severity);
            }
        });
        return model(journey);
    }

    private int count(int row) {
        int code = addresses.code(row);
        eventsOfAddress[code]++;
        int spot = spotOfAddress[code];
        if (spot == UNSEEN) {
            spot = place(code);
        }
        if (spot >= 0) {
            Outcome outcome = index.outcome(row);
            spots.get(spot).count(index.timeMillis(row), outcome == Outcome.FAILURE || outcome == Outcome.DENIED);
        } else if (index.address(code).kind() == AddressKind.SERVICE) {
            serviceEvents++;
        } else {
            unplacedEvents++;
        }
        return spot;
    }

    private int place(int code) {
        AddressFacts facts = index.address(code);
        int spot = NOWHERE;
        if (facts.hasPlace()) {
            String key = Math.round(facts.latitude() * 100) + "/" + Math.round(facts.longitude() * 100) + "/"
                    + facts.city() + "/" + facts.countryCode();
            spot = spotsByKey.computeIfAbsent(key, unknown -> {
                spots.add(new Spot(facts));
                return spots.size() - 1;
            });
            spots.get(spot).addressCodes.add(code);
        }
        spotOfAddress[code] = spot;
        return spot;
    }

    private MapModel model(@Nullable Journey journey) {
        List<Spot> busiest = new ArrayList<>(spots);
        busiest.sort(Comparator.comparingLong((Spot spot) -> spot.events).reversed());
        long placed = 0;
        List<Place> places = new ArrayList<>();
        int[] idOfSpot = new int[spots.size()];
        for (Spot spot : busiest) {
            int number = spotOfAddress[spot.addressCodes.get(0)];
            idOfSpot[number] = places.size();
            places.add(spot.place(places.size(), index, eventsOfAddress));
            placed += spot.events;
        }
        List<Leg> legs = journey == null ? List.of() : journey.legs(idOfSpot);
        int kept = Math.min(legs.size(), MapModel.MOST_LEGS);
        return new MapModel(places, legs.subList(0, kept), legs.size() - kept, placed, serviceEvents, unplacedEvents);
    }
}
