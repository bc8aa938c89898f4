package org.nightjar.detect.detectors;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightjar.model.LoggingChange;

/**
 * Acts that end, thin out or shorten what is logged, with their stakes in decades: how much more often they belong to
 * an attack than to ordinary work. The list follows the provider's own descriptions of its actions and ATT&amp;CK's
 * "Impair Defenses".
 *
 * @see <a href="https://attack.mitre.org/techniques/T1562/008/">T1562.008</a>
 */
final class TamperingActs {

    private static final Map<String, Double> STAKES = Map.ofEntries(
            Map.entry(LoggingChange.STOP_LOGGING.action(), 3.5),
            Map.entry(LoggingChange.DELETE_TRAIL.action(), 3.5),
            Map.entry(LoggingChange.UPDATE_TRAIL.action(), 1.5),
            Map.entry(LoggingChange.PUT_EVENT_SELECTORS.action(), 2.0),
            Map.entry("PutInsightSelectors", 1.0),
            Map.entry("DeleteEventDataStore", 3.5),
            Map.entry("StopEventDataStoreIngestion", 3.5),
            Map.entry("DeleteFlowLogs", 2.5),
            Map.entry("DeleteDetector", 3.5),
            Map.entry("UpdateDetector", 2.0),
            Map.entry("DeletePublishingDestination", 2.5),
            Map.entry("DisassociateFromAdministratorAccount", 2.5),
            Map.entry("DisassociateFromMasterAccount", 2.5),
            Map.entry("DisableSecurityHub", 2.5),
            Map.entry("StopConfigurationRecorder", 3.0),
            Map.entry("DeleteConfigurationRecorder", 3.0),
            Map.entry("DeleteDeliveryChannel", 2.5),
            Map.entry("DeleteResourcePolicy", 0.5),
            Map.entry("DeleteLogGroup", 2.0),
            Map.entry("DeleteLogStream", 1.5),
            Map.entry("DeleteSubscriptionFilter", 1.5),
            Map.entry("DeleteLogDelivery", 1.5),
            Map.entry("DeleteQueryLoggingConfig", 1.5),
            Map.entry("DeleteResolverQueryLogConfig", 1.5),
            Map.entry("DeleteLoggingConfiguration", 2.0),
            Map.entry("DisableAlarmActions", 1.0));

    /** Only against a bucket that logs go to. */
    private static final Map<String, Double> BUCKET_STAKES = Map.of(
            "PutBucketLifecycle", 1.5,
            "PutBucketLifecycleConfiguration", 1.5,
            "PutLifecycleConfiguration", 1.5,
            "DeleteBucketPolicy", 2.0,
            "PutBucketPolicy", 1.0,
            "DeleteBucket", 3.0,
            "DeleteBucketReplication", 1.5,
            "PutBucketVersioning", 1.0);

    private static final double SHORT_RETENTION = 2.5;
    private static final Pattern DAYS = Pattern.compile("(?:retentionindays|expirationindays|days)\\W{0,3}(\\d+)");
    private static final Pattern LOG_NAME =
            Pattern.compile("(?:^|[^a-z])(?:log|logs|logging|trail|audit|flowlogs|cloudtrail)(?:$|[^a-z])");
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    private TamperingActs() {}

    /** Whether the action can be one at all; cheap, asked once a distinct action. */
    static boolean isCandidate(String action) {
        return STAKES.containsKey(action) || BUCKET_STAKES.containsKey(action) || action.equals("PutRetentionPolicy");
    }

    /**
     * Stakes of one event in decades; 0 for an event that shortens nothing.
     *
     * @param detail the request's telling parameters
     * @param logBucket whether it acts on a bucket that logs go to
     */
    static double stakes(String action, String detail, boolean logBucket) {
        if (action.equals("PutRetentionPolicy")) {
            return retention(detail, SHORT_RETENTION, 0);
        }
        Double always = STAKES.get(action);
        if (always != null) {
            boolean cuts = LoggingChange.find(action)
                    .map(change -> change.cuts(detail))
                    .orElse(true);
            return cuts ? always : 0;
        }
        double bucket = logBucket ? BUCKET_STAKES.getOrDefault(action, 0.0) : 0;
        return bucket > 0 && action.contains("Lifecycle") ? retention(detail, bucket + 1, bucket) : bucket;
    }

    private static double retention(String detail, double whenShort, double whenUnknown) {
        OptionalInt days = days(detail);
        if (days.isEmpty()) {
            return whenUnknown;
        }
        if (days.getAsInt() <= WEEK) {
            return whenShort;
        }
        return days.getAsInt() <= MONTH ? whenShort / 2 : 0;
    }

    /** The days that a retention or lifecycle rule leaves. */
    static OptionalInt days(String detail) {
        Matcher matcher = DAYS.matcher(detail.toLowerCase(Locale.ROOT));
        int least = Integer.MAX_VALUE;
        while (matcher.find() && matcher.group(1).length() < 9) {
            least = Math.min(least, Integer.parseInt(matcher.group(1)));
        }
        return least == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(least);
    }

    /** Whether a name says that logs are kept there. */
    static boolean soundsLikeLogs(String resource) {
        return LOG_NAME.matcher(resource.toLowerCase(Locale.ROOT)).find();
    }
}
