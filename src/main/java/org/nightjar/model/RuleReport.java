package org.nightjar.model;

/**
 * What became of one rule, or of one list of indicators, in one run: rule health.
 *
 * @param kind {@code sigma} or {@code indicators}
 * @param id the rule's own id; "" if it has none or is a list
 * @param title for people
 * @param file as found below what the analyst named
 * @param sha256 lower-case hex of the file
 * @param level as its author states it, such as {@code high}; "" if nobody does
 * @param state what became of it
 * @param reason why, as a sentence; "" if the state says it all
 * @param events how many events match
 * @param findings how many findings they became
 */
public record RuleReport(
        String kind,
        String id,
        String title,
        String file,
        String sha256,
        String level,
        RuleState state,
        String reason,
        long events,
        int findings) {

    /** The same with the number of findings. */
    public RuleReport withFindings(int number) {
        return new RuleReport(kind, id, title, file, sha256, level, state, reason, events, number);
    }
}
