package org.nightjar.ui;

/** The tabs of the middle, in their order. */
public enum WorkbenchTab {
    OVERVIEW,
    EVENTS,
    HOURS,
    FINDINGS,
    INCIDENTS,
    STORY,
    MAP,
    GRAPH,
    CREDENTIALS,
    COVERAGE,
    RULES,
    EVIDENCE,
    JOBS
}
