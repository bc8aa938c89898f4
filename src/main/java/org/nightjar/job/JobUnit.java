package org.nightjar.job;

/** What a job counts. */
public enum JobUnit {
    BYTES,
    FILES,
    EVENTS,
    ADDRESSES,
    DETECTORS,
    FINDINGS,
    STEPS
}
