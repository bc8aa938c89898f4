package org.nightjar.analysis.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.FindingMarks;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Severity;
import org.nightjar.store.EventIndex;

/** A place while it is being gathered. */
final class Spot {

    /** Numbers of visits that a place shows; a place between which somebody commutes has thousands. */
    private static final int KEPT_VISITS = 24;

    final AddressFacts facts;
    final List<Integer> addressCodes = new ArrayList<>();
    final List<Integer> visits = new ArrayList<>();
    long events;
    private long errors;
    private long marked;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private @Nullable Severity worst;

    Spot(AddressFacts facts) {
        this.facts = facts;
    }

    void count(long timeMillis, boolean error) {
        events++;
        if (error) {
            errors++;
        }
        first = Math.min(first, timeMillis);
        last = Math.max(last, timeMillis);
    }

    void mark(Severity severity) {
        marked++;
        worst = worst == null ? severity : FindingMarks.worse(worst, severity);
    }

    void visit(int order) {
        if (visits.size() < KEPT_VISITS) {
            visits.add(order);
        }
    }

    /** Whether its address may be an exit of somebody far away. */
    boolean isRelay() {
        return switch (facts.networkClass()) {
            case CLOUD, VPN_OR_HOSTING, TOR, CDN -> true;
            default -> false;
        };
    }

    Place place(int id, EventIndex index, long[] eventsOfAddress) {
        List<Integer> busiest = new ArrayList<>(addressCodes);
        busiest.sort(Comparator.comparingLong((Integer code) -> eventsOfAddress[code])
                .reversed());
        List<String> names = new ArrayList<>();
        Map<String, Long> operators = new LinkedHashMap<>();
        Map<NetworkClass, Long> classes = new LinkedHashMap<>();
        int accuracy = 0;
        for (int code : busiest) {
            AddressFacts address = index.address(code);
            names.add(address.address());
            classes.merge(address.networkClass(), eventsOfAddress[code], Long::sum);
            accuracy = Math.max(accuracy, address.accuracyRadiusKm());
            if (address.asn() != 0) {
                String operator = ("AS" + address.asn() + " " + address.asOrganization()).strip();
                operators.merge(operator, eventsOfAddress[code], Long::sum);
            }
        }
        return new Place(
                id,
                facts.latitude(),
                facts.longitude(),
                accuracy,
                facts.countryCode(),
                facts.city(),
                names,
                mostFirst(operators),
                mostFirst(classes).get(0),
                events,
                errors,
                Instant.ofEpochMilli(first),
                Instant.ofEpochMilli(last),
                FindingMarks.tell(marked, events) ? Optional.ofNullable(worst) : Optional.empty(),
                visits);
    }

    private static <T> List<T> mostFirst(Map<T, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<T, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
