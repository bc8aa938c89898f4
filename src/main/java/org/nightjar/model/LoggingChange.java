package org.nightjar.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can be done to a CloudTrail trail that changes what it logs. Detectors weigh the acts that cut logging down;
 * the coverage map draws the time until it is put right.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Operations.html">CloudTrail actions</a>
 */
public enum LoggingChange {
    STOP_LOGGING("StopLogging"),
    DELETE_TRAIL("DeleteTrail"),
    UPDATE_TRAIL("UpdateTrail"),
    PUT_EVENT_SELECTORS("PutEventSelectors"),
    START_LOGGING("StartLogging"),
    CREATE_TRAIL("CreateTrail");

    private final String action;

    LoggingChange(String action) {
        this.action = action;
    }

    /** The action as the log names it. */
    public String action() {
        return action;
    }

    /** Whether nothing is logged from then on. */
    public boolean stops() {
        return this == STOP_LOGGING || this == DELETE_TRAIL;
    }

    public static Optional<LoggingChange> find(String action) {
        return Arrays.stream(values())
                .filter(change -> change.action.equals(action))
                .findFirst();
    }
}
