package org.nightjar.casefile;

import java.util.List;
import java.util.stream.Collectors;
import org.nightjar.model.People.Change;
import org.nightjar.model.People.Kind;

/** Says a step of merges and aliases, for the action log and for people. */
final class PeopleWords {

    private PeopleWords() {}

    static String of(List<Change> changes) {
        return changes.stream().map(PeopleWords::of).collect(Collectors.joining("; ")) + ".";
    }

    private static String of(Change change) {
        if (change.kind() == Kind.MERGE) {
            return change.after().isEmpty()
                    ? "user " + change.subject() + " split from " + change.before()
                    : "user " + change.subject() + " merged into " + change.after();
        }
        String what = change.kind().id() + " " + change.subject();
        return change.after().isEmpty()
                ? what + " is no longer called “" + change.before() + "”"
                : what + " is called “" + change.after() + "”";
    }
}
