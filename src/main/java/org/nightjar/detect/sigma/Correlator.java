package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleState;
import org.nightjar.store.EventIndex;

/** Puts matches of rules together by correlations. Used once, by one thread. */
final class Correlator {

    private final EventIndex index;
    private final KeptFields kept;
    private final RecordPass pass;
    private final JobContext job;
    private final List<RuleMatches> known;
    private final Map<CorrelationRule, RuleMatches> done = new HashMap<>();
    private final List<CorrelationRule> correlations;
    private final List<CorrelationRule> begun = new ArrayList<>();

    Correlator(
            EventIndex index,
            KeptFields kept,
            RecordSource records,
            JobContext job,
            List<RuleMatches> known,
            List<CorrelationRule> correlations) {
        this.index = index;
        this.kept = kept;
        pass = new RecordPass(index, kept, records, job);
        this.job = job;
        this.known = known;
        this.correlations = correlations;
    }

    /** What each correlation matches, in their order. */
    List<RuleMatches> run() throws NightjarException {
        List<RuleMatches> results = new ArrayList<>();
        for (CorrelationRule correlation : correlations) {
            results.add(of(correlation));
        }
        return results;
    }

    private RuleMatches of(CorrelationRule correlation) throws NightjarException {
        RuleMatches ready = done.get(correlation);
        if (ready != null) {
            return ready;
        }
        job.checkCancelled();
        RuleMatches made;
        if (begun.contains(correlation)) {
            return RuleMatches.none(correlation.head(), RuleState.BROKEN, "It is put together from itself.");
        }
        begun.add(correlation);
        List<RuleMatches> parts = new ArrayList<>();
        String missing = "";
        for (String reference : correlation.rules()) {
            Optional<RuleMatches> part = find(reference);
            part.ifPresent(parts::add);
            missing = part.isPresent() ? missing : reference;
        }
        if (!missing.isEmpty()) {
            made = RuleMatches.none(
                    correlation.head(),
                    RuleState.CANNOT_MATCH,
                    "It puts together a rule “" + missing + "”, which was not given or cannot be used.");
        } else if (parts.stream().anyMatch(part -> part.state() == RuleState.BROKEN)) {
            made = RuleMatches.none(correlation.head(), RuleState.BROKEN, "It is put together from itself.");
        } else if (parts.stream().allMatch(part -> part.ends().length == 0)) {
            made = RuleMatches.none(
                    correlation.head(),
                    RuleState.CANNOT_MATCH,
                    "None of the rules that it puts together matches anything.");
        } else {
            made = match(correlation, parts);
        }
        done.put(correlation, made);
        return made;
    }

    private Optional<RuleMatches> find(String reference) throws NightjarException {
        for (RuleMatches rule : known) {
            if (rule.head().isCalled(reference)) {
                return Optional.of(rule);
            }
        }
        for (CorrelationRule other : correlations) {
            if (other.head().isCalled(reference)) {
                return Optional.of(of(other));
            }
        }
        return Optional.empty();
    }

    private RuleMatches match(CorrelationRule rule, List<RuleMatches> parts) throws NightjarException {
        Map<List<String>, List<CorrelationHit>> groups = new CorrelationGroups(kept, pass, rule, parts).read();
        List<Integer> rows = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (List<CorrelationHit> group : groups.values()) {
            job.checkCancelled();
            group.sort(Comparator.comparingInt(CorrelationHit::row).thenComparingInt(CorrelationHit::part));
            CorrelationWindow.of(rule, parts.size()).run(group, index, rows, ends);
        }
        if (rows.isEmpty()) {
            return RuleMatches.none(rule.head(), RuleState.NO_MATCH, "");
        }
        String words = rule.type().id().replace('_', ' ') + " " + rule.conditionWords() + " within "
                + rule.timespan().toString().substring(2).toLowerCase(java.util.Locale.ROOT)
                + (rule.groupBy().isEmpty() ? "" : " by " + String.join(", ", rule.groupBy()));
        return new RuleMatches(rule.head(), array(rows), array(ends), RuleState.MATCHED, "", List.of(words));
    }

    private static int[] array(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    }

    /** Titles of the correlations that count a rule without letting it count on its own, if any. */
    static Optional<String> countedBy(RuleHead head, List<CorrelationRule> correlations) {
        List<CorrelationRule> naming = correlations.stream()
                .filter(one -> one.rules().stream().anyMatch(head::isCalled))
                .toList();
        return naming.isEmpty() || naming.stream().anyMatch(CorrelationRule::generate)
                ? Optional.empty()
                : Optional.of(naming.get(0).head().title());
    }
}
