package org.nightjar.analysis.map;

import java.util.List;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.model.DetectionResult;
import org.nightjar.store.EventIndex;

/**
 * Where the selected events came from. Bounded by the number of distinct addresses, not of events; costs one pass
 * over the rows (10 to 20 ns each). Immutable.
 *
 * @param places most events first
 * @param legs the way of the user in focus, in the order of first travel; empty if none is in focus
 * @param legsLeftOut how many further ways there were between pairs of places; only the first {@link #MOST_LEGS} are
 *     kept
 * @param placedEvents how many events have a place
 * @param serviceEvents how many were made by a service of the provider, which has no place
 * @param unplacedEvents how many others have no place: private, reserved or unknown addresses
 */
public record MapModel(
        List<Place> places,
        List<Leg> legs,
        int legsLeftOut,
        long placedEvents,
        long serviceEvents,
        long unplacedEvents) {

    /** How many different ways are kept. */
    public static final int MOST_LEGS = 400;

    /** Nowhere. */
    public static final MapModel EMPTY = new MapModel(List.of(), List.of(), 0, 0, 0, 0);

    public MapModel {
        places = List.copyOf(places);
        legs = List.copyOf(legs);
    }

    /** The places of these rows, and the way of their user if there is one in focus. */
    public static MapModel of(EventIndex index, SelectedRows rows, DetectionResult detection) {
        return new MapModelBuilder(index, rows).build(detection);
    }
}
