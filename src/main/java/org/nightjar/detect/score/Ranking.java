package org.nightjar.detect.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightjar.detect.Aspect;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.IncidentPart;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;

/**
 * Turns signals into findings, incidents and a ranking of users. The same signals give the same result in the same
 * order, whatever order they came in.
 */
public final class Ranking {

    /** Windows that count for less are everyday life and become neither findings nor incidents. */
    private static final double LEAST_DECADES = 2.5;

    /**
     * The same of windows in which only rules and lists of the analyst's speak: a medium severity, so that a popular
     * rule does not push what people do unlike themselves down the list.
     */
    private static final double LEAST_OF_GIVEN = 5.7;

    /** What the second, third … incident of a user adds to the risk, each of its own decades. */
    private static final double[] FURTHER_INCIDENTS = {0.25, 0.1, 0.05};

    private final List<Finding> findings = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<UserRisk> users;

    private Ranking(EventIndex index, List<Reported> signals) {
        Map<Integer, List<Reported>> byUser = signals.stream()
                .collect(Collectors.groupingBy(reported -> reported.signal().user()));
        FindingFold fold = new FindingFold(index);
        WindowRule rule = new WindowRule(index);
        Map<Integer, List<Draft>> drafts = new HashMap<>();
        byUser.forEach((user, ofUser) -> {
            List<Draft> made = new ArrayList<>();
            List<Reported> weak = new ArrayList<>();
            for (List<Reported> window : rule.windows(ofUser)) {
                List<FindingFold.Folded> folded = fold.fold(window);
                double decades = Scale.together(
                        folded.stream().map(FindingFold.Folded::weight).toList());
                boolean onlyGiven = window.stream().allMatch(Reported::isGiven);
                if (decades >= (onlyGiven ? LEAST_OF_GIVEN : LEAST_DECADES)) {
                    made.add(new Draft(folded, decades, fold));
                } else {
                    window.stream().filter(Reported::isGiven).forEach(weak::add);
                }
            }
            // What an analyst asked for is shown however little it counts: once a rule and user, in no incident.
            fold.fold(weak).forEach(one -> findings.add(one.finding()));
            drafts.put(user, made);
        });
        List<Draft> all = drafts.values().stream()
                .flatMap(List::stream)
                .sorted(Draft.BEST_FIRST)
                .toList();
        for (Draft draft : all) {
            incidents.add(draft.incident(incidents.size() + 1));
            draft.folded().forEach(one -> findings.add(one.finding()));
        }
        findings.sort(Comparator.comparingDouble(Finding::score)
                .reversed()
                .thenComparing(Finding::windowStart)
                .thenComparing(Finding::user)
                .thenComparing(Finding::id));
        users = UserRanking.of(index, user -> risk(drafts.getOrDefault(user, List.of())), findings);
    }

    public static Ranking of(EventIndex index, List<Reported> signals) {
        return new Ranking(index, signals);
    }

    private static double risk(List<Draft> drafts) {
        List<Double> decades = drafts.stream()
                .map(Draft::decades)
                .sorted(Comparator.reverseOrder())
                .toList();
        double sum = decades.isEmpty() ? 0 : decades.get(0);
        for (int at = 1; at < decades.size() && at <= FURTHER_INCIDENTS.length; at++) {
            sum += FURTHER_INCIDENTS[at - 1] * decades.get(at);
        }
        return Scale.score(sum);
    }

    /** Best first. */
    public List<Finding> findings() {
        return findings;
    }

    /** Best first. */
    public List<Incident> incidents() {
        return incidents;
    }

    /** Every user of the index, by risk. */
    public List<UserRisk> users() {
        return users;
    }

    /** A window that became an incident. */
    private record Draft(List<FindingFold.Folded> folded, double decades, FindingFold fold) {

        static final Comparator<Draft> BEST_FIRST = Comparator.<Draft>comparingDouble(draft -> -draft.decades())
                .thenComparing(draft -> draft.folded().get(0).finding().windowStart())
                .thenComparing(draft -> draft.folded().get(0).finding().user())
                .thenComparing(draft -> draft.folded().get(0).finding().id());

        Incident incident(int rank) {
            int[] rows = folded.stream()
                    .flatMapToInt(one -> java.util.Arrays.stream(one.rows()))
                    .sorted()
                    .distinct()
                    .toArray();
            List<Finding> found =
                    folded.stream().map(FindingFold.Folded::finding).toList();
            return new Incident(
                    rank,
                    found.get(0).user(),
                    Scale.score(decades),
                    found.stream()
                            .map(Finding::windowStart)
                            .min(Comparator.naturalOrder())
                            .orElseThrow(),
                    found.stream()
                            .map(Finding::windowEnd)
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    found.stream().map(Finding::id).toList(),
                    fold.eventIds(rows),
                    summary(found),
                    parts());
        }

        private List<IncidentPart> parts() {
            List<Scale.Part> parts =
                    Scale.parts(folded.stream().map(FindingFold.Folded::weight).toList());
            List<IncidentPart> shown = new ArrayList<>();
            double soFar = 0;
            for (Scale.Part part : parts) {
                soFar += part.decades();
                shown.add(new IncidentPart(
                        part.aspect().name().toLowerCase(Locale.ROOT),
                        part.aspect().words(),
                        Math.round(part.decades() * 100) / 100.0,
                        Scale.score(soFar),
                        folded.stream()
                                .filter(one -> one.weight().aspect() == part.aspect())
                                .map(one -> one.finding().id())
                                .toList()));
            }
            return shown;
        }

        private String summary(List<Finding> found) {
            String first = found.get(0).explanation().summary();
            List<String> others =
                    Scale.byAspect(folded.stream()
                                    .map(FindingFold.Folded::weight)
                                    .toList())
                            .keySet()
                            .stream()
                            .filter(aspect -> aspect != folded.get(0).weight().aspect())
                            .map(Aspect::words)
                            .toList();
            return others.isEmpty() ? first : first + " In the same hours: " + String.join(", ", others) + ".";
        }
    }
}
