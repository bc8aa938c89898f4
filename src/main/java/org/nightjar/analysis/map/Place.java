package org.nightjar.analysis.map;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Severity;

/**
 * A spot on the map from which events came: all addresses that the database puts there.
 *
 * @param id position in {@link MapModel#places}
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param accuracyRadiusKm the worst of its addresses, or 0 if the database does not say
 * @param countryCode ISO 3166-1 alpha-2, or ""
 * @param city in English, or ""
 * @param addresses busiest first
 * @param operators "AS64500 Example Net", busiest first
 * @param networkClass of most of its events
 * @param events how many events
 * @param errors how many of them failed or were denied
 * @param first time of the first event
 * @param last time of the last
 * @param severity of the worst finding that tells of this place, if any
 * @param visits when the user in focus arrived here: 1 is their first place, 2 the next …; the first few
 */
public record Place(
        int id,
        double latitude,
        double longitude,
        int accuracyRadiusKm,
        String countryCode,
        String city,
        List<String> addresses,
        List<String> operators,
        NetworkClass networkClass,
        long events,
        long errors,
        Instant first,
        Instant last,
        Optional<Severity> severity,
        List<Integer> visits) {

    public Place {
        addresses = List.copyOf(addresses);
        operators = List.copyOf(operators);
        visits = List.copyOf(visits);
    }
}
