package org.nightjar.simulate;

import java.util.List;

/**
 * What the truth says about events: the attack or decoy they belong to. Immutable; compared by id.
 *
 * @param attack whether it is an attack, else it is a decoy
 * @param id unique in a truth file
 * @param title one line for people
 * @param user whose events they are, as Nightjar names users
 * @param techniques ATT&amp;CK techniques; none for decoys
 */
record Label(boolean attack, String id, String title, String user, List<String> techniques) {

    static Label decoy(String id, String title, String user) {
        return new Label(false, id, title, user, List.of());
    }
}
