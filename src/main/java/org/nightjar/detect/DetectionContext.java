package org.nightjar.detect;

import org.nightjar.detect.profile.Profiles;
import org.nightjar.job.JobContext;
import org.nightjar.store.EventIndex;

/**
 * What a detector may ask.
 *
 * @param index the events
 * @param profiles what is known of users and values
 * @param settings how to detect
 * @param job to be asked whether to stop
 */
public record DetectionContext(EventIndex index, Profiles profiles, DetectionSettings settings, JobContext job) {

    /** The parameter's value in this run. */
    public double value(Detector detector, Parameter parameter) {
        return settings.value(detector.info(), parameter);
    }
}
