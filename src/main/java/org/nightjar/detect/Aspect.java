package org.nightjar.detect;

/**
 * The side of an act that a signal speaks of. Signals of one aspect say the same thing more than once (a new country
 * is also a new network), so together they count little more than the strongest; different aspects agree
 * independently and add up.
 */
public enum Aspect {
    /** Where the act came from: country, network, distance. */
    ORIGIN("from somewhere else"),
    /** With what client. */
    CLIENT("with another client"),
    /** What was done: service, action, region. */
    ACT("doing unusual things"),
    /** When. */
    HOUR("at another hour"),
    /** How much of it failed. */
    FAILURE("with many failures"),
    /** How much of it there was. */
    VOLUME("in a burst"),
    /** That there is no more of it. */
    SILENCE("falling silent"),
    /** In which order. */
    ORDER("in a telling order"),
    /** What it does to the log. */
    LOG("against the log"),
    /** Who else was given something. */
    SHARING("sharing with an outsider"),
    /** Whose credentials were used or made. */
    CREDENTIAL("with credentials out of place"),
    /** That somebody wrote a rule about it. */
    RULE("matching a rule"),
    /** That somebody put it on a list. */
    INDICATOR("matching an indicator");

    private final String words;

    Aspect(String words) {
        this.words = words;
    }

    /** A few words for summaries, such as "from somewhere else". */
    public String words() {
        return words;
    }
}
