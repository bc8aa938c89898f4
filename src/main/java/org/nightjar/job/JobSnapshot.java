package org.nightjar.job;

import java.time.Duration;
import java.util.List;

/**
 * How a job stood at one moment.
 *
 * @param name what it does, for people
 * @param state where it stands
 * @param stage the stage it is in; "" before the first
 * @param unit what it counts
 * @param done how much of the stage is done
 * @param total of the stage, or below 0 if not known
 * @param elapsed since it started
 * @param warnings what was said so far; at most {@link Job#WARNINGS_KEPT}
 * @param failure one sentence; "" unless it failed
 * @param cancelling whether it was told to end and has not come to where it can
 */
public record JobSnapshot(
        String name,
        JobState state,
        String stage,
        JobUnit unit,
        long done,
        long total,
        Duration elapsed,
        List<String> warnings,
        String failure,
        boolean cancelling) {

    public JobSnapshot {
        warnings = List.copyOf(warnings);
    }

    /** From 0 to 1, or -1 if not known. */
    public double fraction() {
        if (state == JobState.SUCCEEDED || state == JobState.WITH_WARNINGS) {
            return 1;
        }
        return total <= 0 ? -1 : Math.min(1, (double) done / total);
    }
}
