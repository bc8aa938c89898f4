package org.nightjar.detect.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * How every contender did on several labelled cases together.
 *
 * @param name what the cases have in common, such as {@code unseen}
 * @param cases at least one
 */
public record Suite(String name, List<CaseScores> cases) {

    private static final int TOP_USERS = 10;

    public Suite {
        cases = List.copyOf(cases);
    }

    /**
     * Figures of one contender over all cases.
     *
     * @param reciprocalRank mean of one by the attacker's rank, over cases with one attack each
     * @param topTen share of attackers among the first ten users, all attacks present
     * @param recall share of malicious events in the first twenty incidents
     * @param precision share of the first twenty incidents that touch an attack
     * @param read mean number of incidents read until each attack was touched, over the cases in which that happens
     * @param unread cases in which it does not happen
     * @param decoysAbove decoys above an attacker, in all cases together
     * @param falsePer100k incidents of at least medium severity that touch no attack, per 100,000 benign events
     * @param falseFindings findings without a malicious event, per case
     * @param incidents all incidents, per case
     */
    public record Figures(
            double reciprocalRank,
            double topTen,
            double recall,
            double precision,
            double read,
            int unread,
            int decoysAbove,
            double falsePer100k,
            double falseFindings,
            double incidents) {}

    /** All that were measured, Nightjar first. */
    public List<Contender> contenders() {
        TreeSet<Contender> all = new TreeSet<>();
        cases.forEach(one -> all.addAll(one.scores().keySet()));
        return List.copyOf(all);
    }

    /** The figures of a contender. */
    public Figures figures(Contender contender) {
        List<CaseScores.Score> scores = scores(contender);
        List<Evaluation> mixed = scores.stream().map(CaseScores.Score::mixed).toList();
        double benign = mixed.stream().mapToDouble(Evaluation::benignEvents).sum();
        double alarms = mixed.stream().mapToDouble(Evaluation::falseIncidents).sum();
        return new Figures(
                mean(scores.stream()
                        .flatMapToDouble(
                                score -> score.rankAlone().values().stream().mapToDouble(Suite::reciprocal))),
                mean(mixed, Evaluation::topTenShare),
                mean(mixed, Evaluation::recallInTop20),
                mean(mixed, Evaluation::preciseInTop20),
                mean(mixed.stream().filter(one -> one.incidentsRead() > 0).mapToDouble(Evaluation::incidentsRead)),
                (int) mixed.stream().filter(one -> one.incidentsRead() == 0).count(),
                mixed.stream().mapToInt(Evaluation::decoysAboveAttackers).sum(),
                benign == 0 ? 0 : alarms * 100_000 / benign,
                mean(mixed, Evaluation::falseFindings),
                mean(mixed, Evaluation::incidents));
    }

    /**
     * How one attack fared.
     *
     * @param reciprocalRank mean over cases in which it is the only one
     * @param worstAlone worst rank of the attacker there; 0 if not ranked in one of them
     * @param worstMixed worst rank of the attacker with all attacks present
     * @param worstIncident worst rank of the first incident that holds one of its events
     * @param recall share of its events in the first twenty incidents
     * @param leastRecall the same in the worst case
     */
    public record AttackFigures(
            String attack,
            double reciprocalRank,
            int worstAlone,
            int worstMixed,
            int worstIncident,
            double recall,
            double leastRecall) {}

    /** One a labelled attack, by name. */
    public List<AttackFigures> attacks(Contender contender) {
        TreeMap<String, List<Evaluation.Ranked>> mixed = new TreeMap<>();
        TreeMap<String, List<Integer>> alone = new TreeMap<>();
        for (CaseScores.Score score : scores(contender)) {
            score.mixed()
                    .attacks()
                    .forEach(one -> mixed.computeIfAbsent(one.id(), key -> new ArrayList<>())
                            .add(one));
            score.rankAlone()
                    .forEach((attack, rank) -> alone.computeIfAbsent(attack, key -> new ArrayList<>())
                            .add(rank));
        }
        List<AttackFigures> all = new ArrayList<>();
        mixed.forEach((attack, ranked) -> {
            List<Integer> ranks = alone.getOrDefault(attack, List.of());
            all.add(new AttackFigures(
                    attack,
                    mean(ranks.stream().mapToDouble(Suite::reciprocal)),
                    worst(ranks),
                    worst(ranked.stream().map(Evaluation.Ranked::userRank).toList()),
                    worst(ranked.stream().map(Evaluation.Ranked::incidentRank).toList()),
                    mean(ranked.stream().mapToDouble(Evaluation.Ranked::recall)),
                    ranked.stream().mapToDouble(Evaluation.Ranked::recall).min().orElse(0)));
        });
        return all;
    }

    /** Decoys that stand above an attacker with Nightjar, by name of the decoy: how often. */
    public TreeMap<String, Integer> decoysAbove() {
        TreeMap<String, Integer> above = new TreeMap<>();
        for (CaseScores.Score score : scores(Contender.NIGHTJAR)) {
            for (String decoy : score.mixed().decoysAbove()) {
                above.merge(decoy.replaceAll("-\\d+$", ""), 1, Integer::sum);
            }
        }
        return above;
    }

    /** Malicious events that Nightjar did not bring before the analyst, by attack and action, most first. */
    public List<Missed> missed() {
        return Missed.together(cases);
    }

    long events() {
        return cases.stream().mapToLong(CaseScores::events).sum();
    }

    long maliciousEvents() {
        return scores(Contender.NIGHTJAR).stream()
                .mapToLong(one -> one.mixed().maliciousEvents())
                .sum();
    }

    /** The baseline with the highest mean reciprocal rank. */
    Contender bestBaseline(ToDoubleFunction<Figures> by) {
        Contender best = Contender.NIGHTJAR;
        double most = -1;
        for (Contender one : contenders()) {
            if (one.kind() == Contender.Kind.BASELINE && by.applyAsDouble(figures(one)) > most) {
                most = by.applyAsDouble(figures(one));
                best = one;
            }
        }
        return best;
    }

    private List<CaseScores.Score> scores(Contender contender) {
        return cases.stream()
                .map(one -> one.scores().get(contender))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Of an attacker among the first ten is asked elsewhere; here one that is not ranked counts nothing. */
    private static double reciprocal(int rank) {
        return rank == 0 ? 0 : 1.0 / rank;
    }

    private static int worst(List<Integer> ranks) {
        return ranks.contains(0)
                ? 0
                : ranks.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static double mean(List<Evaluation> mixed, ToDoubleFunction<Evaluation> figure) {
        return mean(mixed.stream().mapToDouble(figure));
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(0);
    }

    /** Whether every attacker of every case is among the first ten users. */
    boolean allInTopTen() {
        return scores(Contender.NIGHTJAR).stream()
                .flatMap(one -> one.mixed().attacks().stream())
                .allMatch(one -> one.userRank() > 0 && one.userRank() <= TOP_USERS);
    }
}
