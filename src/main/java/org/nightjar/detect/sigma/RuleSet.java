package org.nightjar.detect.sigma;

import java.util.List;
import org.nightjar.model.RuleReport;

/** All rules that the analyst gave, as read and compiled. Immutable. */
public final class RuleSet {

    /** No rules. */
    public static final RuleSet EMPTY = new RuleSet(List.of(), List.of(), List.of(), List.of());

    private final List<SigmaRule> rules;
    private final List<CorrelationRule> correlations;
    private final List<RuleReport> unusable;
    private final List<RuleFile> files;

    RuleSet(
            List<SigmaRule> rules,
            List<CorrelationRule> correlations,
            List<RuleReport> unusable,
            List<RuleFile> files) {
        this.rules = List.copyOf(rules);
        this.correlations = List.copyOf(correlations);
        this.unusable = List.copyOf(unusable);
        this.files = List.copyOf(files);
    }

    /** Rules about single events, filters applied. */
    List<SigmaRule> rules() {
        return rules;
    }

    List<CorrelationRule> correlations() {
        return correlations;
    }

    /** A report of every rule that cannot be used, and why. */
    public List<RuleReport> unusable() {
        return unusable;
    }

    /** Every file that was read. */
    public List<RuleFile> files() {
        return files;
    }

    /** How many rules and correlations can be used. */
    public int size() {
        return rules.size() + correlations.size();
    }
}
