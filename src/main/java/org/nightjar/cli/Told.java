package org.nightjar.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.basis.Outdated;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Dimension;

/** What is told of a user besides what was found: its alias, and what has changed since. */
final class Told {

    private Told() {}

    static @Nullable String alias(CaseData data, String userId) {
        String alias = data.people().alias(Dimension.USER, userId);
        return alias.isEmpty() ? null : alias;
    }

    /** What has changed since the user's findings were made, such as {@code people}; empty if nothing. */
    static List<String> outOfDate(CaseData data, String userId) {
        return data.outdated().reasons(userId).stream()
                .sorted()
                .map(Outdated.Reason::id)
                .toList();
    }

    /** The sentence, with a word in front if what it says is out of date. */
    static String marked(CaseData data, String userId, String sentence) {
        Set<Outdated.Reason> reasons = data.outdated().reasons(userId);
        return reasons.isEmpty()
                ? sentence
                : "[out of date: "
                        + reasons.stream()
                                .sorted()
                                .map(Outdated.Reason::sentence)
                                .collect(Collectors.joining("; "))
                        + "] " + sentence;
    }
}
