package org.nightjar.detect.sigma;

import java.util.List;

/**
 * What a rule says of itself; texts are "" and lists empty where it does not.
 *
 * @param file where it stands
 * @param id the author's, a UUID as a rule
 * @param name by which correlations may call it
 * @param title a few words
 * @param description what it is meant to find
 * @param author who wrote it
 * @param level how much a match deserves attention
 * @param techniques ATT&amp;CK ids of its tags
 * @param falsePositives what else may match, by the author
 * @param source the log it is for
 */
record RuleHead(
        RuleFile file,
        String id,
        String name,
        String title,
        String description,
        String author,
        SigmaLevel level,
        List<String> techniques,
        List<String> falsePositives,
        RuleSource source) {

    RuleHead {
        techniques = List.copyOf(techniques);
        falsePositives = List.copyOf(falsePositives);
    }

    /** Whether a correlation or a filter that names this means the rule. */
    boolean isCalled(String reference) {
        return !reference.isEmpty() && (reference.equals(id) || reference.equals(name));
    }
}
