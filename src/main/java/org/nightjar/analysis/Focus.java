package org.nightjar.analysis;

/** What the analyst looks at besides query and time: nothing, a user, a finding or an incident. */
public sealed interface Focus {

    /** Nothing in particular. */
    Focus NOTHING = new Nothing();

    /** See {@link #NOTHING}. */
    record Nothing() implements Focus {}

    /** A user, by id. */
    record OnUser(String userId) implements Focus {}

    /** A finding, by id: its events, against the rest of its user. */
    record OnFinding(String findingId) implements Focus {}

    /** An incident, by rank in the last detection. */
    record OnIncident(int rank) implements Focus {}
}
