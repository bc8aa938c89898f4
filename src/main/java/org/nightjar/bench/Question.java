package org.nightjar.bench;

/** What a view asks of all events; every contestant must give the same answer. */
enum Question {
    HISTOGRAM("1,600 bins of time, all events"),
    HISTOGRAM_OF_USER("1,600 bins of time, one user"),
    USER_SERVICE("events by user and service"),
    USER_DAY("events by user and day"),
    TOP_ACTIONS("the 20 most frequent actions"),
    FILTER("service, region and outcome: how many");

    static final int BINS = 1_600;
    static final int TOP = 20;
    static final long DAY_MILLIS = 86_400_000L;

    final String title;

    Question(String title) {
        this.title = title;
    }
}
