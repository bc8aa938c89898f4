package org.nightjar.detect.evaluation;

import java.util.List;
import org.nightjar.detect.Detector;
import org.nightjar.detect.evaluation.baseline.Others;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;

/** What Nightjar is held against. */
enum Baselines {
    RULES("rules only"),
    RARE_IN_BUCKETS("rare in hourly buckets"),
    ODD_HOUR_OR_COUNTRY("odd hour or new country");

    private final String title;

    Baselines(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    List<Detector> detectors(LabelledCase labelled, JobContext job) throws NightjarException {
        return switch (this) {
            case RULES -> Others.rules(labelled.rules(job));
            case RARE_IN_BUCKETS -> Others.rareInBuckets();
            case ODD_HOUR_OR_COUNTRY -> Others.oddHourOrCountry();
        };
    }
}
