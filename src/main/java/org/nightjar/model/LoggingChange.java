package org.nightjar.model;

import java.util.Arrays;
import java.util.List;
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

    /** Parameters that take something out of what a trail logs. */
    private static final List<String> NARROWING = List.of(
            "readWriteType=WriteOnly",
            "readWriteType=ReadOnly",
            "includeManagementEvents=false",
            "isMultiRegionTrail=false",
            "includeGlobalServiceEvents=false",
            "enableLogFileValidation=false");

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

    /** Whether parameters, as the log has them, take something out of what a trail logs. */
    public static boolean isNarrowing(String detail) {
        return NARROWING.stream().anyMatch(detail::contains);
    }

    /**
     * Whether less may be logged from then on. Selectors that ask for everything put things right; what an update of a
     * trail changes is not always told, so it may.
     */
    public boolean cuts(String detail) {
        return switch (this) {
            case STOP_LOGGING, DELETE_TRAIL, UPDATE_TRAIL -> true;
            case PUT_EVENT_SELECTORS -> isNarrowing(detail) || !detail.contains("readWriteType=All");
            case START_LOGGING, CREATE_TRAIL -> false;
        };
    }

    public static Optional<LoggingChange> find(String action) {
        return Arrays.stream(values())
                .filter(change -> change.action.equals(action))
                .findFirst();
    }
}
