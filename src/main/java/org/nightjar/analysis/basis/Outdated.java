package org.nightjar.analysis.basis;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.UserBasis;
import org.nightjar.store.EventIndex;

/**
 * Of which users the findings are out of date, and why: since they were made, the user has other events, is somebody else,
 * or other things are known of its addresses and clients. Findings of the others may differ a little too when one detects
 * again, because users are compared with each other. Immutable.
 *
 * @param byUser the reasons, by user id; only those that have one
 */
public record Outdated(Map<String, Set<Reason>> byUser) {

    /** What has changed. */
    public enum Reason {
        EVENTS("events were imported"),
        PEOPLE("users were merged, split or told apart otherwise"),
        PLACES("other places, operators or clients are known");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** The name used in exports, such as {@code people}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What has happened, for people. */
        public String sentence() {
            return sentence;
        }
    }

    /** Nothing is out of date, or it is not known. */
    public static final Outdated NONE = new Outdated(Map.of());

    public Outdated {
        byUser = Map.copyOf(byUser);
    }

    /** What of a detection is out of date over these events; nothing can be said of one that kept no basis. */
    public static Outdated of(DetectionResult detection, EventIndex index) {
        if (detection.basis().isEmpty()) {
            return NONE;
        }
        Map<String, UserBasis> now = UserBases.of(index);
        long eventsBefore =
                detection.basis().values().stream().mapToLong(UserBasis::events).sum();
        Reason moved = eventsBefore == index.size() ? Reason.PEOPLE : Reason.EVENTS;
        Map<String, Set<Reason>> byUser = new HashMap<>();
        detection.basis().forEach((user, before) -> {
            Set<Reason> reasons = reasons(before, now.get(user), moved);
            if (!reasons.isEmpty()) {
                byUser.put(user, reasons);
            }
        });
        now.keySet().stream()
                .filter(user -> !detection.basis().containsKey(user))
                .forEach(user -> byUser.put(user, EnumSet.of(moved)));
        return new Outdated(byUser);
    }

    /** A user has other events than before because some were imported, or else because they were somebody else's. */
    private static Set<Reason> reasons(UserBasis before, @Nullable UserBasis after, Reason moved) {
        if (after == null) {
            return EnumSet.of(Reason.PEOPLE);
        }
        if (after.events() != before.events()) {
            return EnumSet.of(moved);
        }
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (after.people() != before.people()) {
            reasons.add(Reason.PEOPLE);
        }
        if (after.facts() != before.facts()) {
            reasons.add(Reason.PLACES);
        }
        return reasons;
    }

    /** Why the findings of a user are out of date; empty if they are not. */
    public Set<Reason> reasons(String userId) {
        return byUser.getOrDefault(userId, Set.of());
    }

    public boolean isOutdated(String userId) {
        return byUser.containsKey(userId);
    }

    /** How many findings are out of date. */
    public long count(DetectionResult detection) {
        return detection.findings().stream()
                .filter(finding -> isOutdated(finding.user()))
                .count();
    }

    /** Whether anything that was found, or the ranking, no longer holds. */
    public boolean isEmpty() {
        return byUser.isEmpty();
    }

    /** What is out of date and why, in a sentence; "" if nothing is. Users are ranked by their events as they were too. */
    public String sentence(DetectionResult detection) {
        if (isEmpty()) {
            return "";
        }
        String why = byUser.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .map(Reason::sentence)
                .collect(Collectors.joining("; "));
        long findings = count(detection);
        return (findings == 0
                        ? "The ranking of users is"
                        : findings + " of " + detection.findings().size() + " findings and the ranking of users are")
                + " out of date (" + why + ").";
    }
}
