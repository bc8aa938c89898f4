package org.nightjar.analysis.coverage;

/** What is counted about one hour while the model is built. */
final class Cell {
    int events;
    int files;
    int verified;
    int contradicted;
    int digestsVerified;
    int digestsUnconfirmed;
    int digestsContradicted;
    int digestsMissing;
    int missingFiles;

    CoverageHour hour(long hour, boolean provenQuiet, LoggingState logging) {
        HourState state = events > 0
                ? HourState.EVENTS
                : missingFiles > 0
                        ? HourState.LOST
                        : provenQuiet && digestsContradicted + digestsMissing == 0
                                ? HourState.QUIET
                                : HourState.UNKNOWN;
        return new CoverageHour(
                hour,
                1,
                state,
                events,
                files,
                verified,
                contradicted,
                new CoverageHour.Digests(digestsVerified, digestsUnconfirmed, digestsContradicted, digestsMissing),
                missingFiles,
                logging);
    }
}
