package org.nightjar.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a detection judges, and by what: the analyst's windows and the users left out. What lies in both windows belongs
 * to the incident; what lies in neither is neither known nor judged.
 *
 * @param baseline what counts as normal; empty to let what came before be the baseline for what came after
 * @param incident the only time that is judged; empty to judge everything outside the baseline
 * @param leftOutUsers ids of users who are not judged and with whom nobody is compared, sorted, each once
 * @param accounts which accounts are ours, where the evidence would have it otherwise
 */
public record DetectionScope(
        Optional<TimeRange> baseline, Optional<TimeRange> incident, List<String> leftOutUsers, KnownAccounts accounts) {

    /** Everything is judged by what came before it. */
    public static final DetectionScope ALL = new DetectionScope(Optional.empty(), Optional.empty(), List.of());

    public DetectionScope {
        leftOutUsers = leftOutUsers.stream().distinct().sorted().toList();
    }

    /** With what the evidence says of accounts. */
    public DetectionScope(Optional<TimeRange> baseline, Optional<TimeRange> incident, List<String> leftOutUsers) {
        this(baseline, incident, leftOutUsers, KnownAccounts.NONE);
    }

    /** With other windows. */
    public DetectionScope during(Optional<TimeRange> otherBaseline, Optional<TimeRange> otherIncident) {
        return new DetectionScope(otherBaseline, otherIncident, leftOutUsers, accounts);
    }

    /** With that baseline only. */
    public static DetectionScope withBaseline(Optional<TimeRange> baseline) {
        return new DetectionScope(baseline, Optional.empty(), List.of());
    }

    /** For people and the action log, times in UTC; "" if everything is judged by what came before it. */
    public String describe() {
        return describe(range -> range.from() + "/" + range.to());
    }

    /** The same with its times as somebody reads them. */
    public String describe(Function<TimeRange, String> times) {
        List<String> parts = new ArrayList<>();
        baseline.ifPresent(range -> parts.add("baseline " + times.apply(range)));
        incident.ifPresent(range -> parts.add("incident " + times.apply(range)));
        if (!leftOutUsers.isEmpty()) {
            parts.add("without " + String.join(", ", leftOutUsers));
        }
        if (!accounts.ours().isEmpty()) {
            parts.add("accounts that are ours " + String.join(", ", accounts.ours()));
        }
        if (!accounts.notOurs().isEmpty()) {
            parts.add("accounts that are not ours " + String.join(", ", accounts.notOurs()));
        }
        return String.join(", ", parts);
    }
}
