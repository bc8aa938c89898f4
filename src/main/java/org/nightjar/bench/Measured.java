package org.nightjar.bench;

/**
 * One run of one contestant, as whole processes.
 *
 * @param round in which it ran, from 0
 * @param contestant who
 * @param events that came out
 * @param seconds from start to end of the process
 * @param cpuSeconds of the process, as last seen before it ended; NaN if not known
 * @param peakBytes most memory resident, as last seen; 0 if not known
 * @param resultBytes size of what it wrote
 */
record Measured(
        int round,
        Contestant contestant,
        long events,
        double seconds,
        double cpuSeconds,
        long peakBytes,
        long resultBytes) {

    double eventsPerSecond() {
        return events / seconds;
    }
}
