package org.nightjar.simulate;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The stories that can be simulated: which attacks and decoys are blended into the ordinary days, and what a plan
 * for the story starts from.
 */
public enum Story {
    /** A stolen access key; snapshots shared with an account outside the organisation. */
    SNAPSHOT_EXFILTRATION(LocalDate.of(2025, 10, 6), 4_800, 18, List.of("snapshot-exfiltration")),
    /** An employee at three in the morning, behind a commercial VPN, with co-workers' names as session names. */
    NIGHT_SHIFT(LocalDate.of(2025, 3, 10), 4_800, 18, List.of("night-shift")),
    /** Credentials of a web server's role, taken by a forged request and used from elsewhere. */
    REQUEST_FORGERY(LocalDate.of(2025, 5, 5), 4_800, 16, List.of("request-forgery")),
    /** Recording stopped for a night; what was done in it is not in the evidence, and somebody knows why. */
    DARK_HOURS(LocalDate.of(2025, 6, 2), 9_600, 18, List.of("dark-hours")),
    /** A larger company, all attacks at once, among all decoys. */
    MIXED(
            LocalDate.of(2025, 9, 1),
            200_000,
            0,
            List.of(
                    "snapshot-exfiltration",
                    "night-shift",
                    "request-forgery",
                    "second-key",
                    "blind-trail",
                    "secrets-harvest",
                    "table-export",
                    "open-role"));

    private static final List<String> SMALL_DECOYS = List.of("on-call-night", "account-review");
    private static final List<String> ALL_DECOYS = List.of(
            "on-call-night",
            "on-call-night",
            "account-review",
            "broken-deployment",
            "incident-retention",
            "new-project");

    private final LocalDate start;
    private final long events;
    private final int people;
    private final List<String> attacks;

    Story(LocalDate start, long events, int people, List<String> attacks) {
        this.start = start;
        this.events = events;
        this.people = people;
        this.attacks = attacks;
    }

    /** The name used on the command line and in truth files, such as {@code night-shift}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The story of that {@link #id()}. */
    public static Optional<Story> find(String id) {
        for (Story story : values()) {
            if (story.id().equals(id)) {
                return Optional.of(story);
            }
        }
        return Optional.empty();
    }

    LocalDate defaultStart() {
        return start;
    }

    long defaultEvents() {
        return events;
    }

    /** People when the plan does not say: fixed for the small stories, with the number of events for a mixed one. */
    int peopleFor(long plannedEvents) {
        return people > 0 ? people : (int) Math.max(40, Math.min(400, plannedEvents / 1_500));
    }

    /** Names of the scenarios told as attacks. */
    List<String> attacks() {
        return attacks;
    }

    /** Names of the scenarios told as decoys; a name that stands twice is played by two people. */
    List<String> decoys() {
        return this == MIXED ? ALL_DECOYS : SMALL_DECOYS;
    }
}
