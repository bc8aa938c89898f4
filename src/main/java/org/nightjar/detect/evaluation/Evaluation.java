package org.nightjar.detect.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.Incident;
import org.nightjar.model.Severity;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;

/**
 * How well a detection run did against labels. Ranks start at 1; 0 means "not in the ranking": no incident
 * holds it, or the user has no risk at all.
 *
 * @param attacks one a labelled attack, in the truth's order
 * @param decoys one a labelled look-alike
 * @param meanReciprocalRank over attackers: 1 if each of them leads
 * @param topTenShare share of attackers among the first ten users
 * @param recallInTop20 share of malicious events that the first twenty incidents hold
 * @param preciseInTop20 share of the first twenty incidents that touch an attack
 * @param incidentsRead incidents read from the top until each attack was touched; 0 if that never happens
 * @param decoysAboveAttackers decoys in whose user's name no attack goes on and who rank above an attacker, or whose
 *     incident does
 * @param falseIncidents incidents of at least medium severity that touch no attack
 * @param falsePer100k the same per 100,000 benign events
 * @param benignEvents events that belong to no attack
 * @param falseFindings findings that hold no malicious event
 * @param maliciousEvents events that belong to an attack
 * @param incidents all of them
 * @param decoysAbove ids of the decoys that {@code decoysAboveAttackers} counts
 */
public record Evaluation(
        List<Ranked> attacks,
        List<Ranked> decoys,
        double meanReciprocalRank,
        double topTenShare,
        double recallInTop20,
        double preciseInTop20,
        int incidentsRead,
        int decoysAboveAttackers,
        int falseIncidents,
        double falsePer100k,
        long benignEvents,
        int falseFindings,
        long maliciousEvents,
        int incidents,
        List<String> decoysAbove) {

    /** How many incidents an analyst is taken to read. */
    static final int READ = 20;

    private static final int TOP_USERS = 10;

    /**
     * A label's place.
     *
     * @param userRank of its user
     * @param incidentRank of the first incident that holds one of its events; of a decoy, the first that touches no attack
     * @param recall share of its events in the first twenty incidents
     */
    public record Ranked(String id, String title, String user, int userRank, int incidentRank, double recall) {}

    public Evaluation {
        attacks = List.copyOf(attacks);
        decoys = List.copyOf(decoys);
        decoysAbove = List.copyOf(decoysAbove);
    }

    public static Evaluation of(Truth truth, DetectionResult result, EventIndex index) {
        Map<String, Integer> userRanks = new HashMap<>();
        for (UserRisk risk : result.users()) {
            if (risk.risk() > 0) {
                userRanks.put(risk.user().id(), risk.rank());
            }
        }
        Map<String, Integer> incidentOfEvent = new HashMap<>();
        for (Incident incident : result.incidents()) {
            incident.eventIds().forEach(id -> incidentOfEvent.merge(id, incident.rank(), Math::min));
        }
        List<Ranked> attacks = ranked(truth.attacks(), userRanks, incidentOfEvent);
        Set<String> malicious = new HashSet<>();
        truth.attacks().forEach(attack -> malicious.addAll(attack.eventIds()));
        Map<String, Integer> falseAlarmOfEvent = new HashMap<>();
        result.incidents().stream()
                .filter(incident -> !touches(incident, malicious))
                .forEach(incident ->
                        incident.eventIds().forEach(id -> falseAlarmOfEvent.merge(id, incident.rank(), Math::min)));
        List<Ranked> decoys = ranked(truth.decoys(), userRanks, falseAlarmOfEvent);
        long found = malicious.stream()
                .filter(id -> incidentOfEvent.getOrDefault(id, Integer.MAX_VALUE) <= READ)
                .count();
        List<Incident> read = result.incidents().stream().limit(READ).toList();
        long benign = Math.max(0, index.size() - malicious.size());
        int alarms = (int) result.incidents().stream()
                .filter(one -> Severity.ofScore(one.score()).compareTo(Severity.MEDIUM) >= 0)
                .filter(one -> !touches(one, malicious))
                .count();
        List<String> above = above(decoys, attacks, usersOf(malicious, index));
        return new Evaluation(
                attacks,
                decoys,
                mean(attacks.stream().mapToDouble(one -> one.userRank() == 0 ? 0 : 1.0 / one.userRank())),
                mean(attacks.stream().mapToDouble(one -> one.userRank() > 0 && one.userRank() <= TOP_USERS ? 1 : 0)),
                malicious.isEmpty() ? 1 : (double) found / malicious.size(),
                read.isEmpty() ? 0 : mean(read.stream().mapToDouble(one -> touches(one, malicious) ? 1 : 0)),
                incidentsRead(attacks),
                above.size(),
                alarms,
                benign == 0 ? 0 : alarms * 100_000.0 / benign,
                benign,
                (int) result.findings().stream()
                        .filter(one -> one.eventIds().stream().noneMatch(malicious::contains))
                        .count(),
                malicious.size(),
                result.incidents().size(),
                above);
    }

    private static List<Ranked> ranked(
            List<Truth.Label> labels, Map<String, Integer> userRanks, Map<String, Integer> incidentOfEvent) {
        return labels.stream()
                .map(label -> {
                    int first = label.eventIds().stream()
                            .mapToInt(id -> incidentOfEvent.getOrDefault(id, Integer.MAX_VALUE))
                            .min()
                            .orElse(Integer.MAX_VALUE);
                    double recall = mean(label.eventIds().stream()
                            .mapToDouble(id -> incidentOfEvent.getOrDefault(id, Integer.MAX_VALUE) <= READ ? 1 : 0));
                    return new Ranked(
                            label.id(),
                            label.title(),
                            label.user(),
                            userRanks.getOrDefault(label.user(), 0),
                            first == Integer.MAX_VALUE ? 0 : first,
                            recall);
                })
                .toList();
    }

    private static boolean touches(Incident incident, Set<String> events) {
        return incident.eventIds().stream().anyMatch(events::contains);
    }

    private static double mean(java.util.stream.DoubleStream values) {
        return values.average().orElse(0);
    }

    private static int incidentsRead(List<Ranked> attacks) {
        boolean allFound = attacks.stream().allMatch(one -> one.incidentRank() > 0);
        return allFound ? attacks.stream().mapToInt(Ranked::incidentRank).max().orElse(0) : 0;
    }

    /** Everybody in whose name an attack goes on, the victims whose keys are used among them. */
    private static Set<String> usersOf(Set<String> events, EventIndex index) {
        Set<String> users = new HashSet<>();
        for (String id : events) {
            int row = index.findRow(id);
            if (row >= 0) {
                users.add(index.value(Dimension.USER, row));
            }
        }
        return users;
    }

    private static List<String> above(List<Ranked> decoys, List<Ranked> attacks, Set<String> attacked) {
        Set<String> attackers = new HashSet<>(attacked);
        attacks.forEach(attack -> attackers.add(attack.user()));
        int worstUser =
                attacks.stream().mapToInt(one -> orLast(one.userRank())).max().orElse(0);
        int worstIncident = attacks.stream()
                .mapToInt(one -> orLast(one.incidentRank()))
                .max()
                .orElse(0);
        return decoys.stream()
                .filter(decoy -> !attackers.contains(decoy.user()))
                .filter(decoy -> orLast(decoy.userRank()) < worstUser || orLast(decoy.incidentRank()) < worstIncident)
                .map(Ranked::id)
                .toList();
    }

    private static int orLast(int rank) {
        return rank == 0 ? Integer.MAX_VALUE : rank;
    }
}
