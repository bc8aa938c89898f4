package org.nightjar.detect.evaluation.baseline;

import java.util.List;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.Detector;
import org.nightjar.detect.Matching;
import org.nightjar.model.Dimension;

/** The detectors of each baseline. */
public final class Others {

    private static final long HOUR_MILLIS = 3_600_000L;

    private Others() {}

    /** Rules and nothing else, each weighed as Nightjar weighs a rule. */
    public static List<Detector> rules(Matching rules) {
        return rules.detectors().stream().<Detector>map(PlainRule::new).toList();
    }

    /** The jobs that Elastic ships for CloudTrail, with their functions, fields, partitions and bucket spans. */
    public static List<Detector> rareInBuckets() {
        return List.of(
                new RareInBucketDetector(
                        "rare-action-for-user", Dimension.ACTION, Dimension.USER, Aspect.ACT, HOUR_MILLIS),
                new RareInBucketDetector(
                        "rare-action-for-city", Dimension.ACTION, Dimension.CITY, Aspect.ORIGIN, HOUR_MILLIS),
                new RareInBucketDetector(
                        "rare-action-for-country", Dimension.ACTION, Dimension.COUNTRY, Aspect.ORIGIN, HOUR_MILLIS),
                new RareInBucketDetector(
                        "rare-error-code", Dimension.ERROR_CODE, Dimension.ERROR_CODE, Aspect.FAILURE, HOUR_MILLIS),
                new ManyMessagesDetector());
    }

    /** What many a script does. */
    public static List<Detector> oddHourOrCountry() {
        return List.of(new OddHourOrCountryDetector());
    }
}
