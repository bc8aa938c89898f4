package org.nightjar.analysis.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightjar.model.TriageSubject;

/**
 * Which finding or incident of one run says the same as one of another. That of the same id does. Otherwise one of the
 * same detector and user with the same title, but for counts at its head and times of day, whose window overlaps: the
 * one that overlaps longest. For dispositions each is given away once.
 */
final class Sameness {

    private static final Pattern COUNT_OR_HOUR = Pattern.compile("^\\d+ |\\d\\d:\\d\\d");

    private final Map<String, List<Place>> places = new HashMap<>();
    private final Map<String, Place> byId = new HashMap<>();

    private static final class Place {
        final int number;
        final TriageSubject subject;
        boolean taken;

        Place(int number, TriageSubject subject) {
            this.number = number;
            this.subject = subject;
        }
    }

    /** @param candidates of one run, best first */
    Sameness(List<TriageSubject> candidates) {
        for (TriageSubject subject : candidates) {
            Place place = new Place(byId.size(), subject);
            byId.put(subject.id(), place);
            places.computeIfAbsent(key(subject), key -> new ArrayList<>()).add(place);
        }
    }

    private static String key(TriageSubject subject) {
        String title = COUNT_OR_HOUR.matcher(subject.title()).replaceAll("#");
        return subject.detector() + '\n' + subject.user() + '\n' + title;
    }

    /** Gives away the candidate that says the same, by its number in the list. */
    Optional<Integer> take(TriageSubject subject) {
        return same(subject, true).map(place -> {
            place.taken = true;
            return place.number;
        });
    }

    /** The candidate that says the same, given away or not, by its number in the list. */
    Optional<Integer> find(TriageSubject subject) {
        return same(subject, false).map(place -> place.number);
    }

    private Optional<Place> same(TriageSubject subject, boolean onlyFree) {
        Place named = byId.get(subject.id());
        if (named != null) {
            return onlyFree && named.taken ? Optional.empty() : Optional.of(named);
        }
        return places.getOrDefault(key(subject), List.of()).stream()
                .filter(place -> !(onlyFree && place.taken)
                        && overlap(place.subject, subject).isPresent())
                .max(Comparator.<Place, Duration>comparing(
                                place -> overlap(place.subject, subject).orElseThrow())
                        .thenComparing(place -> -place.number));
    }

    private static Optional<Duration> overlap(TriageSubject one, TriageSubject other) {
        Instant from = one.windowStart().isAfter(other.windowStart()) ? one.windowStart() : other.windowStart();
        Instant to = one.windowEnd().isBefore(other.windowEnd()) ? one.windowEnd() : other.windowEnd();
        return from.isAfter(to) ? Optional.empty() : Optional.of(Duration.between(from, to));
    }
}
