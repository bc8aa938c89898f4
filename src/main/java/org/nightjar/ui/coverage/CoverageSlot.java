package org.nightjar.ui.coverage;

import org.nightjar.analysis.coverage.CoverageHour;
import org.nightjar.analysis.coverage.CoverageSeries;
import org.nightjar.analysis.coverage.CoverageStretch;
import org.nightjar.analysis.coverage.LoggingState;

/** What is known of the hours that lie on one column of pixels: usually one hour, far out several. */
final class CoverageSlot {

    /** What hours look like; a later one outweighs an earlier one. */
    enum Look {
        UNKNOWN,
        QUIET,
        EVENTS,
        LOST,
        CONTRADICTED
    }

    private Look look = Look.UNKNOWN;
    private LoggingState logging = LoggingState.ON;
    private int busiestHour;
    private long events;
    private long files;
    private long verified;
    private long contradicted;
    private long missingFiles;
    private long missingDigests;

    void add(CoverageHour hour) {
        Look one = switch (CoverageStretch.kind(hour)) {
            case EVENTS -> Look.EVENTS;
            case CONTRADICTED -> Look.CONTRADICTED;
            case LOST, DIGEST_MISSING -> Look.LOST;
            case QUIET -> Look.QUIET;
            case UNKNOWN -> Look.UNKNOWN;
        };
        if (hour.digests().missing() > 0 && one.compareTo(Look.LOST) < 0) {
            one = Look.LOST;
        }
        look = one.compareTo(look) > 0 ? one : look;
        logging = hour.logging().compareTo(logging) > 0 ? hour.logging() : logging;
        busiestHour = Math.max(busiestHour, hour.events());
        events += hour.events();
        files += hour.files();
        verified += hour.verified();
        contradicted += hour.contradicted();
        missingFiles += hour.missingFiles();
        missingDigests += hour.digests().missing();
    }

    /** The hours of a series that touch {@code [from, to)}. */
    static CoverageSlot of(CoverageSeries series, long fromMillis, long toMillis) {
        CoverageSlot slot = new CoverageSlot();
        for (CoverageHour hour : series.known()) {
            if (hour.end().toEpochMilli() > fromMillis && hour.start().toEpochMilli() < toMillis) {
                slot.add(hour);
            }
        }
        return slot;
    }

    Look look() {
        return look;
    }

    LoggingState logging() {
        return logging;
    }

    /** Events of the hour that has the most. */
    int busiestHour() {
        return busiestHour;
    }

    long events() {
        return events;
    }

    long files() {
        return files;
    }

    long verified() {
        return verified;
    }

    long contradicted() {
        return contradicted;
    }

    long missingFiles() {
        return missingFiles;
    }

    long missingDigests() {
        return missingDigests;
    }

    /** Whether digests confirm every event. */
    boolean isVerified() {
        return events > 0 && verified == events;
    }
}
